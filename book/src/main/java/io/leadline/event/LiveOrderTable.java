package io.leadline.event;

import java.util.function.Consumer;

/**
 * The living orders of one market by the texts of their ids. Open addressing, at most half full, with the hashes apart
 * from the orders: a look-up that fails touches no order, and one that succeeds the one order. A removal closes its
 * gap, so that look-ups do not grow longer with the orders that have come and gone.
 */
final class LiveOrderTable
{
    private static final int INITIAL_CAPACITY = 16;

    private int[] hashes = new int[INITIAL_CAPACITY];
    private LiveOrder[] orders = new LiveOrder[INITIAL_CAPACITY];
    private int count;

    /** The order of a text; null for none. */
    LiveOrder find(final TextKey text)
    {
        final int mask = orders.length - 1;
        int slot = text.hash() & mask;
        while (orders[slot] != null)
        {
            if (hashes[slot] == text.hash() && orders[slot].isOf(text))
            {
                return orders[slot];
            }
            slot = slot + 1 & mask;
        }

        return null;
    }

    /** Adds an order whose text has none yet. */
    void add(final LiveOrder order)
    {
        if (2 * (count + 1) > orders.length)
        {
            grow();
        }
        put(order);
        count++;
    }

    private void grow()
    {
        final LiveOrder[] old = orders;
        hashes = new int[2 * old.length];
        orders = new LiveOrder[2 * old.length];
        for (final LiveOrder order : old)
        {
            if (order != null)
            {
                put(order);
            }
        }
    }

    private void put(final LiveOrder order)
    {
        final int mask = orders.length - 1;
        int slot = order.hash() & mask;
        while (orders[slot] != null)
        {
            slot = slot + 1 & mask;
        }
        hashes[slot] = order.hash();
        orders[slot] = order;
    }

    /** Takes out an order that is here. */
    void remove(final LiveOrder order)
    {
        final int mask = orders.length - 1;
        int slot = order.hash() & mask;
        while (orders[slot] != order)
        {
            slot = slot + 1 & mask;
        }
        close(slot, mask);
        count--;
    }

    /** Moves what follows back as far as its own first slot allows, so that no look-up ends in the gap. */
    private void close(final int removed, final int mask)
    {
        int gap = removed;
        for (int next = gap + 1 & mask; orders[next] != null; next = next + 1 & mask)
        {
            if ((next - hashes[next] & mask) >= (next - gap & mask))
            {
                orders[gap] = orders[next];
                hashes[gap] = hashes[next];
                gap = next;
            }
        }
        orders[gap] = null;
    }

    void forEach(final Consumer<LiveOrder> reader)
    {
        for (final LiveOrder order : orders)
        {
            if (order != null)
            {
                reader.accept(order);
            }
        }
    }

    void clear()
    {
        hashes = new int[INITIAL_CAPACITY];
        orders = new LiveOrder[INITIAL_CAPACITY];
        count = 0;
    }
}
