package io.leadline.scoring.exact;

import java.math.BigInteger;

/**
 * An exact sum of many fractions that is brought to lowest terms once, at the end, and not with each of them. Mutable,
 * single thread.
 */
public final class FractionSum
{
    /** A denominator as long as this is shortened before it grows on. */
    private static final int LONG_BITS = 1 << 12;

    private BigInteger numerator = BigInteger.ZERO;
    private BigInteger denominator = BigInteger.ONE;

    /** Adds a multiple of a fraction. */
    public void addTimes(final Rational fraction, final BigInteger times)
    {
        final BigInteger added = fraction.numerator().multiply(times);
        if (denominator.equals(fraction.denominator()))
        {
            numerator = numerator.add(added);
            return;
        }
        numerator = numerator.multiply(fraction.denominator()).add(added.multiply(denominator));
        denominator = denominator.multiply(fraction.denominator());
        if (denominator.bitLength() > LONG_BITS)
        {
            final Rational shorter = value();
            numerator = shorter.numerator();
            denominator = shorter.denominator();
        }
    }

    /** The sum. */
    public Rational value()
    {
        return Rational.of(numerator, denominator);
    }
}
