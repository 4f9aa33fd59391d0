package io.leadline.scoring.exact;

import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The quotient of two non-negative integers, taken to 18 decimals by long division in plain longs; what is left over
 * is kept, so that it can be rounded correctly alone or within a weighted sum. Mutable, single thread, no allocation.
 */
public final class QuotientE18
{
    /** Denominators from here on have no room for another decimal digit in a long. */
    public static final long MAX_DENOMINATOR = 1L << 59;

    /** Bits of {@link #restE31()}. */
    public static final int REST_BITS = 31;

    /** How far {@link #restE31()} may lie from the true rest, either way. */
    public static final long REST_ERROR_E31 = 3;

    private static final int DECIMALS = 18;

    private long units;
    private long fractionE18;
    private long remainder;
    private long denominator;

    /**
     * Divides.
     *
     * @param dividend 0 to 2^63 - 1.
     * @param divisor  1 to {@link #MAX_DENOMINATOR} - 1.
     */
    public void divide(final long dividend, final long divisor)
    {
        denominator = divisor;
        units = dividend / divisor;
        remainder = dividend - units * divisor;
        fractionE18 = 0;
        if (remainder == 0)
        {
            return;
        }
        final int free = Long.numberOfLeadingZeros(divisor) - 1;
        if (free >= 30)
        {
            fraction(1_000_000_000L, DECIMALS / 9);
        }
        else if (free >= 20)
        {
            fraction(1_000_000L, DECIMALS / 6);
        }
        else if (free >= 10)
        {
            fraction(1_000L, DECIMALS / 3);
        }
        else
        {
            fraction(10L, DECIMALS);
        }
    }

    /** Whole units. */
    public long units()
    {
        return units;
    }

    /** The first 18 decimals, cut off. */
    public long fractionE18()
    {
        return fractionE18;
    }

    /** The first 18 decimals, rounded half-even; 10^18 when that makes a unit. */
    public long roundedFractionE18()
    {
        final long complement = denominator - remainder;
        final boolean isUp = remainder > complement || remainder == complement && (fractionE18 & 1) == 1;

        return isUp ? fractionE18 + 1 : fractionE18;
    }

    /**
     * What lies beyond the 18th decimal as a multiple of 2^-31 of it, within {@link #REST_ERROR_E31}: a remainder and a
     * divisor cut to their first 31 bits have a quotient within 2^-30 of the true one.
     */
    public long restE31()
    {
        final int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(denominator) - REST_BITS);

        return ((remainder >>> shift) << REST_BITS) / (denominator >>> shift);
    }

    /** A fraction in multiples of 10^-18, rounded half-even: for numbers beyond a long. */
    public static BigInteger roundHalfEven(final Rational value)
    {
        return value.roundHalfEven(DECIMALS).setScale(DECIMALS, RoundingMode.UNNECESSARY).unscaledValue();
    }

    private void fraction(final long step, final int stepCount)
    {
        for (int i = 0; i < stepCount; i++)
        {
            final long scaled = remainder * step;
            final long digits = scaled / denominator;
            remainder = scaled - digits * denominator;
            fractionE18 = fractionE18 * step + digits;
        }
    }
}
