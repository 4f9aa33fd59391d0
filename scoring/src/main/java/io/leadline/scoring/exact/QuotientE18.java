package io.leadline.scoring.exact;

import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Quotients of non-negative integers by one divisor, to 18 decimals, exactly; what is left over is kept, so that a
 * quotient can be rounded correctly alone or within a weighted sum. Mutable, single thread, no allocation.
 *
 * <p>A book has one size by which every maker's is divided, so the divisor is inverted once and each division is a few
 * multiplications. With n = divisor · 2^shift in [2^62, 2^63) and r = 10^18 · 2^64 / n, taken too small by less than
 * 2.3, the upper half of (rest · 2^shift) · r is the 18 decimals or at most 2 less: what that leaves over is below
 * three divisors and so below 2^61, which makes it right in wrapping longs, and it tells how many are missing.
 */
public final class QuotientE18
{
    private static final long ONE_E18 = SumE18.ONE_E18;

    /** Divisors from here on are left to {@link Rational}: three of them stay far below 2^63. */
    public static final long MAX_DIVISOR = 1L << 59;

    /** {@link #restE18()} is too small by less than this. */
    public static final long REST_ERROR_E18 = 3;

    private static final int DECIMALS = 18;
    private static final long EIGHT_E18 = 8 * ONE_E18;

    private long divisor;
    private int shift;
    private long reciprocal;

    private long units;
    private long decimals;
    private long remainder;

    /** A quotient by 1 until another divisor is set. */
    public QuotientE18()
    {
        divisor(1);
    }

    /** Takes a divisor, 1 to {@link #MAX_DIVISOR} - 1. */
    public void divisor(final long newDivisor)
    {
        divisor = newDivisor;
        shift = Long.numberOfLeadingZeros(newDivisor) - 1;
        final long normal = newDivisor << shift;
        // 2^125 / n from below: 30 bits by division, then twice as many with each correction.
        final long first = (1L << 62) / ((normal >>> 31) + 1) << 32;
        final long second = corrected(first, normal);
        reciprocal = Math.multiplyHigh(EIGHT_E18, corrected(second, normal));
    }

    private static long corrected(final long inverse, final long normal)
    {
        final long product = inverse * normal;
        final long errorLow = -product;
        final long errorHigh = (1L << 61) - Math.multiplyHigh(inverse, normal) - (product == 0 ? 0 : 1);
        final long errorE62 = errorHigh << 2 | errorLow >>> 62;

        return inverse + Math.multiplyHigh(inverse, errorE62 << 1);
    }

    /** Divides an integer from 0 to 2^63 - 1. */
    public void divide(final long dividend)
    {
        units = 0;
        long rest = dividend;
        if (dividend >= divisor)
        {
            units = dividend / divisor;
            rest = dividend - units * divisor;
        }
        final long digits = Math.multiplyHigh(rest << shift, reciprocal);
        final long excess = rest * ONE_E18 - digits * divisor;
        // How often the divisor is still in it, without a branch that nobody can foresee: each sign is 0 or -1.
        final long missing = -(divisor - 1 - excess >> Long.SIZE - 1) - (2 * divisor - 1 - excess >> Long.SIZE - 1);
        remainder = excess - missing * divisor;
        decimals = digits + missing;
    }

    /** The quotient's integer part. */
    public long units()
    {
        return units;
    }

    /** Its 18 decimals, cut off: an integer from 0 to 10^18 - 1. */
    public long decimalsE18()
    {
        return decimals;
    }

    /** What the last decimal has to be raised by for the quotient to be rounded half-even: 0 or 1. */
    public long roundUp()
    {
        // Up when twice the remainder is more than the divisor, or as much and the last digit odd.
        return divisor - (decimals & 1) - 2 * remainder >>> Long.SIZE - 1;
    }

    /** The 18 decimals behind the 18th, as an integer; too small by less than {@link #REST_ERROR_E18}. */
    public long restE18()
    {
        return Math.multiplyHigh(remainder << shift, reciprocal);
    }

    /** A fraction in multiples of 10^-18, rounded half-even: for numbers beyond a long. */
    public static BigInteger roundHalfEven(final Rational value)
    {
        return value.roundHalfEven(DECIMALS).setScale(DECIMALS, RoundingMode.UNNECESSARY).unscaledValue();
    }
}
