package io.leadline.scoring.exact;

import java.math.BigInteger;

/**
 * A sum of multiples of 10^-18 in 127 bits and a sign, so that merging in any order and grouping gives equal bits.
 * Mutable, single thread, no allocation but where big integers go in or out.
 */
public final class SumE18
{
    public static final long ONE_E18 = 1_000_000_000_000_000_000L;

    private static final BigInteger ONE = BigInteger.valueOf(ONE_E18);

    private long low;
    private long high;

    /**
     * Adds a value given as the low and the high 64 bits, negative ones as two's complement.
     *
     * @throws ArithmeticException beyond 2^127 in all.
     */
    public void add(final long addedLow, final long addedHigh)
    {
        final long sum = low + addedLow;
        final long carry = WideIntegers.carry(low, addedLow, sum);
        high = Math.addExact(high, Math.addExact(addedHigh, carry));
        low = sum;
    }

    /**
     * Adds a value this many times.
     *
     * @param count not negative.
     * @throws ArithmeticException beyond 2^127 in all.
     */
    public void addTimes(final long addedLow, final long addedHigh, final long count)
    {
        final long middle = WideIntegers.multiplyHighUnsigned(addedLow, count);
        add(addedLow * count, Math.addExact(middle, addedHigh == 0 ? 0 : Math.multiplyExact(addedHigh, count)));
    }

    /** Adds a value given in multiples of 10^-18; throws as {@link #add(long, long)} does. */
    public void add(final BigInteger valueE18)
    {
        add(valueE18.longValue(), valueE18.shiftRight(Long.SIZE).longValueExact());
    }

    /** Adds another sum. */
    public void add(final SumE18 other)
    {
        add(other.low, other.high);
    }

    /** The sum. */
    public Rational value()
    {
        return Rational.of(WideIntegers.of(low, high), ONE);
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof SumE18 that && low == that.low && high == that.high;
    }

    @Override
    public int hashCode()
    {
        return 31 * Long.hashCode(high) + Long.hashCode(low);
    }

    @Override
    public String toString()
    {
        return value().roundHalfEven(18).toPlainString();
    }
}
