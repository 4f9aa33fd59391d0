package io.leadline.snapshot;

import io.leadline.config.Ladder;
import io.leadline.measure.MeasureLayout;

/** Sums the brackets of an entity to bands: in each ladder and side, a band is the one before and its own bracket. */
final class BandSums
{
    private static final int FIRST = 2 * PairLayout.FIRST_BRACKET;

    /** For each ladder and side, the place behind its last bracket. */
    private final int[] ends;
    private boolean isInside;

    BandSums(final MeasureLayout layout)
    {
        ends = new int[2 * layout.ladders().size()];
        int end = FIRST;
        for (int i = 0; i < ends.length; i++)
        {
            final Ladder ladder = layout.ladders().get(i / 2);
            end += 2 * ladder.edgesBpsE2().size();
            ends[i] = end;
        }
    }

    /** Sums up numbers below 2^63; returns false when a sum is not. */
    boolean sum(final long[] brackets, final int base, final long[] bands)
    {
        int at = FIRST;
        long all = 0;
        long sizes = 0;
        for (final int end : ends)
        {
            long size = 0;
            long notional = 0;
            for (; at < end; at += 2)
            {
                size += brackets[base + at];
                notional += brackets[base + at + 1];
                all |= size | notional | brackets[base + at] | brackets[base + at + 1];
                bands[base + at] = size;
                bands[base + at + 1] = notional;
            }
            sizes |= size;
        }
        isInside = sizes != 0;

        return all >= 0;
    }

    /** Sums up numbers below 2^127. */
    void sumWide(
        final long[] lows, final long[] highs, final int base, final long[] bandLows, final long[] bandHighs)
    {
        int at = FIRST;
        isInside = false;
        for (final int end : ends)
        {
            for (int start = at; at < end; at++)
            {
                final boolean isFirst = at < start + 2;
                final long low = isFirst ? 0 : bandLows[base + at - 2];
                final long high = isFirst ? 0 : bandHighs[base + at - 2];
                final long sum = low + lows[base + at];
                bandLows[base + at] = sum;
                bandHighs[base + at] = high + highs[base + at] + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
            }
            isInside |= (bandLows[base + end - 2] | bandHighs[base + end - 2]) != 0;
        }
    }

    /** Whether what was summed last holds anything inside an outermost edge. */
    boolean isInside()
    {
        return isInside;
    }
}
