package io.leadline.book;

import java.util.Arrays;

/**
 * From an order id to where the order rests. Entries are 8 bytes, upper half of the hash and handle, so eight share a
 * cache line; the id itself lies with the order and is read only when the hash agrees. Fibonacci hashing, since venues
 * number orders in sequence; linear probing; removal by backward shift; half full at most.
 */
final class OrderTable
{
    static final int ABSENT = -1;

    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;
    private static final int INITIAL_CAPACITY = 64;

    private final OrderSlabs orders;
    /** Hash above, handle + 1 below; 0 is free. */
    private long[] entries = new long[INITIAL_CAPACITY];
    private int shift = Integer.SIZE - Integer.numberOfTrailingZeros(INITIAL_CAPACITY);
    private int count;

    OrderTable(final OrderSlabs orders)
    {
        this.orders = orders;
    }

    int count()
    {
        return count;
    }

    /** Handle of an order, {@link #ABSENT} when it does not rest. */
    int get(final long orderId)
    {
        final int hash = hash(orderId);
        final int mask = entries.length - 1;
        for (int i = hash >>> shift;; i = i + 1 & mask)
        {
            final long entry = entries[i];
            if (entry == 0)
            {
                return ABSENT;
            }
            if ((int)(entry >>> Integer.SIZE) == hash && orders.orderId((int)entry - 1) == orderId)
            {
                return (int)entry - 1;
            }
        }
    }

    /** Puts an order that is not in the table. */
    void put(final long orderId, final int handle)
    {
        if (2 * (count + 1) > entries.length)
        {
            grow();
        }
        insert((long)hash(orderId) << Integer.SIZE | handle + 1);
        count++;
    }

    private void insert(final long entry)
    {
        final int mask = entries.length - 1;
        int i = home(entry);
        while (entries[i] != 0)
        {
            i = i + 1 & mask;
        }
        entries[i] = entry;
    }

    /** Removes an order that is in the table under this handle. */
    void remove(final long orderId, final int handle)
    {
        final int mask = entries.length - 1;
        final long removed = (long)hash(orderId) << Integer.SIZE | handle + 1;
        int hole = home(removed);
        while (entries[hole] != removed)
        {
            hole = hole + 1 & mask;
        }
        for (int i = hole + 1 & mask; entries[i] != 0; i = i + 1 & mask)
        {
            if ((i - home(entries[i]) & mask) >= (i - hole & mask))
            {
                entries[hole] = entries[i];
                hole = i;
            }
        }
        entries[hole] = 0;
        count--;
    }

    void clear()
    {
        Arrays.fill(entries, 0);
        count = 0;
    }

    private void grow()
    {
        final long[] old = entries;
        entries = new long[2 * old.length];
        shift--;
        for (final long entry : old)
        {
            if (entry != 0)
            {
                insert(entry);
            }
        }
    }

    private int home(final long entry)
    {
        return (int)(entry >>> Integer.SIZE) >>> shift;
    }

    private static int hash(final long orderId)
    {
        return (int)(orderId * GOLDEN >>> Integer.SIZE);
    }
}
