package io.leadline.scoring.exact;

import java.math.BigInteger;

/**
 * A sum of non-negative integers up to 2^128 each, in 192 bits: exact for 2^64 of them. Merging in any order and
 * grouping gives equal bits. Mutable, single thread, no allocation but where the sum is taken out.
 */
public final class ExactSum
{
    private long low;
    private long middle;
    private long high;

    /** Adds an integer given as the low and the high 64 bits, both unsigned. */
    public void add(final long addedLow, final long addedHigh)
    {
        add(addedLow, addedHigh, 0);
    }

    /** Adds an integer given like that this many times; the count is not negative. */
    public void addTimes(final long addedLow, final long addedHigh, final long count)
    {
        if (addedHigh == 0)
        {
            add(addedLow * count, WideIntegers.multiplyHighUnsigned(addedLow, count), 0);
            return;
        }
        final long carried = WideIntegers.multiplyHighUnsigned(addedLow, count);
        final long productMiddle = addedHigh * count + carried;
        final long productHigh = WideIntegers.multiplyHighUnsigned(addedHigh, count)
            + (Long.compareUnsigned(productMiddle, carried) < 0 ? 1 : 0);
        add(addedLow * count, productMiddle, productHigh);
    }

    /** Adds another sum. */
    public void add(final ExactSum other)
    {
        add(other.low, other.middle, other.high);
    }

    private void add(final long addedLow, final long addedMiddle, final long addedHigh)
    {
        final long sumLow = low + addedLow;
        final long sumMiddle = middle + addedMiddle;
        final long carried = sumMiddle + WideIntegers.carry(low, addedLow, sumLow);
        // At most one of the two carries: a sum that carried is not all ones.
        high += addedHigh + WideIntegers.carry(middle, addedMiddle, sumMiddle)
            + WideIntegers.carry(sumMiddle, 0, carried);
        low = sumLow;
        middle = carried;
    }

    /** The sum. */
    public BigInteger value()
    {
        final BigInteger upper = WideIntegers.of(middle, high);

        return upper.shiftLeft(Long.SIZE).add(WideIntegers.of(low, 0));
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof ExactSum that && low == that.low && middle == that.middle && high == that.high;
    }

    @Override
    public int hashCode()
    {
        return 31 * Long.hashCode(middle) + Long.hashCode(low);
    }

    @Override
    public String toString()
    {
        return value().toString();
    }
}
