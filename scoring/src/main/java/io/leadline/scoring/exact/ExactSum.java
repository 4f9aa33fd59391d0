package io.leadline.scoring.exact;

import java.math.BigInteger;

/**
 * A sum of non-negative integers up to 2^127 each, exact at any size: a long until it overflows, then more. Merging in
 * any order and grouping gives the same value. Mutable, single thread.
 */
public final class ExactSum
{
    private long small;
    private BigInteger large = BigInteger.ZERO;

    /** Adds an integer given as the low and the high 64 bits. */
    public void add(final long low, final long high)
    {
        if (high != 0 || low < 0)
        {
            large = large.add(WideIntegers.of(low, high));
        }
        else
        {
            add(low);
        }
    }

    /** Adds an integer from 0 to 2^63 - 1. */
    public void add(final long value)
    {
        final long sum = small + value;
        if (sum < 0)
        {
            large = large.add(WideIntegers.of(sum, 0));
            small = 0;
        }
        else
        {
            small = sum;
        }
    }

    /** Adds another sum. */
    public void add(final ExactSum other)
    {
        add(other.small);
        large = large.add(other.large);
    }

    /** The sum. */
    public BigInteger value()
    {
        return large.add(BigInteger.valueOf(small));
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof ExactSum that && value().equals(that.value());
    }

    @Override
    public int hashCode()
    {
        return value().hashCode();
    }

    @Override
    public String toString()
    {
        return value().toString();
    }
}
