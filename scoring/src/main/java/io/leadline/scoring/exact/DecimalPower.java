package io.leadline.scoring.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Powers and exponentials that no fraction holds, in decimals: computed with 70 digits and rounded half-even to
 * {@value #DIGITS}, so that every machine has the same ones and all their digits are right but for the last. Powers
 * with small integer exponents are exact.
 */
public final class DecimalPower
{
    /** Significant digits of what is not exact. */
    public static final int DIGITS = 40;

    private static final MathContext INSIDE = new MathContext(70, RoundingMode.HALF_EVEN);
    private static final MathContext OUTSIDE = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    /** A term below this adds nothing to a sum near 1. */
    private static final BigDecimal NEGLIGIBLE = BigDecimal.ONE.movePointLeft(75);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    static final BigDecimal LN_2 = lnByRatio(Rational.of(1, 3));
    private static final Rational LARGEST = Rational.of(3, 2);
    private static final Rational HALF = Rational.of(1, 2);
    /** Halvings of an exponent, each undone by a squaring. */
    private static final int HALVINGS = 8;
    private static final int GUARD_DIGITS = 15;
    private static final int MAX_EXACT_EXPONENT = 16;
    private static final int MAX_EXACT_BITS = 1 << 10;

    private DecimalPower()
    {
    }

    /**
     * A number raised to a power.
     *
     * @param base     not negative.
     * @param exponent not negative where the base is 0; 0 to the 0 is 1.
     * @throws ArithmeticException when nothing is divided by.
     */
    public static Rational power(final Rational base, final BigDecimal exponent)
    {
        final BigDecimal exact = exponent.stripTrailingZeros();
        if (exact.signum() == 0)
        {
            return Rational.ONE;
        }
        if (base.signum() == 0 && exact.signum() > 0)
        {
            return Rational.ZERO;
        }
        final boolean isSmall = exact.scale() <= 0 && exact.abs().intValue() <= MAX_EXACT_EXPONENT
            && base.numerator().bitLength() + base.denominator().bitLength() <= MAX_EXACT_BITS;

        return isSmall
            ? integerPower(base, exact.intValueExact())
            : Rational.of(exp(ln(base).multiply(exponent, INSIDE), INSIDE).round(OUTSIDE));
    }

    /**
     * {@code e^exponent}, to so many decimals, half-even; computed with 15 digits more.
     *
     * @param exponent not positive.
     * @param decimals at most 50.
     */
    public static BigDecimal exp(final Rational exponent, final int decimals)
    {
        final BigDecimal fixed =
            decimals > FixedExponential.MOST_DECIMALS ? null : FixedExponential.of(exponent, decimals);

        return fixed == null ? expOfDecimals(exponent, decimals) : fixed;
    }

    /** The same without fixed point. */
    static BigDecimal expOfDecimals(final Rational exponent, final int decimals)
    {
        final MathContext inside = new MathContext(decimals + GUARD_DIGITS, RoundingMode.HALF_EVEN);
        final BigDecimal value = new BigDecimal(exponent.numerator())
            .divide(new BigDecimal(exponent.denominator()), inside);

        return exp(value, inside).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    private static Rational integerPower(final Rational base, final int exponent)
    {
        final BigInteger numerator = base.numerator().pow(Math.abs(exponent));
        final BigInteger denominator = base.denominator().pow(Math.abs(exponent));

        return exponent < 0 ? Rational.of(denominator, numerator) : Rational.of(numerator, denominator);
    }

    /** With x = m · 2^k and m near 1: k · ln 2 + 2 · artanh((m - 1) / (m + 1)). */
    private static BigDecimal ln(final Rational value)
    {
        if (value.signum() <= 0)
        {
            throw new ArithmeticException("logarithm of nothing: value=" + value);
        }
        int twos = value.numerator().bitLength() - value.denominator().bitLength();
        Rational rest = timesPowerOfTwo(value, -twos);
        if (rest.compareTo(LARGEST) > 0)
        {
            rest = rest.times(HALF);
            twos++;
        }
        final Rational ratio = rest.minus(Rational.ONE).dividedBy(rest.plus(Rational.ONE));

        return LN_2.multiply(BigDecimal.valueOf(twos), INSIDE).add(lnByRatio(ratio), INSIDE);
    }

    private static Rational timesPowerOfTwo(final Rational value, final int twos)
    {
        final Rational factor = Rational.of(BigInteger.ONE.shiftLeft(Math.abs(twos)));

        return twos < 0 ? value.dividedBy(factor) : value.times(factor);
    }

    /** {@code ln((1 + r) / (1 - r))} for a ratio of at most 1/3: 2 · (r + r³/3 + r⁵/5 + ...). */
    private static BigDecimal lnByRatio(final Rational ratio)
    {
        final BigDecimal first = new BigDecimal(ratio.numerator())
            .divide(new BigDecimal(ratio.denominator()), INSIDE);
        final BigDecimal square = first.multiply(first, INSIDE);
        BigDecimal power = first;
        BigDecimal sum = first;
        for (int i = 3; power.abs().compareTo(NEGLIGIBLE) > 0; i += 2)
        {
            power = power.multiply(square, INSIDE);
            sum = sum.add(power.divide(BigDecimal.valueOf(i), INSIDE), INSIDE);
        }

        return sum.multiply(TWO, INSIDE);
    }

    /** With x = r + k · ln 2 and r near 0: 2^k · (e^(r / 256))^256. */
    private static BigDecimal exp(final BigDecimal exponent, final MathContext inside)
    {
        final int twos = exponent.divide(LN_2, 0, RoundingMode.HALF_EVEN).intValueExact();
        final BigDecimal rest = exponent
            .subtract(LN_2.multiply(BigDecimal.valueOf(twos), inside), inside)
            .divide(BigDecimal.valueOf(1L << HALVINGS), inside);
        final BigDecimal negligible = BigDecimal.ONE.movePointLeft(inside.getPrecision() + 1);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int i = 1; term.abs().compareTo(negligible) > 0; i++)
        {
            term = term.multiply(rest, inside).divide(BigDecimal.valueOf(i), inside);
            sum = sum.add(term, inside);
        }
        for (int i = 0; i < HALVINGS; i++)
        {
            sum = sum.multiply(sum, inside);
        }
        final BigDecimal factor = TWO.pow(Math.abs(twos), inside);

        return twos < 0 ? sum.divide(factor, inside) : sum.multiply(factor, inside);
    }
}
