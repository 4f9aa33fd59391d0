package io.leadline.measure;

import java.util.Arrays;

/**
 * The fields of one entity while it is measured, low and high halves apart; the high ones are looked at only when one
 * of them may be other than 0. Two fields behind the last take what belongs to no bracket. Single thread.
 */
final class MeasureRow
{
    private static final int TRASH_LENGTH = 2;

    private final long[] lows;
    private final long[] highs;
    private boolean isWide;

    MeasureRow(final int fieldCount)
    {
        lows = new long[fieldCount + TRASH_LENGTH];
        highs = new long[fieldCount + TRASH_LENGTH];
    }

    /** Sets every field to 0. */
    void clear()
    {
        Arrays.fill(lows, 0);
        if (isWide)
        {
            Arrays.fill(highs, 0);
            isWide = false;
        }
    }

    /** Sets a field. */
    void set(final int field, final long low, final long high)
    {
        lows[field] = low;
        if (high != 0)
        {
            highs[field] = high;
            isWide = true;
        }
    }

    /** Adds to a bracket; the sums are known to stay below 2^63. */
    void addNarrow(final int sizeField, final long sizeLots, final long notional)
    {
        lows[sizeField] += sizeLots;
        lows[sizeField + 1] += notional;
    }

    /** Adds another entity's brackets; in both, all fields and sums are known to stay below 2^63. */
    void addBands(final MeasureRow other)
    {
        final long[] own = lows;
        final long[] others = other.lows;
        for (int field = MeasureLayout.FIRST_BAND; field < own.length; field++)
        {
            own[field] += others[field];
        }
    }

    /** Adds a number of 128 bits to a field. */
    void addWide(final int field, final long low, final long high)
    {
        final long sum = lows[field] + low;
        highs[field] += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        lows[field] = sum;
        isWide = true;
    }

    /** Low halves by field. */
    long[] lows()
    {
        return lows;
    }

    /** High halves by field, null when every one is 0. */
    long[] highs()
    {
        return isWide ? highs : null;
    }
}
