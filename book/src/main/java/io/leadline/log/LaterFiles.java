package io.leadline.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

import io.leadline.problem.FileReason;

/**
 * Whether files behind one of a log hold documents, read by their framing alone: a writer ends a file before it writes
 * to the next, so a reader that comes to no such end, and to no document either, stands before something that was
 * damaged. Cold; any thread.
 */
final class LaterFiles
{
    private static final int NOT_COMPLETE = 0x8000_0000;
    private static final int META = 0x4000_0000;
    private static final int LENGTH_MASK = 0x3fff_ffff;
    /** More than stand in front of a file's first document. */
    private static final int MOST_FRAMES = 16;

    private LaterFiles()
    {
    }

    /**
     * Looks behind a file.
     *
     * @param name of the file, which begins with its day.
     * @return the first later one that holds a document; null when none does.
     */
    static Path behind(final Path directory, final String name)
    {
        for (final Path file : DocumentQueue.files(directory))
        {
            if (file.getFileName().toString().compareTo(name) > 0 && hasDocument(file))
            {
                return file;
            }
        }

        return null;
    }

    private static boolean hasDocument(final Path file)
    {
        try (FileChannel channel = FileChannel.open(file))
        {
            final ByteBuffer word = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            long position = StoreHeader.LENGTH;
            for (int i = 0; i < MOST_FRAMES; i++)
            {
                word.clear();
                if (channel.read(word, position) < Integer.BYTES || isEnd(word.getInt(0)))
                {
                    return false;
                }
                if ((word.getInt(0) & META) == 0)
                {
                    return true;
                }
                position = position + Integer.BYTES + (word.getInt(0) & LENGTH_MASK) + 3 & ~3L;
            }

            return false;
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "file of the log cannot be read: path=" + file + " reason=" + FileReason.of(failure), failure);
        }
    }

    private static boolean isEnd(final int word)
    {
        return word == 0 || (word & NOT_COMPLETE) != 0;
    }
}
