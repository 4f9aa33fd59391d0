package io.leadline.naive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;

/**
 * Books made of nothing but orders on edges and one tick on either side of them, one book a second, each cleared before
 * the next: for prices from 1 tick to 2^41 - 1 and edges from 0.75 to 250 bps, of mid and of touch.
 */
public final class EdgeStream
{
    private static final String MARKET = "EDGE";
    private static final String EDGE_MAKER = "edge";
    private static final long EVERY_NS = 1_000_000_000L;
    private static final long START_EPOCH_NS = 1_760_000_000L * EVERY_NS;
    private static final long MOST_SPREAD_TICKS = 4;
    private static final List<Integer> EDGES_BPS_E2 =
        List.of(75, 100, 225, 300, 500, 750, 1_000, 1_250, 1_500, 2_000, 5_000, 10_000, 25_000);

    private EdgeStream()
    {
    }

    /** One market of tick 1 and lot 1; the same edges from mid and from touch. */
    public static Configuration configuration()
    {
        final BigDecimal one = BigDecimal.ONE;

        return new Configuration(
            "edges",
            List.of(new Market(
                MARKET, one, one, Market.BookKind.ORDERS, BigDecimal.ZERO, one, "USD", MARKET, null, null)),
            List.of(
                new Ladder("mid", Ladder.Reference.MID, EDGES_BPS_E2, false),
                new Ladder("touch", Ladder.Reference.TOUCH, EDGES_BPS_E2, false)),
            new Schedule(EVERY_NS, false, null),
            Configuration.Feed.DEFAULT,
            Configuration.Detail.BANDS,
            Makers.ALL,
            Configuration.Limits.DEFAULT);
    }

    /** As many books as asked for, and a heartbeat behind the last. */
    public static List<NaiveEvent> events(final long seed, final int bookCount)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<NaiveEvent> events = new ArrayList<>();
        for (int book = 0; book < bookCount; book++)
        {
            final long time = START_EPOCH_NS + book * EVERY_NS;
            final long bid = bestBid(random, book);
            final long ask = Math.min(EdgeCase.MAX_PRICE_TICKS, bid + random.nextLong(MOST_SPREAD_TICKS));
            events.add(NaiveEvent.clear(time, MARKET));
            addBook(events, time, bid, ask);
        }
        events.add(NaiveEvent.heartbeat(START_EPOCH_NS + bookCount * EVERY_NS, ""));

        return events;
    }

    /** The ends of the range, round prices whose edges fall on ticks, and anything between. */
    private static long bestBid(final SplittableRandom random, final int book)
    {
        return switch (book % 4)
        {
            case 0 -> 1 + random.nextLong(200);
            case 1 -> 40_000 * (1 + random.nextLong(1_000_000));
            case 2 -> EdgeCase.MAX_PRICE_TICKS - random.nextLong(3);
            default -> 1 + (random.nextLong(EdgeCase.MAX_PRICE_TICKS) >>> random.nextInt(30));
        };
    }

    private static void addBook(final List<NaiveEvent> events, final long time, final long bid, final long ask)
    {
        addOrder(events, time, true, bid, "touch");
        addOrder(events, time, false, ask, "touch");
        for (final int edgeBpsE2 : EDGES_BPS_E2)
        {
            addAround(events, time, true, bid, EdgeCase.limitTicks(true, bid + ask, edgeBpsE2));
            addAround(events, time, true, bid, EdgeCase.limitTicks(true, 2 * bid, edgeBpsE2));
            addAround(events, time, false, ask, EdgeCase.limitTicks(false, bid + ask, edgeBpsE2));
            addAround(events, time, false, ask, EdgeCase.limitTicks(false, 2 * ask, edgeBpsE2));
        }
    }

    /** Prices that would move the touch, or lie outside the range of prices, stay out. */
    private static void addAround(
        final List<NaiveEvent> events, final long time, final boolean isBid, final long touch, final long limit)
    {
        IntStream.rangeClosed(-1, 1)
            .mapToLong(step -> limit + step)
            .filter(price -> price >= 1 && price <= EdgeCase.MAX_PRICE_TICKS)
            .filter(price -> isBid ? price <= touch : price >= touch)
            .forEach(price -> addOrder(events, time, isBid, price, EDGE_MAKER));
    }

    private static void addOrder(
        final List<NaiveEvent> events,
        final long time,
        final boolean isBid,
        final long price,
        final String account)
    {
        final String id = Integer.toString(events.size());
        final String side = isBid ? NaiveEvent.BID : NaiveEvent.ASK;
        final BigDecimal size = BigDecimal.valueOf(1 + events.size() % 1_000);
        events.add(NaiveEvent.add(time, MARKET, id, account, side, BigDecimal.valueOf(price), size, false));
    }
}
