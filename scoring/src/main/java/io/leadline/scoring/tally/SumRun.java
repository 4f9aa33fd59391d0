package io.leadline.scoring.tally;

import java.math.BigInteger;

import io.leadline.scoring.exact.SumE18;

/**
 * A sum over snapshots of a value that stands until it changes, and is added as often as it stood: what does not move
 * from one snapshot to the next is not touched. Values are multiples of 10^-18, not negative. Single thread.
 */
final class SumRun
{
    private final SumE18 sum = new SumE18();
    private long low;
    private long high;
    private long sinceCount;

    /** The sum; whole after {@link #settle}. */
    SumE18 sum()
    {
        return sum;
    }

    /**
     * Takes the value that stands from now on.
     *
     * @param count snapshots of the day before this one.
     */
    void stand(final long newLow, final long newHigh, final long count)
    {
        if (newLow != low || newHigh != high)
        {
            add(count);
            low = newLow;
            high = newHigh;
        }
    }

    /** Takes a value as {@link #stand(long, long, long)} does; it is refused as {@link SumE18} refuses it. */
    void stand(final BigInteger value, final long count)
    {
        stand(value.longValue(), value.shiftRight(Long.SIZE).longValueExact(), count);
    }

    /** Adds what stood up to now; nothing stands behind it, and the count begins again. */
    void settle(final long count)
    {
        add(count);
        low = 0;
        high = 0;
        sinceCount = 0;
    }

    private void add(final long count)
    {
        if ((low | high) != 0)
        {
            sum.addTimes(low, high, count - sinceCount);
        }
        sinceCount = count;
    }
}
