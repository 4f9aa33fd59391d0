package io.leadline.measure;

import static io.leadline.measure.MeasuredOrders.field;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.config.Ladder;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.measure.MeasuredOrders.Order;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against sums of big integers over a list of the orders that rest. */
class MeasurerTest
{
    private static final long TIME = 1_772_323_200_000_000_000L;
    private static final long MAX_PRICE = (1L << 41) - 1;
    private static final Configuration CONFIGURATION = ConfigurationReader.parse("""
        venue: example
        markets:
          - { name: M, tick: "1", lot: "1", book: orders }
        ladders:
          - { name: mid, reference: mid, edges_bps: [0, 0.75, 3, 250, 10000] }
          - { name: touch, reference: touch, edges_bps: [1, 7.5, 12.5] }
          - { name: made, reference: mid, edges_bps: [3, 250], post_only: true }
        schedule: { every: 1s, instant: fixed }
        """, "measurer");
    private static final MeasureLayout LAYOUT = new MeasureLayout(CONFIGURATION.ladders());

    @TempDir
    private Path folder;

    /** Many orders as large as an order may be: sums of sizes pass 2^63, of notionals 2^64. */
    @Test
    void shouldSumBeyond64Bits()
    {
        final List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 3_000; i++)
        {
            orders.add(new Order(1 + i % 3, i & 1, 1 + (i & 1) + i / 1_000, (1L << 59) + i, i % 5 == 0));
        }

        check(orders, 0, "large");
    }

    /** Eight orders of 2^61 more: every low half is as it was. */
    @Test
    void shouldSeeChangeOfHighHalvesAlone()
    {
        final MarketMeasure measure = new MarketMeasure(LAYOUT);
        final List<Order> orders = new ArrayList<>(List.of(new Order(2, Side.ASK, 2, 1, false)));
        for (int i = 0; i < 4; i++)
        {
            orders.add(new Order(1, Side.BID, 1, 1L << 61, false));
        }
        new Measurer(LAYOUT).measure(rest(orders, folder.resolve("few")).book(0), measure, 0, false);
        final long[] lows = measure.lows().clone();
        for (int i = 0; i < 8; i++)
        {
            orders.add(new Order(1, Side.BID, 1, 1L << 61, false));
        }
        new Measurer(LAYOUT).measure(rest(orders, folder.resolve("more")).book(0), measure, 0, false);

        assertThat(measure.lows()).isEqualTo(lows);
        assertThat(measure.changed()[0]).isEqualTo(0b101);
    }

    @Test
    void shouldMeasureHighestPrices()
    {
        final List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 500; i++)
        {
            orders.add(new Order(1 + i % 3, Side.BID, MAX_PRICE - 2 - i * 1_000_003L, 1 << 20, false));
            orders.add(new Order(i % 3, Side.ASK, MAX_PRICE - i % 2, (1 << 21) - 1, true));
        }

        check(orders, 0, "high");
    }

    /** Crossed, or dust left out of the touch: what lies beyond the touch or the mid is inside every edge. */
    @Test
    void shouldTakeNegativeDistanceAsInside()
    {
        final List<Order> orders = List.of(
            new Order(1, Side.BID, 12_000, 1, false), new Order(1, Side.BID, 10_000, 500, false),
            new Order(2, Side.ASK, 9_000, 1, true), new Order(2, Side.ASK, 10_002, 500, true));

        check(orders, 0, "crossed");
        check(orders, 1_000_000, "dust");
    }

    @Test
    void shouldMeasureSideThatIsAloneByTouchOnly()
    {
        check(List.of(new Order(1, Side.ASK, 10_000, 5, true)), 0, "one side");
        check(List.of(), 0, "empty");
    }

    @Test
    void shouldMeasureRandomBooks()
    {
        for (long seed = 1; seed <= 25; seed++)
        {
            final Random random = new Random(seed);
            final List<Order> orders = new ArrayList<>();
            final long centre = 2_000 + (random.nextLong() >>> 1) % (1L << 12 + random.nextInt(28));
            for (int i = 0; i < 300; i++)
            {
                final int side = random.nextInt(2);
                final long distance = (random.nextLong() >>> 1) % (1 + centre / (1 << random.nextInt(12))) -
                    (random.nextInt(50) == 0 ? 2 : 0);
                orders.add(new Order(
                    random.nextInt(6), side,
                    Math.max(1, Math.min(MAX_PRICE, side == Side.BID ? centre - distance : centre + 1 + distance)),
                    1 + random.nextInt(1 << 20), random.nextBoolean()));
            }
            final long dust = random.nextBoolean() ? 0 : centre * random.nextInt(1 << 20);

            check(orders, dust, "seed=" + seed);
        }
    }

    private void check(final List<Order> orders, final long minTouchTickLots, final String name)
    {
        final FeedBooks books = rest(orders, folder.resolve(name + "-" + minTouchTickLots));
        final MarketMeasure measure = new MarketMeasure(LAYOUT);
        new Measurer(LAYOUT).measure(books.book(0), measure, minTouchTickLots, false);
        final long bid = MeasuredOrders.best(orders, Side.BID, minTouchTickLots);
        final long ask = MeasuredOrders.best(orders, Side.ASK, minTouchTickLots);

        assertThat(field(measure, 0, MeasureLayout.BEST_BID)).as(name).isEqualTo(BigInteger.valueOf(bid));
        assertThat(field(measure, 0, MeasureLayout.BEST_ASK)).as(name).isEqualTo(BigInteger.valueOf(ask));
        assertThat(measure.status()).as(name).isEqualTo(MeasuredOrders.status(bid, ask));
        for (int entity = 0; entity < measure.entityCount(); entity++)
        {
            final String maker = entity == 0 ? "" : books.makerName(books.book(0).globalMaker(entity));
            final int number = entity == 0 ? 0 : Integer.parseInt(maker);
            checkBands(measure, entity, number, orders, bid, ask, name + " entity=" + maker);
        }
    }

    private static void checkBands(
        final MarketMeasure measure,
        final int entity,
        final int maker,
        final List<Order> orders,
        final long bid,
        final long ask,
        final String description)
    {
        for (int ladder = 0; ladder < LAYOUT.ladders().size(); ladder++)
        {
            for (int side = 0; side < 2; side++)
            {
                BigInteger size = BigInteger.ZERO;
                BigInteger notional = BigInteger.ZERO;
                final Ladder edges = LAYOUT.ladders().get(ladder);
                for (int edge = 0; edge < edges.edgesBpsE2().size(); edge++)
                {
                    size = size.add(field(measure, entity, LAYOUT.sizeField(ladder, side, edge)));
                    notional = notional.add(field(measure, entity, LAYOUT.notionalField(ladder, side, edge)));
                    final List<Order> inside =
                        MeasuredOrders.inside(orders, maker, edges, side, edges.edgesBpsE2().get(edge), bid, ask);
                    final String place = description + " ladder=" + ladder + " side=" + side + " edge=" + edge;
                    assertThat(size).as(place).isEqualTo(MeasuredOrders.size(inside));
                    assertThat(notional).as(place).isEqualTo(MeasuredOrders.notional(inside));
                }
            }
        }
    }

    /** Maker 0 is nobody; the others are accounts of their number's name. */
    private static FeedBooks rest(final List<Order> orders, final Path log)
    {
        try (EventLogWriter writer = new EventLogWriter(log, Long.MAX_VALUE))
        {
            final int market = writer.market("M", BigDecimal.ONE, BigDecimal.ONE);
            writer.clear(TIME, market);
            for (int i = 0; i < orders.size(); i++)
            {
                final Order order = orders.get(i);
                final int account =
                    order.maker() == 0 ? EventSink.NO_ACCOUNT : writer.account(Integer.toString(order.maker()));
                writer.add(
                    TIME, market, i, account, order.side(), order.priceTicks(), order.sizeLots(),
                    order.isPostOnly() ? 1 : 0);
            }
        }
        final FeedBooks books = new FeedBooks(CONFIGURATION);
        try (EventLogReader reader = new EventLogReader(log))
        {
            boolean isMore = reader.poll(books);
            while (isMore)
            {
                isMore = reader.poll(books);
            }
        }
        assertThat(books.book(0).orderCount()).isEqualTo(orders.size());

        return books;
    }
}
