package io.leadline.bench.apply;

import java.math.BigDecimal;
import java.util.function.Supplier;

import io.leadline.event.Event;
import io.leadline.event.EventHandler;

/**
 * The least that can be done about a level update: find the page of its price, store the size, keep the bit that tells
 * whether the price holds any. One market, no rule, no order among pages, no page given up, no growth. What it costs
 * bounds from below what levels with all of that may cost on the same machine in the same minute.
 */
public final class BareLevels implements EventHandler, Supplier<long[]>
{
    private static final int PAGE_BITS = 6;
    private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;

    /** By page number and side: the page, 0 for none yet. Pages are taken as they come, so those in use lie close. */
    private final int[] pages;
    private final long[] sizesLots;
    private final long[] occupancy;
    private int pageCount = 1;
    private long levelCount;

    /**
     * Without levels.
     *
     * @param priceLimitTicks a {@code Long}: all prices lie below.
     */
    public BareLevels(final Object priceLimitTicks)
    {
        pages = new int[2 * (int)(((Long)priceLimitTicks >> PAGE_BITS) + 1)];
        occupancy = new long[1 + pages.length];
        sizesLots = new long[occupancy.length << PAGE_BITS];
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        // There is one.
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        // Levels have no owner.
    }

    @Override
    public void onEvent(final Event event)
    {
        final long priceTicks = event.priceTicks();
        final long sizeLots = event.sizeLots();
        final int number = (int)(priceTicks >> PAGE_BITS) << 1 | event.side();
        int page = pages[number];
        if (page == 0)
        {
            page = pageCount++;
            pages[number] = page;
        }
        sizesLots[page << PAGE_BITS | (int)priceTicks & PAGE_MASK] = sizeLots;
        final long before = occupancy[page];
        final long after = before & ~(1L << priceTicks) | -sizeLots >>> Long.SIZE - 1 << priceTicks;
        occupancy[page] = after;
        levelCount += Long.bitCount(after) - Long.bitCount(before);
    }

    @Override
    public long[] get()
    {
        long restingLots = 0;
        for (int i = 0; i < pageCount << PAGE_BITS; i++)
        {
            restingLots += sizesLots[i];
        }

        return new long[]{0, restingLots, levelCount};
    }
}
