package io.leadline.scoring.result;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A named value.
 *
 * @param name  as PROGRAMS names it; may carry a detail behind a colon ({@code score_daily:2023-03-06}).
 * @param value at most 12 decimals, half-even, no trailing zeros, never a negative scale.
 */
public record Metric(String name, BigDecimal value)
{
    public static final int DECIMALS = 12;

    public Metric
    {
        value = canonical(value);
    }

    /** A count. */
    public static Metric of(final String name, final long value)
    {
        return new Metric(name, BigDecimal.valueOf(value));
    }

    /** A count beyond a long. */
    public static Metric of(final String name, final BigInteger value)
    {
        return new Metric(name, new BigDecimal(value));
    }

    private static BigDecimal canonical(final BigDecimal value)
    {
        final BigDecimal rounded = value.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();

        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
