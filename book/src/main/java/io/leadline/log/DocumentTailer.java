package io.leadline.log;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads the documents of one log in order, while it may still grow. A document is shown where it lies, in pages of the
 * log that are mapped for reading: nothing is copied. A writer never comes back to a document that it has shown, so
 * what a checksum was taken of is what is decoded. Whoever may write to the files can change bytes behind the check all
 * the same; what is decoded then is wrong, and the next reader of the log names it, but no byte outside the document
 * is ever read: both views end where it ends. Single thread; allocates only for a file or a block of it.
 */
public final class DocumentTailer implements PlacedDocuments
{
    /** What the store answers for the first cycle of a log without files. */
    private static final int NO_CYCLE = Integer.MAX_VALUE;
    private static final long MAX_POSITION = 1L << 32;
    /** Of {@code 20260301F.cq4}. */
    private static final int DAY_LENGTH = 8;

    private final Path directory;
    private final SingleChronicleQueue queue;
    private final ExcerptTailer tailer;
    private final UnsafeBuffer document = new UnsafeBuffer(0, 0);
    private final MemoryView memory = new MemoryView();
    private final RetiredFiles retired;
    private DocumentContext open;
    private long index;

    /**
     * Opens the log in a folder for reading, from its first document.
     *
     * @throws LogException {@code MISSING} when there is none, {@code INCOMPLETE} when its first or its last
     *                      file is gone without having been retired, {@code CORRUPT} when one begins as none does.
     */
    public DocumentTailer(final Path directory)
    {
        this.directory = directory;
        if (!isLog(directory))
        {
            throw new LogException(LogException.Fault.MISSING, "no log in folder: path=" + directory);
        }
        StoreHeader.require(directory);
        retired = RetiredFiles.of(directory);
        queue = DocumentQueue.open(directory, System::currentTimeMillis, true);
        tailer = queue.createTailer();
        try
        {
            requireFiles();
            goToFirst();
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
     * UTC days of the files in a folder, counted from 1970-01-01, rising; none when one of them bears another name, or
     * there is no file.
     */
    public static List<Long> days(final Path directory)
    {
        final List<Long> days = new ArrayList<>();
        for (final Path file : DocumentQueue.files(directory))
        {
            final String name = file.getFileName().toString();
            try
            {
                days.add(LocalDate.parse(
                    name.substring(0, Math.min(DAY_LENGTH, name.length())), DateTimeFormatter.BASIC_ISO_DATE)
                    .toEpochDay());
            }
            catch (final DateTimeParseException foreign)
            {
                return List.of();
            }
        }

        return days;
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
        if (!first.startsWith(firstListed) && retired.isEmpty() && RetiredFiles.listed(directory).isEmpty())
        {
            throw gone("first", firstListed, first);
        }
        if (last.compareTo(lastListed) < 0)
        {
            throw gone("last", lastListed, last);
        }
    }

    /** Where files were retired or have come back, the store's listing may not know it yet: the files are right. */
    private void goToFirst()
    {
        final List<Long> days = RetiredFiles.listed(directory).isEmpty() ? List.of() : days(directory);
        if (!days.isEmpty())
        {
            tailer.moveToIndex(queue.rollCycle().toIndex(Math.toIntExact(days.get(0)), 0));
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
        leave();
        final DocumentContext context = nextContext();
        if (!context.isPresent() || !context.isData())
        {
            context.close();
            return false;
        }
        open = context;
        final Bytes<?> bytes = context.wire().bytes();
        index = context.index();
        show(bytes, bytes.readPosition(), bytes.readRemaining());

        return true;
    }

    /** The store has no word of its own for files that it did not write. */
    private DocumentContext nextContext()
    {
        try
        {
            return tailer.readingDocument();
        }
        catch (final RuntimeException failure)
        {
            throw unreadable(failure);
        }
    }

    private LogException unreadable(final RuntimeException failure)
    {
        final LogException corrupt = new LogException(
            LogException.Fault.CORRUPT,
            "store cannot read on: path=" + directory + " behind=0x" + Long.toHexString(index) + " reason=" +
            failure.getClass().getSimpleName());
        corrupt.initCause(failure);

        return corrupt;
    }

    @Override
    public Path laterFile()
    {
        return LaterFiles.behind(directory, day(queue.rollCycle().toCycle(index)) + DocumentQueue.DAY_SUFFIX);
    }

    @Override
    public boolean read(final long epochDay, final long position)
    {
        leave();
        final int cycle = (int)epochDay;
        if (epochDay != cycle || epochDay < 0 || position < 0 || position >= MAX_POSITION)
        {
            return false;
        }

        return tailer.moveToIndex(queue.rollCycle().toIndex(cycle, position)) && next() &&
            queue.rollCycle().toCycle(index) == cycle && queue.rollCycle().toSequenceNumber(index) == position;
    }

    private void show(final Bytes<?> bytes, final long position, final long length)
    {
        if (length > DocumentQueue.MAX_DOCUMENT_LENGTH)
        {
            throw tooLong(length);
        }
        final long address = bytes.addressForRead(position, (int)length);
        if (!bytes.bytesStore().inside(position, length))
        {
            throw tooLong(length);
        }
        document.wrap(address, (int)length);
        memory.wrap(address, (int)length);
    }

    private LogException tooLong(final long length)
    {
        return new LogException(
            LogException.Fault.CORRUPT,
            "document longer than any: path=" + directory + " index=0x" + Long.toHexString(index) +
            " length=" + length + " limit=" + DocumentQueue.MAX_DOCUMENT_LENGTH);
    }

    /** Lets go of the document: its block may be unmapped from here on. */
    private void leave()
    {
        document.wrap(0, 0);
        memory.wrap(0, 0);
        if (open != null)
        {
            open.close();
            open = null;
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
        return memory.buffer();
    }

    @Override
    public int length()
    {
        return document.capacity();
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
    public RetiredFiles retired()
    {
        return retired;
    }

    /** UTC day of the file that holds the document read last, counted from 1970-01-01. */
    public long day()
    {
        return queue.rollCycle().toCycle(index);
    }

    @Override
    public void close()
    {
        leave();
        tailer.close();
        queue.close();
    }
}
