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
import io.leadline.log.DocumentTailer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the orders of a log take, where they lie, and that a second decoder and all ways of reading agree on them. */
class OrderLogTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MIDNIGHT = 1_772_323_200L * SECOND_NS;
    private static final int ORDERS_PER_SIDE = 20;
    /** Of a document without any change. */
    private static final int QUIET_LENGTH = SnapshotLayout.BODY_OFFSET + 4;
    /** Of an interval that begins neither file nor run. */
    private static final int PLAIN = 5;

    @TempDir
    private Path folder;
    private Configuration configuration;
    private EventLogWriter writer;
    private int market;
    private int maker;

    @BeforeEach
    void open()
    {
        configuration = Configurations.withOrders(Configurations.fixed("1s"));
        writer = new EventLogWriter(folder.resolve("events"), Long.MAX_VALUE);
        market = writer.market(
            configuration.markets().get(0).name(), configuration.markets().get(0).tick(),
            configuration.markets().get(0).lot());
        maker = writer.account("maker");
    }

    private List<byte[]> sample()
    {
        writer.close();
        SampledBooks.sample(configuration, folder.resolve("events"), folder.resolve("snapshots"));

        return BareDocuments.of(folder.resolve("snapshots")).stream()
            .filter(document -> SnapshotDocuments.kind(document) == SnapshotLayout.SNAPSHOT).toList();
    }

    private void rest(final long second, final int firstId, final long mid)
    {
        for (int i = 0; i < ORDERS_PER_SIDE; i++)
        {
            for (int side = Side.BID; side <= Side.ASK; side++)
            {
                writer.add(
                    MIDNIGHT + second * SECOND_NS, market, firstId + 2 * i + side, maker, side,
                    side == Side.BID ? mid - 1 - i : mid + 1 + i, 10 + i % 7, 0);
            }
        }
    }

    @Test
    void shouldTakeNothingForMakerThatDidNotMove()
    {
        rest(0, 0, 100_000);
        writer.heartbeat(MIDNIGHT + 20 * SECOND_NS, market);

        final List<byte[]> documents = sample();

        assertThat(documents).hasSize(20);
        assertThat(documents.get(PLAIN)).hasSize(QUIET_LENGTH);
    }

    /** Both sides of 20 orders: a mark and a byte each, beside what best prices and bands take. */
    @Test
    void shouldTakeThreeBytesForMakerThatQuotesTheSameAroundAnotherPrice()
    {
        rest(0, 0, 100_000);
        for (int id = 0; id < 2 * ORDERS_PER_SIDE; id++)
        {
            writer.cancel(MIDNIGHT + 3 * SECOND_NS, market, id);
        }
        rest(3, 1_000, 100_007);
        writer.heartbeat(MIDNIGHT + 20 * SECOND_NS, market);

        final byte[] moved = sample().get(3);

        final int orders = moved.length - 3;
        assertThat(moved[orders]).isEqualTo((byte)SnapshotLayout.ORDERS_MARK);
        assertThat(moved[orders + 1]).isEqualTo((byte)SnapshotLayout.SHIFTED);
        assertThat(moved[orders + 2]).isEqualTo((byte)SnapshotLayout.SHIFTED);
        assertThat(orders(3, Side.ASK)).hasSize(ORDERS_PER_SIDE).startsWith(new RestingOrders.Order(100_008, 10));
    }

    /** The fourth bid is filled in part: keep 3, resize. */
    @Test
    void shouldTakeFewBytesForOrderThatIsFilledInPart()
    {
        rest(0, 0, 100_000);
        writer.reduce(MIDNIGHT + 3 * SECOND_NS, market, 6, 4, 0);
        writer.heartbeat(MIDNIGHT + 20 * SECOND_NS, market);

        final byte[] moved = sample().get(3);

        final byte[] expected = {0, 0x20, 3 << 2, (2 * 9 - 1) << 2 | 3};
        assertThat(moved).endsWith(expected);
        assertThat(orders(3, Side.BID)).contains(new RestingOrders.Order(99_996, 4));
    }

    /** The size of a reduce is bounded, its notional is not; nor is by how much it changes. */
    @Test
    void shouldHoldOrderThatHasGrownToTheLargestSize()
    {
        rest(0, 0, 100_000);
        writer.reduce(MIDNIGHT + 3 * SECOND_NS, market, 6, (1L << 62) - 1, 0);
        writer.reduce(MIDNIGHT + 5 * SECOND_NS, market, 6, 1, 0);
        writer.heartbeat(MIDNIGHT + 9 * SECOND_NS, market);
        sample();

        assertThat(orders(3, Side.BID)).contains(new RestingOrders.Order(99_996, (1L << 62) - 1));
        assertThat(orders(5, Side.BID)).contains(new RestingOrders.Order(99_996, 1)).hasSize(ORDERS_PER_SIDE);
    }

    /** The market is full before and after; in between the first maker's new orders meet the other's old ones. */
    @Test
    void shouldReadOrdersThatGoFromOneMakerToAnotherInFullMarket()
    {
        final Configuration.Limits limits = configuration.limits();
        configuration = new Configuration(
            configuration.venue(), configuration.markets(), configuration.ladders(), configuration.schedule(),
            configuration.feed(), configuration.detail(), configuration.makers(),
            new Configuration.Limits(4, limits.levelsPerMarket(), limits.makersPerMarket()));
        final int other = writer.account("other");
        writer.add(MIDNIGHT, market, 1, maker, Side.BID, 10_000, 1, 0);
        for (int id = 2; id <= 4; id++)
        {
            writer.add(MIDNIGHT, market, id, other, Side.ASK, 10_008 + id, 1, 0);
        }
        writer.cancel(MIDNIGHT + SECOND_NS, market, 3);
        writer.cancel(MIDNIGHT + SECOND_NS, market, 4);
        writer.add(MIDNIGHT + SECOND_NS, market, 5, maker, Side.BID, 9_999, 1, 0);
        writer.add(MIDNIGHT + SECOND_NS, market, 6, maker, Side.BID, 9_998, 1, 0);
        writer.heartbeat(MIDNIGHT + 3 * SECOND_NS, market);
        sample();

        assertThat(orders(0, Side.BID)).hasSize(1);
        assertThat(orders(1, Side.BID)).extracting(RestingOrders.Order::priceTicks).containsExactly(
            10_000L, 9_999L, 9_998L);
        try (SnapshotFinder finder = SnapshotFinder.open(folder.resolve("snapshots")))
        {
            final Snapshot found = finder.find(0, MIDNIGHT + SECOND_NS);
            assertThat(RestingOrders.of(found.orders(), 1).bids()).hasSize(3);
            assertThat(RestingOrders.of(found.orders(), 2).asks()).hasSize(1);
        }
    }

    private List<RestingOrders.Order> orders(final int snapshot, final int side)
    {
        try (SnapshotLogReader reader = SnapshotLogReader.open(folder.resolve("snapshots")))
        {
            for (int i = 0; i <= snapshot; i++)
            {
                reader.next();
            }
            final RestingOrders orders = RestingOrders.of(reader.snapshot().orders(), 1);
            return side == Side.BID ? orders.bids() : orders.asks();
        }
    }

    @Test
    void shouldHaveNoOrdersWithoutMid()
    {
        rest(0, 0, 100_000);
        for (int i = 0; i < ORDERS_PER_SIDE; i++)
        {
            writer.cancel(MIDNIGHT + 3 * SECOND_NS, market, 2 * i + 1);
        }
        rest(6, 1_000, 100_000);
        writer.heartbeat(MIDNIGHT + 9 * SECOND_NS, market);
        sample();

        assertThat(orders(2, Side.BID)).hasSize(ORDERS_PER_SIDE);
        assertThat(orders(3, Side.BID)).isEmpty();
        assertThat(orders(5, Side.ASK)).isEmpty();
        assertThat(orders(6, Side.BID)).hasSize(2 * ORDERS_PER_SIDE);
    }

    /** One maker's list takes several documents, a small one's stands behind it; each side is told in many parts. */
    @Test
    void shouldGoOnInFurtherDocumentsWithListThatIsTooLong()
    {
        final int count = 300_000;
        final int other = writer.account("other");
        for (int i = 0; i < count; i++)
        {
            writer.add(MIDNIGHT, market, i, maker, Side.ASK, 10_000_001 + i / 4, 100_000 + i % 4, 0);
        }
        writer.add(MIDNIGHT, market, count, other, Side.BID, 10_000_000, 7, 0);
        writer.add(MIDNIGHT, market, count + 1, other, Side.ASK, 10_000_002, 9, 0);
        writer.cancel(MIDNIGHT + SECOND_NS, market, count / 2);
        writer.heartbeat(MIDNIGHT + 3 * SECOND_NS, market);

        final List<byte[]> documents = sample();

        assertThat(documents).hasSizeGreaterThan(3);
        assertThat(documents.get(0).length).isBetween(1 << 20, (1 << 20) + (1 << 16));
        final DumpedDocuments dumped = new DumpedDocuments(configuration.ladders(), false);
        BareDocuments.of(folder.resolve("snapshots")).forEach(dumped::dump);
        assertThat(orders(0, Side.ASK)).hasSize(count);
        assertThat(orders(1, Side.ASK)).hasSize(count - 1).isEqualTo(dumped.orders(0, 1, Side.ASK));
        assertThat(dumped.orders(0, 2, Side.ASK)).containsExactly(new RestingOrders.Order(10_000_002, 9));
        try (SnapshotFinder finder = SnapshotFinder.open(folder.resolve("snapshots")))
        {
            final Snapshot found = finder.find(0, MIDNIGHT + SECOND_NS);
            assertThat(RestingOrders.of(found.orders(), 1).asks()).isEqualTo(orders(1, Side.ASK));
        }
    }

    /** A decoder written from SNAPSHOT.md alone, and one that finds single snapshots, beside the reader. */
    @Test
    void shouldBeReadAlikeByAll()
    {
        writer.close();
        for (long seed = 1; seed <= 6; seed++)
        {
            final Configuration random = Configurations.withOrders(
                seed % 2 == 0 ? Configurations.random("12m") : Configurations.fixed("12m"));
            final Path events = folder.resolve("events-" + seed);
            final Path snapshots = folder.resolve("snapshots-" + seed);
            new RandomFeed(new Random(seed), random, 7).write(events, 1_200, 400 * SECOND_NS, 86_400 * SECOND_NS);
            SampledBooks.sample(random, events, snapshots);
            assertReadAlike(seed, random, snapshots);
        }
    }

    private static void assertReadAlike(final long seed, final Configuration random, final Path snapshots)
    {
        final DumpedDocuments dumped = new DumpedDocuments(random.ladders(), false);
        final List<byte[]> documents = BareDocuments.of(snapshots);
        long orderCount = 0;
        int dumpedCount = 0;
        try (SnapshotLogReader reader = SnapshotLogReader.open(snapshots);
            SnapshotFinder finder = SnapshotFinder.open(snapshots))
        {
            for (SnapshotSource.Record record = reader.next();
                record != SnapshotSource.Record.END; record = reader.next())
            {
                final Snapshot snapshot = reader.snapshot();
                final int market = snapshot.market();
                while (dumpedCount < reader.documentCount())
                {
                    dumped.dump(documents.get(dumpedCount++));
                }
                final boolean isSnapshot = record == SnapshotSource.Record.SNAPSHOT;
                final Snapshot found = isSnapshot ? finder.find(market, snapshot.timeEpochNs()) : snapshot;
                for (int entity = 1; entity < snapshot.entityCount(); entity++)
                {
                    final RestingOrders orders = RestingOrders.of(snapshot.orders(), entity);
                    orderCount += orders.bids().size() + orders.asks().size();
                    assertThat(RestingOrders.of(found.orders(), entity)).as("seed=%d", seed).isEqualTo(orders);
                    assertThat(orders).as("seed=%d", seed).isEqualTo(!isSnapshot ?
                        new RestingOrders(List.of(), List.of()) : new RestingOrders(
                            dumped.orders(market, entity, Side.BID), dumped.orders(market, entity, Side.ASK)));
                }
            }
        }
        assertThat(orderCount).as("seed=%d", seed).isGreaterThan(3_000);
    }

    /** Whoever starts again makes the same documents, and orders do not make a log of bands of this one. */
    @Test
    void shouldGoOnWhereverItWasStopped()
    {
        writer.close();
        final Configuration random = Configurations.withOrders(Configurations.random("12m"));
        final Path events = folder.resolve("events-9");
        new RandomFeed(new Random(9), random, 6).write(events, 700, 400 * SECOND_NS, 86_400 * SECOND_NS);
        SampledBooks.sample(random, events, folder.resolve("whole"));
        final List<byte[]> whole = BareDocuments.of(folder.resolve("whole"));
        final long eventDocuments = BareDocuments.of(events).size();
        for (long stop = 1; stop < eventDocuments; stop += 1 + eventDocuments / 7)
        {
            try (SampledBooks sampled = new SampledBooks(random, folder.resolve("parts"), false))
            {
                sampled.follow(events, stop);
            }
        }
        try (SampledBooks sampled = new SampledBooks(random, folder.resolve("parts"), false))
        {
            sampled.follow(events, Long.MAX_VALUE);
            sampled.writer().requireNoMore();
        }

        final List<byte[]> parts = BareDocuments.of(folder.resolve("parts"));
        assertThat(parts).hasSameSizeAs(whole);
        for (int i = 0; i < whole.size(); i++)
        {
            assertThat(parts.get(i)).as("document=%d", i).isEqualTo(whole.get(i));
        }
    }

    /** A log of bands is what it would be without any orders: the same bytes but for format, chain and detail. */
    @Test
    void shouldLeaveBandsAsTheyAre()
    {
        rest(0, 0, 100_000);
        writer.heartbeat(MIDNIGHT + 3 * SECOND_NS, EventSink.NO_MARKET);
        final byte[] withOrders = sample().get(0);
        SampledBooks.sample(Configurations.fixed("1s"), folder.resolve("events"), folder.resolve("bands"));
        final byte[] bands = BareDocuments.of(folder.resolve("bands")).get(2);

        assertThat(bands[SnapshotLayout.FORMAT_OFFSET]).isEqualTo((byte)SnapshotLayout.FORMAT);
        assertThat(withOrders[SnapshotLayout.FORMAT_OFFSET]).isEqualTo((byte)SnapshotLayout.ORDERS_FORMAT);
        assertThat(withOrders.length).isGreaterThan(bands.length + 4 * ORDERS_PER_SIDE);
        for (int i = SnapshotLayout.NUMBER_OFFSET; i < bands.length; i++)
        {
            assertThat(withOrders[i]).as("offset=%d", i).isEqualTo(bands[i]);
        }
    }

    @Test
    void shouldCountBytesOfOrders()
    {
        rest(0, 0, 100_000);
        writer.heartbeat(MIDNIGHT + 70 * SECOND_NS, market);
        sample();
        SampledBooks.sample(Configurations.fixed("1s"), folder.resolve("events"), folder.resolve("bands"));

        final long orders = counted(folder.resolve("snapshots")).sections().orderBytes();
        final SnapshotLogSizes bands = counted(folder.resolve("bands"));

        assertThat(bands.sections().orderBytes()).isZero();
        assertThat(orders).isEqualTo(
            counted(folder.resolve("snapshots")).byteCount(SnapshotLayout.SNAPSHOT) -
            bands.byteCount(SnapshotLayout.SNAPSHOT));
        // In two keyframes a mark, two heads with a number of steps, and two bytes for each order.
        assertThat(orders).isEqualTo(2 * (1 + 2 * 2 + 2 * 2 * ORDERS_PER_SIDE));
    }

    private static SnapshotLogSizes counted(final Path snapshots)
    {
        final SnapshotLogSizes sizes = new SnapshotLogSizes(new DocumentTailer(snapshots));
        try (SnapshotLogReader reader = SnapshotLogReader.open(sizes))
        {
            sizes.expect(reader.layout(), reader.configuration().markets().size());
            while (reader.next() != SnapshotSource.Record.END)
            {
                assertThat(reader.snapshot()).isNotNull();
            }
        }

        return sizes;
    }
}
