package io.leadline.feed.backpack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.agrona.collections.Long2ObjectHashMap;

/** Resting orders of one market by the venue's number. Single thread; allocates only for more orders than ever. */
final class OrderTable
{
    private final Long2ObjectHashMap<RestingOrder> orders = new Long2ObjectHashMap<>();
    private final List<RestingOrder> spare = new ArrayList<>();

    int count()
    {
        return orders.size();
    }

    /** An order; null when it does not rest here. */
    RestingOrder get(final long orderId)
    {
        return orders.get(orderId);
    }

    /** An order that rests from now on, to be set by the caller. */
    RestingOrder put(final long orderId)
    {
        final RestingOrder known = orders.get(orderId);
        if (known != null)
        {
            return known;
        }
        final RestingOrder order = spare.isEmpty() ? new RestingOrder() : spare.remove(spare.size() - 1);
        orders.put(orderId, order);

        return order;
    }

    /** An order rests no more. */
    void remove(final long orderId)
    {
        final RestingOrder order = orders.remove(orderId);
        if (order != null)
        {
            spare.add(order);
        }
    }

    void clear()
    {
        orders.clear();
    }

    /** All numbers, rising. Allocates: it is asked for when a book is told anew, not per frame. */
    long[] ids()
    {
        final long[] ids = new long[orders.size()];
        int count = 0;
        final Long2ObjectHashMap<RestingOrder>.KeyIterator keys = orders.keySet().iterator();
        while (keys.hasNext())
        {
            ids[count] = keys.nextLong();
            count++;
        }
        Arrays.sort(ids);

        return ids;
    }
}
