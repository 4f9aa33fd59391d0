package io.leadline.measure;

import java.util.Arrays;

import io.leadline.number.Wide;

/**
 * Sizes and notionals of one side by cell, in 128 bits: for what 64 may not hold. Single thread; takes its memory when
 * it is first needed.
 */
final class WideSums
{
    /** Size and notional of a cell. */
    private static final int CELL_LENGTH = 2 * Wide.LENGTH;

    private final CellTable cells;
    private final Thresholds[] ladders;
    private final int cellCapacity;
    private long[] sums;

    WideSums(final CellTable cells, final Thresholds[] ladders)
    {
        this.cells = cells;
        this.ladders = ladders;
        cellCapacity = CellTable.maxCellCount(ladders);
    }

    /** Sets all sums to 0. */
    void clear()
    {
        if (sums == null)
        {
            sums = new long[2 * cellCapacity * CELL_LENGTH];
        }
        Arrays.fill(sums, 0);
    }

    /** Adds a size of two digits of 63 bits at a distance; post-only orders are kept apart. */
    void add(final long distance, final long lowLots, final long highLots, final boolean isPostOnly)
    {
        final int cell = cells.cell(distance, 0) + (isPostOnly ? cellCapacity : 0);
        final int index = cell * CELL_LENGTH;
        final long priceTicks = cells.priceTicks(distance);
        Wide.add(sums, index, lowLots | highLots << Long.SIZE - 1, highLots >>> 1);
        Wide.addProduct(sums, index + Wide.LENGTH, priceTicks, lowLots);
        if (highLots != 0)
        {
            final long low = priceTicks * highLots;
            final long high = Math.multiplyHigh(priceTicks, highLots);
            Wide.add(sums, index + Wide.LENGTH, low << Long.SIZE - 1, low >>> 1 | high << Long.SIZE - 1);
        }
    }

    /** Adds the sums to the brackets of all ladders; post-only ladders take only post-only orders, or all of a book. */
    void drain(final MeasureRow row, final boolean isWholeBook)
    {
        for (int cell = 0; cell < cells.cellCount() - 1; cell++)
        {
            for (int ladder = 0; ladder < ladders.length; ladder++)
            {
                final int field = cells.fields()[cell * ladders.length + ladder];
                if (isWholeBook || !ladders[ladder].isPostOnly())
                {
                    drain(row, field, cell * CELL_LENGTH);
                }
                drain(row, field, (cellCapacity + cell) * CELL_LENGTH);
            }
        }
    }

    private void drain(final MeasureRow row, final int field, final int index)
    {
        row.addWide(field, sums[index], sums[index + 1]);
        row.addWide(field + 1, sums[index + Wide.LENGTH], sums[index + Wide.LENGTH + 1]);
    }
}
