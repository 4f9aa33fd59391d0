package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationText;
import io.leadline.log.BareDocuments;
import io.leadline.snapshot.SnapshotSource.Record;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotLogRoundTripTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;

    @TempDir
    private Path folder;

    @Test
    void shouldReadBackWhatWasMeasuredAtFixedInstants()
    {
        for (long seed = 1; seed <= 3; seed++)
        {
            check(seed, Configurations.fixed("1s"), 1_500, SECOND_NS / 2, 60 * SECOND_NS);
        }
    }

    @Test
    void shouldReadBackWhatWasMeasuredAtRandomInstants()
    {
        for (long seed = 11; seed <= 13; seed++)
        {
            check(seed, Configurations.random("500ms"), 1_500, SECOND_NS / 4, 50 * SECOND_NS);
        }
    }

    @Test
    void shouldReadBackWhatWasMeasuredAtManyEdges()
    {
        for (long seed = 31; seed <= 32; seed++)
        {
            check(seed, Configurations.crowded("1s"), 1_500, SECOND_NS / 2, 60 * SECOND_NS);
        }
    }

    /** Days change under way, some without a single event. */
    @Test
    void shouldReadBackWhatWasMeasuredOverDays()
    {
        for (long seed = 21; seed <= 22; seed++)
        {
            check(seed, Configurations.fixed("12m"), 800, 600 * SECOND_NS, 3 * DAY_NS);
            check(seed + 100, Configurations.random("1h"), 800, 600 * SECOND_NS, 3 * DAY_NS);
        }
    }

    @Test
    void shouldReadBackOrders()
    {
        for (long seed = 41; seed <= 44; seed++)
        {
            check(seed, Configurations.withOrders(Configurations.fixed("1s")), 1_500, SECOND_NS / 2, 60 * SECOND_NS);
            check(
                seed + 100, Configurations.withOrders(Configurations.random("500ms")), 1_500, SECOND_NS / 4,
                50 * SECOND_NS);
            check(
                seed + 200, Configurations.withOrders(Configurations.fixed("12m")), 800, 600 * SECOND_NS, 3 * DAY_NS);
        }
        check(300, Configurations.withOrders(Configurations.crowded("1s")), 1_500, SECOND_NS / 2, 60 * SECOND_NS);
    }

    private void check(
        final long seed,
        final Configuration configuration,
        final int eventCount,
        final long stepNs,
        final long rareStepNs)
    {
        final Path events = folder.resolve("events-" + seed);
        final Path snapshots = folder.resolve("snapshots-" + seed);
        new RandomFeed(new Random(seed), configuration, 12).write(events, eventCount, stepNs, rareStepNs);
        final List<String> expected = SampledBooks.sample(configuration, events, snapshots);

        assertThat(expected.size()).as("seed=%d", seed).isGreaterThan(150);
        assertSame(seed, expected, SnapshotLogReader.open(snapshots), configuration);
        assertSame(
            seed, expected, SnapshotLogReader.open(new BareDocuments(BareDocuments.of(snapshots))), configuration);
        assertPassesOverOnlyUnchanged(seed, snapshots);
    }

    private static void assertPassesOverOnlyUnchanged(final long seed, final Path snapshots)
    {
        final ChangedEntities entities = new ChangedEntities();
        final LentBrackets brackets = new LentBrackets();
        final OrdersInBands orders = new OrdersInBands();
        try (SnapshotLogReader reader = SnapshotLogReader.open(snapshots))
        {
            long recordCount = 0;
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                if (record == Record.SNAPSHOT)
                {
                    final String where = "seed=" + seed + " record=" + recordCount++;
                    brackets.check(where, reader.snapshot(), reader.layout());
                    entities.check(where, reader.snapshot(), reader.layout());
                    orders.check(where, reader.snapshot(), reader.layout());
                }
            }
            assertThat(entities.passedOverCount()).as("seed=%d", seed).isGreaterThan(recordCount);
            assertThat(entities.notTradedCount()).as("seed=%d", seed).isGreaterThan(recordCount / 10);
            assertThat(brackets.lentCount()).as("seed=%d", seed).isEqualTo(recordCount);
            assertThat(orders.orderCount() > recordCount).as("seed=%d", seed)
                .isEqualTo(reader.configuration().detail() == Configuration.Detail.ORDERS);
        }
    }

    private static void assertSame(
        final long seed,
        final List<String> expected,
        final SnapshotLogReader opened,
        final Configuration configuration)
    {
        try (SnapshotLogReader reader = opened)
        {
            final List<String> found = MeasuredLines.read(reader);
            for (int i = 0; i < Math.min(expected.size(), found.size()); i++)
            {
                assertThat(found.get(i)).as("seed=%d record=%d", seed, i).isEqualTo(expected.get(i));
            }
            assertThat(found).as("seed=%d", seed).hasSameSizeAs(expected);
            assertThat(ConfigurationText.write(reader.configuration()))
                .isEqualTo(ConfigurationText.write(configuration));
        }
    }
}
