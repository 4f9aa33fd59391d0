package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.measure.MeasureLayout;
import io.leadline.proof.verify.Verification;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instants that do not fit one document: cut between markets and within one, read whole, and continued anywhere. */
class LargeInstantTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long START_EPOCH_NS = 20_514 * 86_400L * SECOND_NS - 2 * SECOND_NS + 1;
    private static final int INSTANTS = 3;
    private static final int MOST_KILLS = 4;
    private static final long LEAST_PRICE_TICKS = 1_000_000_000;
    private static final int MOST_SIZE_LOTS = 1_000_000_000;
    private static final int KIND_OFFSET = 3;
    /** A snapshot alone, and further ones of an instant. */
    private static final Set<Byte> SNAPSHOT_KINDS = Set.of((byte)3, (byte)5);
    private static final BigDecimal STEP = BigDecimal.ONE;

    @TempDir
    private Path folder;

    @Test
    void shouldCutAnInstantWithinOneMarketOfManyMakers()
    {
        check(configuration(1), 70_000);
    }

    @Test
    void shouldCutAnInstantBetweenManyMarkets()
    {
        check(configuration(200), 225);
    }

    private void check(final Configuration configuration, final int makersPerMarket)
    {
        writeEvents(configuration, makersPerMarket);
        final List<byte[]> expected = EventLogs.undisturbed(
            configuration, folder.resolve("events"), folder.resolve("snapshots"));
        assertThat(expected.stream().filter(document -> SNAPSHOT_KINDS.contains(document[KIND_OFFSET])).count())
            .as("documents of snapshots")
            .isGreaterThan(INSTANTS);
        checkReading(configuration, makersPerMarket);
        new Verification(folder.resolve("snapshots"), null).run(documentCount ->
        {
            // Nobody watches.
        });

        for (int left = 1; left < expected.size(); left += Math.max(1, expected.size() / MOST_KILLS))
        {
            final Path killed = folder.resolve("killed-" + left);
            SnapshotDocuments.write(expected.subList(0, left), killed);
            checkReadable(killed);
            EventLogs.sample(configuration, folder.resolve("events"), killed, Long.MAX_VALUE);
            assertThat(SnapshotDocuments.difference(SnapshotDocuments.of(killed), expected))
                .as("left=%d", left)
                .isEmpty();
            EventLogs.delete(killed);
        }
    }

    /** Every maker rests an order of its own; each second everybody's changes. A midnight lies in the middle. */
    private void writeEvents(final Configuration configuration, final int makersPerMarket)
    {
        final Random random = new Random(makersPerMarket);
        final int marketCount = configuration.markets().size();
        try (EventLogWriter writer =
            new EventLogWriter(folder.resolve("events"), configuration.feed().maxJumpNs()))
        {
            for (int second = 0; second < INSTANTS; second++)
            {
                final long time = START_EPOCH_NS + second * SECOND_NS;
                for (int i = 0; i < marketCount * makersPerMarket; i++)
                {
                    final int market = writer.market("M" + i % marketCount, STEP, STEP);
                    final int maker = i / marketCount;
                    writer.add(
                        time, market, maker, writer.account("maker " + maker), random.nextInt(2),
                        LEAST_PRICE_TICKS + random.nextInt(4_000_000), 1 + random.nextInt(MOST_SIZE_LOTS), 0);
                }
            }
            writer.heartbeat(START_EPOCH_NS + INSTANTS * SECOND_NS, EventSink.NO_MARKET);
        }
    }

    private void checkReading(final Configuration configuration, final int makersPerMarket)
    {
        int count = 0;
        try (SnapshotLogReader reader = SnapshotLogReader.open(folder.resolve("snapshots")))
        {
            final MeasureLayout layout = reader.layout();
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                final Snapshot snapshot = reader.snapshot();
                assertThat(snapshot.entityCount()).isEqualTo(1 + makersPerMarket);
                assertThat(snapshot.name(makersPerMarket)).isEqualTo("maker " + (makersPerMarket - 1));
                if (record == Record.SNAPSHOT)
                {
                    count++;
                    final int bids = layout.sizeField(0, Side.BID, 1);
                    final long sum = IntStream.rangeClosed(1, makersPerMarket)
                        .mapToLong(maker -> snapshot.low(maker, bids))
                        .sum();
                    assertThat(snapshot.low(Snapshot.WHOLE_BOOK, bids)).isPositive().isEqualTo(sum);
                }
            }
        }
        assertThat(count).isEqualTo(INSTANTS * configuration.markets().size());
    }

    /** What is left of a killed sampler is read up to its last whole snapshot. */
    private static void checkReadable(final Path killed)
    {
        try (SnapshotLogReader reader = SnapshotLogReader.open(killed))
        {
            long last = Long.MIN_VALUE;
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                assertThat(reader.snapshot().timeEpochNs()).isGreaterThanOrEqualTo(last);
                last = reader.snapshot().timeEpochNs();
            }
        }
    }

    private static Configuration configuration(final int marketCount)
    {
        return new Configuration(
            "large",
            IntStream.range(0, marketCount).mapToObj(LargeInstantTest::market).toList(),
            List.of(new Ladder("mid", Ladder.Reference.MID, List.of(1_000, 100_000), false)),
            new Schedule(SECOND_NS, false, null),
            Configuration.Feed.DEFAULT,
            Configuration.Detail.BANDS,
            Makers.ALL,
            Configuration.Limits.DEFAULT);
    }

    private static Market market(final int number)
    {
        final String name = "M" + number;

        return new Market(
            name, STEP, STEP, Market.BookKind.ORDERS, BigDecimal.ZERO, BigDecimal.ONE, "USD", name, null, null);
    }
}
