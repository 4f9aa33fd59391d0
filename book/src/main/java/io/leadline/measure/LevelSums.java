package io.leadline.measure;

import java.util.Arrays;

import io.leadline.book.PriceLevels;
import io.leadline.event.Side;

/**
 * Sizes and notionals of all levels of one side by cell. Levels are walked outward and no further than the outermost
 * edge, so the cell of a level is that of the one before or lies behind it. Sums are of 64 bits when a bound of them
 * says that they fit. Single thread.
 */
final class LevelSums
{
    /** Sizes below 2^39 and counts below 2^24 have a product below 2^63. */
    private static final int MAX_SIZE_BITS = 39;

    private final int side;
    private final CellTable cells;
    private final WideSums wideSums;
    private final int ladderCount;
    private final long[] sizesLots;
    private final long[] notionals;

    LevelSums(final int side, final CellTable cells, final WideSums wideSums, final Thresholds[] ladders)
    {
        this.side = side;
        this.cells = cells;
        this.wideSums = wideSums;
        ladderCount = ladders.length;
        sizesLots = new long[CellTable.maxCellCount(ladders)];
        notionals = new long[sizesLots.length];
    }

    /** Adds what rests in all levels to the brackets of all ladders. */
    void measure(final PriceLevels levels, final MeasureRow row)
    {
        if (cells.outermost() < 0)
        {
            return;
        }
        if (sum(levels))
        {
            drain(row);
        }
        else
        {
            sumWide(levels);
            wideSums.drain(row, true);
        }
    }

    /** Returns whether the sums fit; every size is part of the bits seen, so none of them is larger. */
    private boolean sum(final PriceLevels levels)
    {
        Arrays.fill(sizesLots, 0);
        Arrays.fill(notionals, 0);
        final long outermost = cells.outermost();
        long seenLots = 0;
        long seenHighs = 0;
        int count = 0;
        int cell = 0;
        long priceTicks = best(levels);
        while (priceTicks != PriceLevels.NONE && cells.distance(priceTicks) <= outermost)
        {
            cell = cells.cell(cells.distance(priceTicks), cell);
            final long sizeLots = levels.lowSizeLots(priceTicks);
            sizesLots[cell] += sizeLots;
            notionals[cell] += priceTicks * sizeLots;
            seenLots |= sizeLots;
            seenHighs |= levels.highSizeLots(priceTicks);
            count++;
            priceTicks = next(levels, priceTicks);
        }
        final long lots = seenLots * count;
        final long highestTicks = Math.max(cells.anchorTicks(), cells.priceTicks(outermost));

        return seenHighs == 0 && seenLots >>> MAX_SIZE_BITS == 0 &&
            Math.multiplyHigh(lots, highestTicks) == 0 && lots * highestTicks >= 0;
    }

    private void drain(final MeasureRow row)
    {
        final int[] fields = cells.fields();
        for (int cell = 0; cell < cells.cellCount() - 1; cell++)
        {
            row.touch(cells.brackets(cell));
            for (int ladder = 0; ladder < ladderCount; ladder++)
            {
                row.addNarrow(fields[cell * ladderCount + ladder], sizesLots[cell], notionals[cell]);
            }
        }
    }

    private void sumWide(final PriceLevels levels)
    {
        wideSums.clear();
        long priceTicks = best(levels);
        while (priceTicks != PriceLevels.NONE && cells.distance(priceTicks) <= cells.outermost())
        {
            wideSums.add(
                cells.distance(priceTicks), levels.lowSizeLots(priceTicks), levels.highSizeLots(priceTicks), false);
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
}
