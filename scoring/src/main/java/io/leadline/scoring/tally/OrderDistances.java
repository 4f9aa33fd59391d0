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
 */
final class OrderDistances
{
    private static final Rational BPS = Rational.of(1, 10_000);
    private static final Rational HALF = Rational.of(1, 2);
    private static final int EXPONENTIAL_DECIMALS = 30;

    private final OrderScore score;
    private final Rational tick;
    /** The farthest, in the score's kind of distance. */
    private final Rational farthest;
    private final Rational nearestPart;
    private final Map<Long, Weight> weights = new HashMap<>();
    private Rational depthUnit = Rational.ONE;
    private long midHalfTicks;
    private Rational nearestHalfTicks = Rational.ZERO;
    private Rational farthestHalfTicks = Rational.ZERO;
    private long leastHalfTicks;
    private long mostHalfTicks;

    OrderDistances(final OrderScore score, final BigDecimal maxDistance, final BigDecimal tick)
    {
        this.score = score;
        this.tick = Rational.of(tick);
        farthest = score.distance() == Distance.RELATIVE
            ? Rational.of(maxDistance).times(BPS)
            : Rational.of(maxDistance);
        nearestPart = Rational.of(score.minDistanceBps()).times(BPS);
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
        final Rational mid = Rational.of(midHalfTicks);
        nearestHalfTicks = nearestPart.times(mid);
        farthestHalfTicks = score.distance() == Distance.RELATIVE
            ? farthest.times(mid)
            : farthest.dividedBy(tick.times(HALF));
        leastHalfTicks = score.nearer() == Nearer.CLAMP ? 0 : ceil(nearestHalfTicks);
        mostHalfTicks = score.limits() == Limits.INCLUSIVE
            ? longFloor(farthestHalfTicks)
            : ceil(farthestHalfTicks) - 1;
    }

    /** Whether an order so far off counts. */
    boolean contains(final long distanceHalfTicks)
    {
        return leastHalfTicks <= distanceHalfTicks && distanceHalfTicks <= mostHalfTicks;
    }

    /** Whether orders up to some distance from another mid are all that may count. */
    boolean isWithin(final Rational reachHalfTicks, final long reachMidHalfTicks)
    {
        final Rational shift = Rational.of(Math.abs(midHalfTicks - reachMidHalfTicks));

        return farthestHalfTicks.plus(shift).compareTo(reachHalfTicks) <= 0;
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
        return weights.computeIfAbsent(distanceHalfTicks, distance -> Weight.of(form(distance).times(depthUnit)));
    }

    private Rational form(final long distanceHalfTicks)
    {
        final Rational own = Rational.of(distanceHalfTicks);
        final Rational halfTicks = own.compareTo(nearestHalfTicks) > 0 ? own : nearestHalfTicks;
        if (score.weight() instanceof OrderScore.InversePower power)
        {
            final Rational distance = score.distance() == Distance.RELATIVE
                ? halfTicks.dividedBy(Rational.of(midHalfTicks))
                : halfTicks.times(tick).times(HALF);
            return DecimalPower.power(Rational.ONE.dividedBy(distance), BigDecimal.valueOf(power.exponent()));
        }
        final Rational part = halfTicks.dividedBy(farthestHalfTicks);
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
