package io.leadline.book;

import io.leadline.event.Side;

/**
 * Total size by price of both sides of a market, which hold a limited number of prices between them. An order remembers
 * the page of its level, and is taken out without a search. Single thread; allocates only when it grows.
 */
final class MarketLevels
{
    private final LevelPages pages;
    private final PriceLevels[] sides;
    private final int limit;
    /** Of both sides; each knows its own. */
    private int count;

    MarketLevels(final LevelPages pages, final int market, final int limit)
    {
        this.pages = pages;
        this.limit = limit;
        sides = new PriceLevels[] {
            new PriceLevels(pages, market, Side.BID), new PriceLevels(pages, market, Side.ASK)
        };
    }

    PriceLevels side(final int side)
    {
        return sides[side];
    }

    /** Adds to the size at a price and returns the page of its level, {@link LevelPages#ABSENT} without room for it. */
    int add(final int side, final long priceTicks, final long sizeLots)
    {
        int page = sides[side].pageOf(priceTicks);
        if (page < 0 || pages.lowLots(LevelPages.place(page, priceTicks)) == 0 && !pages.isOccupied(page, priceTicks))
        {
            if (count >= limit)
            {
                return LevelPages.ABSENT;
            }
            count++;
            page = sides[side].open(priceTicks);
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
            sides[side].close(page, priceTicks);
            count--;
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
        final PriceLevels levels = sides[side];
        final boolean hasRoom = count < limit || sizeLots == 0 || levels.isOccupied(priceTicks);
        if (hasRoom)
        {
            count += levels.set(priceTicks, sizeLots);
        }

        return hasRoom;
    }

    void clear()
    {
        sides[Side.BID].clear();
        sides[Side.ASK].clear();
        count = 0;
    }

    private int page(final int side, final int knownPage, final long priceTicks)
    {
        return knownPage == OrderPool.UNKNOWN_PAGE ? sides[side].pageOf(priceTicks) : knownPage;
    }
}
