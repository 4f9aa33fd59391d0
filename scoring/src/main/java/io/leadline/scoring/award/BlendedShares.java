package io.leadline.scoring.award;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.leadline.program.BlendedScore;
import io.leadline.program.PoolAward.Ineligible;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.MakerFigures;
import io.leadline.scoring.result.Metric;

/** Volume, liquidity and blended scores of one market's makers. Immutable. */
final class BlendedShares
{
    private final BlendedScore weights;
    private final List<MakerFigures> makers;
    private final Map<String, Score> scores;

    BlendedShares(final BlendedScore weights, final List<MakerFigures> makers)
    {
        this.weights = weights;
        this.makers = makers;
        scores = scores(makers);
    }

    /** One maker's scores, each a share of the sum over the makers. */
    record Score(Rational liquidityMetric, Rational liquidityScore, Rational volumeScore, Rational blendedScore)
    {
    }

    Score of(final String maker)
    {
        return scores.get(maker);
    }

    /**
     * Each maker's share of the market's pool when some are ineligible; under every treatment but {@code FORFEIT}
     * theirs is zero.
     */
    Map<String, Rational> shares(final Set<String> ineligible, final Ineligible treatment)
    {
        return switch (treatment)
        {
            case FORFEIT -> map(Score::blendedScore);
            case RENORMALISE -> renormalised(ineligible);
            case RECOMPUTE -> recomputed(ineligible);
        };
    }

    /**
     * What the scores are shares of: sums over the program's makers, and where a pool is divided by other shares than
     * the scores, those too that these are formed with.
     */
    List<Metric> sums(final Set<String> ineligible, final Ineligible treatment)
    {
        final List<MakerFigures> eligible =
            makers.stream().filter(maker -> !ineligible.contains(maker.maker())).toList();
        final Function<MakerFigures, Rational> blended = maker -> scores.get(maker.maker()).blendedScore();
        final List<Metric> sums = new ArrayList<>();
        sums.add(sum("program_maker_volume", makers, MakerFigures::volume));
        sums.add(sum("program_liquidity_metric", makers, BlendedShares::liquidityMetric));
        if (treatment == Ineligible.RENORMALISE)
        {
            sums.add(sum("program_blended_score", makers, blended));
            sums.add(sum("eligible_blended_score", eligible, blended));
        }
        if (treatment == Ineligible.RECOMPUTE)
        {
            sums.add(sum("eligible_maker_volume", eligible, MakerFigures::volume));
            sums.add(sum("eligible_liquidity_metric", eligible, BlendedShares::liquidityMetric));
        }

        return sums;
    }

    private static Metric sum(
        final String name, final List<MakerFigures> among, final Function<MakerFigures, Rational> part)
    {
        return Claims.metric(name, among.stream().map(part).reduce(Rational.ZERO, Rational::plus));
    }

    private Map<String, Score> scores(final List<MakerFigures> among)
    {
        final Map<String, Rational> metrics = new LinkedHashMap<>();
        Rational metricSum = Rational.ZERO;
        Rational volumeSum = Rational.ZERO;
        for (final MakerFigures maker : among)
        {
            final Rational metric = liquidityMetric(maker);
            metrics.put(maker.maker(), metric);
            metricSum = metricSum.plus(metric);
            volumeSum = volumeSum.plus(maker.volume());
        }
        final Map<String, Score> formed = new LinkedHashMap<>();
        for (final MakerFigures maker : among)
        {
            final Rational metric = metrics.get(maker.maker());
            final Rational liquidity = share(metric, metricSum);
            final Rational volume = share(maker.volume(), volumeSum);
            final Rational blended = Rational.of(weights.volumeWeight()).times(volume)
                .plus(Rational.of(weights.liquidityWeight()).times(liquidity));
            formed.put(maker.maker(), new Score(metric, liquidity, volume, blended));
        }

        return formed;
    }

    private static Rational liquidityMetric(final MakerFigures maker)
    {
        final boolean hasAll = maker.averageSize() != null && maker.averageSpreadBps() != null;

        return hasAll
            ? maker.averageSize().dividedBy(maker.averageSpreadBps()).times(maker.uptime()).shortened()
            : Rational.ZERO;
    }

    private static Rational share(final Rational part, final Rational whole)
    {
        return whole.signum() == 0 ? Rational.ZERO : part.dividedBy(whole);
    }

    private Map<String, Rational> map(final Function<Score, Rational> share)
    {
        final Map<String, Rational> shares = new LinkedHashMap<>();
        scores.forEach((maker, score) -> shares.put(maker, share.apply(score)));

        return shares;
    }

    private Map<String, Rational> renormalised(final Set<String> ineligible)
    {
        final Map<String, Rational> shares = map(Score::blendedScore);
        final Rational all = shares.values().stream().reduce(Rational.ZERO, Rational::plus);
        ineligible.forEach(maker -> shares.computeIfPresent(maker, (name, share) -> Rational.ZERO));
        final Rational rest = shares.values().stream().reduce(Rational.ZERO, Rational::plus);
        if (rest.signum() > 0)
        {
            shares.replaceAll((maker, share) -> share.times(all).dividedBy(rest));
        }

        return shares;
    }

    private Map<String, Rational> recomputed(final Set<String> ineligible)
    {
        final Map<String, Score> rest = scores(
            makers.stream().filter(maker -> !ineligible.contains(maker.maker())).toList());
        final Map<String, Rational> shares = map(score -> Rational.ZERO);
        rest.forEach((maker, score) -> shares.put(maker, score.blendedScore()));

        return shares;
    }
}
