package io.leadline.feed.dydx;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Turns the venue's bare integers into whole ticks or lots: {@code integer · 10^exponent / step}, rounded half-even,
 * exactly. Keeps whether the last one was a whole multiple. Single thread; allocates only for integers and steps whose
 * product does not fit a {@code long}.
 */
final class Scale
{
    private final BigInteger numerator;
    private final BigInteger denominator;
    /** 0 where they are no longs. */
    private final long longNumerator;
    private final long longDenominator;
    private boolean isExact;

    Scale(final int exponent, final BigDecimal step)
    {
        final BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(exponent);
        final int scale = Math.max(unit.scale(), step.scale());
        final BigInteger top = unit.setScale(scale).unscaledValue();
        final BigInteger bottom = step.setScale(scale).unscaledValue();
        final BigInteger divisor = top.gcd(bottom);
        numerator = top.divide(divisor);
        denominator = bottom.divide(divisor);
        final boolean isLong = numerator.bitLength() < Long.SIZE && denominator.bitLength() < Long.SIZE;
        longNumerator = isLong ? numerator.longValueExact() : 0;
        longDenominator = isLong ? denominator.longValueExact() : 0;
    }

    /** Whole steps of an unsigned integer; {@link Long#MAX_VALUE} stands for everything beyond. */
    long steps(final long units)
    {
        if (units < 0 || longNumerator == 0 || Math.multiplyHigh(units, longNumerator) != 0 ||
            units * longNumerator < 0)
        {
            return wideSteps(units);
        }
        final long dividend = units * longNumerator;
        final long quotient = dividend / longDenominator;
        final long rest = dividend - quotient * longDenominator;
        isExact = rest == 0;
        // Twice the rest may not fit.
        final long missing = longDenominator - rest;

        return rest > missing || rest == missing && (quotient & 1) != 0 ? quotient + 1 : quotient;
    }

    private long wideSteps(final long units)
    {
        final BigInteger dividend = new BigInteger(Long.toUnsignedString(units)).multiply(numerator);
        final BigInteger[] parts = dividend.divideAndRemainder(denominator);
        isExact = parts[1].signum() == 0;
        final int half = parts[1].shiftLeft(1).compareTo(denominator);
        final boolean isUp = half > 0 || half == 0 && parts[0].testBit(0);
        final BigInteger rounded = isUp ? parts[0].add(BigInteger.ONE) : parts[0];

        return rounded.bitLength() < Long.SIZE ? rounded.longValue() : Long.MAX_VALUE;
    }

    /** The last integer was a whole number of steps. */
    boolean isExact()
    {
        return isExact;
    }
}
