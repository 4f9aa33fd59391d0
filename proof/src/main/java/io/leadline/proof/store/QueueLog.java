package io.leadline.proof.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.log.Documents;
import io.leadline.log.LogException;
import io.leadline.log.RetiredFiles;
import io.leadline.log.StoreHeader;
import io.leadline.problem.FileReason;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The documents of a log as they lie in its files, which are read without the store: whatever was done to them ends in
 * a {@link StoreException} that names file and place, or in documents for the log's own reader to judge. On the way it
 * holds the store's headers, indexes and listing against the documents, as other readers rely on them. The log may
 * grow. Single thread.
 */
public final class QueueLog implements Documents
{
    /** The last day that a time in ns has. */
    static final long MAX_DAY = 106_751;

    private static final String SUFFIX = ".cq4";
    private static final String DAILY = "F.cq4";
    private static final int DAY_LENGTH = 8;
    private static final int SEQUENCE_BITS = 32;

    private final Path directory;
    private final List<Path> files;
    private final RetiredFiles retired;
    private final UnsafeBuffer document = new UnsafeBuffer(0, 0);
    private int fileNumber;
    private long day;
    private QueueFile file;
    private boolean isDocumentShown;

    /**
     * Opens the log in a folder.
     *
     * @throws LogException   {@code MISSING} when there is none, {@code CORRUPT} when the list of files that were taken
     *                        off its start is none.
     * @throws StoreException when its files are not those that its writer made.
     */
    public QueueLog(final Path directory)
    {
        this.directory = directory;
        // A writer makes a file before it lists it: so the listing is read first.
        final StoreListing listing = listing(true);
        files = files(directory);
        if (files.isEmpty())
        {
            throw new LogException(LogException.Fault.MISSING, "no log in folder: path=" + directory);
        }
        files.forEach(QueueLog::day);
        retired = RetiredFiles.of(directory);
        if (listing != null)
        {
            listing.requireFiles(
                day(files.get(0)), day(files.get(files.size() - 1)), !RetiredFiles.listed(directory).isEmpty());
        }
        open(0);
    }

    private static List<Path> files(final Path directory)
    {
        if (!Files.isDirectory(directory))
        {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory))
        {
            return all.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
        }
        catch (final IOException failure)
        {
            throw unreadable(directory, failure);
        }
    }

    private StoreListing listing(final boolean mayBeInMaking)
    {
        try
        {
            return StoreListing.read(directory, mayBeInMaking);
        }
        catch (final IOException failure)
        {
            throw unreadable(directory.resolve(StoreHeader.LISTING), failure);
        }
    }

    private static UncheckedIOException unreadable(final Path path, final IOException failure)
    {
        return new UncheckedIOException(
            "file cannot be read: path=" + path + " reason=" + FileReason.of(failure), failure);
    }

    /** UTC day of a file by its name. */
    private static long day(final Path path)
    {
        final String name = path.getFileName().toString();
        try
        {
            if (name.length() == DAY_LENGTH + DAILY.length() && name.endsWith(DAILY))
            {
                return LocalDate.parse(name.substring(0, DAY_LENGTH), DateTimeFormatter.BASIC_ISO_DATE).toEpochDay();
            }
        }
        catch (final DateTimeException noDay)
        {
            throw foreign(path, noDay);
        }
        throw foreign(path, null);
    }

    private static StoreException foreign(final Path path, final DateTimeException cause)
    {
        final StoreException foreign = new StoreException(
            StoreException.Kind.FOREIGN, "file bears no name of a day: file=" + path + " expected=20260301" + DAILY);
        foreign.initCause(cause);

        return foreign;
    }

    private void open(final int number)
    {
        fileNumber = number;
        day = day(files.get(number));
        file = new QueueFile(files.get(number));
    }

    @Override
    public boolean next()
    {
        isDocumentShown = false;
        while (!file.next())
        {
            file.checkEnd(isLastFile());
            if (isLastFile())
            {
                return false;
            }
            file.close();
            open(fileNumber + 1);
        }
        file.show(document);
        isDocumentShown = true;

        return true;
    }

    private boolean isLastFile()
    {
        return fileNumber == files.size() - 1;
    }

    /**
     * Demands, behind the last document, that other readers come to the same files.
     *
     * @throws StoreException when the store's listing leaves one out.
     */
    public void requireListed()
    {
        final StoreListing listing = listing(fileNumber == 0 && file.documentCount() == 0);
        if (listing != null && file.documentCount() > 0)
        {
            listing.requireListed(day);
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
        return file.slice();
    }

    @Override
    public int length()
    {
        return document.capacity();
    }

    @Override
    public long index()
    {
        return day << SEQUENCE_BITS | Math.max(0, file.documentCount() - 1);
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

    /** File that is read. */
    public Path file()
    {
        return file.file();
    }

    /** UTC day in the name of the file that is read, counted from 1970-01-01. */
    public long day()
    {
        return day;
    }

    /** Place of the document in its file, from 0. */
    public long place()
    {
        return file.documentCount() - 1;
    }

    /** Whether a document is at hand. */
    public boolean isDocumentShown()
    {
        return isDocumentShown;
    }

    @Override
    public void close()
    {
        file.close();
    }
}
