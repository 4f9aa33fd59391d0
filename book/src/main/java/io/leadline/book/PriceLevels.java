package io.leadline.book;

/**
 * Total size by price of one side of a market.
 * <p>
 * Prices lie in the feed's {@link LevelPages}. One word per page tells which of its prices hold size; above it a tree
 * of such words tells which pages do: the neighbour of any price is found in a few steps however empty the space
 * between them is, and the tree is touched only when a page gets its first level or loses its last.
 * <p>
 * Single thread; allocates only when it grows.
 */
public final class PriceLevels
{
    /** No price. */
    public static final long NONE = -1;

    private static final int PAGE_BITS = LevelPages.PAGE_BITS;
    private static final int PAGE_MASK = LevelPages.PAGE_MASK;
    private static final long NO_PAGE = Long.MIN_VALUE;

    private final OccupancyTree occupiedPages = new OccupancyTree();
    private final LevelPages pages;
    private final long key;
    /** The page that was asked for last: a walk from price to price asks for the same one again and again. */
    private long lastPageNumber = NO_PAGE;
    private int lastPage;
    private int levelCount;

    PriceLevels(final LevelPages pages, final int market, final int side)
    {
        this.pages = pages;
        key = LevelPages.key(market, side);
    }

    /** Prices that hold size. */
    public int levelCount()
    {
        return levelCount;
    }

    /** Low 63 bits of the size at a price, in lots. */
    public long lowSizeLots(final long priceTicks)
    {
        final int page = page(priceTicks >> PAGE_BITS);

        return page < 0 ? 0 : pages.lowLots(LevelPages.place(page, priceTicks));
    }

    /** What the size at a price has above its low 63 bits. */
    public long highSizeLots(final long priceTicks)
    {
        final int page = page(priceTicks >> PAGE_BITS);

        return page < 0 ? 0 : pages.highLots(LevelPages.place(page, priceTicks));
    }

    /** Whether a price holds size. */
    public boolean isOccupied(final long priceTicks)
    {
        final int page = page(priceTicks >> PAGE_BITS);

        return page >= 0 && pages.isOccupied(page, priceTicks);
    }

    /** Adds to the size at a price; the addend is from 1 to below 2^62 lots. */
    void add(final long priceTicks, final long sizeLots)
    {
        pages.add(LevelPages.place(open(priceTicks), priceTicks), sizeLots);
    }

    /** Takes from the size at a price, which holds at least as much. */
    void remove(final long priceTicks, final long sizeLots)
    {
        final int page = page(priceTicks >> PAGE_BITS);
        if (!pages.remove(LevelPages.place(page, priceTicks), sizeLots))
        {
            close(page, priceTicks);
        }
    }

    /** Sets the size at a price, from 0 to below 2^62 lots. */
    void set(final long priceTicks, final long sizeLots)
    {
        if (sizeLots != 0)
        {
            pages.set(LevelPages.place(open(priceTicks), priceTicks), sizeLots);
        }
        else
        {
            final int page = pages.find(key | priceTicks >> PAGE_BITS);
            if (page >= 0 && pages.isOccupied(page, priceTicks))
            {
                pages.set(LevelPages.place(page, priceTicks), 0);
                close(page, priceTicks);
            }
        }
    }

    /** The page of a price that holds size or is about to. */
    int open(final long priceTicks)
    {
        final long pageNumber = priceTicks >> PAGE_BITS;
        final int known = pages.find(key | pageNumber);
        final int page = known >= 0 ? known : newPage(pageNumber);
        final long word = pages.occupancy(page);
        final long opened = word | 1L << priceTicks;
        if (word != opened)
        {
            pages.occupancy(page, opened);
            levelCount++;
        }

        return page;
    }

    private int newPage(final long pageNumber)
    {
        occupiedPages.add(pageNumber);

        return pages.take(key | pageNumber);
    }

    /** A price holds no size any more. */
    void close(final int page, final long priceTicks)
    {
        final long word = pages.occupancy(page) & ~(1L << priceTicks);
        pages.occupancy(page, word);
        levelCount--;
        if (word == 0)
        {
            final long pageNumber = priceTicks >> PAGE_BITS;
            occupiedPages.remove(pageNumber);
            pages.release(page, key | pageNumber);
            lastPageNumber = NO_PAGE;
        }
    }

    /** Forgets every price. */
    void clear()
    {
        for (long number = occupiedPages.highest(); number >= 0; number = occupiedPages.below(number))
        {
            final int page = pages.find(key | number);
            pages.clear(page);
            pages.release(page, key | number);
        }
        occupiedPages.clear();
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
        final long word = page < 0 ? 0 : pages.occupancy(page) & (1L << priceTicks) - 1;

        return word == 0 ?
            highestOf(occupiedPages.below(pageNumber)) :
            pageNumber << PAGE_BITS | PAGE_MASK - Long.numberOfLeadingZeros(word);
    }

    /** The lowest price above this one, itself 0 or more, that holds size; {@link #NONE} without any. */
    public long above(final long priceTicks)
    {
        final long pageNumber = priceTicks >> PAGE_BITS;
        final int page = page(pageNumber);
        final long word = page < 0 ? 0 : pages.occupancy(page) & -2L << priceTicks;

        return word == 0 ?
            lowestOf(occupiedPages.above(pageNumber)) :
            pageNumber << PAGE_BITS | Long.numberOfTrailingZeros(word);
    }

    private long highestOf(final long pageNumber)
    {
        return pageNumber < 0 ?
            NONE : pageNumber << PAGE_BITS | PAGE_MASK - Long.numberOfLeadingZeros(pages.occupancy(page(pageNumber)));
    }

    private long lowestOf(final long pageNumber)
    {
        return pageNumber < 0 ?
            NONE : pageNumber << PAGE_BITS | Long.numberOfTrailingZeros(pages.occupancy(page(pageNumber)));
    }

    private int page(final long pageNumber)
    {
        if (pageNumber == lastPageNumber)
        {
            return lastPage;
        }
        final int page = pages.find(key | pageNumber);
        if (page >= 0)
        {
            lastPageNumber = pageNumber;
            lastPage = page;
        }

        return page;
    }
}
