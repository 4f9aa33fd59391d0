package io.leadline.book;

import java.util.Arrays;

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
    private long[] lows = new long[INITIAL_PAGES * PAGE_LENGTH];
    private long[] highs;
    /** Occupied prices of a page; of a page given up the next such page. */
    private long[] occupancy = new long[INITIAL_PAGES];
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

    static int place(final int page, final long priceTicks)
    {
        return page << PAGE_BITS | (int)priceTicks & PAGE_MASK;
    }

    /** The page under a key, {@link #ABSENT} when none of its prices holds size. */
    int find(final long key)
    {
        return directory.get(key);
    }

    /** From a key to its page. */
    PlaceTable directory()
    {
        return directory;
    }

    /** Low digits of all sizes, by place. */
    long[] lows()
    {
        return lows;
    }

    /** The place of a price on a page, 0 when the page is not there. */
    int placeIfAny(final int page, final long priceTicks)
    {
        return page < 0 || page >= usedPages ? 0 : place(page, priceTicks);
    }

    /** A page for a key that has none. */
    int take(final long key)
    {
        final int page;
        if (freePage != NONE)
        {
            page = freePage;
            freePage = (int)occupancy[page];
            occupancy[page] = 0;
        }
        else
        {
            if (usedPages == occupancy.length)
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
        occupancy[page] = freePage;
        freePage = page;
    }

    private void grow()
    {
        final int capacity = 2 * occupancy.length;
        lows = Arrays.copyOf(lows, capacity * PAGE_LENGTH);
        highs = highs == null ? null : Arrays.copyOf(highs, capacity * PAGE_LENGTH);
        occupancy = Arrays.copyOf(occupancy, capacity);
    }

    long[] occupancy()
    {
        return occupancy;
    }

    long occupancy(final int page)
    {
        return occupancy[page];
    }

    void occupancy(final int page, final long word)
    {
        occupancy[page] = word;
    }

    boolean isOccupied(final int page, final long priceTicks)
    {
        return (occupancy[page] >>> priceTicks & 1) != 0;
    }

    /** Low 63 bits of a size, in lots. */
    long lowLots(final int place)
    {
        return lows[place];
    }

    /** What a size has above its low 63 bits. */
    long highLots(final int place)
    {
        return highs == null ? 0 : highs[place];
    }

    /** Sets a size from 0 to below 2^62 lots. */
    void set(final int place, final long sizeLots)
    {
        lows[place] = sizeLots;
        if (highs != null)
        {
            highs[place] = 0;
        }
    }

    /** Adds to a size; the addend is from 1 to below 2^62 lots. */
    void add(final int place, final long sizeLots)
    {
        final long sum = lows[place] + sizeLots;
        lows[place] = sum & Long.MAX_VALUE;
        if (sum < 0)
        {
            addHigh(place, 1);
        }
    }

    /** Takes from a size, which is at least as much, and tells whether anything is left. */
    boolean remove(final int place, final long sizeLots)
    {
        final long rest = lows[place] - sizeLots;
        lows[place] = rest & Long.MAX_VALUE;

        return rest > 0 || isLeft(place, rest);
    }

    private boolean isLeft(final int place, final long rest)
    {
        if (rest < 0)
        {
            addHigh(place, -1);
        }

        return lows[place] != 0 || highLots(place) != 0;
    }

    private void addHigh(final int place, final int digit)
    {
        if (highs == null)
        {
            highs = new long[lows.length];
        }
        highs[place] += digit;
    }

    /** Sets every size of a page to 0. */
    void clear(final int page)
    {
        final int first = page << PAGE_BITS;
        Arrays.fill(lows, first, first + PAGE_LENGTH, 0);
        if (highs != null)
        {
            Arrays.fill(highs, first, first + PAGE_LENGTH, 0);
        }
    }
}
