package io.leadline.proof.verify;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongConsumer;

import io.leadline.config.Configuration;
import io.leadline.config.Schedule;
import io.leadline.config.Seed;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;
import io.leadline.schedule.DayKeys;
import io.leadline.schedule.Instants;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource;

/**
 * Walks a snapshot log from its first document to its last: checksums and chain, interval numbers without a gap,
 * instants inside their intervals, and, with the seed, every instant and commitment. Cold; single thread.
 */
public final class Verification
{
    private static final long UNSEEN = -1;

    private final Path snapshots;
    private final Seed seed;
    private Configuration configuration;
    private Instants instants;
    private long documentCount;
    private long snapshotCount;
    private byte[] lastHash;

    /**
     * A verification that has yet to run.
     *
     * @param seed the revealed seed; null when it is not known.
     */
    public Verification(final Path snapshots, final Seed seed)
    {
        this.snapshots = snapshots;
        this.seed = seed;
    }

    /**
     * Walks the log.
     *
     * @param documentsRead hears how many documents have been read by then.
     * @throws LogException at the first thing that is wrong, naming it and its place.
     */
    public void run(final LongConsumer documentsRead)
    {
        try (SnapshotLogReader reader = SnapshotLogReader.open(snapshots))
        {
            final Configuration logged = reader.configuration();
            configuration = seed == null ? logged : withSeed(logged);
            final Schedule schedule = configuration.schedule();
            try (Instants known = schedule.isRandom() && seed == null ?
                null : Instants.of(schedule, configuration.markets()))
            {
                instants = known;
                walk(reader, documentsRead);
            }
            documentCount = reader.documentCount();
            lastHash = reader.lastHash();
        }
    }

    private Configuration withSeed(final Configuration logged)
    {
        return new Configuration(
            logged.venue(), logged.markets(), logged.ladders(),
            new Schedule(logged.schedule().everyNs(), logged.schedule().isRandom(), seed),
            logged.feed(), logged.detail(), logged.makers(), logged.limits());
    }

    private void walk(final SnapshotLogReader reader, final LongConsumer documentsRead)
    {
        final long[] lastIntervals = new long[configuration.markets().size()];
        Arrays.fill(lastIntervals, UNSEEN);
        final DayKeys dayKeys =
            seed != null && configuration.schedule().isRandom() ? new DayKeys(seed) : null;
        long checkedFiles = 0;
        SnapshotSource.Record record = reader.next();
        while (record != SnapshotSource.Record.END)
        {
            if (dayKeys != null && reader.fileCount() != checkedFiles)
            {
                checkCommitment(reader, dayKeys);
                checkedFiles = reader.fileCount();
            }
            if (record == SnapshotSource.Record.SNAPSHOT)
            {
                check(reader.snapshot(), lastIntervals, reader.index());
                snapshotCount++;
            }
            documentsRead.accept(reader.documentCount());
            record = reader.next();
        }
    }

    private void checkCommitment(final SnapshotLogReader reader, final DayKeys dayKeys)
    {
        final byte[] expected = dayKeys.commitment(LocalDate.ofEpochDay(reader.day()));
        if (!Arrays.equals(expected, reader.commitment()))
        {
            throw new LogException(
                Fault.FOREIGN, "seed is not the one that the log commits to: path=" + snapshots + " day=" +
                LocalDate.ofEpochDay(reader.day()));
        }
    }

    private void check(final Snapshot snapshot, final long[] lastIntervals, final long index)
    {
        final int market = snapshot.market();
        final long interval = snapshot.interval();
        if (lastIntervals[market] != UNSEEN && interval != lastIntervals[market] + 1)
        {
            throw fault("interval out of its place", snapshot, index, "expected=" + (lastIntervals[market] + 1));
        }
        lastIntervals[market] = interval;
        final long everyNs = configuration.schedule().everyNs();
        if (Math.floorDiv(snapshot.timeEpochNs(), everyNs) != interval)
        {
            throw fault("instant outside of its interval", snapshot, index, "every_ns=" + everyNs);
        }
        if (instants != null && instants.instantEpochNs(market, interval) != snapshot.timeEpochNs())
        {
            throw fault(
                "instant is not the schedule's", snapshot, index,
                "expected=" + instants.instantEpochNs(market, interval));
        }
    }

    private LogException fault(final String what, final Snapshot snapshot, final long index, final String values)
    {
        return new LogException(
            Fault.CORRUPT,
            what + ": path=" + snapshots + " index=0x" + Long.toHexString(index) + " market=" +
            configuration.markets().get(snapshot.market()).name() + " interval=" + snapshot.interval() + " time=" +
            snapshot.timeEpochNs() + " " + values);
    }

    /** The log's configuration, with the seed where it was given. */
    public Configuration configuration()
    {
        return configuration;
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

    /** SHA-256 of the last document, in hex. */
    public String lastHashText()
    {
        return HexFormat.of().formatHex(lastHash);
    }

    /** How much of the schedule could be checked. */
    public String scheduleText()
    {
        if (!configuration.schedule().isRandom())
        {
            return "fixed instants, each checked";
        }

        return seed == null ?
            "random instants inside their intervals; each is checked with --seed-file" :
            "random instants and commitments, each checked against the seed";
    }
}
