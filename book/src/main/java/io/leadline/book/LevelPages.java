package io.leadline.book;

import io.leadline.table.WordMemory;

/**
 * The memory of all price levels of one feed: pages of 64 neighbouring prices of one side of a market.
 * <p>
 * A page is found by market, side and page number in one table for the whole feed, so a price far from all others costs
 * one page and not an array up to it, and a market costs no tables of its own. The sizes of a page lie together; the
 * word that tells which of them are in use lies apart, with those of other pages, because it is touched only when a
 * level comes or goes. Sizes are 63-bit digits with an upper digit that exists only once a sum has needed it.
 * <p>
 * A place is {@code 64 · page + price mod 64}. Single thread; allocates only when it grows.
 */
final class LevelPages
{
    static final int ABSENT = PlaceTable.ABSENT;
    static final int PAGE_BITS = 6;
    static final int PAGE_LENGTH = 1 << PAGE_BITS;
    static final int PAGE_MASK = PAGE_LENGTH - 1;

    /** Prices are below 2^41, so page numbers are below 2^35. */
    private static final int PAGE_NUMBER_BITS = 35;
    private static final int INITIAL_PAGES = 8;
    private static final int NONE = -1;

    private final PlaceTable directory = new PlaceTable();
    /** Low digits of all sizes, by place. */
    private final WordMemory lowMemory = new WordMemory(INITIAL_PAGES * PAGE_LENGTH);
    private long lows = lowMemory.address();
    /** What sizes have above, by place; null until one has any. */
    private WordMemory highs;
    /** Occupied prices of a page; of a page given up the next such page. */
    private final WordMemory occupancyMemory = new WordMemory(INITIAL_PAGES);
    private long occupancies = occupancyMemory.address();
    private int freePage = NONE;
    private int usedPages;

    /** What the keys of a side's pages begin with. */
    static long key(final int market, final int side)
    {
        return (2L * market + side) << PAGE_NUMBER_BITS;
    }

    /** The key of the page that holds a price. */
    static long key(final int market, final int side, final long priceTicks)
    {
        return key(market, side) | priceTicks >> PAGE_BITS;
    }

    static long place(final int page, final long priceTicks)
    {
        return (long)page << PAGE_BITS | priceTicks & PAGE_MASK;
    }

    /** The page under a key, {@link #ABSENT} when none of its prices holds size. */
    int find(final long key)
    {
        return directory.get(key);
    }

    /** Address of the low digit of a price's size on a page, of any word when the page is not there. */
    long addressIfAny(final int page, final long priceTicks)
    {
        return page < 0 || page >= usedPages ? lows : address(lows, place(page, priceTicks));
    }

    /** A page for a key that has none. */
    int take(final long key)
    {
        final int page;
        if (freePage != NONE)
        {
            page = freePage;
            freePage = (int)occupancy(page);
            occupancy(page, 0);
        }
        else
        {
            if (usedPages == occupancyMemory.wordCount())
            {
                grow();
            }
            page = usedPages++;
        }
        directory.put(key, page);

        return page;
    }

    /** Gives up a page whose sizes are all 0. */
    void release(final int page, final long key)
    {
        directory.remove(key);
        occupancy(page, freePage);
        freePage = page;
    }

    private void grow()
    {
        final long capacity = 2 * occupancyMemory.wordCount();
        if (highs != null)
        {
            highs.grow(capacity * PAGE_LENGTH);
        }
        lowMemory.grow(capacity * PAGE_LENGTH);
        lows = lowMemory.address();
        // The last, since its length is what tells how many pages there is room for.
        occupancyMemory.grow(capacity);
        occupancies = occupancyMemory.address();
    }

    /** Bytes outside the heap. */
    long length()
    {
        return lowMemory.length() + occupancyMemory.length() + (highs == null ? 0 : highs.length());
    }

    /** Gives the memory up. */
    void release()
    {
        lowMemory.release();
        occupancyMemory.release();
        if (highs != null)
        {
            highs.release();
        }
    }

    private static long address(final long start, final long index)
    {
        return start + index * WordMemory.WORD_LENGTH;
    }

    long occupancy(final int page)
    {
        return WordMemory.word(address(occupancies, page));
    }

    void occupancy(final int page, final long word)
    {
        WordMemory.word(address(occupancies, page), word);
    }

    boolean isOccupied(final int page, final long priceTicks)
    {
        return (occupancy(page) >>> priceTicks & 1) != 0;
    }

    /** Low 63 bits of a size, in lots. */
    long lowLots(final long place)
    {
        return WordMemory.word(address(lows, place));
    }

    private void lowLots(final long place, final long low)
    {
        WordMemory.word(address(lows, place), low);
    }

    /** What a size has above its low 63 bits. */
    long highLots(final long place)
    {
        return highs == null ? 0 : WordMemory.word(address(highs.address(), place));
    }

    /** Sets a size from 0 to below 2^62 lots. */
    void set(final long place, final long sizeLots)
    {
        lowLots(place, sizeLots);
        if (highs != null)
        {
            WordMemory.word(address(highs.address(), place), 0);
        }
    }

    /** Adds to a size; the addend is from 1 to below 2^62 lots. */
    void add(final long place, final long sizeLots)
    {
        final long sum = lowLots(place) + sizeLots;
        lowLots(place, sum & Long.MAX_VALUE);
        if (sum < 0)
        {
            addHigh(place, 1);
        }
    }

    /** Takes from a size, which is at least as much, and tells whether anything is left. */
    boolean remove(final long place, final long sizeLots)
    {
        final long rest = lowLots(place) - sizeLots;
        lowLots(place, rest & Long.MAX_VALUE);

        return rest > 0 || isLeft(place, rest);
    }

    private boolean isLeft(final long place, final long rest)
    {
        if (rest < 0)
        {
            addHigh(place, -1);
        }

        return lowLots(place) != 0 || highLots(place) != 0;
    }

    private void addHigh(final long place, final int digit)
    {
        if (highs == null)
        {
            highs = new WordMemory(lowMemory.wordCount());
        }
        final long high = address(highs.address(), place);
        WordMemory.word(high, WordMemory.word(high) + digit);
    }

    /** Sets every size of a page to 0. */
    void clear(final int page)
    {
        for (long place = place(page, 0); place <= place(page, PAGE_MASK); place++)
        {
            set(place, 0);
        }
    }
}
