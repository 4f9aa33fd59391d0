package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.log.BareDocuments;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums beyond 63 and 64 bits, which come and go: what is read back is what was measured, to the last digit. */
class WideEntryTest
{
    private static final long START = 1_772_323_200_000_000_000L;
    private static final long STEP_NS = 300_000_000L;
    private static final int MARKET = 1;
    private static final int ORDERS = 40;

    @TempDir
    private Path folder;

    @Test
    void shouldReadBackSumsOfMoreThan63Bits()
    {
        for (long seed = 1; seed <= 5; seed++)
        {
            final Configuration configuration = Configurations.random("500ms");
            final Path events = folder.resolve("events-" + seed);
            final Path snapshots = folder.resolve("snapshots-" + seed);
            write(new Random(seed), configuration, events);
            final List<String> expected = SampledBooks.sample(configuration, events, snapshots);

            try (SnapshotLogReader reader = SnapshotLogReader.open(snapshots))
            {
                assertThat(MeasuredLines.read(reader)).as("seed=%d", seed).isEqualTo(expected);
            }
            assertThat(entries(configuration, snapshots, ", WIDE,")).as("seed=%d", seed).isGreaterThan(50);
            assertThat(entries(configuration, snapshots, ", parts of the mask")).as("seed=%d", seed)
                .isGreaterThan(100 + entries(configuration, snapshots, ", WIDE,"));
        }
    }

    private static long entries(final Configuration configuration, final Path snapshots, final String mark)
    {
        final DumpedDocuments dumped = new DumpedDocuments(configuration.ladders(), true);
        BareDocuments.of(snapshots).forEach(dumped::dump);

        return dumped.lines().stream().filter(line -> line.contains(mark)).count();
    }

    /** The largest orders that there can be, at the lowest prices, and trades of as much. */
    private static void write(final Random random, final Configuration configuration, final Path events)
    {
        try (EventLogWriter writer = new EventLogWriter(events, Long.MAX_VALUE))
        {
            final int market = writer.market(
                configuration.markets().get(MARKET).name(), configuration.markets().get(MARKET).tick(),
                configuration.markets().get(MARKET).lot());
            final int[] accounts = {writer.account("acct-2"), writer.account("acct-4"), writer.account("other")};
            long time = START;
            for (int i = 0; i < 1_500; i++)
            {
                time += random.nextInt(2) * STEP_NS;
                final int account = accounts[random.nextInt(accounts.length)];
                final int side = random.nextInt(2);
                final long price = side == Side.BID ? 1 + random.nextInt(2) : 3 + random.nextInt(2);
                final long size = random.nextLong() >>> (random.nextInt(4) == 0 ? 5 : 24);
                switch (random.nextInt(8))
                {
                    case 0, 1 -> writer.cancel(time, market, random.nextInt(ORDERS));
                    case 2 -> writer.trade(time, market, account, price, size + 1, accounts[0], 0);
                    default -> writer.add(
                        time, market, random.nextInt(ORDERS), account, side, price, size + 1, random.nextInt(2));
                }
            }
            writer.heartbeat(time + STEP_NS, EventSink.NO_MARKET);
        }
    }
}
