package io.leadline.proof.verify;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

import io.leadline.config.Configuration;
import io.leadline.config.Schedule;
import io.leadline.config.Seed;
import io.leadline.log.LogException;
import io.leadline.proof.store.QueueLog;
import io.leadline.proof.store.StoreException;
import io.leadline.proof.store.StoreException.Kind;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * Walks a snapshot log from its first document to its last, as it lies on disk: the store's files, checksums and chain,
 * interval numbers without a gap, instants inside their intervals, and commitments and instants of the days whose key
 * is known. Cold; single thread.
 */
public final class Verification
{
    private final Path snapshots;
    private final ScheduleProof proof;
    private final List<WalkObserver> observers;
    private Configuration configuration;
    private ScheduleCheck schedule;
    private long documentCount;
    private long snapshotCount;
    private long fileCount;
    private long lastTimeEpochNs = -1;
    private int lastMarket = -1;
    private byte[] lastHash;
    private Optional<String> retiredText = Optional.empty();

    /**
     * A verification that has yet to run.
     *
     * @param seed the revealed seed; null when it is not known.
     */
    public Verification(final Path snapshots, final Seed seed)
    {
        this(
            snapshots, new ScheduleProof(seed, ScheduleProof.NONE.dayKeys(), ScheduleProof.NONE.commitments()),
            List.of());
    }

    /**
     * A verification that has yet to run.
     *
     * @param proof     what is known of the schedule.
     * @param observers go along, in this order.
     */
    public Verification(final Path snapshots, final ScheduleProof proof, final List<WalkObserver> observers)
    {
        this.snapshots = snapshots;
        this.proof = proof;
        this.observers = List.copyOf(observers);
    }

    /**
     * Walks the log.
     *
     * @param documentsRead hears how many documents have been read by then.
     * @throws StoreException at the first thing that is wrong: what was done to the log, and where.
     * @throws LogException   {@code MISSING} when there is no log, {@code TOO_OLD} and {@code TOO_NEW} when it is of
     *                        another format, {@code MIXED_UP} when it is an event log.
     */
    public void run(final LongConsumer documentsRead)
    {
        final QueueLog documents = new QueueLog(snapshots);
        try (SnapshotLogReader reader = open(documents))
        {
            configuration = reader.configuration();
            schedule = new ScheduleCheck(configuration, proof);
            onFile(reader, documents);
            observers.forEach(observer -> observer.onBegin(reader));
            walk(reader, documents, documentsRead);
            documentCount = reader.documentCount();
            fileCount = reader.fileCount();
            retiredText = reader.retiredText();
            lastHash = reader.lastHash();
        }
    }

    private SnapshotLogReader open(final QueueLog documents)
    {
        try
        {
            return SnapshotLogReader.open(documents);
        }
        catch (final LogException failure)
        {
            throw new FaultFinder(snapshots, null, documents.retired().nextDocument(), lastTimeEpochNs).find(failure);
        }
        finally
        {
            if (!documents.isDocumentShown())
            {
                documents.close();
            }
        }
    }

    private void walk(final SnapshotLogReader reader, final QueueLog documents, final LongConsumer documentsRead)
    {
        final IntervalCheck intervals = new IntervalCheck(configuration, schedule);
        long checkedFiles = 1;
        Record record = next(reader, documents);
        while (record != Record.END)
        {
            if (reader.fileCount() != checkedFiles)
            {
                onFile(reader, documents);
                checkedFiles = reader.fileCount();
            }
            lastTimeEpochNs = reader.snapshot().timeEpochNs();
            lastMarket = reader.snapshot().market();
            if (record == Record.SNAPSHOT)
            {
                intervals.onSnapshot(reader.snapshot(), () -> DocumentText.place(documents));
                snapshotCount++;
            }
            for (final WalkObserver observer : observers)
            {
                observer.onRecord(record);
            }
            documentsRead.accept(reader.documentCount());
            record = next(reader, documents);
        }
        if (reader.fileCount() != checkedFiles)
        {
            onFile(reader, documents);
        }
        intervals.onEnd(() -> DocumentText.place(documents));
        documents.requireListed();
        observers.forEach(WalkObserver::onEnd);
    }

    private Record next(final SnapshotLogReader reader, final QueueLog documents)
    {
        final long index = documents.index();
        try
        {
            return reader.next();
        }
        catch (final LogException failure)
        {
            throw new FaultFinder(snapshots, configuration, reader.documentCount(), lastTimeEpochNs).find(failure);
        }
        catch (final StoreException failure)
        {
            // Where no document can be read, the record before it tells where the log stands.
            throw failure.behind(
                "last_index=0x" + Long.toHexString(index) + " last_market=" +
                DocumentText.market(lastMarket, configuration) + " last_time=" + DocumentText.time(lastTimeEpochNs));
        }
    }

    private void onFile(final SnapshotLogReader reader, final QueueLog documents)
    {
        if (reader.day() != documents.day())
        {
            throw new StoreException(
                Kind.FOREIGN, "file of another day: file=" + documents.file() + " day=" +
                DocumentText.day(documents.day()) + " found=" + DocumentText.day(reader.day()));
        }
        schedule.onFile("file=" + documents.file(), reader.day(), reader.commitment());
    }

    /** The log's configuration, with the seed where it was given. */
    public Configuration configuration()
    {
        return proof.seed() == null ? configuration : new Configuration(
            configuration.venue(), configuration.markets(), configuration.ladders(),
            new Schedule(configuration.schedule().everyNs(), configuration.schedule().isRandom(), proof.seed()),
            configuration.feed(), configuration.detail(), configuration.makers(), configuration.limits());
    }

    /** Documents of the log. */
    public long documentCount()
    {
        return documentCount;
    }

    /** Snapshots of the log. */
    public long snapshotCount()
    {
        return snapshotCount;
    }

    /** Files of the log, a UTC day each. */
    public long fileCount()
    {
        return fileCount;
    }

    /** Time of the last record, in ns since 1970-01-01 UTC; below 0 when there is none. */
    public long lastTimeEpochNs()
    {
        return lastTimeEpochNs;
    }

    /** What the log begins with whose first files were retired; empty for a whole one. */
    public Optional<String> retiredText()
    {
        return retiredText;
    }

    /** Hash of the chain up to the last document, in hex. */
    public String lastHashText()
    {
        return HexFormat.of().formatHex(lastHash);
    }

    /** Of what days the instants are known, so that records which were compared at them were sampled again. */
    public String resampledText()
    {
        return schedule.resampledText();
    }

    /** How much of the schedule could be checked. */
    public String scheduleText()
    {
        return schedule.text();
    }
}
