package io.leadline.scoring.exact;

import java.math.BigInteger;

/** Integers of 127 bits, and a sign where one says so, that stand as two longs. */
public final class WideIntegers
{
    private WideIntegers()
    {
    }

    /** High 64 bits of the product of two unsigned integers. */
    public static long multiplyHighUnsigned(final long left, final long right)
    {
        return Math.multiplyHigh(left, right) + (left >> Long.SIZE - 1 & right) + (right >> Long.SIZE - 1 & left);
    }

    /**
     * What a sum of two unsigned integers carries into the next 64 bits, 1 or 0. Without a branch: low bits of exact
     * sums are as good as random, and so would be the way that a branch goes.
     */
    public static long carry(final long left, final long right, final long sum)
    {
        return (left & right | (left | right) & ~sum) >>> Long.SIZE - 1;
    }

    /** The integer of these low and high 64 bits. */
    public static BigInteger of(final long low, final long high)
    {
        final BigInteger unsignedLow = low >= 0
            ? BigInteger.valueOf(low)
            : BigInteger.valueOf(low & Long.MAX_VALUE).setBit(Long.SIZE - 1);

        return high == 0 ? unsignedLow : BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(unsignedLow);
    }
}
