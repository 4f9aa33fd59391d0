package io.leadline.scoring.exact;

/**
 * A sum of quotients with integer weights that is rounded half-even to 10^-18 once, as a whole, in plain longs. Where
 * the kept bits cannot tell which way to round (about once in ten thousand at most, and at every exact tie) it says so,
 * and the caller computes that one sum with {@link Rational}. Mutable, single thread, no allocation.
 */
public final class WeightedSumE18
{
    /** Sum of weights that the error bound allows: 3 · 2^17 is 2^-11 of the half unit that decides. */
    public static final long MAX_WEIGHT_SUM = 1L << 17;

    private static final long E9 = 1_000_000_000L;
    private static final long REST_ONE = 1L << QuotientE18.REST_BITS;
    private static final long REST_HALF = REST_ONE / 2;

    private long units;
    private long highE9;
    private long lowE18;
    private long restE31;
    private long errorE31;
    private boolean isWide;

    /** Starts again from zero. */
    public void clear()
    {
        units = 0;
        highE9 = 0;
        lowE18 = 0;
        restE31 = 0;
        errorE31 = 0;
        isWide = false;
    }

    /** Adds a quotient this many times; weights of one sum add up to {@link #MAX_WEIGHT_SUM} at most. */
    public void add(final long weight, final QuotientE18 quotient)
    {
        final long fractionE18 = quotient.fractionE18();
        final long fractionE9 = fractionE18 / E9;
        if (quotient.units() >= Long.MAX_VALUE / (2 * MAX_WEIGHT_SUM))
        {
            isWide = true;
            return;
        }
        units += weight * quotient.units();
        highE9 += weight * fractionE9;
        lowE18 += weight * (fractionE18 - fractionE9 * E9);
        restE31 += weight * quotient.restE31();
        errorE31 += weight * QuotientE18.REST_ERROR_E31;
    }

    /** Whether the kept bits decide the rounding; otherwise nothing may be taken from here. */
    public boolean isDecided()
    {
        final long distance = Math.abs((restE31 & (REST_ONE - 1)) - REST_HALF);

        return !isWide && (errorE31 == 0 || distance > errorE31);
    }

    /** Adds the rounded sum. */
    public void addTo(final SumE18 sum)
    {
        final long low = lowE18 + ((restE31 + REST_HALF) >>> QuotientE18.REST_BITS);
        final long high = highE9 + low / E9;
        sum.add(units + high / E9, high % E9 * E9 + low % E9);
    }
}
