package io.leadline.measure;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

import io.leadline.config.Ladder;
import io.leadline.event.Side;

/** What is inside an edge by the words of the contract: big integers over a list of orders or levels. */
final class MeasuredOrders
{
    private static final BigInteger UNIT = BigInteger.valueOf(1_000_000);

    /** A resting order; of a level, maker 0. */
    record Order(int maker, int side, long priceTicks, long sizeLots, boolean isPostOnly)
    {
        BigInteger size()
        {
            return BigInteger.valueOf(sizeLots);
        }

        BigInteger notional()
        {
            return size().multiply(BigInteger.valueOf(priceTicks));
        }
    }

    private MeasuredOrders()
    {
    }

    /** Best price of a side by total notional of each price, 0 without any. */
    static long best(final Collection<Order> orders, final int side, final long minTouchTickLots)
    {
        final TreeMap<Long, BigInteger> notionals = new TreeMap<>();
        orders.stream().filter(order -> order.side() == side)
            .forEach(order -> notionals.merge(order.priceTicks(), order.notional(), BigInteger::add));
        notionals.values().removeIf(notional -> notional.compareTo(BigInteger.valueOf(minTouchTickLots)) < 0);
        if (notionals.isEmpty())
        {
            return 0;
        }

        return side == Side.BID ? notionals.lastKey() : notionals.firstKey();
    }

    static MarketStatus status(final long bid, final long ask)
    {
        if (bid == 0 || ask == 0)
        {
            return bid == ask ? MarketStatus.EMPTY : MarketStatus.ONE_SIDED;
        }

        return bid > ask ? MarketStatus.CROSSED : MarketStatus.OK;
    }

    /** Those of a maker, or with maker 0 all, that are inside an edge of a ladder. */
    static List<Order> inside(
        final Collection<Order> orders,
        final int maker,
        final Ladder ladder,
        final int side,
        final int edge,
        final long bid,
        final long ask)
    {
        final boolean isMid = ladder.reference() == Ladder.Reference.MID;
        final long reference = isMid ? (bid > 0 && ask > 0 ? bid + ask : 0) : side == Side.BID ? bid : ask;
        if (reference == 0)
        {
            return List.of();
        }

        return orders.stream()
            .filter(order -> order.side() == side && (maker == 0 || order.maker() == maker))
            .filter(order -> maker == 0 || !ladder.postOnly() || order.isPostOnly())
            .filter(order ->
            {
                final long from = isMid ? 2 * order.priceTicks() : order.priceTicks();
                final BigInteger distance = BigInteger.valueOf(side == Side.BID ? reference - from : from - reference);

                return distance.multiply(UNIT).compareTo(
                    BigInteger.valueOf(reference).multiply(BigInteger.valueOf(edge))) <= 0;
            })
            .toList();
    }

    static BigInteger size(final Collection<Order> orders)
    {
        return orders.stream().map(Order::size).reduce(BigInteger.ZERO, BigInteger::add);
    }

    static BigInteger notional(final Collection<Order> orders)
    {
        return orders.stream().map(Order::notional).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** A field as it was measured. */
    static BigInteger field(final MarketMeasure measure, final int entity, final int field)
    {
        final int index = entity * measure.fieldCount() + field;
        final long high = measure.highs() == null ? 0 : measure.highs()[index];

        return BigInteger.valueOf(high).shiftLeft(Long.SIZE)
            .add(new BigInteger(Long.toUnsignedString(measure.lows()[index])));
    }
}
