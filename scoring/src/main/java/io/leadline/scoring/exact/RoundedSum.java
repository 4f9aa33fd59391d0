package io.leadline.scoring.exact;

/**
 * Rounds a sum of quotients with integer weights half-even to 10^-18, once, as a whole, where the quotients themselves
 * have been rounded: it differs from the sum of the rounded ones by a few units at most, and the weighted sum of what
 * rounding has left tells by how many. That is told in plain longs with some 13 decimals behind the 18th. Where those
 * cannot tell which way to round (at exact ties, and otherwise less than once in ten million) it says so, and the
 * caller computes that one sum with {@link Rational}.
 */
public final class RoundedSum
{
    /** Sum of weights up to which nothing overflows. */
    public static final long MAX_WEIGHT_SUM = 1L << 17;

    /** Rests are kept in multiples of 2^16 · 10^-36: below 2^44 each, so that 2^17 of them stay below 2^61. */
    private static final int REST_SHIFT = 16;
    private static final long REST_ONE = SumE18.ONE_E18 >> REST_SHIFT;
    private static final long REST_HALF = REST_ONE / 2;
    /** A rest is too small by less than this: what was cut off, and its own error. */
    private static final long REST_ERROR = 2;

    private RoundedSum()
    {
    }

    /** What rounding has left of the last quotient: the quotient less the rounded one, too small by a little. */
    public static long rest(final QuotientE18 quotient)
    {
        return (quotient.restE18() >>> REST_SHIFT) - quotient.roundUp() * REST_ONE;
    }

    /** What is to be added to the weighted sum of rounded quotients, for the weighted sum of their rests. */
    public static long correction(final long restSum)
    {
        return Math.floorDiv(restSum + REST_HALF, REST_ONE);
    }

    /**
     * Whether that is certain.
     *
     * @param weightSum sum of the weights.
     */
    public static boolean isCertain(final long restSum, final long weightSum)
    {
        final long above = restSum + REST_HALF - correction(restSum) * REST_ONE;

        return above > 0 && above + weightSum * REST_ERROR < REST_ONE;
    }
}
