package io.leadline.measure;

import io.leadline.book.MarketBook;
import io.leadline.book.PriceLevels;
import io.leadline.event.Side;

/**
 * The best prices of a market, formed only by levels of a least notional, and what they make of its status. Single
 * thread; allocates nothing.
 */
public final class Touch
{
    private long bestBidTicks;
    private long bestAskTicks;
    private long bidTicks;
    private long askTicks;

    /**
     * Forms the best prices of a book.
     *
     * @param minTouchTickLots levels of a smaller notional, in tick·lots, form none.
     */
    public void form(final MarketBook book, final long minTouchTickLots)
    {
        bestBidTicks = book.levels(Side.BID).highest();
        bestAskTicks = book.levels(Side.ASK).lowest();
        bidTicks = firstBid(book.levels(Side.BID), bestBidTicks, minTouchTickLots);
        askTicks = firstAsk(book.levels(Side.ASK), bestAskTicks, minTouchTickLots);
    }

    /** The best price of a side that holds any size, {@link PriceLevels#NONE} for none. */
    long bestTicks(final int side)
    {
        return side == Side.BID ? bestBidTicks : bestAskTicks;
    }

    /** In ticks, {@link PriceLevels#NONE} for none. */
    public long bidTicks()
    {
        return bidTicks;
    }

    /** In ticks, {@link PriceLevels#NONE} for none. */
    public long askTicks()
    {
        return askTicks;
    }

    private static long firstBid(final PriceLevels bids, final long bestTicks, final long minTouchTickLots)
    {
        long priceTicks = bestTicks;
        while (priceTicks != PriceLevels.NONE && !formsTouch(bids, priceTicks, minTouchTickLots))
        {
            priceTicks = bids.below(priceTicks);
        }

        return priceTicks;
    }

    private static long firstAsk(final PriceLevels asks, final long bestTicks, final long minTouchTickLots)
    {
        long priceTicks = bestTicks;
        while (priceTicks != PriceLevels.NONE && !formsTouch(asks, priceTicks, minTouchTickLots))
        {
            priceTicks = asks.above(priceTicks);
        }

        return priceTicks;
    }

    private static boolean formsTouch(final PriceLevels levels, final long priceTicks, final long minTouchTickLots)
    {
        if (minTouchTickLots == 0 || levels.highSizeLots(priceTicks) != 0)
        {
            return true;
        }
        final long sizeLots = levels.lowSizeLots(priceTicks);
        final long product = priceTicks * sizeLots;

        return Math.multiplyHigh(priceTicks, sizeLots) != 0 || product < 0 || product >= minTouchTickLots;
    }

    /**
     * Status of a book with these best prices.
     *
     * @param isSilent the feed has been silent for too long: the market is out of sync for now.
     */
    public static MarketStatus status(
        final MarketBook book, final boolean isSilent, final long bestBidTicks, final long bestAskTicks)
    {
        if (!book.isInSync() || isSilent)
        {
            return MarketStatus.STALE;
        }
        if (book.isHalted())
        {
            return MarketStatus.HALTED;
        }
        if (bestBidTicks == PriceLevels.NONE || bestAskTicks == PriceLevels.NONE)
        {
            return bestBidTicks == bestAskTicks ? MarketStatus.EMPTY : MarketStatus.ONE_SIDED;
        }

        return bestBidTicks > bestAskTicks ? MarketStatus.CROSSED : MarketStatus.OK;
    }
}
