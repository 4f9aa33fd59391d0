package io.leadline.proof.conduct;

import java.util.Collection;
import java.util.Map;

import io.leadline.event.Side;

import org.agrona.collections.Long2ObjectHashMap;

/** The live orders of one market by their ids, and those of tracked makers by side and price. Single thread. */
final class FollowedOrders
{
    private final Long2ObjectHashMap<FollowedOrder> orders = new Long2ObjectHashMap<>();
    /** By side, then price: the first of the tracked makers' orders there. */
    private final Map<Integer, Long2ObjectHashMap<FollowedOrder>> levels =
        Map.of(Side.BID, new Long2ObjectHashMap<>(), Side.ASK, new Long2ObjectHashMap<>());

    /** The order of an id; null for none. */
    FollowedOrder get(final long id)
    {
        return orders.get(id);
    }

    /** The first of the tracked makers' orders at a price, in front of the others; null for none. */
    FollowedOrder first(final int side, final long priceTicks)
    {
        return levels.get(side).get(priceTicks);
    }

    /** Takes an order in, whose id no other has. */
    void add(final FollowedOrder order)
    {
        orders.put(order.id(), order);
        if (order.maker() != null)
        {
            final Long2ObjectHashMap<FollowedOrder> ofSide = levels.get(order.side());
            ofSide.put(order.priceTicks(), order.inFrontOf(ofSide.get(order.priceTicks())));
        }
    }

    /** Lets go of an order that is there. */
    void remove(final FollowedOrder order)
    {
        orders.remove(order.id());
        if (order.maker() != null)
        {
            final Long2ObjectHashMap<FollowedOrder> ofSide = levels.get(order.side());
            final FollowedOrder first = order.leave(ofSide.get(order.priceTicks()));
            if (first == null)
            {
                ofSide.remove(order.priceTicks());
            }
            else
            {
                ofSide.put(order.priceTicks(), first);
            }
        }
    }

    /** Lets go of all. */
    void clear()
    {
        orders.clear();
        levels.values().forEach(Long2ObjectHashMap::clear);
    }

    /** All orders. */
    Collection<FollowedOrder> all()
    {
        return orders.values();
    }

    /** How many there are. */
    int count()
    {
        return orders.size();
    }
}
