package io.leadline.proof.head;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

import io.leadline.config.Seed;
import io.leadline.log.DocumentTailer;
import io.leadline.problem.BadInputException;
import io.leadline.log.LogException;
import io.leadline.log.RetiredFiles;
import io.leadline.proof.tree.LeafWish;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * Makes the heads that a log has none of yet: one for each day that is over, and on demand one for the log's end as it
 * is. It begins with the day of the newest head, and holds the heads of that day against the log. Reads the log as
 * anybody does, while it may grow. Single thread.
 */
public final class Sealing implements AutoCloseable
{
    private final HeadLock lock;
    private final HeadFolder heads;
    private final SigningKey key;
    private final SnapshotLogReader reader;
    private final SealWalk walk;
    private final List<Path> written = new ArrayList<>();

    private Sealing(
        final HeadLock lock,
        final HeadFolder heads,
        final SigningKey key,
        final SnapshotLogReader reader,
        final Seed secret)
    {
        this.lock = lock;
        this.heads = heads;
        this.key = key;
        this.reader = reader;
        final Head start = heads.start(reader);
        walk = new SealWalk(reader, secret, LeafWish.NONE, start, this::seal);
        if (start != null && start.documents() >= reader.documentCount())
        {
            walk.ask(start.documents(), point -> HeadMatch.requireChain(start, point, reader.configuration()));
        }
        heads.heads().stream()
            .map(SignedHead::head)
            .filter(head -> start == null || head.documents() > start.documents())
            .forEach(head -> walk.ask(
                head.documents(), point -> HeadMatch.require(head, point, reader.configuration())));
    }

    /**
     * Reads the heads that there are, and opens the log. Until it is closed no other may write heads into the folder.
     *
     * @param folder of the heads, which is there; all in it must be signed by the key.
     * @param secret behind the salts.
     * @throws BadInputException when another run seals into the folder.
     * @throws HeadException     when the heads cannot be gone on from.
     */
    public static Sealing open(final Path snapshots, final Path folder, final SigningKey key, final Seed secret)
    {
        final HeadLock lock = HeadLock.take(folder);
        SnapshotLogReader reader = null;
        try
        {
            final HeadFolder heads = HeadFolder.read(folder, key.publicText());
            reader = open(snapshots, heads.newest() == null ? 0 : heads.newest().head().day());

            return new Sealing(lock, heads, key, reader, secret);
        }
        catch (final RuntimeException refused)
        {
            close(reader, lock);
            throw refused;
        }
    }

    private static void close(final SnapshotLogReader reader, final HeadLock lock)
    {
        try (lock)
        {
            if (reader != null)
            {
                reader.close();
            }
        }
    }

    /** Opens the log at the file of a day, or at its start. */
    private static SnapshotLogReader open(final Path snapshots, final long day)
    {
        final List<Long> days = DocumentTailer.days(snapshots);
        requireBeginning(snapshots, day > 0 && days.contains(day));

        return day > 0 && days.contains(day) && day > days.get(0)
            ? SnapshotLogReader.openAt(snapshots, day)
            : SnapshotLogReader.open(snapshots);
    }

    /** A head speaks of all of a log: without its first files, only a head made of them can be gone on from. */
    private static void requireBeginning(final Path snapshots, final boolean isGoingOn)
    {
        final RetiredFiles retired = RetiredFiles.of(snapshots);
        if (!retired.isEmpty() && !isGoingOn)
        {
            throw new LogException(
                LogException.Fault.INCOMPLETE,
                "log begins in its middle, and no head is there to go on from: path=" + snapshots + " retired=" +
                retired.daysText() + " (leadline retain --restore brings files back that an archive keeps)");
        }
    }

    /**
     * Reads to the log's end as it is now, and writes a head for each day that is over by then and has none.
     *
     * @param documentsRead hears how many documents have been read by then.
     * @return the files written.
     * @throws HeadException when a head does not fit the log; nothing is written behind it then.
     */
    public List<Path> advance(final LongConsumer documentsRead)
    {
        Record record = reader.next();
        while (record != Record.END)
        {
            walk.onRecord(record);
            documentsRead.accept(reader.documentCount());
            record = reader.next();
        }
        walk.answer();
        if (walk.openCount() > 0)
        {
            throw HeadMatch.cut(heads.newest().head(), reader.documentCount());
        }

        return drain();
    }

    /** Writes a head for the place that the log was read up to, unless there is one; returns the files written. */
    public List<Path> sealEnd()
    {
        seal(walk.point());

        return drain();
    }

    private void seal(final SealPoint point)
    {
        final SignedHead newest = heads.newest();
        if (newest == null || newest.head().documents() < point.documents())
        {
            final Head head = HeadMatch.head(point, reader.configuration(), newest, key.publicText());
            written.add(heads.add(SignedHead.sign(head, key)));
        }
    }

    private List<Path> drain()
    {
        final List<Path> files = List.copyOf(written);
        written.clear();

        return files;
    }

    @Override
    public void close()
    {
        close(reader, lock);
    }
}
