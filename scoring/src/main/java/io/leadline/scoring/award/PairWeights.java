package io.leadline.scoring.award;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.leadline.program.VolumePoolAward.Below;
import io.leadline.program.VolumePoolAward.Boost;
import io.leadline.program.VolumePoolAward.Cut;
import io.leadline.program.VolumePoolAward.Excess;
import io.leadline.program.VolumePoolAward.Weighting;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.MakerFigures;
import io.leadline.scoring.result.Metric;

/** Volumes of a market's makers as KPI uptimes weigh them; where nothing was counted, a volume weighs itself. */
final class PairWeights
{
    private final List<MakerFigures> makers;

    private PairWeights(final List<MakerFigures> makers)
    {
        this.makers = makers;
    }

    /**
     * What a maker's volume weighs.
     *
     * @param earned    counts for it.
     * @param forfeited counts against the others, but earns nothing.
     * @param reason    why something is forfeited; empty where nothing is.
     */
    record Weight(Rational earned, Rational forfeited, String reason)
    {
        private static Weight earned(final Rational weight)
        {
            return new Weight(weight, Rational.ZERO, "");
        }

        private static Weight lost(final Rational earned, final Rational forfeited, final String reason)
        {
            return new Weight(earned, forfeited, forfeited.signum() > 0 ? reason : "");
        }
    }

    /** Weights by maker, in the order of the makers. */
    static Map<String, Weight> of(final List<MakerFigures> makers, final Weighting weighting)
    {
        final PairWeights pair = new PairWeights(makers);

        return weighting instanceof Boost boost ? pair.boosted(boost) : pair.cut((Cut)weighting);
    }

    /** Volumes of the makers on each side of the bounds: what boosts and cuts are divided by. */
    static List<Metric> sums(final List<MakerFigures> makers, final Weighting weighting)
    {
        final PairWeights pair = new PairWeights(makers);
        final Rational upper = Rational.of(weighting instanceof Boost boost
            ? boost.above()
            : ((Cut)weighting).fullAbove());
        final Rational lower = weighting instanceof Cut cut ? Rational.of(cut.cutFrom()) : upper;

        return List.of(
            Claims.metric("program_volume_above", pair.volume(maker -> uptime(maker).compareTo(upper) > 0)),
            Claims.metric("program_volume_between", pair.volume(maker ->
                uptime(maker).compareTo(upper) <= 0 && uptime(maker).compareTo(lower) >= 0)),
            Claims.metric("program_volume_below", pair.volume(maker -> uptime(maker).compareTo(lower) < 0)));
    }

    private static Rational uptime(final MakerFigures maker)
    {
        return maker.kpiUptime();
    }

    /** Volume of those of whom an uptime is known, and which. */
    private Rational volume(final Predicate<MakerFigures> which)
    {
        return makers.stream()
            .filter(maker -> maker.kpiUptime() != null && which.test(maker))
            .map(MakerFigures::volume)
            .reduce(Rational.ZERO, Rational::plus);
    }

    private Map<String, Weight> boosted(final Boost boost)
    {
        final Rational bound = Rational.of(boost.above());
        final Rational above = volume(maker -> uptime(maker).compareTo(bound) > 0);
        final Rational below = volume(maker -> uptime(maker).compareTo(bound) < 0);
        final boolean isBoosted = above.signum() > 0 && below.signum() > 0;
        final Rational stated = isBoosted ? Rational.of(boost.boost()) : Rational.ZERO;
        final boolean isExcess = isBoosted && stated.times(above).compareTo(below) > 0;
        final Rational factor = isExcess && boost.excess() == Excess.CAP ? below.dividedBy(above) : stated;
        final Rational taken = isExcess
            ? Rational.ONE
            : isBoosted ? factor.times(above).dividedBy(below) : Rational.ZERO;
        final Map<String, Weight> weights = new LinkedHashMap<>();
        for (final MakerFigures maker : makers)
        {
            final int side = maker.kpiUptime() == null ? 0 : uptime(maker).compareTo(bound);
            final Rational times = side > 0
                ? Rational.ONE.plus(factor)
                : side < 0 ? Rational.ONE.minus(taken) : Rational.ONE;
            weights.put(maker.maker(), Weight.earned(maker.volume().times(times)));
        }

        return weights;
    }

    private Map<String, Weight> cut(final Cut rule)
    {
        final Rational full = Rational.of(rule.fullAbove());
        final Rational least = Rational.of(rule.cutFrom());
        final Rational cut = Rational.of(rule.cut());
        final Predicate<MakerFigures> isFull = maker -> uptime(maker).compareTo(full) > 0;
        final Predicate<MakerFigures> isBelow = maker -> !isFull.test(maker) && uptime(maker).compareTo(least) < 0;
        final Rational above = volume(isFull);
        final Rational taken = volume(isFull.or(isBelow).negate()).times(cut);
        final boolean isPassedOn = above.signum() > 0;
        final Map<String, Weight> weights = new LinkedHashMap<>();
        for (final MakerFigures maker : makers)
        {
            final Rational volume = maker.volume();
            if (maker.kpiUptime() == null)
            {
                weights.put(maker.maker(), Weight.earned(volume));
            }
            else if (isFull.test(maker))
            {
                weights.put(maker.maker(), Weight.earned(isPassedOn
                    ? volume.plus(taken.times(volume).dividedBy(above))
                    : volume));
            }
            else if (isBelow.test(maker))
            {
                weights.put(maker.maker(), Weight.lost(
                    Rational.ZERO,
                    rule.below() == Below.FORFEIT ? volume : Rational.ZERO,
                    "kpi_uptime have=" + Claims.text(uptime(maker)) + " need>=" + Claims.text(rule.cutFrom())));
            }
            else
            {
                weights.put(maker.maker(), Weight.lost(
                    volume.minus(volume.times(cut)),
                    isPassedOn ? Rational.ZERO : volume.times(cut),
                    "cut of " + Claims.text(rule.cut()) + ": kpi_uptime have=" + Claims.text(uptime(maker))
                        + " need>" + Claims.text(rule.fullAbove())));
            }
        }

        return weights;
    }
}
