package io.leadline.book;

import io.leadline.event.Side;

/**
 * Total size by price of both sides of a market, which hold a limited number of prices between them. An order remembers
 * the page of its level, and is taken out without a search. The sides are fields and not an array of two: an event of
 * a market that was not seen for a while waits for one line of memory less. Single thread; allocates only when it
 * grows.
 */
final class MarketLevels
{
    private final LevelPages pages;
    private final PriceLevels bids;
    private final PriceLevels asks;
    private final int limit;

    MarketLevels(final LevelPages pages, final int market, final int limit)
    {
        this.pages = pages;
        this.limit = limit;
        bids = new PriceLevels(pages, market, Side.BID);
        asks = new PriceLevels(pages, market, Side.ASK);
    }

    PriceLevels side(final int side)
    {
        return side == Side.BID ? bids : asks;
    }

    /** Adds to the size at a price and returns the page of its level, {@link LevelPages#ABSENT} without room for it. */
    int add(final int side, final long priceTicks, final long sizeLots)
    {
        int page = side(side).pageOf(priceTicks);
        if (page < 0 || pages.lowLots(LevelPages.place(page, priceTicks)) == 0 && !pages.isOccupied(page, priceTicks))
        {
            if (!hasRoom())
            {
                return LevelPages.ABSENT;
            }
            page = side(side).open(priceTicks);
        }
        pages.add(LevelPages.place(page, priceTicks), sizeLots);

        return page;
    }

    /**
     * Takes from the size at a price, which holds at least as much.
     *
     * @param knownPage of the level, or {@link OrderPool#UNKNOWN_PAGE}.
     */
    void remove(final int side, final int knownPage, final long priceTicks, final long sizeLots)
    {
        final int page = page(side, knownPage, priceTicks);
        if (!pages.remove(LevelPages.place(page, priceTicks), sizeLots))
        {
            side(side).close(page, priceTicks);
        }
    }

    /** Adds to the size at a price that holds some, or takes from it. */
    void change(final int side, final int knownPage, final long priceTicks, final long changeLots)
    {
        if (changeLots > 0)
        {
            pages.add(LevelPages.place(page(side, knownPage, priceTicks), priceTicks), changeLots);
        }
        else
        {
            remove(side, knownPage, priceTicks, -changeLots);
        }
    }

    /** Sets the size at a price, 0 for none; false without room for it. */
    boolean set(final int side, final long priceTicks, final long sizeLots)
    {
        final PriceLevels levels = side(side);
        if (sizeLots != 0 && !hasRoom() && !levels.isOccupied(priceTicks))
        {
            return false;
        }
        levels.set(priceTicks, sizeLots);

        return true;
    }

    /** Levels that both sides may hold between them. */
    int limit()
    {
        return limit;
    }

    private boolean hasRoom()
    {
        return bids.levelCount() + asks.levelCount() < limit;
    }

    void clear()
    {
        bids.clear();
        asks.clear();
    }

    private int page(final int side, final int knownPage, final long priceTicks)
    {
        return knownPage == OrderPool.UNKNOWN_PAGE ? side(side).pageOf(priceTicks) : knownPage;
    }
}
