package io.leadline.scoring.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.leadline.program.BlendedScore;
import io.leadline.program.PoolAward;
import io.leadline.program.PoolAward.Category;
import io.leadline.program.PoolAward.Eligibility;
import io.leadline.program.PoolAward.Ineligible;
import io.leadline.program.PoolAward.PoolTier;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.MakerFigures;
import io.leadline.scoring.figure.MarketFigures;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.Threshold;

/**
 * A pool over categories, tiers, markets and makers. Every level is split to the program's step with what is forfeited
 * or unallocated as recipients like any other, so that the payouts add up to the pool.
 */
public final class PoolAwards
{
    private final Program program;
    private final Rule rule;
    private final PoolAward award;
    private final Map<String, MarketFigures> markets;
    private final ActiveDays activeDays;
    private final Claims claims;
    private final FeeHolidays feeHolidays;

    private final Map<String, BigDecimal> marketPools = new LinkedHashMap<>();
    private final Map<String, BlendedShares> shares = new HashMap<>();
    /** By market, then maker: why it gets nothing there. */
    private final Map<String, Map<String, List<String>>> failures = new HashMap<>();
    private final Map<String, Map<String, BigDecimal>> rewards = new HashMap<>();
    private final List<Payout> payouts = new ArrayList<>();
    private final List<Payout> unassigned = new ArrayList<>();

    private PoolAwards(
        final Program program,
        final Rule rule,
        final PoolAward award,
        final BlendedScore weights,
        final Map<String, MarketFigures> markets,
        final Period period)
    {
        this.program = program;
        this.rule = rule;
        this.award = award;
        this.markets = markets;
        activeDays = new ActiveDays(award, markets, period);
        claims = new Claims(program, rule);
        feeHolidays = new FeeHolidays(program, period);
        markets.forEach((name, market) -> shares.put(name, new BlendedShares(weights, market.makers())));
    }

    /** Scores, rewards and rebate tiers of one period. */
    public static Awards of(
        final Program program,
        final Rule rule,
        final PoolAward award,
        final BlendedScore weights,
        final Map<String, MarketFigures> markets,
        final Period period)
    {
        final PoolAwards awards = new PoolAwards(program, rule, award, weights, markets, period);
        awards.splitPool();
        awards.checkMarkets();
        awards.checkPoolShare();
        awards.marketPools.forEach(awards::splitMarket);
        awards.payouts.addAll(awards.unassigned);

        return new Awards(
            awards.makerMetrics(),
            awards.marketMetrics(),
            award.categories().stream()
                .flatMap(category -> RebateTiers.sums(category, markets).stream())
                .toList(),
            awards.acrossMarkets(),
            awards.thresholds(),
            awards.payouts);
    }

    private void splitPool()
    {
        BigDecimal left = award.pool();
        for (final Category category : award.categories())
        {
            left = left.subtract(category.amount());
            BigDecimal leftOfCategory = category.amount();
            for (final PoolTier tier : category.tiers())
            {
                leftOfCategory = leftOfCategory.subtract(tier.amount());
                splitTier(category.name() + " " + tier.name(), tier);
            }
            unassigned(leftOfCategory, category.name() + ": assigned to no tier");
        }
        unassigned(left, "assigned to no category");
    }

    private void splitTier(final String name, final PoolTier tier)
    {
        final List<String> sorted = tier.markets().stream().sorted(NameOrder.BY_BYTES).toList();
        final List<Rational> weights = sorted.stream().map(market -> Rational.of(activeDays.of(market))).toList();
        if (weights.stream().allMatch(weight -> weight.signum() == 0))
        {
            unassigned(tier.amount(), name + ": no market with an active day: a first trade in a log or in rules["
                + program.rules().indexOf(rule) + "].award.first_trade begins them");
            return;
        }
        final List<BigDecimal> parts = MoneySplit.split(tier.amount(), program.payStep(), weights);
        for (final String market : tier.markets())
        {
            marketPools.put(market, parts.get(sorted.indexOf(market)));
        }
    }

    private void checkMarkets()
    {
        markets.forEach((name, market) ->
        {
            final Map<String, List<String>> failed = new HashMap<>();
            for (final MakerFigures maker : market.makers())
            {
                failed.put(maker.maker(), marketFailures(maker, shares.get(name).of(maker.maker()).volumeScore()));
            }
            failures.put(name, failed);
        });
    }

    private List<String> marketFailures(final MakerFigures maker, final Rational volumeScore)
    {
        final Eligibility eligibility = award.eligibility();
        final List<String> failed = new ArrayList<>();
        final Rational size = maker.averageSize() == null ? Rational.ZERO : maker.averageSize();
        if (size.compareTo(Rational.of(eligibility.averageSize())) < 0)
        {
            failed.add(failure("average_size", size, eligibility.averageSize()));
        }
        if (volumeScore.compareTo(Rational.of(eligibility.volumeScore())) < 0)
        {
            failed.add(failure("volume_score", volumeScore, eligibility.volumeScore()));
        }

        return failed;
    }

    private static String failure(final String metric, final Rational have, final BigDecimal need)
    {
        return metric + " have=" + Claims.text(have) + " need>=" + Claims.text(need);
    }

    /** Once, after the markets' own conditions: who earns too little of the whole pool earns nothing anywhere. */
    private void checkPoolShare()
    {
        final Map<String, Rational> earned = new HashMap<>();
        marketPools.forEach((market, pool) ->
            sharesOf(market).forEach((maker, share) ->
            {
                if (isEligible(market, maker))
                {
                    earned.merge(maker, share.times(Rational.of(pool)), Rational::plus);
                }
            }));
        final BigDecimal least = award.eligibility().poolShare();
        final Rational limit = Rational.of(least).times(Rational.of(award.pool()));
        earned.forEach((maker, money) ->
        {
            if (money.signum() > 0 && money.compareTo(limit) < 0)
            {
                final Rational share = money.dividedBy(Rational.of(award.pool()));
                failures.values().forEach(failed ->
                    failed.computeIfPresent(maker, (name, reasons) -> with(reasons, "pool_share", share, least)));
            }
        });
    }

    private static List<String> with(
        final List<String> reasons, final String metric, final Rational have, final BigDecimal need)
    {
        final List<String> more = new ArrayList<>(reasons);
        more.add(failure(metric, have, need));

        return more;
    }

    private boolean isEligible(final String market, final String maker)
    {
        return failures.get(market).get(maker).isEmpty();
    }

    private Map<String, Rational> sharesOf(final String market)
    {
        if (!markets.containsKey(market))
        {
            return Map.of();
        }

        return shares.get(market).shares(ineligible(market), award.ineligible());
    }

    private Set<String> ineligible(final String market)
    {
        return failures.get(market).entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    }

    private void splitMarket(final String market, final BigDecimal pool)
    {
        final Map<String, Rational> byMaker = new TreeMap<>(NameOrder.BY_BYTES);
        byMaker.putAll(sharesOf(market));
        final Rational claimed = byMaker.values().stream().reduce(Rational.ZERO, Rational::plus);
        final List<Rational> weights = new ArrayList<>(byMaker.values());
        weights.add(Rational.ONE.minus(claimed));
        final List<BigDecimal> parts = MoneySplit.split(pool, program.payStep(), weights);
        final Map<String, BigDecimal> paid = new HashMap<>();
        int next = 0;
        if (markets.containsKey(market))
        {
            // Figures are in the order of names, as the weights are.
            for (final MakerFigures maker : markets.get(market).makers())
            {
                paid.put(maker.maker(), pay(market, maker, byMaker.get(maker.maker()), parts.get(next++)));
            }
        }
        rewards.put(market, paid);
        if (parts.get(next).signum() > 0)
        {
            final String reason = markets.containsKey(market) ? "nobody has a claim" : "market is in no log";
            payouts.add(payout(market, "", parts.get(next), Payout.Status.UNALLOCATED, reason));
        }
    }

    private BigDecimal pay(
        final String market, final MakerFigures maker, final Rational share, final BigDecimal amount)
    {
        final List<String> reasons = new ArrayList<>(claims.forfeits(market, maker));
        reasons.addAll(failures.get(market).get(maker.maker()));
        final boolean isPaid = reasons.isEmpty();
        final Rational score = shares.get(market).of(maker.maker()).blendedScore();
        if (amount.signum() > 0 || score.signum() > 0)
        {
            payouts.add(isPaid
                ? payout(market, maker.maker(), amount, Payout.Status.PAID, earned(score, share))
                : payout(market, maker.maker(), amount, Payout.Status.FORFEITED, String.join("; ", reasons)));
        }

        return isPaid ? amount : BigDecimal.ZERO;
    }

    /** A score is what the pool is divided by, unless the parts of others are given to those who are left. */
    private String earned(final Rational score, final Rational share)
    {
        final String reason = "blended_score " + Claims.text(score);

        return award.ineligible() == Ineligible.FORFEIT
            ? reason
            : reason + "; pool divided by paid_share " + Claims.text(share)
                + " ineligible=" + award.ineligible().name().toLowerCase(Locale.ROOT);
    }

    private void unassigned(final BigDecimal amount, final String reason)
    {
        if (amount.signum() > 0)
        {
            unassigned.add(payout("", "", amount, Payout.Status.UNALLOCATED, reason));
        }
    }

    private Payout payout(
        final String market,
        final String maker,
        final BigDecimal amount,
        final Payout.Status status,
        final String reason)
    {
        return claims.payout(market, maker, amount, status, reason);
    }

    private Map<String, Map<String, List<Metric>>> makerMetrics()
    {
        final Map<String, Map<String, List<Metric>>> metrics = new HashMap<>();
        markets.forEach((name, market) ->
        {
            final Map<String, List<Metric>> byMaker = new HashMap<>();
            final Map<String, Rational> paidShares = sharesOf(name);
            for (final MakerFigures maker : market.makers())
            {
                final BlendedShares.Score score = shares.get(name).of(maker.maker());
                final List<Metric> own = new ArrayList<>(List.of(
                    Claims.metric("liquidity_metric", score.liquidityMetric()),
                    Claims.metric("liquidity_score", score.liquidityScore()),
                    Claims.metric("volume_score", score.volumeScore()),
                    Claims.metric("blended_score", score.blendedScore())));
                if (award.ineligible() != Ineligible.FORFEIT)
                {
                    own.add(Claims.metric("paid_share", paidShares.get(maker.maker())));
                }
                own.add(new Metric("reward", reward(name, maker.maker())));
                byMaker.put(maker.maker(), own);
            }
            metrics.put(name, byMaker);
        });

        return metrics;
    }

    private BigDecimal reward(final String market, final String maker)
    {
        return rewards.getOrDefault(market, Map.of()).getOrDefault(maker, BigDecimal.ZERO);
    }

    private Map<String, List<Metric>> marketMetrics()
    {
        final Map<String, List<Metric>> metrics = new HashMap<>();
        for (final String market : markets.keySet())
        {
            final List<Metric> own = new ArrayList<>(List.of(
                Metric.of("active_days", activeDays.of(market)),
                new Metric("pool", marketPools.getOrDefault(market, BigDecimal.ZERO))));
            own.addAll(shares.get(market).sums(ineligible(market), award.ineligible()));
            award.categories().stream()
                .filter(category -> category.tiers().stream().anyMatch(tier -> tier.markets().contains(market)))
                .map(category -> new Metric("rebate_multiplier", category.multiplier(market)))
                .forEach(own::add);
            metrics.put(market, own);
        }

        return metrics;
    }

    private Map<String, List<Metric>> acrossMarkets()
    {
        final Map<String, List<Metric>> metrics = new TreeMap<>(NameOrder.BY_BYTES);
        for (final Category category : award.categories())
        {
            RebateTiers.metrics(category, markets, feeHolidays).forEach((maker, own) ->
                metrics.computeIfAbsent(maker, absent -> new ArrayList<>()).addAll(own));
        }
        final Map<String, BigDecimal> sums = new HashMap<>();
        rewards.values().forEach(byMaker -> byMaker.forEach((maker, money) ->
            sums.merge(maker, money, BigDecimal::add)));
        sums.forEach((maker, money) ->
            metrics.computeIfAbsent(maker, absent -> new ArrayList<>()).add(new Metric("reward", money)));
        metrics.forEach((maker, own) -> own.addAll(feeHolidays.metrics(maker)));

        return metrics;
    }

    private Map<String, List<Threshold>> thresholds()
    {
        final Map<String, List<Threshold>> thresholds = new HashMap<>();
        for (final String market : markets.keySet())
        {
            thresholds.put(market, List.of(
                new Threshold("eligibility", "average_size", award.eligibility().averageSize(), false),
                new Threshold("eligibility", "volume_score", award.eligibility().volumeScore(), false)));
        }

        return thresholds;
    }
}
