package io.leadline.scoring.tally;

import java.math.BigInteger;

import io.leadline.scoring.exact.HalfEven;
import io.leadline.scoring.exact.Rational;

/**
 * Values of orders in one snapshot: integers of 10^-60, so that what is left out of a sum of them lies far below the
 * 10^-18 that it is rounded to, and no fraction has to be brought to lowest terms.
 */
final class OrderValues
{
    static final int DECIMALS = 60;
    static final BigInteger ONE = BigInteger.TEN.pow(DECIMALS);

    private static final int E18_DECIMALS = 18;
    private static final BigInteger E18_UNIT = BigInteger.TEN.pow(DECIMALS - E18_DECIMALS);
    private static final BigInteger HALF_E18_UNIT = E18_UNIT.shiftRight(1);

    private OrderValues()
    {
    }

    /** A fraction that is not negative, rounded half-even. */
    static BigInteger of(final Rational value)
    {
        return HalfEven.divide(value.numerator().multiply(ONE), value.denominator());
    }

    /**
     * A fraction that is not negative, cut off so that {@link #roundE18} makes of it what it would of the fraction:
     * what is more than a half stays so.
     */
    static BigInteger cut(final Rational value)
    {
        final BigInteger[] parts = value.numerator().multiply(ONE).divideAndRemainder(value.denominator());
        final boolean isJustAboveHalf = parts[1].signum() > 0 && parts[0].mod(HALF_E18_UNIT).signum() == 0;

        return isJustAboveHalf ? parts[0].add(BigInteger.ONE) : parts[0];
    }

    /** A value in multiples of 10^-18, rounded half-even. */
    static BigInteger roundE18(final BigInteger value)
    {
        return HalfEven.divide(value, E18_UNIT);
    }

    /** Whether all values no more than an error apart from one are rounded like it. */
    static boolean isSure(final BigInteger value, final BigInteger error)
    {
        final BigInteger low = value.subtract(error);

        return low.signum() >= 0
            && low.divide(HALF_E18_UNIT).equals(value.add(error).divide(HALF_E18_UNIT))
            && low.mod(HALF_E18_UNIT).signum() > 0;
    }
}
