package io.leadline.proof.dispute;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import io.leadline.program.OrderScore;
import io.leadline.program.OrderScore.Distance;
import io.leadline.program.OrderScore.Exponential;
import io.leadline.program.OrderScore.InversePower;
import io.leadline.program.OrderScore.Limits;
import io.leadline.program.OrderScore.Nearer;
import io.leadline.scoring.exact.DecimalPower;
import io.leadline.scoring.exact.Rational;

/** How far an order stands from a mid, whether that counts, and what a unit of its depth weighs there. */
final class OrderWeights
{
    private static final Rational BPS = Rational.of(1, 10_000);
    private static final int EXPONENTIAL_DECIMALS = 30;
    private static final int MOST_EXPONENTIALS = 1 << 12;

    private final OrderScore score;
    private final Rational maxDistance;
    private final Rational minDistance;
    private final Map<Rational, BigDecimal> exponentials = new LinkedHashMap<>()
    {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<Rational, BigDecimal> eldest)
        {
            return size() > MOST_EXPONENTIALS;
        }
    };

    /**
     * Weights of a market.
     *
     * @param maxDistance in bps of the mid, or in the quote currency, as the score says.
     */
    OrderWeights(final OrderScore score, final BigDecimal maxDistance)
    {
        this.score = score;
        this.maxDistance = Rational.of(maxDistance);
        minDistance = Rational.of(score.minDistanceBps()).times(BPS);
    }

    private boolean isRelative()
    {
        return score.distance() == Distance.RELATIVE;
    }

    /** Distance of a price in the score's kind of distance. */
    Rational distance(final Rational price, final Rational mid)
    {
        final Rational away = price.compareTo(mid) > 0 ? price.minus(mid) : mid.minus(price);

        return isRelative() ? away.dividedBy(mid) : away;
    }

    /** The least distance, in the score's kind of distance. */
    Rational least(final Rational mid)
    {
        return isRelative() ? minDistance : minDistance.times(mid);
    }

    /** The farthest. */
    Rational most()
    {
        return isRelative() ? maxDistance.times(BPS) : maxDistance;
    }

    boolean isTooNear(final Rational distance, final Rational mid)
    {
        return score.nearer() == Nearer.LEAVE_OUT && distance.compareTo(least(mid)) < 0;
    }

    boolean isTooFar(final Rational distance)
    {
        final int beyond = distance.compareTo(most());

        return score.limits() == Limits.INCLUSIVE ? beyond > 0 : beyond >= 0;
    }

    /** What a unit of depth weighs at a distance that counts. */
    Rational weight(final Rational distance, final Rational mid)
    {
        final Rational least = least(mid);
        final Rational taken = distance.compareTo(least) > 0 ? distance : least;
        if (score.weight() instanceof InversePower power)
        {
            return DecimalPower.power(Rational.ONE.dividedBy(taken), BigDecimal.valueOf(power.exponent()));
        }
        final Rational part = taken.dividedBy(most());
        if (score.weight() instanceof Exponential exponential)
        {
            return Rational.of(exponentials.computeIfAbsent(
                Rational.ZERO.minus(part.times(Rational.of(exponential.decay()))),
                exponent -> DecimalPower.exp(exponent, EXPONENTIAL_DECIMALS)));
        }
        final Rational rest = Rational.ONE.minus(part);

        return rest.times(rest);
    }

    /** The weight as the rule writes it, with its numbers. */
    String text(final Rational distance, final Rational mid)
    {
        final Rational least = least(mid);
        final String taken = Digits.text(distance.compareTo(least) > 0 ? distance : least);
        if (score.weight() instanceof InversePower power)
        {
            return power.exponent() == 1 ? "1 / " + taken : "1 / " + taken + "^" + power.exponent();
        }

        return score.weight() instanceof Exponential exponential
            ? "e^(-" + Digits.plain(exponential.decay()) + " * " + taken + " / " + Digits.text(most()) + ")"
            : "((" + Digits.text(most()) + " - " + taken + ") / " + Digits.text(most()) + ")^2";
    }
}
