package io.leadline.scoring.exact;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Exponentials in binary fixed point, about ten times as fast as in decimals of any precision. A result that more exact
 * or less exact digits might round to another one is not given, so whoever asks gets what {@link DecimalPower} has.
 */
final class FixedExponential
{
    /** Most decimals that a result is given with. */
    static final int MOST_DECIMALS = 30;

    private static final int BITS = 192;
    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(BITS);
    private static final BigInteger LN_2 = DecimalPower.LN_2.multiply(new BigDecimal(ONE)).toBigInteger();
    /** Exponents below 2 to this. */
    private static final int EXPONENT_BITS = 10;
    /** Of an exponent, each undone by a squaring that doubles the error: to less than 2^-170 in all. */
    private static final int HALVINGS = 12;
    /** In place of the errors made here and in decimals, each below a hundredth of it: 10^-38. */
    private static final BigInteger DOUBT = ONE.divide(BigInteger.TEN.pow(38));

    private FixedExponential()
    {
    }

    /**
     * {@code e^exponent}, to so many decimals, half-even.
     *
     * @param decimals at most {@value #MOST_DECIMALS}.
     * @return null where the exponent is positive or very large, or the result too near the middle of two decimals.
     */
    static BigDecimal of(final Rational exponent, final int decimals)
    {
        final BigInteger negative = exponent.numerator().negate();
        if (negative.signum() < 0
            || negative.bitLength() - exponent.denominator().bitLength() >= EXPONENT_BITS)
        {
            return null;
        }
        final BigInteger[] twosAndRest =
            negative.shiftLeft(BITS).divide(exponent.denominator()).divideAndRemainder(LN_2);
        final int shift = BITS + twosAndRest[0].intValueExact();
        final BigInteger power = BigInteger.TEN.pow(decimals);
        final BigInteger value = ofRest(twosAndRest[1]).multiply(power);
        final BigInteger whole = value.shiftRight(shift);
        final BigInteger aboveHalf =
            value.subtract(whole.shiftLeft(shift)).subtract(BigInteger.ONE.shiftLeft(shift - 1));
        if (aboveHalf.abs().compareTo(DOUBT.multiply(power).shiftLeft(shift - BITS)) <= 0)
        {
            return null;
        }

        return new BigDecimal(aboveHalf.signum() > 0 ? whole.add(BigInteger.ONE) : whole, decimals);
    }

    /** e to the minus a number below 1. */
    private static BigInteger ofRest(final BigInteger rest)
    {
        final BigInteger part = rest.shiftRight(HALVINGS);
        BigInteger term = ONE;
        BigInteger sum = ONE;
        for (int i = 1; term.signum() > 0; i++)
        {
            term = term.multiply(part).shiftRight(BITS).divide(BigInteger.valueOf(i));
            sum = i % 2 == 0 ? sum.add(term) : sum.subtract(term);
        }
        for (int i = 0; i < HALVINGS; i++)
        {
            sum = sum.multiply(sum).shiftRight(BITS);
        }

        return sum;
    }
}
