package io.leadline.proof.retention;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;
import io.leadline.log.RetiredFiles;
import io.leadline.proof.head.Head;
import io.leadline.proof.head.HeadFolder;
import io.leadline.proof.head.SignedHead;
import io.leadline.snapshot.SnapshotLogFiles;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * A day goes only when a head was signed for the whole of it: a later one would prove its documents too, but only the
 * day's own has the tree that shows makers their records. The newest head's day stays: {@code seal} goes on from it.
 * Single thread.
 */
final class HeadNeed implements DayNeed
{
    private final Path snapshots;
    private final HeadFolder heads;
    private final SnapshotLogFiles files;
    private final RetiredFiles retired;

    /**
     * The need for heads of a snapshot log.
     *
     * @throws io.leadline.proof.head.HeadException  when one of them is none, or does not follow the one before.
     * @throws io.leadline.problem.BadInputException when there is no such folder.
     */
    HeadNeed(final Path folder, final Path snapshots)
    {
        this.snapshots = snapshots;
        heads = HeadFolder.read(folder, null);
        files = new SnapshotLogFiles(snapshots);
        retired = RetiredFiles.of(snapshots);
    }

    /**
     * Why the day has to stay.
     *
     * @throws LogException {@code FOREIGN} when the log is not what the day's head says.
     */
    @Override
    public Optional<String> reason(final long epochDay)
    {
        final SignedHead signed = heads.ofDay(epochDay);
        if (signed == null)
        {
            return Optional.of("no signed head of the day: heads=" + heads.folder());
        }
        if (epochDay == heads.newest().head().day())
        {
            return Optional.of("day of the newest head, which seal goes on from");
        }
        final List<Long> days = files.days();
        final int place = days.indexOf(epochDay);
        if (place < 0)
        {
            // Its snapshots went before, when they were held against the head.
            return retired.files().stream().anyMatch(file -> file.epochDay() == epochDay)
                ? Optional.empty() : Optional.of("no snapshots of the day");
        }

        return place == days.size() - 1
            ? Optional.of("newest file of the snapshot log") : reason(signed.head(), days.get(place + 1));
    }

    /** The head of a day stands behind the totals of the midnight that ends it, which the next file begins with. */
    private Optional<String> reason(final Head head, final long nextDay)
    {
        try (SnapshotLogReader next = files.open(nextDay, null, true))
        {
            if (head.documents() < next.fileDocument())
            {
                return Optional.of(
                    "day is not signed to its end: documents=" + next.fileDocument() + " head=" + head.documents());
            }
            byte[] hash = next.hashBeforeFile();
            if (head.documents() > next.fileDocument())
            {
                final boolean isThere = walk(next, head.documents());
                hash = isThere ? next.lastHash() : new byte[0];
            }
            requireHash(head, HexFormat.of().formatHex(hash));

            return Optional.empty();
        }
    }

    /** Reads up to a number of documents; whether there are so many in the file. */
    private static boolean walk(final SnapshotLogReader reader, final long documents)
    {
        boolean hasMore = true;
        while (hasMore && reader.documentCount() < documents)
        {
            hasMore = reader.next() != Record.END;
        }

        return reader.documentCount() == documents;
    }

    private void requireHash(final Head head, final String hash)
    {
        if (!head.hash().equals(hash))
        {
            throw new LogException(
                Fault.FOREIGN,
                "log is not what its head says: path=" + snapshots + " head=" + head.fileName() + " documents=" +
                head.documents() + " hash=" + hash + " expected=" + head.hash());
        }
    }
}
