package io.leadline.book;

import java.util.Arrays;

/**
 * Total size by price of one side of a market.
 * <p>
 * Prices lie in pages of 64 ticks. A page is found by its number in an open-addressed table, so a price far from all
 * others costs one page and not an array up to it. One word per page tells which of its prices hold size; above it a
 * tree of such words, again in a table, tells which pages do: the neighbour of any price is found in a few steps
 * however empty the space between them is. Sizes are 63-bit digits with an upper digit that exists only once a sum has
 * needed it.
 * <p>
 * Single thread; allocates only when it grows.
 */
public final class PriceLevels
{
    /** No price. */
    public static final long NONE = -1;

    private static final int PAGE_BITS = 6;
    private static final int PAGE_LENGTH = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE_LENGTH - 1;
    private static final int INITIAL_PAGES = 4;
    private static final long NO_PAGE = Long.MIN_VALUE;

    private final OccupancyTree occupiedPages = new OccupancyTree();
    private PlaceTable pages = new PlaceTable(INITIAL_PAGES * 2);
    private long[] lowSizes = new long[INITIAL_PAGES * PAGE_LENGTH];
    private long[] highSizes;
    private long[] occupancy = new long[INITIAL_PAGES];
    private int[] freePages = new int[INITIAL_PAGES];
    private int freeCount;
    private int usedPages;
    private long lastPageNumber = NO_PAGE;
    private int lastPage;
    private int levelCount;

    /** Prices that hold size. */
    public int levelCount()
    {
        return levelCount;
    }

    /** Low 63 bits of the size at a price, in lots. */
    public long lowSizeLots(final long priceTicks)
    {
        final int page = page(priceTicks >> PAGE_BITS);

        return page < 0 ? 0 : lowSizes[slot(page, priceTicks)];
    }

    /** What the size at a price has above its low 63 bits. */
    public long highSizeLots(final long priceTicks)
    {
        final int page = highSizes == null ? -1 : page(priceTicks >> PAGE_BITS);

        return page < 0 ? 0 : highSizes[slot(page, priceTicks)];
    }

    /** Whether a price holds size. */
    public boolean isOccupied(final long priceTicks)
    {
        final int page = page(priceTicks >> PAGE_BITS);

        return page >= 0 && (occupancy[page] >>> priceTicks & 1) != 0;
    }

    /** Adds to the size at a price; the addend is from 1 to below 2^62 lots. */
    public void add(final long priceTicks, final long sizeLots)
    {
        final int page = pageFor(priceTicks >> PAGE_BITS);
        final int slot = slot(page, priceTicks);
        final long sum = lowSizes[slot] + sizeLots;
        lowSizes[slot] = sum & Long.MAX_VALUE;
        if (sum < 0)
        {
            addHigh(slot, 1);
        }
        occupy(page, priceTicks);
    }

    /** Takes from the size at a price, which holds at least as much. */
    public void remove(final long priceTicks, final long sizeLots)
    {
        final int page = page(priceTicks >> PAGE_BITS);
        final int slot = slot(page, priceTicks);
        final long rest = lowSizes[slot] - sizeLots;
        lowSizes[slot] = rest & Long.MAX_VALUE;
        if (rest < 0)
        {
            addHigh(slot, -1);
        }
        if (lowSizes[slot] == 0 && (highSizes == null || highSizes[slot] == 0))
        {
            vacate(page, priceTicks);
        }
    }

    /** Sets the size at a price, from 0 to below 2^62 lots. */
    public void set(final long priceTicks, final long sizeLots)
    {
        if (sizeLots == 0)
        {
            final int page = page(priceTicks >> PAGE_BITS);
            if (page >= 0 && isOccupied(priceTicks))
            {
                put(slot(page, priceTicks), 0);
                vacate(page, priceTicks);
            }
        }
        else
        {
            final int page = pageFor(priceTicks >> PAGE_BITS);
            put(slot(page, priceTicks), sizeLots);
            occupy(page, priceTicks);
        }
    }

    private void put(final int slot, final long sizeLots)
    {
        lowSizes[slot] = sizeLots;
        if (highSizes != null)
        {
            highSizes[slot] = 0;
        }
    }

    /** Forgets every price. */
    public void clear()
    {
        Arrays.fill(lowSizes, 0, usedPages * PAGE_LENGTH, 0);
        if (highSizes != null)
        {
            Arrays.fill(highSizes, 0, usedPages * PAGE_LENGTH, 0);
        }
        Arrays.fill(occupancy, 0, usedPages, 0);
        pages.clear();
        occupiedPages.clear();
        freeCount = 0;
        usedPages = 0;
        lastPageNumber = NO_PAGE;
        levelCount = 0;
    }

    /** The highest price that holds size, {@link #NONE} without any. */
    public long highest()
    {
        return highestOf(occupiedPages.highest());
    }

    /** The lowest price that holds size, {@link #NONE} without any. */
    public long lowest()
    {
        return above(0);
    }

    /** The highest price below this positive one that holds size, {@link #NONE} without any. */
    public long below(final long priceTicks)
    {
        final long pageNumber = priceTicks >> PAGE_BITS;
        final int page = page(pageNumber);
        final long word = page < 0 ? 0 : occupancy[page] & (1L << priceTicks) - 1;

        return word == 0 ?
            highestOf(occupiedPages.below(pageNumber)) :
            pageNumber << PAGE_BITS | PAGE_MASK - Long.numberOfLeadingZeros(word);
    }

    /** The lowest price above this one, itself 0 or more, that holds size; {@link #NONE} without any. */
    public long above(final long priceTicks)
    {
        final long pageNumber = priceTicks >> PAGE_BITS;
        final int page = page(pageNumber);
        final long word = page < 0 ? 0 : occupancy[page] & -2L << priceTicks;

        return word == 0 ?
            lowestOf(occupiedPages.above(pageNumber)) :
            pageNumber << PAGE_BITS | Long.numberOfTrailingZeros(word);
    }

    private long highestOf(final long pageNumber)
    {
        return pageNumber < 0 ?
            NONE : pageNumber << PAGE_BITS | PAGE_MASK - Long.numberOfLeadingZeros(occupancy[page(pageNumber)]);
    }

    private long lowestOf(final long pageNumber)
    {
        return pageNumber < 0 ?
            NONE : pageNumber << PAGE_BITS | Long.numberOfTrailingZeros(occupancy[page(pageNumber)]);
    }

    private static int slot(final int page, final long priceTicks)
    {
        return page << PAGE_BITS | (int)priceTicks & PAGE_MASK;
    }

    private int page(final long pageNumber)
    {
        if (pageNumber == lastPageNumber)
        {
            return lastPage;
        }
        final int page = pages.get(pageNumber);
        if (page >= 0)
        {
            lastPageNumber = pageNumber;
            lastPage = page;
        }

        return page;
    }

    private int pageFor(final long pageNumber)
    {
        final int known = page(pageNumber);
        if (known >= 0)
        {
            return known;
        }
        if (freeCount == 0 && usedPages == occupancy.length)
        {
            grow();
        }
        final int page = freeCount > 0 ? freePages[--freeCount] : usedPages++;
        pages.put(pageNumber, page);
        lastPageNumber = pageNumber;
        lastPage = page;

        return page;
    }

    private void grow()
    {
        final int capacity = 2 * occupancy.length;
        lowSizes = Arrays.copyOf(lowSizes, capacity * PAGE_LENGTH);
        highSizes = highSizes == null ? null : Arrays.copyOf(highSizes, capacity * PAGE_LENGTH);
        occupancy = Arrays.copyOf(occupancy, capacity);
        freePages = Arrays.copyOf(freePages, capacity);
    }

    private void addHigh(final int slot, final int digit)
    {
        if (highSizes == null)
        {
            highSizes = new long[lowSizes.length];
        }
        highSizes[slot] += digit;
    }

    private void occupy(final int page, final long priceTicks)
    {
        final long word = occupancy[page];
        final long bit = 1L << priceTicks;
        if ((word & bit) == 0)
        {
            occupancy[page] = word | bit;
            levelCount++;
            if (word == 0)
            {
                occupiedPages.add(priceTicks >> PAGE_BITS);
            }
        }
    }

    private void vacate(final int page, final long priceTicks)
    {
        final long word = occupancy[page] & ~(1L << priceTicks);
        occupancy[page] = word;
        levelCount--;
        if (word == 0)
        {
            final long pageNumber = priceTicks >> PAGE_BITS;
            occupiedPages.remove(pageNumber);
            pages.remove(pageNumber);
            freePages[freeCount++] = page;
            lastPageNumber = NO_PAGE;
        }
    }
}
