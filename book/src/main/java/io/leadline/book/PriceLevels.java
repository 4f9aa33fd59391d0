package io.leadline.book;

import java.util.Arrays;

/**
 * Total size by price of one side of a market.
 * <p>
 * Prices lie in the feed's {@link LevelPages}. One word per page tells which of its prices hold size; above it a tree
 * of such words tells which pages there are: the neighbour of any price is found in a few steps however empty the space
 * between them is. Far from the touch a page holds one level or two, which come and go; so a page that loses its last
 * is not given up at once, but with others, when they are a third of all: the tree is touched seldom, and a walk passes
 * few empty pages.
 * <p>
 * Single thread; allocates only when it grows.
 */
public final class PriceLevels
{
    /** No price. */
    public static final long NONE = -1;

    private static final int PAGE_BITS = LevelPages.PAGE_BITS;
    private static final int PAGE_MASK = LevelPages.PAGE_MASK;
    /** A side may keep so many empty pages beside half as many as it has. */
    private static final int MIN_EMPTY = 8;
    /** Few, so that the sides of thousands of markets are small. */
    private static final int MIN_NEAR = 4;
    private static final int MAX_NEAR = 1 << 12;
    private static final int NEAR_PAGE_BITS = 28;
    private static final int NEAR_PAGE_MASK = (1 << NEAR_PAGE_BITS) - 1;

    private final OccupancyTree pageNumbers = new OccupancyTree();
    private final LevelPages pages;
    private final long key;
    /**
     * Pages met last, each at its number mod the length: number + 1 above, page below; 0 for none. Most events, and the
     * walk from price to price, are about prices so close together that no other page has the same place, and are then
     * spared the search. It grows with the number of pages, since the levels of a whole venue lie far apart.
     */
    private long[] nearPages = new long[MIN_NEAR];
    private int pageCount;
    /** So many more pages may be empty before all that are will be given up. */
    private int emptyRoom = MIN_EMPTY;
    private int levelCount;
    /** No price of any page taken since the side was last cleared lies above. */
    private long reachTicks;

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

    /** At least the highest price that holds size: that of the highest page since the side was last cleared. */
    public long reachTicks()
    {
        return reachTicks;
    }

    /** Low 63 bits of the size at a price, in lots. */
    public long lowSizeLots(final long priceTicks)
    {
        final int page = pageOf(priceTicks);

        return page < 0 ? 0 : pages.lowLots(LevelPages.place(page, priceTicks));
    }

    /** What the size at a price has above its low 63 bits. */
    public long highSizeLots(final long priceTicks)
    {
        final int page = pageOf(priceTicks);

        return page < 0 ? 0 : pages.highLots(LevelPages.place(page, priceTicks));
    }

    /** Whether a price holds size. */
    public boolean isOccupied(final long priceTicks)
    {
        final int page = pageOf(priceTicks);

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
        final int page = pageOf(priceTicks);
        if (!pages.remove(LevelPages.place(page, priceTicks), sizeLots))
        {
            close(page, priceTicks);
        }
    }

    /**
     * Sets the size at a price, from 0 to below 2^62 lots. Whether a level comes, goes or stays is chance, so the same
     * is done for all of them; what is asked is only whether the page comes or goes.
     */
    void set(final long priceTicks, final long sizeLots)
    {
        final long pageNumber = priceTicks >> PAGE_BITS;
        int page = find(pageNumber);
        if (page < 0)
        {
            if (sizeLots == 0)
            {
                return;
            }
            page = newPage(pageNumber);
        }
        pages.set(LevelPages.place(page, priceTicks), sizeLots);
        final long before = pages.occupancy(page);
        occupy(page, before, before & ~(1L << priceTicks) | -sizeLots >>> Long.SIZE - 1 << priceTicks);
    }

    /** The page's word changes by one bit, or by none. */
    private void occupy(final int page, final long before, final long word)
    {
        pages.occupancy(page, word);
        levelCount += Long.bitCount(word) - Long.bitCount(before);
        emptyRoom += (int)((word | -word) >>> Long.SIZE - 1) - (int)((before | -before) >>> Long.SIZE - 1);
        if (emptyRoom < 0)
        {
            giveUpEmpty();
        }
    }

    private void giveUpEmpty()
    {
        for (long number = pageNumbers.highest(); number >= 0; number = pageNumbers.below(number))
        {
            final int page = pages.find(key | number);
            if (pages.occupancy(page) == 0)
            {
                pageNumbers.remove(number);
                pages.release(page, key | number);
                pageCount--;
            }
        }
        emptyRoom = MIN_EMPTY + (pageCount >> 1);
        Arrays.fill(nearPages, 0);
    }

    /** The page of a number, {@link LevelPages#ABSENT} when the side has none. */
    private int find(final long pageNumber)
    {
        final long[] known = nearPages;
        final int place = (int)pageNumber & known.length - 1;
        final long near = known[place];
        if (near >>> NEAR_PAGE_BITS == pageNumber + 1)
        {
            return (int)near & NEAR_PAGE_MASK;
        }
        final int page = pages.find(key | pageNumber);
        if (page >= 0 && page <= NEAR_PAGE_MASK)
        {
            known[place] = pageNumber + 1 << NEAR_PAGE_BITS | page;
        }

        return page;
    }

    /** Loads what tells the page of a price that was met last; the value means nothing. */
    long touchNear(final long priceTicks)
    {
        return nearPages[(int)(priceTicks >> PAGE_BITS) & nearPages.length - 1];
    }

    /** Address of the size at a price on the page that was met last under its number: nearly always its own. */
    long likelyAddress(final long priceTicks)
    {
        return pages.addressIfAny((int)touchNear(priceTicks) & NEAR_PAGE_MASK, priceTicks);
    }

    /** The page of a price, {@link LevelPages#ABSENT} when there is none. */
    int pageOf(final long priceTicks)
    {
        return find(priceTicks >> PAGE_BITS);
    }

    /** The page of a price that holds size or is about to. */
    int open(final long priceTicks)
    {
        final long pageNumber = priceTicks >> PAGE_BITS;
        final int known = find(pageNumber);
        final int page = known >= 0 ? known : newPage(pageNumber);
        final long word = pages.occupancy(page);
        occupy(page, word, word | 1L << priceTicks);

        return page;
    }

    private int newPage(final long pageNumber)
    {
        final int page = pages.take(key | pageNumber);
        pageNumbers.add(pageNumber);
        reachTicks = Math.max(reachTicks, pageNumber << PAGE_BITS | PAGE_MASK);
        // The new page is empty as yet, and every other one that is added leaves room for one more.
        emptyRoom -= pageCount & 1 ^ 1;
        pageCount++;
        if (pageCount > nearPages.length && nearPages.length < MAX_NEAR)
        {
            nearPages = new long[2 * nearPages.length];
        }

        return page;
    }

    /** A price holds no size any more. */
    void close(final int page, final long priceTicks)
    {
        final long word = pages.occupancy(page);
        occupy(page, word, word & ~(1L << priceTicks));
    }

    /** Forgets every price. */
    void clear()
    {
        for (long number = pageNumbers.highest(); number >= 0; number = pageNumbers.below(number))
        {
            final int page = pages.find(key | number);
            pages.clear(page);
            pages.release(page, key | number);
        }
        pageNumbers.clear();
        Arrays.fill(nearPages, 0);
        pageCount = 0;
        emptyRoom = MIN_EMPTY;
        levelCount = 0;
        reachTicks = 0;
    }

    /** The highest price that holds size, {@link #NONE} without any. */
    public long highest()
    {
        return highestOf(pageNumbers.highest());
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
        final int page = find(pageNumber);
        final long word = page < 0 ? 0 : pages.occupancy(page) & (1L << priceTicks) - 1;

        return word == 0 ?
            highestOf(pageNumbers.below(pageNumber)) :
            pageNumber << PAGE_BITS | PAGE_MASK - Long.numberOfLeadingZeros(word);
    }

    /** The lowest price above this one, itself 0 or more, that holds size; {@link #NONE} without any. */
    public long above(final long priceTicks)
    {
        final long pageNumber = priceTicks >> PAGE_BITS;
        final int page = find(pageNumber);
        final long word = page < 0 ? 0 : pages.occupancy(page) & -2L << priceTicks;

        return word == 0 ?
            lowestOf(pageNumbers.above(pageNumber)) :
            pageNumber << PAGE_BITS | Long.numberOfTrailingZeros(word);
    }

    /** The highest price on a page or, where it is empty, on those below. */
    private long highestOf(final long highestNumber)
    {
        long number = highestNumber;
        while (number >= 0)
        {
            final long word = pages.occupancy(find(number));
            if (word != 0)
            {
                return number << PAGE_BITS | PAGE_MASK - Long.numberOfLeadingZeros(word);
            }
            number = pageNumbers.below(number);
        }

        return NONE;
    }

    /** The lowest price on a page or, where it is empty, on those above. */
    private long lowestOf(final long lowestNumber)
    {
        long number = lowestNumber;
        while (number >= 0)
        {
            final long word = pages.occupancy(find(number));
            if (word != 0)
            {
                return number << PAGE_BITS | Long.numberOfTrailingZeros(word);
            }
            number = pageNumbers.above(number);
        }

        return NONE;
    }
}
