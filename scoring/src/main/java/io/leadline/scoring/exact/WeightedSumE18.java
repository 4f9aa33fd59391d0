package io.leadline.scoring.exact;

/**
 * A sum of quotients with integer weights that is rounded half-even to 10^-18 once, as a whole, in plain longs: 128
 * bits of it, and some 13 decimals behind the 18th. Where those cannot tell which way to round (at exact ties, and
 * otherwise less than once in ten million) it says so, and the caller computes that one sum with {@link Rational}.
 * Mutable, single thread, no allocation.
 */
public final class WeightedSumE18
{
    /** Sum of weights up to which nothing overflows: quotients below 2^63 give a sum below 2^80. */
    public static final long MAX_WEIGHT_SUM = 1L << 17;

    /** Rests are kept in multiples of 2^16 · 10^-36: below 2^44 each, so that 2^17 of them stay below 2^61. */
    private static final int REST_SHIFT = 16;
    private static final long REST_ONE = SumE18.ONE_E18 >> REST_SHIFT;
    private static final long REST_HALF = REST_ONE / 2;
    /** A rest is too small by less than this: what was cut off, and its own error. */
    private static final long REST_ERROR = 2;

    private long low;
    private long high;
    private long rest;
    private long error;

    /** Starts again from zero. */
    public void clear()
    {
        low = 0;
        high = 0;
        rest = 0;
        error = 0;
    }

    /**
     * Adds a quotient this many times.
     *
     * @param weight      weights of one sum add up to {@link #MAX_WEIGHT_SUM} at most.
     * @param quotientE18 in multiples of 10^-18, cut off; 0 to 2^63 - 1.
     * @param restE18     the decimals behind it, as {@link QuotientE18#restE18()} has them.
     */
    public void add(final long weight, final long quotientE18, final long restE18)
    {
        final long added = weight * quotientE18;
        low += added;
        high += Math.multiplyHigh(weight, quotientE18) + (Long.compareUnsigned(low, added) < 0 ? 1 : 0);
        rest += weight * (restE18 >>> REST_SHIFT);
        error += weight * REST_ERROR;
    }

    /**
     * Rounds, if the kept decimals decide; nothing may be added behind it.
     *
     * @return whether {@link #low()} and {@link #high()} hold the rounded sum; otherwise nothing may be taken from
     *         here.
     */
    public boolean round()
    {
        final long units = rest / REST_ONE;
        final long below = rest - units * REST_ONE;
        if (below <= REST_HALF && below + error >= REST_HALF)
        {
            return false;
        }
        final long added = units + (below > REST_HALF ? 1 : 0);
        low += added;
        high += Long.compareUnsigned(low, added) < 0 ? 1 : 0;

        return true;
    }

    /** Low 64 bits of the sum in multiples of 10^-18. */
    public long low()
    {
        return low;
    }

    /** High 64 bits of it. */
    public long high()
    {
        return high;
    }
}
