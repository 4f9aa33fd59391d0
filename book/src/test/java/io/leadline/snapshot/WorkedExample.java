package io.leadline.snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.EventFlags;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.log.BareDocuments;

/** The log that SNAPSHOT.md shows byte by byte: four instants of one market around a midnight. */
final class WorkedExample
{
    private static final long MIDNIGHT = 1_772_323_200_000_000_000L;
    private static final long MS = 1_000_000L;

    private WorkedExample()
    {
    }

    static Configuration configuration()
    {
        return ConfigurationReader.parse("""
            venue: example
            markets:
              - { name: SOL-PERP, tick: "0.01", lot: "0.1", book: orders }
            ladders:
              - { name: mid, reference: mid, edges_bps: [3, 100] }
              - { name: touch, reference: touch, edges_bps: [3] }
            schedule: { every: 1s, instant: fixed }
            """, "example");
    }

    /** Makes the log in a folder and returns its documents. */
    static List<byte[]> documents(final Path folder)
    {
        return documents(folder, configuration());
    }

    private static List<byte[]> documents(final Path folder, final Configuration configuration)
    {
        final Path events = folder.resolve("events");
        try (EventLogWriter writer = new EventLogWriter(events, Long.MAX_VALUE))
        {
            final int market = writer.market(
                configuration.markets().get(0).name(), configuration.markets().get(0).tick(),
                configuration.markets().get(0).lot());
            final int alpha = writer.account("alpha");
            writer.add(MIDNIGHT - 2_500 * MS, market, 1, alpha, Side.BID, 4_642, 10, EventFlags.POST_ONLY);
            writer.add(MIDNIGHT - 2_400 * MS, market, 2, alpha, Side.ASK, 4_643, 12, EventFlags.POST_ONLY);
            writer.add(MIDNIGHT - 2_300 * MS, market, 3, EventSink.NO_ACCOUNT, Side.BID, 4_600, 50, 0);
            final int beta = writer.account("beta");
            writer.add(MIDNIGHT - 1_800 * MS, market, 4, beta, Side.ASK, 4_650, 200, 0);
            writer.fill(MIDNIGHT - 1_700 * MS, market, 1, EventSink.NO_PRICE, 3, beta, 0);
            writer.cancel(MIDNIGHT + 500 * MS, market, 4);
            writer.heartbeat(MIDNIGHT + 1_500 * MS, market);
        }
        SampledBooks.sample(configuration, events, folder.resolve("snapshots"));

        return BareDocuments.of(folder.resolve("snapshots"));
    }

    /** The documents as SNAPSHOT.md shows them. */
    static List<String> dump(final Path folder)
    {
        final DumpedDocuments dumped = new DumpedDocuments(configuration().ladders(), true);
        documents(folder).forEach(dumped::dump);

        return dumped.lines();
    }

    /** The snapshots of the same log with orders, but for the keyframes, as SNAPSHOT.md shows them. */
    static List<String> dumpOfOrders(final Path folder)
    {
        final DumpedDocuments dumped = new DumpedDocuments(configuration().ladders(), true);
        final List<String> lines = new ArrayList<>();
        for (final byte[] document : documents(folder, Configurations.withOrders(configuration())))
        {
            final int first = dumped.lines().size();
            dumped.dump(document);
            final boolean isSnapshot = SnapshotDocuments.kind(document) == SnapshotLayout.SNAPSHOT;
            if (isSnapshot && !dumped.sections().get(dumped.sections().size() - 1).isKeyframe())
            {
                lines.addAll(dumped.lines().subList(first, dumped.lines().size()));
            }
        }

        return lines;
    }
}
