package io.leadline.scoring.exact;

/**
 * A sum of quotients with integer weights, kept as its quotients change one by one, and rounded half-even to 10^-18
 * once, as a whole. In plain longs: 128 bits of it, and some 13 decimals behind the 18th. Where those cannot tell which
 * way to round (at exact ties, and otherwise less than once in ten million) it says so, and the caller computes that
 * one sum with {@link Rational}. Mutable, single thread, no allocation.
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

    private final long error;
    private long low;
    private long high;
    private long rest;
    private long roundedLow;
    private long roundedHigh;

    /** A sum of nothing yet; its weights will never add up to more than {@code weightSum}. */
    public WeightedSumE18(final long weightSum)
    {
        error = weightSum * REST_ERROR;
    }

    /** Starts again from zero. */
    public void clear()
    {
        low = 0;
        high = 0;
        rest = 0;
    }

    /**
     * Puts a quotient in the place of another.
     *
     * @param quotientE18 what comes, in multiples of 10^-18, cut off; 0 to 2^63 - 1.
     * @param restE18     the decimals behind it, as {@link QuotientE18#restE18()} has them.
     * @param oldE18      what goes; 0 where nothing was.
     * @param oldRestE18  the decimals behind that.
     */
    public void replace(
        final long weight, final long quotientE18, final long restE18, final long oldE18, final long oldRestE18)
    {
        final long change = quotientE18 - oldE18;
        final long added = weight * change;
        final long sum = low + added;
        high += Math.multiplyHigh(weight, change) + WideIntegers.carry(low, added, sum);
        low = sum;
        rest += weight * ((restE18 >>> REST_SHIFT) - (oldRestE18 >>> REST_SHIFT));
    }

    /**
     * Rounds, if the kept decimals decide.
     *
     * @return whether {@link #roundedLow()} and {@link #roundedHigh()} hold the rounded sum.
     */
    public boolean round()
    {
        final long units = rest / REST_ONE;
        final long below = rest - units * REST_ONE;
        final long added = units + (REST_HALF - below >>> Long.SIZE - 1);
        roundedLow = low + added;
        roundedHigh = high + WideIntegers.carry(low, added, roundedLow);

        return below > REST_HALF || below + error < REST_HALF;
    }

    /** Low 64 bits of the rounded sum in multiples of 10^-18. */
    public long roundedLow()
    {
        return roundedLow;
    }

    /** High 64 bits of it. */
    public long roundedHigh()
    {
        return roundedHigh;
    }
}
