package io.leadline.scoring.exact;

import java.math.BigDecimal;

/**
 * The 95 % Wilson score interval of a proportion: where the true proportion lies when only some instants were looked
 * at. Formed with a decimal square root of 50 digits, so that it is the same on every machine. E. B. Wilson, 1927.
 *
 * @param low  lower end, 0 to 1.
 * @param high upper end, 0 to 1.
 */
public record WilsonInterval(Rational low, Rational high)
{
    /** The normal distribution's quantile of 0.975, as doubles hold it. */
    private static final Rational Z = Rational.of(new BigDecimal("1.959963984540054"));
    private static final Rational Z_SQUARE = Z.times(Z);
    private static final Rational HALF = Rational.of(1, 2);

    /**
     * The interval of {@code hits} in {@code trials}.
     *
     * @param hits   0 to {@code trials}.
     * @param trials at least 1.
     */
    public static WilsonInterval of(final long hits, final long trials)
    {
        final Rational divisor = Rational.of(trials).plus(Z_SQUARE);
        final Rational centre = Rational.of(hits).plus(Z_SQUARE.times(HALF));
        final Rational variance = Rational.of(hits).times(Rational.of(trials - hits, trials));
        final Rational half = Z.times(squareRoot(variance.plus(Z_SQUARE.times(Rational.of(1, 4)))));
        // No hit puts the lower end on 0 exactly, nothing but hits the upper on 1; a rounded root would miss them.
        final Rational low = hits == 0 ? Rational.ZERO : centre.minus(half).dividedBy(divisor);
        final Rational high = hits == trials ? Rational.ONE : centre.plus(half).dividedBy(divisor);

        return new WilsonInterval(low, high);
    }

    /** Whether a limit lies inside, ends excluded: the sample cannot tell on which side the proportion is. */
    public boolean straddles(final Rational limit)
    {
        return low.compareTo(limit) < 0 && limit.compareTo(high) < 0;
    }

    private static Rational squareRoot(final Rational value)
    {
        return Rational.of(value.toWorkingDecimal().sqrt(Rational.WORKING));
    }
}
