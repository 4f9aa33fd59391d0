package io.leadline.book;

import java.util.Arrays;

/**
 * The memory of all resting orders of one feed: slabs of ten slots, each slab the orders of one maker's side in one
 * market.
 * <p>
 * A slab is 256 bytes: a header of two words, then ten slots of three. Header and slots lie in one array and side by
 * side, because what costs is the cache lines that an event touches, and their pages: taking an order out reads and
 * writes its slot and its slab's header, which are neighbours, and nothing else. For the same reason a slot remembers
 * the page of its level beside its price, so that an order finds its level without a look-up.
 * <pre>
 *   header 0   market 18 | owner 26 | post-only slots 10 | occupied slots 10
 *   header 1   next slab 32 | previous slab 32
 *   slot 0     id 64
 *   slot 1     page of the level 23 | price in ticks 41
 *   slot 2     size in lots 64
 * </pre>
 * An order's handle is its slot and never changes. Slabs given up are taken again before new ones. Grows by doubling;
 * otherwise nothing is allocated. Single thread.
 */
final class OrderPool
{
    static final int NONE = -1;
    static final int SLAB_LENGTH = 10;
    /** Markets and owners (two to a maker) of a header. */
    static final int MARKET_LIMIT = 1 << 18;
    static final int OWNER_LIMIT = 1 << 26;
    /** What a slot remembers when it knows no page, or one too far to be remembered. */
    static final int UNKNOWN_PAGE = (1 << 23) - 1;
    static final long FULL = (1 << SLAB_LENGTH) - 1;

    private static final int SLOT_BITS = 4;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
    private static final int SLAB_SHIFT = 5;
    private static final int SLAB_WORDS = 1 << SLAB_SHIFT;
    static final int HEADER_WORDS = 2;
    static final int SLOT_WORDS = 3;
    private static final int POST_ONLY_SHIFT = SLAB_LENGTH;
    private static final int OWNER_SHIFT = 2 * SLAB_LENGTH;
    private static final int MARKET_SHIFT = 46;
    static final int PRICE_BITS = 41;
    static final long PRICE_MASK = (1L << PRICE_BITS) - 1;
    /** Elements of a large array start 16 bytes into a page: so many words on, slabs start with a cache line. */
    private static final int FIRST_WORD = 6;
    private static final int INITIAL_SLABS = 16;
    /** As many as one array can hold. */
    private static final int MAX_SLABS = 1 << 25;

    private long[] words = new long[FIRST_WORD + INITIAL_SLABS * SLAB_WORDS];
    private int capacity = INITIAL_SLABS;
    private int freeSlab = NONE;
    private int slabCount;

    /** Slabs ever taken; those given up are empty. */
    int slabCount()
    {
        return slabCount;
    }

    static int handle(final int slab, final int slot)
    {
        return slab << SLOT_BITS | slot;
    }

    static int slab(final int handle)
    {
        return handle >>> SLOT_BITS;
    }

    static int slot(final int handle)
    {
        return handle & SLOT_MASK;
    }

    static int headerIndex(final int slab)
    {
        return FIRST_WORD + (slab << SLAB_SHIFT);
    }

    static int firstSlotIndex(final int slab)
    {
        return headerIndex(slab) + HEADER_WORDS;
    }

    static int slotIndex(final int handle)
    {
        return firstSlotIndex(slab(handle)) + SLOT_WORDS * slot(handle);
    }

    /** Lent until it grows. */
    long[] words()
    {
        return words;
    }

    /** First word of a slab's header. */
    long header(final int slab)
    {
        return words[headerIndex(slab)];
    }

    void header(final int slab, final long header)
    {
        words[headerIndex(slab)] = header;
    }

    static int occupancy(final long header)
    {
        return (int)(header & FULL);
    }

    static int postOnly(final long header)
    {
        return (int)(header >>> POST_ONLY_SHIFT & header & FULL);
    }

    static int owner(final long header)
    {
        return (int)(header >>> OWNER_SHIFT) & OWNER_LIMIT - 1;
    }

    static int market(final long header)
    {
        return (int)(header >>> MARKET_SHIFT);
    }

    /** A header with one slot more. */
    static long occupied(final long header, final int slot, final boolean isPostOnly)
    {
        return header & ~(1L << slot + POST_ONLY_SHIFT) | 1L << slot |
            (isPostOnly ? 1L : 0L) << slot + POST_ONLY_SHIFT;
    }

    /** A header with one slot less. */
    static long vacated(final long header, final int slot)
    {
        return header & ~(1L << slot);
    }

    int next(final int slab)
    {
        return (int)(words[headerIndex(slab) + 1] >>> Integer.SIZE);
    }

    int previous(final int slab)
    {
        return (int)words[headerIndex(slab) + 1];
    }

    void link(final int slab, final int next, final int previous)
    {
        words[headerIndex(slab) + 1] = (long)next << Integer.SIZE | previous & 0xffff_ffffL;
    }

    /** Whether a slot holds this order of this market, or held it last. */
    boolean isOrder(final int handle, final int market, final long orderId)
    {
        return words[slotIndex(handle)] == orderId && market(header(slab(handle))) == market;
    }

    long orderId(final int handle)
    {
        return words[slotIndex(handle)];
    }

    long priceTicks(final int handle)
    {
        return words[slotIndex(handle) + 1] & PRICE_MASK;
    }

    /** Page of an order's level, {@link #UNKNOWN_PAGE} where the slot does not remember it. */
    int page(final int handle)
    {
        return (int)(words[slotIndex(handle) + 1] >>> PRICE_BITS);
    }

    long sizeLots(final int handle)
    {
        return words[slotIndex(handle) + 2];
    }

    void sizeLots(final int handle, final long sizeLots)
    {
        words[slotIndex(handle) + 2] = sizeLots;
    }

    /** Puts an order into a slot. */
    void put(final int handle, final long orderId, final long priceTicks, final int page, final long sizeLots)
    {
        final int index = slotIndex(handle);
        words[index] = orderId;
        words[index + 1] = priceTicks | (long)Math.min(page, UNKNOWN_PAGE) << PRICE_BITS;
        words[index + 2] = sizeLots;
    }

    /** An empty slab of an owner. */
    int take(final int market, final int owner)
    {
        final int slab;
        if (freeSlab != NONE)
        {
            slab = freeSlab;
            freeSlab = next(slab);
        }
        else
        {
            if (slabCount == capacity)
            {
                grow();
            }
            slab = slabCount++;
        }
        header(slab, (long)market << MARKET_SHIFT | (long)owner << OWNER_SHIFT);

        return slab;
    }

    /** Gives up a slab that is in no ring. */
    void release(final int slab)
    {
        header(slab, 0);
        link(slab, freeSlab, NONE);
        freeSlab = slab;
    }

    private void grow()
    {
        if (capacity == MAX_SLABS)
        {
            throw tooManySlabs();
        }
        capacity = 2 * capacity;
        words = Arrays.copyOf(words, FIRST_WORD + capacity * SLAB_WORDS);
    }

    private static IllegalStateException tooManySlabs()
    {
        return new IllegalStateException("too many slabs of orders: limit=" + MAX_SLABS);
    }
}
