package io.leadline.book;

/**
 * From a market and an order id to where the order rests, for all markets of a feed. Entries are 8 bytes, upper half of
 * the hash and handle, so eight share a cache line; id and market lie with the order and are read only when the hash
 * agrees, which is then the order that is wanted nearly always. Linear probing; removal by backward shift, so that
 * there is nothing to clean up; half full at most.
 * <p>
 * A search tells the place where it ended, and what follows it (to put the order there, or to take it out) searches no
 * more. One table serves all markets: a feed's orders then share one run of memory instead of one each, and a market
 * costs no table of its own. Single thread; allocates only when it grows.
 */
final class OrderTable
{
    private static final int INITIAL_CAPACITY = 64;

    private final OrderPool orders;
    /** Hash above, handle + 1 below; 0 is free. */
    private long[] entries = new long[INITIAL_CAPACITY];
    private int shift = Integer.SIZE - Integer.numberOfTrailingZeros(INITIAL_CAPACITY);
    private int count;

    OrderTable(final OrderPool orders)
    {
        this.orders = orders;
    }

    /** Orders of all markets. */
    int count()
    {
        return count;
    }

    /** The place of an order; of one that does not rest the complement, which is negative, of where it would be. */
    int find(final int market, final long orderId)
    {
        final long[] table = entries;
        final int mask = table.length - 1;
        final int hash = hash(market, orderId);
        int place = hash >>> shift;
        while (true)
        {
            final long entry = table[place & mask];
            if (entry == 0)
            {
                return ~(place & mask);
            }
            if ((int)(entry >>> Integer.SIZE) == hash && orders.isOrder((int)entry - 1, market, orderId))
            {
                return place & mask;
            }
            place++;
        }
    }

    /** Handle of the order at a place. */
    int handle(final int place)
    {
        return (int)entries[place] - 1;
    }

    /** Puts an order at the free place where the search for it has ended. */
    void put(final int place, final int market, final long orderId, final int handle)
    {
        final long entry = (long)hash(market, orderId) << Integer.SIZE | handle + 1;
        count++;
        if (2 * count > entries.length)
        {
            grow();
            insert(entry);
        }
        else
        {
            entries[place] = entry;
        }
    }

    private void insert(final long entry)
    {
        final int mask = entries.length - 1;
        int place = home(entry);
        while (entries[place] != 0)
        {
            place = place + 1 & mask;
        }
        entries[place] = entry;
    }

    /** Removes an order that is in the table under this handle. */
    void remove(final int market, final long orderId, final int handle)
    {
        final int mask = entries.length - 1;
        final long removed = (long)hash(market, orderId) << Integer.SIZE | handle + 1;
        int place = home(removed);
        while (entries[place] != removed)
        {
            place = place + 1 & mask;
        }
        remove(place);
    }

    /** Removes the order at a place. */
    void remove(final int removed)
    {
        final long[] table = entries;
        final int mask = table.length - 1;
        int hole = removed;
        int place = removed + 1 & mask;
        long entry = table[place];
        while (entry != 0)
        {
            if ((place - home(entry) & mask) >= (place - hole & mask))
            {
                table[hole] = entry;
                hole = place;
            }
            place = place + 1 & mask;
            entry = table[place];
        }
        table[hole] = 0;
        count--;
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

    private static int hash(final int market, final long orderId)
    {
        return (int)(Hash.of(market, orderId) >>> Integer.SIZE);
    }
}
