package io.leadline.scoring.exact;

import java.math.BigInteger;

/** Division of big integers to the nearest integer, halves to the even one. */
public final class HalfEven
{
    private HalfEven()
    {
    }

    /** The quotient of an integer that is not negative by a positive one. */
    public static BigInteger divide(final BigInteger dividend, final BigInteger divisor)
    {
        final BigInteger[] parts = dividend.divideAndRemainder(divisor);
        final int half = parts[1].shiftLeft(1).compareTo(divisor);
        final boolean isUp = half > 0 || half == 0 && parts[0].testBit(0);

        return isUp ? parts[0].add(BigInteger.ONE) : parts[0];
    }
}
