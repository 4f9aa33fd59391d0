package io.leadline.log;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;

import io.leadline.problem.FileReason;

import net.openhft.chronicle.core.OS;
import net.openhft.posix.PosixAPI;

/**
 * Pages of one file, mapped a block at a time, which the kernel can be asked to make ready for writing: memory and
 * disk for them are found as if they were written to, and what they hold stays as it is. The file is never made longer.
 * Cold; single thread.
 */
final class FilePages implements AutoCloseable
{
    /** So little that a fault of the writer is not kept waiting; a multiple of any page, and the file of it. */
    static final int STEP_LENGTH = 1 << 18;

    /** The advice MADV_POPULATE_WRITE; Linux from 5.14 on. */
    static final int POPULATE_WRITE = 23;

    private static final long UNMAPPED = 0;

    private final File file;
    private final RandomAccessFile opened;
    private final FileChannel channel;
    private final int advice;
    private long address = UNMAPPED;
    private long mappedOffset;
    private long mappedLength;

    /** Pages of a file that exists, and what the kernel is asked to do with them. */
    FilePages(final File file, final int advice)
    {
        this.file = file;
        this.advice = advice;
        try
        {
            opened = new RandomAccessFile(file, "rw");
            channel = opened.getChannel();
        }
        catch (final IOException failure)
        {
            throw unusable(failure);
        }
    }

    File file()
    {
        return file;
    }

    /** Length of the file; it grows under the hands of its writer. */
    long length()
    {
        try
        {
            return channel.size();
        }
        catch (final IOException failure)
        {
            throw unusable(failure);
        }
    }

    /**
     * Makes a step's pages ready for writing.
     *
     * @param offset a multiple of the step; the whole step lies within the file's length.
     * @return 0, or the number of the error that the system names.
     */
    int populate(final long offset)
    {
        if (address == UNMAPPED || offset < mappedOffset || offset + STEP_LENGTH > mappedOffset + mappedLength)
        {
            map(offset - offset % DocumentQueue.BLOCK_LENGTH);
        }
        final PosixAPI posix = PosixAPI.posix();
        final int result = posix.madvise(address + offset - mappedOffset, STEP_LENGTH, advice);

        return result == 0 ? 0 : posix.lastError();
    }

    /** Maps a block as far as the file goes; never beyond, which would make it longer or stop the process. */
    private void map(final long offset)
    {
        unmap();
        try
        {
            final long length = Math.min(DocumentQueue.BLOCK_LENGTH, length() - offset);
            address = OS.map(channel, FileChannel.MapMode.READ_WRITE, offset, length);
            mappedOffset = offset;
            mappedLength = length;
        }
        catch (final IOException failure)
        {
            throw unusable(failure);
        }
    }

    private void unmap()
    {
        if (address != UNMAPPED)
        {
            try
            {
                OS.unmap(address, mappedLength);
            }
            catch (final IOException failure)
            {
                throw unusable(failure);
            }
            address = UNMAPPED;
        }
    }

    private UncheckedIOException unusable(final IOException failure)
    {
        return new UncheckedIOException(
            "file cannot be mapped: path=" + file + " reason=" + FileReason.of(failure), failure);
    }

    @Override
    public void close()
    {
        unmap();
        try
        {
            opened.close();
        }
        catch (final IOException failure)
        {
            throw unusable(failure);
        }
    }
}
