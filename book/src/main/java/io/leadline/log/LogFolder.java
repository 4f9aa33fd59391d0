package io.leadline.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

import io.leadline.problem.FileReason;

import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/** The folder of a log, for whoever takes files off its start or brings them back. Cold; single thread. */
public final class LogFolder
{
    private static final String UNFINISHED = ".unfinished";
    /** The store's own name for the number of the first file that it lists, which is a file's UTC day. */
    private static final String FIRST_LISTED = "listing.lowestCycle";

    private final Path directory;

    /**
     * A folder that may be written to.
     *
     * @throws UncheckedIOException when it may not.
     */
    public LogFolder(final Path directory)
    {
        DocumentQueue.requireWritableFolder(directory);
        this.directory = directory;
    }

    /** The file of a UTC day, counted from 1970-01-01, there or not. */
    public static Path file(final Path directory, final long epochDay)
    {
        return directory.resolve(name(epochDay));
    }

    /** Name of that file. */
    static String name(final long epochDay)
    {
        return LocalDate.ofEpochDay(epochDay).format(DateTimeFormatter.BASIC_ISO_DATE) + DocumentQueue.DAY_SUFFIX;
    }

    /** Writes the list of retired files, whole or not at all, and down to the disk; an empty one is no file. */
    public void write(final RetiredFiles retired)
    {
        final Path list = directory.resolve(RetiredFiles.NAME);
        try
        {
            if (retired.isEmpty())
            {
                Files.deleteIfExists(list);
            }
            else
            {
                final Path unfinished = directory.resolve(RetiredFiles.NAME + UNFINISHED);
                write(unfinished, retired.text().getBytes(StandardCharsets.UTF_8));
                Files.move(
                    unfinished, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            force(directory);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "list of retired files cannot be written: path=" + list + " reason=" + FileReason.of(failure), failure);
        }
    }

    /** Writes a file, over one that is there, down to the disk. */
    public static void write(final Path file, final byte[] content) throws IOException
    {
        try (FileChannel channel = FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING))
        {
            final ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining())
            {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Brings names that were made, changed or deleted in a folder down to the disk. */
    public static void force(final Path folder) throws IOException
    {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ))
        {
            channel.force(true);
        }
    }

    /**
     * Makes the store look for files from a UTC day on, counted from 1970-01-01: it opens none from before its listing,
     * so that has to begin there by the time that the first of them is back.
     */
    public void listFrom(final long epochDay)
    {
        try (SingleChronicleQueue queue = DocumentQueue.open(directory, System::currentTimeMillis, false))
        {
            queue.metaStore().acquireValueFor(FIRST_LISTED).setMinValue(epochDay);
        }
    }

    /**
     * Makes the store list the files that are there: with the old listing it would read a log whose first file is gone
     * as empty, without a word.
     */
    public void refreshListing()
    {
        try (SingleChronicleQueue queue = DocumentQueue.open(directory, System::currentTimeMillis, false))
        {
            queue.refreshDirectoryListing();
        }
    }
}
