package io.leadline.bench.flow;

import java.math.BigDecimal;
import java.util.SplittableRandom;

import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.event.Side;

import org.agrona.collections.LongArrayList;

/**
 * Makers who quote around a wandering mid: nine actions in ten take an order away and rest another at a fresh price,
 * one makes an order smaller. Prices stand 1 + Exp(20) ticks off the mid, at most 400; the mid steps by a tick once in
 * 200 actions of its market, and quotes that it reaches are quoted anew: the book never crosses. A seed gives the same
 * flow everywhere. Single thread.
 */
public final class QuoteFlow
{
    private static final long FIRST_MID_TICKS = 1_000_000;
    private static final double MEAN_TICKS = 20;
    private static final int MAX_TICKS = 400;
    private static final int ACTIONS_PER_STEP = 200;
    private static final int REDUCE_ONE_IN = 10;
    private static final int MAX_LOTS = 1000;
    private static final long START_EPOCH_NS = 1_760_000_000_000_000_000L;

    private final EventSink sink;
    private final OrderIds ids;
    private final SplittableRandom random;
    private final int ordersPerSide;
    private final int[] markets;
    private final int[] accounts;
    private final long[] midsTicks;
    private final long[] orderIds;
    private final long[] pricesTicks;
    private final long[] sizesLots;
    private final LongArrayList reductionsLots = new LongArrayList();
    private final long stepNs;
    private long orderCount;
    private long timeEpochNs = START_EPOCH_NS;

    /** Orders are numbered one after another. */
    public QuoteFlow(final EventSink sink, final FlowShape shape, final long seed)
    {
        this(sink, shape, OrderIds.SEQUENTIAL, seed);
    }

    /** Defines markets and makers in the sink and rests every order. */
    public QuoteFlow(final EventSink sink, final FlowShape shape, final OrderIds ids, final long seed)
    {
        this.sink = sink;
        this.ids = ids;
        this.random = new SplittableRandom(seed);
        this.ordersPerSide = shape.ordersPerSide();
        this.stepNs = shape.stepNs();
        markets = new int[shape.markets()];
        midsTicks = new long[shape.markets()];
        accounts = new int[shape.makers()];
        for (int i = 0; i < markets.length; i++)
        {
            markets[i] = sink.market(FlowShape.marketName(i), new BigDecimal("0.01"), new BigDecimal("0.1"));
            midsTicks[i] = FIRST_MID_TICKS;
        }
        for (int i = 0; i < accounts.length; i++)
        {
            accounts[i] = sink.account("maker-" + i);
        }
        orderIds = new long[markets.length * accounts.length * 2 * ordersPerSide];
        pricesTicks = new long[orderIds.length];
        sizesLots = new long[orderIds.length];
        for (int place = 0; place < orderIds.length; place++)
        {
            rest(place);
        }
    }

    /** Sends at least so many events and returns how many it sent. */
    public int send(final int eventCount)
    {
        int sent = 0;
        while (sent < eventCount)
        {
            final int place = random.nextInt(orderIds.length);
            sent += random.nextInt(REDUCE_ONE_IN) == 0 && sizesLots[place] > 1 ? reduce(place) : quote(place);
            if (random.nextInt(ACTIONS_PER_STEP) == 0)
            {
                sent += step(market(place));
            }
        }

        return sent;
    }

    /** Moves a market's mid by a tick, then every maker of it quotes one order anew. Returns the events sent. */
    public int move(final int market)
    {
        int sent = step(market);
        for (int maker = 0; maker < accounts.length; maker++)
        {
            sent += quote(anyPlace(market, maker));
        }

        return sent;
    }

    /** So many makers of a market, next to each other, change the size of an order each; no price moves. */
    public int resize(final int market, final int makerCount)
    {
        final int first = random.nextInt(accounts.length);
        for (int i = 0; i < makerCount; i++)
        {
            final int place = anyPlace(market, (first + i) % accounts.length);
            sizesLots[place] = 1 + random.nextLong(MAX_LOTS);
            sink.reduce(tick(), markets[market], orderIds[place], sizesLots[place], 0);
        }

        return makerCount;
    }

    private int anyPlace(final int market, final int maker)
    {
        return (market * accounts.length + maker) * 2 * ordersPerSide + random.nextInt(2 * ordersPerSide);
    }

    /** What each reduce event took away, in their order. */
    long[] reductionsLots()
    {
        return reductionsLots.toLongArray();
    }

    private int reduce(final int place)
    {
        final long sizeLots = 1 + random.nextLong(sizesLots[place] - 1);
        reductionsLots.addLong(sizesLots[place] - sizeLots);
        sizesLots[place] = sizeLots;
        sink.reduce(tick(), markets[market(place)], orderIds[place], sizeLots, 0);

        return 1;
    }

    private int quote(final int place)
    {
        sink.cancel(tick(), markets[market(place)], orderIds[place]);
        rest(place);

        return 2;
    }

    private int step(final int market)
    {
        midsTicks[market] += random.nextBoolean() ? 1 : -1;
        final int placesOfMarket = accounts.length * 2 * ordersPerSide;
        int sent = 0;
        for (int place = market * placesOfMarket; place < (market + 1) * placesOfMarket; place++)
        {
            final long offMidTicks = midsTicks[market] - pricesTicks[place];
            if (side(place) == Side.BID ? offMidTicks <= 0 : offMidTicks >= 0)
            {
                sent += quote(place);
            }
        }

        return sent;
    }

    private void rest(final int place)
    {
        final double exponential = -MEAN_TICKS * StrictMath.log(1 - random.nextDouble());
        final long distanceTicks = Math.min(MAX_TICKS, 1 + (long)exponential);
        final long midTicks = midsTicks[market(place)];
        orderIds[place] = ids.id(++orderCount);
        pricesTicks[place] = side(place) == Side.BID ? midTicks - distanceTicks : midTicks + distanceTicks;
        sizesLots[place] = 1 + random.nextLong(MAX_LOTS);
        sink.add(
            tick(), markets[market(place)], orderIds[place], accounts[maker(place)], side(place), pricesTicks[place],
            sizesLots[place], EventFlags.POST_ONLY);
    }

    private int side(final int place)
    {
        return place / ordersPerSide & 1;
    }

    private int maker(final int place)
    {
        return place / (2 * ordersPerSide) % accounts.length;
    }

    private int market(final int place)
    {
        return place / (2 * ordersPerSide) / accounts.length;
    }

    private long tick()
    {
        timeEpochNs += stepNs;

        return timeEpochNs;
    }
}
