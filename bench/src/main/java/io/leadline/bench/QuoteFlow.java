package io.leadline.bench;

import java.math.BigDecimal;
import java.util.SplittableRandom;

import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.event.Side;

/**
 * Makers who quote around a wandering mid: nine actions in ten take an order away and rest another at a fresh price,
 * one makes an order smaller. Prices stand 1 + Exp(20) ticks off the mid, at most 400; the mid steps by a tick once in
 * 200 actions of its market. Ids are sequential. A seed gives the same flow everywhere. Single thread.
 */
final class QuoteFlow
{
    private static final long FIRST_MID_TICKS = 1_000_000;
    private static final double MEAN_TICKS = 20;
    private static final int MAX_TICKS = 400;
    private static final int ACTIONS_PER_STEP = 200;
    private static final int REDUCE_ONE_IN = 10;
    private static final int MAX_LOTS = 1000;
    private static final long START_EPOCH_NS = 1_760_000_000_000_000_000L;

    private final EventSink sink;
    private final SplittableRandom random;
    private final int ordersPerSide;
    private final int[] markets;
    private final int[] accounts;
    private final long[] midsTicks;
    private final long[] orderIds;
    private final long[] sizesLots;
    private final long stepNs;
    private long nextOrderId = 1;
    private long timeEpochNs = START_EPOCH_NS;

    /** Defines markets and makers in the sink and rests every order. */
    QuoteFlow(final EventSink sink, final FlowShape shape, final long seed)
    {
        this.sink = sink;
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
        sizesLots = new long[orderIds.length];
        for (int place = 0; place < orderIds.length; place++)
        {
            rest(place);
        }
    }

    /** Sends at least so many events. */
    void send(final int eventCount)
    {
        for (int sent = 0; sent < eventCount;)
        {
            final int place = random.nextInt(orderIds.length);
            if (random.nextInt(REDUCE_ONE_IN) == 0 && sizesLots[place] > 1)
            {
                sizesLots[place] = 1 + random.nextLong(sizesLots[place] - 1);
                sink.reduce(tick(), markets[market(place)], orderIds[place], sizesLots[place], 0);
                sent++;
            }
            else
            {
                sink.cancel(tick(), markets[market(place)], orderIds[place]);
                rest(place);
                sent += 2;
            }
            if (random.nextInt(ACTIONS_PER_STEP) == 0)
            {
                midsTicks[market(place)] += random.nextBoolean() ? 1 : -1;
            }
        }
    }

    private void rest(final int place)
    {
        final int side = place / ordersPerSide & 1;
        final double exponential = -MEAN_TICKS * StrictMath.log(1 - random.nextDouble());
        final long distanceTicks = Math.min(MAX_TICKS, 1 + (long)exponential);
        final long midTicks = midsTicks[market(place)];
        orderIds[place] = nextOrderId++;
        sizesLots[place] = 1 + random.nextLong(MAX_LOTS);
        sink.add(
            tick(), markets[market(place)], orderIds[place], accounts[maker(place)], side,
            side == Side.BID ? midTicks - distanceTicks : midTicks + distanceTicks,
            sizesLots[place], EventFlags.POST_ONLY);
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
