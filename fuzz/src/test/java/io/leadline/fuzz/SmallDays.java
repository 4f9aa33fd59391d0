package io.leadline.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.leadline.command.Folders;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.config.Market;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.proof.retention.Retention;
import io.leadline.proof.retention.Retention.Window;
import io.leadline.sampler.Sampler;

/**
 * The files of a snapshot log of three days and few records, whole and with its first days retired.
 *
 * @param whole of the log, by name; each up to where only zeros follow.
 * @param rest  of the same log once files were retired, likewise.
 */
record SmallDays(SortedMap<String, byte[]> whole, SortedMap<String, byte[]> rest)
{
    private static final String CONFIGURATION = """
        venue: example
        markets:
          - { name: SOL-PERP, tick: "0.01", lot: "0.1" }
        ladders:
          - { name: mid, reference: mid, edges_bps: [5, 100] }
        schedule: { every: 6h, instant: fixed }
        detail: orders
        makers: all
        """;
    private static final long START_EPOCH_NS = 1_772_323_200_000_000_000L;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final int HOURS = 64;
    /** Zeros that stay behind the last byte that is none: the word that ends the documents is among them. */
    private static final int END_LENGTH = 64;

    static SmallDays make() throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-fuzz");
        try
        {
            final Configuration configuration = ConfigurationReader.parse(CONFIGURATION, "fuzz");
            final Path events = folder.resolve("events");
            final Path snapshots = folder.resolve("snapshots");
            trade(configuration.markets().get(0), events);
            sample(configuration, events, snapshots);
            final SortedMap<String, byte[]> whole = files(snapshots);
            new Retention(snapshots, null, folder.resolve("archive"), (what, file) ->
            {
            }).retain(new Window("1h", null), null, null, List.of(), false);

            return new SmallDays(whole, files(snapshots));
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private static void trade(final Market market, final Path events)
    {
        try (EventLogWriter log = new EventLogWriter(events, Long.MAX_VALUE))
        {
            final int number = log.market(market.name(), market.tick(), market.lot());
            for (int hour = 0; hour < HOURS; hour += 3)
            {
                final long timeEpochNs = START_EPOCH_NS + hour * HOUR_NS;
                final int account = log.account("m" + hour % 2);
                log.add(timeEpochNs, number, 2 * hour + 1, account, Side.BID, 10_000 - hour, 70 + hour, 1);
                log.add(timeEpochNs, number, 2 * hour + 2, account, Side.ASK, 10_001 + hour, 90, 1);
                log.fill(timeEpochNs + HOUR_NS, number, 2 * hour + 1, EventSink.NO_PRICE, 50, account, 0);
            }
        }
    }

    private static void sample(final Configuration configuration, final Path events, final Path snapshots)
    {
        try (EventLogReader reader = new EventLogReader(events);
            Sampler sampler = new Sampler(configuration, snapshots, false))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(sampler);
            }
        }
    }

    private static SortedMap<String, byte[]> files(final Path folder) throws IOException
    {
        final SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> listed = Files.list(folder))
        {
            for (final Path file : listed.sorted().toList())
            {
                files.put(file.getFileName().toString(), read(file));
            }
        }

        return files;
    }

    private static byte[] read(final Path file) throws IOException
    {
        final byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0)
        {
            length--;
        }

        return Arrays.copyOf(bytes, length == bytes.length ? length : (length + END_LENGTH) & -4);
    }
}
