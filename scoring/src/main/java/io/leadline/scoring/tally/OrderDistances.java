package io.leadline.scoring.tally;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

import io.leadline.program.OrderScore;
import io.leadline.program.OrderScore.Distance;
import io.leadline.program.OrderScore.Limits;
import io.leadline.program.OrderScore.Nearer;
import io.leadline.scoring.exact.DecimalPower;
import io.leadline.scoring.exact.Rational;

/**
 * How far an order may stand from the mid that was set last, and what a unit of its depth weighs there. Distances are
 * in half ticks, as mids are; a weight is formed once for each of them. Single thread.
 *
 * <p>Narrower ones take every order for one that stands a basis point of the mid nearer, no nearer than at the mid.
 * They are formed in ten-thousandths of a half tick, of which a basis point of any mid is a whole number: nothing is
 * rounded to a tick. Mids are below 2^42 half ticks, so such a number of them is below 2^56.
 */
final class OrderDistances
{
    private static final Rational BPS = Rational.of(1, 10_000);
    private static final Rational HALF = Rational.of(1, 2);
    private static final int EXPONENTIAL_DECIMALS = 30;
    private static final int NARROWER_STEPS = 10_000;

    private final OrderScore score;
    /** What a step is in the quote currency: a half tick or a part of it. */
    private final Rational step;
    private final int stepsPerHalfTick;
    private final boolean isNarrower;
    /** The farthest, in the score's kind of distance. */
    private final Rational farthest;
    private final Rational nearestPart;
    /** By distance in steps. */
    private final Map<Long, Weight> weights = new HashMap<>();
    private Rational depthUnit = Rational.ONE;
    private long midHalfTicks;
    private Rational midSteps = Rational.ZERO;
    private Rational nearestSteps = Rational.ZERO;
    private Rational farthestSteps = Rational.ZERO;
    private long leastSteps;
    private long mostSteps;
    /** How much nearer an order is taken to stand. */
    private long nearerSteps;

    private OrderDistances(
        final OrderScore score, final BigDecimal maxDistance, final BigDecimal tick, final boolean isNarrower)
    {
        this.score = score;
        this.isNarrower = isNarrower;
        stepsPerHalfTick = isNarrower ? NARROWER_STEPS : 1;
        step = Rational.of(tick).times(HALF).dividedBy(Rational.of(stepsPerHalfTick));
        farthest = score.distance() == Distance.RELATIVE
            ? Rational.of(maxDistance).times(BPS)
            : Rational.of(maxDistance);
        nearestPart = Rational.of(score.minDistanceBps()).times(BPS);
    }

    /** Distances as they are. */
    static OrderDistances of(final OrderScore score, final BigDecimal maxDistance, final BigDecimal tick)
    {
        return new OrderDistances(score, maxDistance, tick, false);
    }

    /** Distances that are a basis point of the mid less, and no less than none. */
    static OrderDistances narrower(final OrderScore score, final BigDecimal maxDistance, final BigDecimal tick)
    {
        return new OrderDistances(score, maxDistance, tick, true);
    }

    /** Takes a mid, above 0. */
    void mid(final long newMidHalfTicks)
    {
        if (newMidHalfTicks == midHalfTicks)
        {
            return;
        }
        midHalfTicks = newMidHalfTicks;
        weights.clear();
        midSteps = Rational.of(midHalfTicks * stepsPerHalfTick);
        nearestSteps = nearestPart.times(midSteps);
        farthestSteps = score.distance() == Distance.RELATIVE
            ? farthest.times(midSteps)
            : farthest.dividedBy(step);
        leastSteps = score.nearer() == Nearer.CLAMP ? 0 : ceil(nearestSteps);
        mostSteps = score.limits() == Limits.INCLUSIVE
            ? longFloor(farthestSteps)
            : ceil(farthestSteps) - 1;
        nearerSteps = isNarrower ? midHalfTicks : 0;
    }

    /** Whether an order so far off counts. */
    boolean contains(final long distanceHalfTicks)
    {
        final long steps = steps(distanceHalfTicks);

        return leastSteps <= steps && steps <= mostSteps;
    }

    private long steps(final long distanceHalfTicks)
    {
        return Math.max(0, distanceHalfTicks * stepsPerHalfTick - nearerSteps);
    }

    /** Whether orders up to some distance from another mid are all that may count. */
    boolean isWithin(final Rational reachHalfTicks, final long reachMidHalfTicks)
    {
        final long shiftSteps = Math.abs(midHalfTicks - reachMidHalfTicks) * stepsPerHalfTick + nearerSteps;
        final Rational reachSteps = reachHalfTicks.times(Rational.of(stepsPerHalfTick));

        return farthestSteps.plus(Rational.of(shiftSteps)).compareTo(reachSteps) <= 0;
    }

    /**
     * What a unit of depth weighs, in the program's unit of depth.
     *
     * @param exact   as a fraction.
     * @param value   as {@link OrderValues} have it.
     * @param isWhole whether nothing was rounded.
     */
    record Weight(Rational exact, BigInteger value, boolean isWhole)
    {
        private static Weight of(final Rational exact)
        {
            final BigInteger rest = exact.numerator().multiply(OrderValues.ONE).mod(exact.denominator());

            return new Weight(exact, OrderValues.of(exact), rest.signum() == 0);
        }
    }

    /** Takes what one tick·lot or lot is in the program's unit of depth. */
    void depthUnit(final Rational newDepthUnit)
    {
        depthUnit = newDepthUnit;
        weights.clear();
    }

    /** What a unit of depth weighs at a distance that counts. */
    Weight weight(final long distanceHalfTicks)
    {
        return weights.computeIfAbsent(
            steps(distanceHalfTicks), steps -> Weight.of(form(steps).times(depthUnit)));
    }

    private Rational form(final long distanceSteps)
    {
        final Rational own = Rational.of(distanceSteps);
        final Rational steps = own.compareTo(nearestSteps) > 0 ? own : nearestSteps;
        if (score.weight() instanceof OrderScore.InversePower power)
        {
            final Rational distance = score.distance() == Distance.RELATIVE
                ? steps.dividedBy(midSteps)
                : steps.times(step);
            return DecimalPower.power(Rational.ONE.dividedBy(distance), BigDecimal.valueOf(power.exponent()));
        }
        final Rational part = steps.dividedBy(farthestSteps);
        if (score.weight() instanceof OrderScore.Exponential exponential)
        {
            final Rational exponent = Rational.ZERO.minus(part.times(Rational.of(exponential.decay())));
            return Rational.of(DecimalPower.exp(exponent, EXPONENTIAL_DECIMALS));
        }
        final Rational rest = Rational.ONE.minus(part);

        return rest.times(rest);
    }

    private static long ceil(final Rational value)
    {
        return -longFloor(Rational.ZERO.minus(value));
    }

    private static long longFloor(final Rational value)
    {
        final BigInteger floor = value.floor();

        return floor.bitLength() < Long.SIZE - 1 ? floor.longValue() : Long.MAX_VALUE / 2 * floor.signum();
    }
}
