package io.leadline.measure;

import java.util.Arrays;

/**
 * What owners rest in each cell of one side.
 * <p>
 * A maker's orders stand in few cells, so which ones is told by a bit each, and only those are taken out: cells whose
 * numbers are equal mod 64 share a bit, and are then looked at together. What has been taken out is also added up over
 * all owners, so that the whole book costs a few cells and not a row for each maker. Post-only orders have cells of
 * their own where a ladder counts nothing else. Single thread.
 */
final class CellSums
{
    /** Words of a cell: sizes; sizes times how far the prices lie above the anchor's, which may be negative. */
    static final int LENGTH = 2;

    /** Brackets that have to be added up in a row. */
    static final long SEVERAL = -1;

    private final CellTable cells;
    private final int ladderCount;
    private final boolean hasPostOnlyLadder;
    /** Each cell and each bracket has a bit of its own, and counts all orders. */
    private final boolean isPlain;
    private final int cellCapacity;
    /** By cell; those of post-only orders behind all others. */
    private final long[] sums;
    /** By cell, of all owners since the cells were placed: sizes, notionals. */
    private final long[] allSums;

    CellSums(final CellTable cells, final Thresholds[] ladders)
    {
        this.cells = cells;
        ladderCount = ladders.length;
        hasPostOnlyLadder = Arrays.stream(ladders).anyMatch(Thresholds::isPostOnly);
        cellCapacity = CellTable.maxCellCount(ladders);
        isPlain = !hasPostOnlyLadder && 2 * cellCapacity <= Long.SIZE;
        sums = new long[2 * cellCapacity * LENGTH];
        allSums = new long[cellCapacity * LENGTH];
    }

    /** The cells lie elsewhere now. */
    void place()
    {
        Arrays.fill(allSums, 0, cells.cellCount() * LENGTH, 0);
    }

    boolean hasPostOnlyLadder()
    {
        return hasPostOnlyLadder;
    }

    /** What the numbers of cells begin with for post-only orders. */
    int firstPostOnly()
    {
        return cellCapacity;
    }

    /** The sums of all cells, {@link #LENGTH} words each. */
    long[] words()
    {
        return sums;
    }

    /** Adds to a cell; of sums that do not fit, only the low 64 bits are kept. */
    void add(final int cell, final long sizeLots, final long sizeTicks)
    {
        sums[cell * LENGTH] += sizeLots;
        sums[cell * LENGTH + 1] += sizeTicks;
    }

    /** Forgets every sum of an owner. */
    void clear()
    {
        Arrays.fill(sums, 0);
    }

    /**
     * The brackets that cells with a bit are part of, as {@link MeasureRow} numbers them; {@link #SEVERAL} when one of
     * them may be part of two of the cells.
     */
    long brackets(final long seen)
    {
        if (!isPlain)
        {
            return SEVERAL;
        }
        long brackets = 0;
        long twice = 0;
        for (long rest = seen; rest != 0; rest &= rest - 1)
        {
            final long own = cells.brackets(Long.numberOfTrailingZeros(rest));
            twice |= brackets & own;
            brackets |= own;
        }

        return twice == 0 ? brackets : SEVERAL;
    }

    /**
     * Moves an owner's sums to where its fields are kept, when each bracket is part of one cell alone.
     *
     * @return 0 when all brackets of the cells are as they were there.
     */
    long move(final long seen, final long[] target, final int first)
    {
        long difference = 0;
        for (long rest = seen; rest != 0; rest &= rest - 1)
        {
            final int cell = Long.numberOfTrailingZeros(rest);
            final int word = cell * LENGTH;
            final long sizeLots = sums[word];
            final long notional = cells.anchorTicks() * sizeLots + sums[word + 1];
            sums[word] = 0;
            sums[word + 1] = 0;
            allSums[word] += sizeLots;
            allSums[word + 1] += notional;
            for (long bits = cells.brackets(cell); bits != 0; bits &= bits - 1)
            {
                final int field = first + MeasureRow.sizeField(Long.numberOfTrailingZeros(bits));
                difference |= target[field] ^ sizeLots | target[field + 1] ^ notional;
                target[field] = sizeLots;
                target[field + 1] = notional;
            }
        }

        return difference;
    }

    /** Moves an owner's sums to its row: those of cells that have a bit, which are all that may hold any. */
    void drain(final long seen, final MeasureRow row)
    {
        for (long rest = seen; rest != 0; rest &= rest - 1)
        {
            final int cell = Long.numberOfTrailingZeros(rest);
            drain(cell, row);
            if (cells.cellCount() > Long.SIZE)
            {
                drainBeyond(cell, row);
            }
        }
    }

    private void drainBeyond(final int first, final MeasureRow row)
    {
        for (int cell = first + Long.SIZE; cell < cells.cellCount(); cell += Long.SIZE)
        {
            drain(cell, row);
        }
    }

    private void drain(final int cell, final MeasureRow row)
    {
        row.touch(cells.brackets(cell));
        if (hasPostOnlyLadder)
        {
            drain(cell, cell, cells.openFields(), row);
            drain(cellCapacity + cell, cell, cells.fields(), row);
        }
        else
        {
            drain(cell, cell, cells.fields(), row);
        }
    }

    private void drain(final int place, final int cell, final int[] fields, final MeasureRow row)
    {
        final int word = place * LENGTH;
        final long sizeLots = sums[word];
        final long notional = cells.anchorTicks() * sizeLots + sums[word + 1];
        sums[word] = 0;
        sums[word + 1] = 0;
        allSums[cell * LENGTH] += sizeLots;
        allSums[cell * LENGTH + 1] += notional;
        int next = cell * ladderCount;
        final int end = next + ladderCount;
        do
        {
            row.addNarrow(fields[next], sizeLots, notional);
            next++;
        }
        while (next != end);
    }

    /** Adds what all owners rest, each order in every ladder, to a row. */
    void addAll(final MeasureRow row)
    {
        final int[] fields = cells.fields();
        for (int cell = 0; cell < cells.cellCount(); cell++)
        {
            row.touch(cells.brackets(cell));
            for (int ladder = 0; ladder < ladderCount; ladder++)
            {
                row.addNarrow(
                    fields[cell * ladderCount + ladder], allSums[cell * LENGTH], allSums[cell * LENGTH + 1]);
            }
        }
    }
}
