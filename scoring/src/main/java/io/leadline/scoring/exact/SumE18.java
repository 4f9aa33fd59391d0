package io.leadline.scoring.exact;

import java.math.BigInteger;

/**
 * A sum of non-negative values that are multiples of 10^-18, held as whole units and a fraction below one: about 123
 * bits, so that merging in any order and grouping gives equal bits. Mutable, single thread.
 */
public final class SumE18
{
    public static final long ONE_E18 = 1_000_000_000_000_000_000L;

    private static final BigInteger ONE = BigInteger.valueOf(ONE_E18);

    private long units;
    private long fractionE18;

    /**
     * Adds a value.
     *
     * @param addedUnits       whole units, not negative.
     * @param addedFractionE18 0 to 10^18: a fraction that was rounded up may have become one.
     * @throws ArithmeticException beyond 2^63 units.
     */
    public void add(final long addedUnits, final long addedFractionE18)
    {
        long fraction = fractionE18 + addedFractionE18;
        long carry = 0;
        if (fraction >= ONE_E18)
        {
            fraction -= ONE_E18;
            carry = 1;
        }
        units = Math.addExact(Math.addExact(units, addedUnits), carry);
        fractionE18 = fraction;
    }

    /** Adds a value given in multiples of 10^-18. */
    public void add(final BigInteger valueE18)
    {
        final BigInteger[] parts = valueE18.divideAndRemainder(ONE);
        add(parts[0].longValueExact(), parts[1].longValueExact());
    }

    /** Adds another sum. */
    public void add(final SumE18 other)
    {
        add(other.units, other.fractionE18);
    }

    /** The sum. */
    public Rational value()
    {
        return Rational.of(BigInteger.valueOf(units).multiply(ONE).add(BigInteger.valueOf(fractionE18)), ONE);
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof SumE18 that && units == that.units && fractionE18 == that.fractionE18;
    }

    @Override
    public int hashCode()
    {
        return 31 * Long.hashCode(units) + Long.hashCode(fractionE18);
    }

    @Override
    public String toString()
    {
        return value().roundHalfEven(18).toPlainString();
    }
}
