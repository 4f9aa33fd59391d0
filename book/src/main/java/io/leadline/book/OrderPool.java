package io.leadline.book;

import org.agrona.UnsafeApi;

import io.leadline.table.WordMemory;

/**
 * The memory of all resting orders of one feed: slabs of ten slots, each slab the orders of one maker's side in one
 * market.
 * <p>
 * A slab is 256 bytes, four cache lines: a header of two words, then ten slots of three. Header and slots lie side by
 * side, because what costs is the cache lines that an event touches, and their pages: taking an order out reads and
 * writes its slot and its slab's header, which are neighbours, and nothing else. For the same reason a slot remembers
 * the page of its level beside its price, so that an order finds its level without a look-up.
 * <pre>
 *   header 0   market 18 | owner 26 | post-only slots 10 | occupied slots 10
 *   header 1   next slab 32, previous slab 32
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
    /** Bytes of a slab, as a shift. */
    private static final int SLAB_SHIFT = 8;
    private static final int SLAB_WORDS = (1 << SLAB_SHIFT) / WordMemory.WORD_LENGTH;
    /** Bytes of a header and of a slot, and where in a slot its price and its size lie. */
    static final int HEADER_LENGTH = 2 * WordMemory.WORD_LENGTH;
    static final int SLOT_LENGTH = 3 * WordMemory.WORD_LENGTH;
    static final int PRICE_OFFSET = WordMemory.WORD_LENGTH;
    static final int SIZE_OFFSET = 2 * WordMemory.WORD_LENGTH;
    static final int NEXT_OFFSET = WordMemory.WORD_LENGTH;
    private static final int PREVIOUS_OFFSET = NEXT_OFFSET + Integer.BYTES;
    private static final int POST_ONLY_SHIFT = SLAB_LENGTH;
    private static final int OWNER_SHIFT = 2 * SLAB_LENGTH;
    private static final int MARKET_SHIFT = 46;
    static final int PRICE_BITS = 41;
    static final long PRICE_MASK = (1L << PRICE_BITS) - 1;
    private static final int INITIAL_SLABS = 16;
    private static final int MAX_SLABS = 1 << 25;

    private final WordMemory memory = new WordMemory(INITIAL_SLABS * SLAB_WORDS);
    private long start = memory.address();
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

    /** Address of a slab's header. */
    long headerAddress(final int slab)
    {
        return start + ((long)slab << SLAB_SHIFT);
    }

    /** Address of a slab's first slot. */
    long firstSlotAddress(final int slab)
    {
        return headerAddress(slab) + HEADER_LENGTH;
    }

    /** Address of an order's slot. */
    long slotAddress(final int handle)
    {
        return firstSlotAddress(slab(handle)) + SLOT_LENGTH * slot(handle);
    }

    /** First word of a slab's header. */
    long header(final int slab)
    {
        return WordMemory.word(headerAddress(slab));
    }

    void header(final int slab, final long header)
    {
        WordMemory.word(headerAddress(slab), header);
    }

    /** Address of the first free slot of the slab whose header lies there, of its last slot when it is full. */
    static long freeSlotAddress(final long headerAddress)
    {
        final int slot = Long.numberOfTrailingZeros(~WordMemory.word(headerAddress));

        return headerAddress + HEADER_LENGTH + (long)SLOT_LENGTH * Math.min(slot, SLAB_LENGTH - 1);
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
        return UnsafeApi.getInt(headerAddress(slab) + NEXT_OFFSET);
    }

    int previous(final int slab)
    {
        return UnsafeApi.getInt(headerAddress(slab) + PREVIOUS_OFFSET);
    }

    void link(final int slab, final int next, final int previous)
    {
        final long header = headerAddress(slab);
        UnsafeApi.putInt(header + NEXT_OFFSET, next);
        UnsafeApi.putInt(header + PREVIOUS_OFFSET, previous);
    }

    /** Whether a slot holds this order of this market, or held it last. */
    boolean isOrder(final int handle, final int market, final long orderId)
    {
        return WordMemory.word(slotAddress(handle)) == orderId && market(header(slab(handle))) == market;
    }

    long orderId(final int handle)
    {
        return WordMemory.word(slotAddress(handle));
    }

    long priceTicks(final int handle)
    {
        return ticksAt(slotAddress(handle) + PRICE_OFFSET);
    }

    /** The price that a price word holds. */
    static long ticksAt(final long priceWord)
    {
        return WordMemory.word(priceWord) & PRICE_MASK;
    }

    /** The page that a price word remembers. */
    static int pageAt(final long priceWord)
    {
        return (int)(WordMemory.word(priceWord) >>> PRICE_BITS);
    }

    /** Page of an order's level, {@link #UNKNOWN_PAGE} where the slot does not remember it. */
    int page(final int handle)
    {
        return pageAt(slotAddress(handle) + PRICE_OFFSET);
    }

    long sizeLots(final int handle)
    {
        return WordMemory.word(slotAddress(handle) + SIZE_OFFSET);
    }

    void sizeLots(final int handle, final long sizeLots)
    {
        WordMemory.word(slotAddress(handle) + SIZE_OFFSET, sizeLots);
    }

    /** Puts an order into a slot. */
    void put(final int handle, final long orderId, final long priceTicks, final int page, final long sizeLots)
    {
        final long slot = slotAddress(handle);
        WordMemory.word(slot, orderId);
        WordMemory.word(slot + PRICE_OFFSET, priceTicks | (long)Math.min(page, UNKNOWN_PAGE) << PRICE_BITS);
        WordMemory.word(slot + SIZE_OFFSET, sizeLots);
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
        memory.grow(2L * capacity * SLAB_WORDS);
        start = memory.address();
        capacity = 2 * capacity;
    }

    /** Bytes outside the heap. */
    long length()
    {
        return memory.length();
    }

    /** Gives the memory up. */
    void release()
    {
        memory.release();
    }

    private static IllegalStateException tooManySlabs()
    {
        return new IllegalStateException("too many slabs of orders: limit=" + MAX_SLABS);
    }
}
