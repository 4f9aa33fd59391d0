package io.leadline.scoring.award;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.program.VolumePoolAward;
import io.leadline.program.VolumePoolAward.ShareOver;
import io.leadline.program.VolumePoolAward.VolumePool;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.MakerFigures;
import io.leadline.scoring.figure.MarketFigures;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.Threshold;

/**
 * Pools over markets and makers by weighed volume. Every level is split to the program's step with what is forfeited as
 * a recipient like any other, so that the payouts add up to the pools. A period's month is that of its first instant.
 */
public final class VolumePoolAwards
{
    private static final Rational PERCENT = Rational.of(1, 100);

    private final Program program;
    private final VolumePoolAward award;
    private final Map<String, MarketFigures> markets;
    private final YearMonth month;
    private final Claims claims;
    private final FeeHolidays feeHolidays;
    /** By market, then maker. */
    private final Map<String, Map<String, PairWeights.Weight>> weights = new LinkedHashMap<>();
    private final Map<String, List<Metric>> marketMetrics = new HashMap<>();
    private final List<Metric> sums = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Payout> payouts = new ArrayList<>();

    private VolumePoolAwards(
        final Program program,
        final Rule rule,
        final VolumePoolAward award,
        final Map<String, MarketFigures> markets,
        final Period period)
    {
        this.program = program;
        this.award = award;
        this.markets = markets;
        month = YearMonth.from(LocalDate.ofEpochDay(period.firstDay()));
        claims = new Claims(program, rule);
        feeHolidays = new FeeHolidays(program, period);
        sums.add(new Metric("pool", award.pool()));
        markets.forEach((name, market) ->
        {
            weights.put(name, PairWeights.of(market.makers(), award.weighting()));
            marketMetrics.put(name, new ArrayList<>(PairWeights.sums(market.makers(), award.weighting())));
        });
    }

    /** What a maker gets of a pool in a market, or would have got. */
    private record Part(
        String pool, String market, MakerFigures maker, Rational share, BigDecimal amount, String forfeit)
    {
    }

    /** Shares and payouts of one period. */
    public static Awards of(
        final Program program,
        final Rule rule,
        final VolumePoolAward award,
        final Map<String, MarketFigures> markets,
        final Period period)
    {
        final VolumePoolAwards awards = new VolumePoolAwards(program, rule, award, markets, period);
        awards.splitPools();
        awards.pay();

        return new Awards(
            awards.makerMetrics(), awards.marketMetrics, awards.sums, awards.acrossMarkets(),
            awards.thresholds(), awards.payouts);
    }

    private void splitPools()
    {
        final Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        award.pools().forEach(pool -> amounts.put(pool.name(), pool.amount()));
        for (final VolumePool pool : award.pools())
        {
            if (pool.markets(month).isEmpty() && !pool.otherwise().isEmpty())
            {
                final List<String> others = pool.otherwise().stream().sorted(NameOrder.BY_BYTES).toList();
                final List<BigDecimal> split = equally(pool.amount(), others.size());
                for (int i = 0; i < others.size(); i++)
                {
                    amounts.merge(others.get(i), split.get(i), BigDecimal::add);
                }
                amounts.put(pool.name(), BigDecimal.ZERO);
            }
        }
        award.pools().forEach(pool -> split(pool.name(), pool.markets(month), amounts.get(pool.name())));
    }

    private List<BigDecimal> equally(final BigDecimal amount, final int count)
    {
        final List<Rational> weightsOfOne = new ArrayList<>();
        for (int i = 0; i < count; i++)
        {
            weightsOfOne.add(Rational.ONE);
        }

        return MoneySplit.split(amount, program.payStep(), weightsOfOne);
    }

    private void split(final String pool, final List<String> names, final BigDecimal amount)
    {
        if (award.shareOver() == ShareOver.POOL || names.isEmpty())
        {
            splitOver(pool, "", names, amount);
            return;
        }
        final List<String> sorted = names.stream().sorted(NameOrder.BY_BYTES).toList();
        final List<BigDecimal> split = equally(amount, sorted.size());
        names.forEach(name -> splitOver(pool, name, List.of(name), split.get(sorted.indexOf(name))));
    }

    /** Splits an amount over all makers of some markets. */
    private void splitOver(final String pool, final String market, final List<String> names, final BigDecimal amount)
    {
        final List<Part> shares = new ArrayList<>();
        for (final String name : names.stream().sorted(NameOrder.BY_BYTES).filter(markets::containsKey).toList())
        {
            for (final MakerFigures maker : markets.get(name).makers())
            {
                final PairWeights.Weight weight = weights.get(name).get(maker.maker());
                shares.add(new Part(pool, name, maker, weight.earned(), BigDecimal.ZERO, ""));
                if (weight.forfeited().signum() > 0)
                {
                    shares.add(new Part(pool, name, maker, weight.forfeited(), BigDecimal.ZERO, weight.reason()));
                }
            }
        }
        final Rational sum = shares.stream().map(Part::share).reduce(Rational.ZERO, Rational::plus);
        if (!names.isEmpty())
        {
            final List<Metric> own = market.isEmpty()
                ? sums
                : marketMetrics.computeIfAbsent(market, absent -> new ArrayList<>());
            own.add(new Metric("pool:" + pool, amount));
            own.add(Claims.metric("program_boosted_volume:" + pool, sum));
        }
        if (sum.signum() == 0)
        {
            unallocated(pool, market, names, amount);
            return;
        }
        final List<BigDecimal> split = MoneySplit.split(
            amount, program.payStep(), shares.stream().map(Part::share).toList());
        final Rational whole = Rational.of(amount).dividedBy(Rational.of(award.pool()));
        for (int i = 0; i < shares.size(); i++)
        {
            final Part part = shares.get(i);
            if (part.share().signum() > 0)
            {
                parts.add(new Part(pool, part.market(), part.maker(),
                    part.share().dividedBy(sum).times(whole), split.get(i), part.forfeit()));
            }
        }
    }

    private void unallocated(
        final String pool, final String market, final List<String> names, final BigDecimal amount)
    {
        if (amount.signum() > 0)
        {
            final String reason = names.isEmpty()
                ? "no market in " + month
                : names.stream().anyMatch(markets::containsKey) ? "nobody has a volume" : "market is in no log";
            payouts.add(claims.payout(market, "", amount, Payout.Status.UNALLOCATED, pool + ": " + reason));
        }
    }

    private void pay()
    {
        final Map<String, Rational> shares = earnedShares();
        final Rational least = Rational.of(award.leastPaid());
        for (final Part part : parts)
        {
            final List<String> reasons = new ArrayList<>(claims.forfeits(part.market(), part.maker()));
            if (!part.forfeit().isEmpty())
            {
                reasons.add(part.forfeit());
            }
            final Rational share = shares.get(part.maker().maker());
            if (share.compareTo(least) < 0)
            {
                reasons.add("share have=" + Claims.text(share) + " need>=" + Claims.text(award.leastPaid()));
            }
            payouts.add(reasons.isEmpty()
                ? claims.payout(part.market(), part.maker().maker(), part.amount(), Payout.Status.PAID,
                    part.pool() + ": share " + Claims.text(part.share()))
                : claims.payout(part.market(), part.maker().maker(), part.amount(), Payout.Status.FORFEITED,
                    part.pool() + ": " + String.join("; ", reasons)));
        }
    }

    /** By maker: its share of everything that the period gives, before anything but its uptime forfeits it. */
    private Map<String, Rational> earnedShares()
    {
        final Map<String, Rational> shares = new TreeMap<>(NameOrder.BY_BYTES);
        for (final Part part : parts)
        {
            shares.merge(
                part.maker().maker(), part.forfeit().isEmpty() ? part.share() : Rational.ZERO, Rational::plus);
        }

        return shares;
    }

    private Map<String, Map<String, List<Metric>>> makerMetrics()
    {
        final Map<String, Map<String, List<Metric>>> metrics = new HashMap<>();
        weights.forEach((market, byMaker) ->
        {
            final Map<String, List<Metric>> ofMarket = new HashMap<>();
            byMaker.forEach((maker, weight) ->
            {
                final List<Metric> own = new ArrayList<>();
                own.add(Claims.metric("boosted_volume", weight.earned()));
                own.addAll(shareMetrics(market, maker));
                ofMarket.put(maker, own);
            });
            metrics.put(market, ofMarket);
        });

        return metrics;
    }

    private Map<String, List<Metric>> acrossMarkets()
    {
        final Map<String, List<Metric>> metrics = new TreeMap<>(NameOrder.BY_BYTES);
        weights.values().forEach(byMaker -> byMaker.keySet().forEach(maker ->
            metrics.computeIfAbsent(maker, absent -> new ArrayList<>(shareMetrics(null, maker)))));
        metrics.forEach((maker, own) -> own.addAll(feeHolidays.metrics(maker)));

        return metrics;
    }

    /** In one market, or with null in all: the share of everything, and what is paid, in percent and in money. */
    private List<Metric> shareMetrics(final String market, final String maker)
    {
        Rational share = Rational.ZERO;
        for (final Part part : parts)
        {
            if (part.maker().maker().equals(maker) && (market == null || part.market().equals(market))
                && part.forfeit().isEmpty())
            {
                share = share.plus(part.share());
            }
        }
        final BigDecimal paid = payouts.stream()
            .filter(payout -> payout.status() == Payout.Status.PAID && payout.maker().equals(maker))
            .filter(payout -> market == null || payout.market().equals(market))
            .map(Payout::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
        final Rational value = Rational.of(paid).times(PERCENT).times(Rational.of(award.valuation()));

        return List.of(
            Claims.metric("share", share),
            new Metric("equity_percent", paid),
            Claims.metric("value", value));
    }

    private Map<String, List<Threshold>> thresholds()
    {
        final List<Threshold> ofMarket = award.weighting().thresholds().stream()
            .map(bound -> new Threshold(bound.name(), "kpi_uptime", bound.uptime(), bound.isStrict()))
            .toList();
        final Map<String, List<Threshold>> thresholds = new HashMap<>();
        markets.keySet().forEach(market -> thresholds.put(market, ofMarket));

        return thresholds;
    }
}
