package io.leadline.proof.dispute;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

import io.leadline.scoring.exact.Rational;

/** Fractions as people read them: plain decimals, exact wherever {@value #DECIMALS} decimals hold them. */
final class Digits
{
    /** What a score of a snapshot is rounded to, once. */
    static final int DECIMALS = 18;

    /** Behind a decimal that goes on. */
    private static final String GOES_ON = "…";
    private static final BigInteger ONE_E18 = BigInteger.TEN.pow(DECIMALS);

    private Digits()
    {
    }

    /** {@code 46.4} where that is all of it, {@code 0.333333333333333333…} where it is not. */
    static String text(final Rational value)
    {
        final BigDecimal cut = new BigDecimal(value.numerator())
            .divide(new BigDecimal(value.denominator()), DECIMALS, RoundingMode.DOWN);

        return Rational.of(cut).equals(value) ? plain(cut) : cut.toPlainString() + GOES_ON;
    }

    /** Rounded half-even to {@value #DECIMALS} decimals, in its shortest form. */
    static BigDecimal rounded(final Rational value)
    {
        return shortest(value.roundHalfEven(DECIMALS));
    }

    /** Plain, in its shortest form. */
    static String plain(final BigDecimal value)
    {
        return shortest(value).toPlainString();
    }

    private static BigDecimal shortest(final BigDecimal value)
    {
        final BigDecimal stripped = value.stripTrailingZeros();

        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Rounded half-even to multiples of 10^-18, once: what is summed up of a snapshot's quotients. */
    static Rational roundedE18(final Rational value)
    {
        final BigDecimal rounded = value.roundHalfEven(DECIMALS);

        return Rational.of(rounded.movePointRight(DECIMALS).toBigIntegerExact(), ONE_E18);
    }
}
