package io.leadline.log;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads the documents of one log in order, while it may still grow. A document is copied before it is shown, so its
 * checksum speaks of the very bytes that are decoded. Single thread; allocates only when a document is longer than all
 * before it.
 */
public final class DocumentTailer implements Documents
{
    private static final int INITIAL_LENGTH = 1 << 17;
    private static final int ALIGNMENT = 64;
    /** What the store answers for the first cycle of a log without files. */
    private static final int NO_CYCLE = Integer.MAX_VALUE;

    private final Path directory;
    private final SingleChronicleQueue queue;
    private final ExcerptTailer tailer;
    private final UnsafeBuffer mapped = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer document = new UnsafeBuffer(0, 0);
    private ByteBuffer memory;
    private int length;
    private long index;

    /**
     * Opens the log in a folder for reading, from its first document.
     *
     * @throws LogException {@code MISSING} when there is none, {@code INCOMPLETE} when its first or its last
     *                      file is gone.
     */
    public DocumentTailer(final Path directory)
    {
        this.directory = directory;
        if (!isLog(directory))
        {
            throw new LogException(LogException.Fault.MISSING, "no log in folder: path=" + directory);
        }
        queue = DocumentQueue.open(directory, System::currentTimeMillis, true);
        tailer = queue.createTailer();
        grow(INITIAL_LENGTH);
        try
        {
            requireFiles();
        }
        catch (final LogException failure)
        {
            close();
            throw failure;
        }
    }

    /** Whether a folder holds a log. */
    public static boolean isLog(final Path directory)
    {
        return !DocumentQueue.files(directory).isEmpty();
    }

    /**
     * The store reads a log whose first file was deleted as empty, and one whose last file was deleted as a shorter
     * one, without a word: its listing is held to the files. A writer makes a file before it lists it, so the listing
     * is read first.
     */
    private void requireFiles()
    {
        final int firstCycle = queue.firstCycle();
        final int lastCycle = queue.lastCycle();
        if (firstCycle == NO_CYCLE || lastCycle < firstCycle)
        {
            // Its writer is making the first file at this moment.
            return;
        }
        final String firstListed = day(firstCycle);
        final String lastListed = day(lastCycle);
        final List<Path> files = DocumentQueue.files(directory);
        final String first = files.get(0).getFileName().toString();
        final String last = files.get(files.size() - 1).getFileName().toString();
        if (!first.startsWith(firstListed))
        {
            throw gone("first", firstListed, first);
        }
        if (last.compareTo(lastListed) < 0)
        {
            throw gone("last", lastListed, last);
        }
    }

    private static String day(final int cycle)
    {
        return LocalDate.ofEpochDay(cycle).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private LogException gone(final String which, final String expected, final String found)
    {
        return new LogException(
            LogException.Fault.INCOMPLETE,
            which + " file of the log is gone: path=" + directory + " expected=" + expected + " found=" + found);
    }

    @Override
    public boolean next()
    {
        try (DocumentContext context = tailer.readingDocument())
        {
            if (!context.isPresent() || !context.isData())
            {
                return false;
            }
            final Bytes<?> bytes = context.wire().bytes();
            length = Math.toIntExact(bytes.readRemaining());
            index = context.index();
            grow(length);
            mapped.wrap(bytes.addressForRead(bytes.readPosition()), length);
            mapped.getBytes(0, document, 0, length);
        }

        return true;
    }

    private void grow(final int minimumLength)
    {
        if (memory == null || memory.capacity() < minimumLength)
        {
            memory = BufferUtil.allocateDirectAligned(Integer.highestOneBit(minimumLength) << 1, ALIGNMENT);
            document.wrap(memory);
        }
    }

    @Override
    public UnsafeBuffer document()
    {
        return document;
    }

    @Override
    public ByteBuffer memory()
    {
        return memory;
    }

    @Override
    public int length()
    {
        return length;
    }

    @Override
    public long index()
    {
        return index;
    }

    @Override
    public Path directory()
    {
        return directory;
    }

    @Override
    public void close()
    {
        tailer.close();
        queue.close();
    }
}
