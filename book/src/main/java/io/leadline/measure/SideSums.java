package io.leadline.measure;

import java.util.Arrays;

import io.leadline.book.OrderSlabs;
import io.leadline.book.PriceLevels;
import io.leadline.event.Side;
import io.leadline.number.Wide;

/**
 * Sizes and notionals of one side by cell: of an owner's orders, or of all levels.
 * <p>
 * An order is one look-up and two additions of 64 bits. Whether 64 bits were enough is asked once for all orders: every
 * size is part of the bits {@code seenLots}, so none is larger, and their number times that times the highest price
 * bounds every sum. Only if that bound passes 2^63 are the same orders summed once more, in 128 bits. Sums of the cell
 * outside of all edges may wrap unnoticed, since nobody reads them.
 * <p>
 * Post-only orders have cells of their own where a ladder counts nothing else. Single thread.
 */
final class SideSums
{
    /** Size and notional. */
    private static final int SUMS = 2;
    /** Sizes and counts below these have a product below 2^63. Orders of a market are below 2^24. */
    private static final int MAX_SIZE_BITS = 39;

    private final int side;
    private final Thresholds[] ladders;
    private final CellTable cells;
    private final boolean hasPostOnlyLadder;
    private final int postOnlyCell;
    private final long[] sums;
    /** As sums, two longs each; null before the first that needs it. */
    private long[] wideSums;
    private boolean isWide;
    private long bestTicks;
    private long seenLots;
    private int count;

    SideSums(final int side, final MeasureLayout layout, final Thresholds[] ladders)
    {
        this.side = side;
        this.ladders = ladders;
        cells = new CellTable(side, layout, ladders);
        hasPostOnlyLadder = Arrays.stream(ladders).anyMatch(Thresholds::isPostOnly);
        postOnlyCell = Arrays.stream(ladders).mapToInt(Thresholds::edgeCount).sum() + 1;
        sums = new long[(hasPostOnlyLadder ? 2 : 1) * postOnlyCell * SUMS];
    }

    /** Takes over where the ladders' edges lie. */
    void place()
    {
        cells.place();
    }

    /** Adds what an owner rests to the brackets of all ladders and returns its best price, 0 without an order. */
    long measureOrders(final OrderSlabs orders, final int owner, final MeasureRow row)
    {
        final int firstSlab = orders.firstSlab(owner);
        if (firstSlab == OrderSlabs.NONE)
        {
            return 0;
        }
        sumOrders(orders, owner, firstSlab);
        isWide = cells.outermost() >= 0 &&
            !isFitting(side == Side.BID ? bestTicks : cells.priceTicks(cells.outermost()));
        if (isWide)
        {
            sumOrdersWide(orders, owner, firstSlab);
        }
        drain(row, false);

        return bestTicks;
    }

    private void sumOrders(final OrderSlabs orders, final int owner, final int firstSlab)
    {
        long nearest = Long.MAX_VALUE >> 1;
        long seen = 0;
        int orderCount = 0;
        for (int slab = firstSlab; slab != OrderSlabs.NONE; slab = orders.nextSlab(owner, slab))
        {
            final int occupancy = orders.occupancy(slab);
            final int postOnly = hasPostOnlyLadder ? orders.postOnly(slab) : 0;
            orderCount += Integer.bitCount(occupancy);
            for (int rest = occupancy & ~postOnly; rest != 0; rest &= rest - 1)
            {
                final int handle = OrderSlabs.handle(slab, Integer.numberOfTrailingZeros(rest));
                final long distance = add(orders, handle, 0);
                final long nearer = distance - nearest;
                nearest += nearer & nearer >> Long.SIZE - 1;
                seen |= orders.sizeLots(handle);
            }
            for (int rest = postOnly; rest != 0; rest &= rest - 1)
            {
                final int handle = OrderSlabs.handle(slab, Integer.numberOfTrailingZeros(rest));
                final long distance = add(orders, handle, postOnlyCell);
                nearest = Math.min(nearest, distance);
                seen |= orders.sizeLots(handle);
            }
        }
        bestTicks = cells.priceTicks(nearest);
        seenLots = seen;
        count = orderCount;
    }

    private long add(final OrderSlabs orders, final int handle, final int firstCell)
    {
        final long priceTicks = orders.priceTicks(handle);
        final long sizeLots = orders.sizeLots(handle);
        final long distance = cells.distance(priceTicks);
        final int index = SUMS * (firstCell + cells.cell(distance));
        sums[index] += sizeLots;
        sums[index + 1] += priceTicks * sizeLots;

        return distance;
    }

    private boolean isFitting(final long highestTicks)
    {
        if (seenLots >>> MAX_SIZE_BITS != 0)
        {
            return false;
        }
        final long lots = seenLots * count;

        return Math.multiplyHigh(lots, highestTicks) == 0 && lots * highestTicks >= 0;
    }

    private void sumOrdersWide(final OrderSlabs orders, final int owner, final int firstSlab)
    {
        clearWide();
        for (int slab = firstSlab; slab != OrderSlabs.NONE; slab = orders.nextSlab(owner, slab))
        {
            final int postOnly = hasPostOnlyLadder ? orders.postOnly(slab) : 0;
            for (int rest = orders.occupancy(slab); rest != 0; rest &= rest - 1)
            {
                final int slot = Integer.numberOfTrailingZeros(rest);
                final int handle = OrderSlabs.handle(slab, slot);
                final long priceTicks = orders.priceTicks(handle);
                final int cell = cells.cell(cells.distance(priceTicks)) + (postOnly >> slot & 1) * postOnlyCell;
                addWide(cell, priceTicks, orders.sizeLots(handle), 0);
            }
        }
    }

    private void clearWide()
    {
        if (wideSums == null)
        {
            wideSums = new long[sums.length * Wide.LENGTH];
        }
        Arrays.fill(wideSums, 0);
    }

    /** Adds a size of two digits of 63 bits. */
    private void addWide(final int cell, final long priceTicks, final long lowLots, final long highLots)
    {
        final int index = cell * SUMS * Wide.LENGTH;
        Wide.add(wideSums, index, lowLots | highLots << Long.SIZE - 1, highLots >>> 1);
        Wide.addProduct(wideSums, index + Wide.LENGTH, priceTicks, lowLots);
        if (highLots != 0)
        {
            final long low = priceTicks * highLots;
            final long high = Math.multiplyHigh(priceTicks, highLots);
            Wide.add(wideSums, index + Wide.LENGTH, low << Long.SIZE - 1, low >>> 1 | high << Long.SIZE - 1);
        }
    }

    /** Adds what rests in all levels to the fields of every ladder's brackets. */
    void measureLevels(final PriceLevels levels, final MeasureRow row)
    {
        isWide = !sumLevels(levels);
        if (isWide)
        {
            sumLevelsWide(levels);
        }
        drain(row, true);
    }

    private boolean sumLevels(final PriceLevels levels)
    {
        final long outermost = cells.outermost();
        long priceTicks = outermost < 0 ? PriceLevels.NONE : best(levels);
        final long bestTicks = priceTicks;
        long seen = 0;
        long seenHigh = 0;
        int levelCount = 0;
        while (priceTicks != PriceLevels.NONE)
        {
            final long distance = cells.distance(priceTicks);
            if (distance > outermost)
            {
                break;
            }
            final long sizeLots = levels.lowSizeLots(priceTicks);
            final int index = SUMS * cells.cell(distance);
            sums[index] += sizeLots;
            sums[index + 1] += priceTicks * sizeLots;
            seen |= sizeLots;
            seenHigh |= levels.highSizeLots(priceTicks);
            levelCount++;
            priceTicks = next(levels, priceTicks);
        }
        seenLots = seen;
        count = levelCount;

        return seenHigh == 0 && isFitting(side == Side.BID ? bestTicks : cells.priceTicks(outermost));
    }

    private void sumLevelsWide(final PriceLevels levels)
    {
        clearWide();
        final long outermost = cells.outermost();
        long priceTicks = best(levels);
        while (priceTicks != PriceLevels.NONE && cells.distance(priceTicks) <= outermost)
        {
            addWide(
                cells.cell(cells.distance(priceTicks)), priceTicks,
                levels.lowSizeLots(priceTicks), levels.highSizeLots(priceTicks));
            priceTicks = next(levels, priceTicks);
        }
    }

    private long best(final PriceLevels levels)
    {
        return side == Side.BID ? levels.highest() : levels.lowest();
    }

    private long next(final PriceLevels levels, final long priceTicks)
    {
        return side == Side.BID ? levels.below(priceTicks) : levels.above(priceTicks);
    }

    /** Moves the sums of the cells to the fields, and leaves them empty. */
    private void drain(final MeasureRow row, final boolean isWholeBook)
    {
        final int last = cells.cellCount() - 1;
        for (int cell = 0; cell < last; cell++)
        {
            drainCell(row, cell, cell, isWholeBook);
        }
        sums[SUMS * last] = 0;
        sums[SUMS * last + 1] = 0;
        if (hasPostOnlyLadder)
        {
            for (int cell = 0; cell < last; cell++)
            {
                drainCell(row, cell, postOnlyCell + cell, true);
            }
            sums[SUMS * (postOnlyCell + last)] = 0;
            sums[SUMS * (postOnlyCell + last) + 1] = 0;
        }
    }

    private void drainCell(final MeasureRow row, final int cell, final int sum, final boolean isForEveryLadder)
    {
        final int index = SUMS * sum;
        if (isWide)
        {
            drainWideCell(row, cell, sum, isForEveryLadder);
        }
        else if (sums[index] != 0)
        {
            for (int ladder = 0; ladder < ladders.length; ladder++)
            {
                if (isForEveryLadder || !ladders[ladder].isPostOnly())
                {
                    final int field = cells.field(cell, ladder);
                    row.addNarrow(field, sums[index]);
                    row.addNarrow(field + 1, sums[index + 1]);
                }
            }
        }
        sums[index] = 0;
        sums[index + 1] = 0;
    }

    private void drainWideCell(final MeasureRow row, final int cell, final int sum, final boolean isForEveryLadder)
    {
        final int index = sum * SUMS * Wide.LENGTH;
        for (int ladder = 0; ladder < ladders.length; ladder++)
        {
            if (isForEveryLadder || !ladders[ladder].isPostOnly())
            {
                final int field = cells.field(cell, ladder);
                row.addWide(field, wideSums[index], wideSums[index + 1]);
                row.addWide(field + 1, wideSums[index + Wide.LENGTH], wideSums[index + Wide.LENGTH + 1]);
            }
        }
    }
}
