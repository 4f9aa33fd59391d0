package io.leadline.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.file.Path;
import java.util.List;

import io.leadline.log.DocumentTailer;

/**
 * The files of a snapshot log, a UTC day each, that can be read apart: by threads of their own, in any order. Any
 * thread may call; each reader is one thread's.
 */
public final class SnapshotLogFiles
{
    private final Path directory;
    private final List<Long> days;

    /** The files that are in a folder now. */
    public SnapshotLogFiles(final Path directory)
    {
        this.directory = directory;
        days = DocumentTailer.days(directory);
    }

    /** UTC days of the files, counted from 1970-01-01, rising; none where the folder holds something else as well. */
    public List<Long> days()
    {
        return days;
    }

    /**
     * About how many documents are older than a time, by halving; for whoever wants to know how far along a walk is.
     * What is no document of a snapshot log counts like any other.
     */
    public long documentCount(final long toEpochNs)
    {
        long count = 0;
        try (DocumentTailer documents = new DocumentTailer(directory))
        {
            for (final long day : days)
            {
                count += documentCount(documents, day, toEpochNs);
            }
        }

        return count;
    }

    private static long documentCount(final DocumentTailer documents, final long day, final long toEpochNs)
    {
        long count = 0;
        long stride = 1;
        while (isBefore(documents, day, count + stride - 1, toEpochNs))
        {
            count += stride;
            stride *= 2;
        }
        while (stride > 0)
        {
            count += isBefore(documents, day, count + stride - 1, toEpochNs) ? stride : 0;
            stride /= 2;
        }

        return count;
    }

    private static boolean isBefore(
        final DocumentTailer documents, final long day, final long position, final long toEpochNs)
    {
        return documents.read(day, position) && (
            documents.length() < SnapshotLayout.BODY_OFFSET ||
            documents.document().getLong(SnapshotLayout.TIME_OFFSET, LITTLE_ENDIAN) < toEpochNs);
    }

    /**
     * Opens the file of a day; to be closed. Behind the last record its {@link SnapshotLogReader#nextDay} says which
     * file the log goes on with.
     *
     * @param markets   by market, whether its records are asked for; null for all.
     * @param isChained whether the chain is followed; without it, a document is believed by its checksum and number.
     * @throws io.leadline.log.LogException as {@link SnapshotLogReader#open(Path)} does.
     */
    public SnapshotLogReader open(final long day, final boolean[] markets, final boolean isChained)
    {
        final DocumentTailer documents = new DocumentTailer(directory);

        return !days.isEmpty() && day == days.get(0)
            ? SnapshotLogReader.firstFile(documents, markets, isChained)
            : SnapshotLogReader.file(documents, day, markets, isChained);
    }
}
