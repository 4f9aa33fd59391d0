package io.leadline.demo;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.leadline.event.Side;

/**
 * Who owns what in an engine's book, and where its touch is. The engine matches numbered orders and answers no
 * questions: owners, remaining sizes and best prices are kept here, from what it reports. Single thread.
 */
final class RestingOrders
{
    static final long NO_PRICE = 0;

    private final NavigableMap<Long, RestingOrder> byId = new TreeMap<>();
    private final List<NavigableMap<Long, Long>> lotsByPrice =
        List.of(new TreeMap<>(Comparator.reverseOrder()), new TreeMap<>());

    void add(final RestingOrder order)
    {
        byId.put(order.orderId(), order);
        lotsByPrice.get(order.side()).merge(order.priceTicks(), order.sizeLots(), Long::sum);
    }

    /** The order, or null when it is gone. */
    RestingOrder order(final long orderId)
    {
        return byId.get(orderId);
    }

    /** Sets what remains of an order; 0 removes it. */
    void resize(final long orderId, final long sizeLots)
    {
        final RestingOrder order = byId.get(orderId);
        final NavigableMap<Long, Long> side = lotsByPrice.get(order.side());
        final long levelLots = side.merge(order.priceTicks(), sizeLots - order.sizeLots(), Long::sum);
        if (levelLots == 0)
        {
            side.remove(order.priceTicks());
        }
        if (sizeLots == 0)
        {
            byId.remove(orderId);
        }
        else
        {
            byId.put(orderId, order.withSizeLots(sizeLots));
        }
    }

    /** Best price of a side, or {@link #NO_PRICE}. */
    long bestTicks(final int side)
    {
        return bestTicks(side, 0);
    }

    /** Best price of a side whose level is worth as much as this in ticks times lots, or {@link #NO_PRICE}. */
    long bestTicks(final int side, final long minNotional)
    {
        for (final Map.Entry<Long, Long> level : lotsByPrice.get(side).entrySet())
        {
            if (level.getKey() * level.getValue() >= minNotional)
            {
                return level.getKey();
            }
        }

        return NO_PRICE;
    }

    /** All resting orders, oldest first. */
    Collection<RestingOrder> all()
    {
        return byId.values();
    }

    /** The side across. */
    static int opposite(final int side)
    {
        return side == Side.BID ? Side.ASK : Side.BID;
    }
}
