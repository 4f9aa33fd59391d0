package io.leadline.measure;

import java.util.Arrays;
import java.util.List;

import io.leadline.book.MarketBook;
import io.leadline.book.OrderSlabs;
import io.leadline.book.PriceLevels;
import io.leadline.config.Ladder;
import io.leadline.event.Side;
import io.leadline.number.Wide;

/**
 * Measures a market as it stands: best prices, status, and what the whole book and every maker rest in each bracket of
 * each ladder, exactly. Single thread; allocates only when a market has more makers than all before it.
 */
public final class Measurer
{
    private final Thresholds[] ladders;
    /** First field of each ladder by side. */
    private final int[][] firstFields;
    private final int entityLength;
    private long[] values;
    private int entityCount;
    private MarketStatus status;
    private long bestBidTicks;
    private long bestAskTicks;

    /** A measurer for ladders in their configured order. */
    public Measurer(final MeasureLayout layout)
    {
        final List<Ladder> configured = layout.ladders();
        ladders = configured.stream().map(Thresholds::new).toArray(Thresholds[]::new);
        firstFields = new int[ladders.length][];
        for (int i = 0; i < ladders.length; i++)
        {
            firstFields[i] = new int[] {layout.sizeField(i, Side.BID, 0), layout.sizeField(i, Side.ASK, 0)};
        }
        entityLength = layout.fieldCount() * Wide.LENGTH;
        values = new long[entityLength];
    }

    /**
     * Measures a market, and settles its book: of one book, all changes are one measure's.
     *
     * @param measure          the market's own; holds the result until its next measurement.
     * @param minTouchTickLots levels of a smaller notional, in tick·lots, form no best price.
     * @param isSilent         the feed has been silent for too long: the market is out of sync for now.
     */
    public void measure(
        final MarketBook book, final MarketMeasure measure, final long minTouchTickLots, final boolean isSilent)
    {
        entityCount = book.makerCount();
        final int length = entityCount * entityLength;
        if (values.length < length)
        {
            values = new long[2 * length];
        }
        Arrays.fill(values, 0, length, 0);
        bestBidTicks = bestBid(book.levels(Side.BID), minTouchTickLots);
        bestAskTicks = bestAsk(book.levels(Side.ASK), minTouchTickLots);
        status = status(book, isSilent);
        for (final Thresholds ladder : ladders)
        {
            ladder.place(bestBidTicks, bestAskTicks);
        }
        measureWholeBook(book);
        for (int maker = 1; maker < entityCount; maker++)
        {
            measureMaker(book, maker);
        }
        measure.begin(entityCount, status);
        for (int entity = 0; entity < entityCount; entity++)
        {
            measure.put(entity, values, entity * entityLength);
        }
        book.settle();
    }

    private MarketStatus status(final MarketBook book, final boolean isSilent)
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

    private static long bestBid(final PriceLevels bids, final long minTouchTickLots)
    {
        long priceTicks = bids.highest();
        while (priceTicks != PriceLevels.NONE && !formsTouch(bids, priceTicks, minTouchTickLots))
        {
            priceTicks = bids.below(priceTicks);
        }

        return priceTicks;
    }

    private static long bestAsk(final PriceLevels asks, final long minTouchTickLots)
    {
        long priceTicks = asks.lowest();
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

    private void measureWholeBook(final MarketBook book)
    {
        values[MeasureLayout.BEST_BID * Wide.LENGTH] = Math.max(0, bestBidTicks);
        values[MeasureLayout.BEST_ASK * Wide.LENGTH] = Math.max(0, bestAskTicks);
        putTotals(book, MarketBook.UNTRACKED);
        final PriceLevels bids = book.levels(Side.BID);
        long bidTicks = bids.highest();
        while (bidTicks != PriceLevels.NONE && addLevel(bids, Side.BID, bidTicks))
        {
            bidTicks = bids.below(bidTicks);
        }
        final PriceLevels asks = book.levels(Side.ASK);
        long askTicks = asks.lowest();
        while (askTicks != PriceLevels.NONE && addLevel(asks, Side.ASK, askTicks))
        {
            askTicks = asks.above(askTicks);
        }
    }

    /**
     * Adds a level to every ladder that it lies inside of; when it is outside of all, so is every level further out.
     */
    private boolean addLevel(final PriceLevels levels, final int side, final long priceTicks)
    {
        boolean isInside = false;
        for (int i = 0; i < ladders.length; i++)
        {
            final Thresholds ladder = ladders[i];
            if (ladder.isMeasured(side))
            {
                final int bracket = ladder.bracket(side, priceTicks);
                if (bracket < ladder.edgeCount())
                {
                    isInside = true;
                    addLevel(levels, priceTicks, (firstFields[i][side] + 2 * bracket) * Wide.LENGTH);
                }
            }
        }

        return isInside;
    }

    private void addLevel(final PriceLevels levels, final long priceTicks, final int index)
    {
        final long low = levels.lowSizeLots(priceTicks);
        final long high = levels.highSizeLots(priceTicks);
        Wide.add(values, index, low | high << Long.SIZE - 1, high >>> 1);
        Wide.addProduct(values, index + Wide.LENGTH, priceTicks, low);
        if (high != 0)
        {
            final long low64 = priceTicks * high;
            final long high64 = Math.multiplyHigh(priceTicks, high);
            Wide.add(
                values, index + Wide.LENGTH, low64 << Long.SIZE - 1, low64 >>> 1 | high64 << Long.SIZE - 1);
        }
    }

    private void measureMaker(final MarketBook book, final int maker)
    {
        putTotals(book, maker);
        final int base = maker * entityLength;
        values[base + MeasureLayout.BEST_BID * Wide.LENGTH] = addOrders(book.orders(), maker, Side.BID);
        values[base + MeasureLayout.BEST_ASK * Wide.LENGTH] = addOrders(book.orders(), maker, Side.ASK);
    }

    /** Adds a maker's orders of one side to its brackets and returns its best price, 0 without any order. */
    private long addOrders(final OrderSlabs orders, final int maker, final int side)
    {
        final int owner = maker << 1 | side;
        final int base = maker * entityLength;
        long bestTicks = 0;
        for (int slab = orders.firstSlab(owner); slab != OrderSlabs.NONE; slab = orders.nextSlab(owner, slab))
        {
            final int postOnly = orders.postOnly(slab);
            for (int rest = orders.occupancy(slab); rest != 0; rest &= rest - 1)
            {
                final int slot = Integer.numberOfTrailingZeros(rest);
                final int handle = OrderSlabs.handle(slab, slot);
                final long priceTicks = orders.priceTicks(handle);
                addOrder(base, side, priceTicks, orders.sizeLots(handle), (postOnly >> slot & 1) != 0);
                bestTicks = better(side, bestTicks, priceTicks);
            }
        }

        return bestTicks;
    }

    private static long better(final int side, final long bestTicks, final long priceTicks)
    {
        if (side == Side.BID)
        {
            return Math.max(bestTicks, priceTicks);
        }

        return bestTicks == 0 ? priceTicks : Math.min(bestTicks, priceTicks);
    }

    private void addOrder(
        final int base, final int side, final long priceTicks, final long sizeLots, final boolean isPostOnly)
    {
        for (int i = 0; i < ladders.length; i++)
        {
            final Thresholds ladder = ladders[i];
            if (ladder.isMeasured(side) && (isPostOnly || !ladder.isPostOnly()))
            {
                final int bracket = ladder.bracket(side, priceTicks);
                if (bracket < ladder.edgeCount())
                {
                    final int index = base + (firstFields[i][side] + 2 * bracket) * Wide.LENGTH;
                    Wide.add(values, index, sizeLots);
                    Wide.addProduct(values, index + Wide.LENGTH, priceTicks, sizeLots);
                }
            }
        }
    }

    private void putTotals(final MarketBook book, final int maker)
    {
        System.arraycopy(
            book.totals(), MarketBook.totalIndex(maker, 0),
            values, maker * entityLength + MeasureLayout.FILLED_SIZE * Wide.LENGTH,
            (MeasureLayout.FIRST_BAND - MeasureLayout.FILLED_SIZE) * Wide.LENGTH);
    }
}
