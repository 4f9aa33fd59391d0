package io.leadline.proof.precision;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.leadline.scoring.exact.Rational;

/** Numbers as files hold them: at most 12 decimals, half-even, without trailing zeros; and in percent as tables do. */
final class Decimals
{
    private static final int FILE_DECIMALS = 12;
    private static final int PERCENT_DIGITS = 2;

    private Decimals()
    {
    }

    static BigDecimal of(final Rational value)
    {
        return canonical(value.roundHalfEven(FILE_DECIMALS));
    }

    static BigDecimal of(final double value)
    {
        return canonical(new BigDecimal(value).setScale(FILE_DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal canonical(final BigDecimal value)
    {
        final BigDecimal stripped = value.stripTrailingZeros();

        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** In percent, with so many decimals. */
    static String percent(final Rational value, final int decimals)
    {
        return value.roundHalfEven(decimals + PERCENT_DIGITS).movePointRight(PERCENT_DIGITS).toPlainString();
    }

    /** In percent, with so many decimals. */
    static String percent(final double value, final int decimals)
    {
        return new BigDecimal(value)
            .setScale(decimals + PERCENT_DIGITS, RoundingMode.HALF_EVEN)
            .movePointRight(PERCENT_DIGITS)
            .toPlainString();
    }
}
