package io.leadline.sampler;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

/** A small venue whose events a test writes, and what a sampler makes of them; instants are whole seconds. */
final class SampledLog
{
    static final long SECOND_NS = 1_000_000_000L;
    static final BigDecimal TICK = new BigDecimal("0.01");
    static final BigDecimal LOT = new BigDecimal("0.1");
    /** Second 0 of tests: 2026-02-28T23:59:50Z. */
    static final long START_EPOCH_NS = 1_772_323_190L * SECOND_NS;

    private final Path folder;
    private final Configuration configuration;

    SampledLog(final Path folder, final Configuration.Feed feed, final String... markets)
    {
        this.folder = folder;
        configuration = new Configuration(
            "test",
            List.of(markets).stream().map(SampledLog::market).toList(),
            List.of(new Ladder("mid", Ladder.Reference.MID, List.of(100, 1_000), false)),
            new Schedule(SECOND_NS, false, null),
            feed,
            Configuration.Detail.BANDS,
            Makers.ALL,
            Configuration.Limits.DEFAULT);
    }

    private static Market market(final String name)
    {
        return new Market(
            name, TICK, LOT, Market.BookKind.ORDERS, BigDecimal.ZERO, BigDecimal.ONE, "USD", name, null, null);
    }

    static long at(final double second)
    {
        return START_EPOCH_NS + (long)(second * SECOND_NS);
    }

    Configuration configuration()
    {
        return configuration;
    }

    /** Writes events behind those that are there. */
    SampledLog write(final Consumer<EventLogWriter> events)
    {
        try (EventLogWriter writer =
            new EventLogWriter(folder.resolve("events"), configuration.feed().maxJumpNs()))
        {
            events.accept(writer);
        }

        return this;
    }

    /** Samples to the end and gives {@code second market status sequence} of every snapshot. */
    List<String> statuses()
    {
        final List<String> lines = new ArrayList<>();
        try (EventLogReader reader = new EventLogReader(folder.resolve("events"));
            Sampler sampler = new Sampler(configuration, folder.resolve("snapshots"), false))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(sampler);
            }
        }
        try (SnapshotLogReader reader = SnapshotLogReader.open(folder.resolve("snapshots")))
        {
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                if (record == Record.SNAPSHOT)
                {
                    lines.add(line(reader.snapshot()));
                }
            }
        }

        return lines;
    }

    private String line(final Snapshot snapshot)
    {
        return (snapshot.timeEpochNs() - START_EPOCH_NS) / SECOND_NS + " " +
            configuration.markets().get(snapshot.market()).name() + " " + snapshot.status() + " " +
            snapshot.eventSequence();
    }
}
