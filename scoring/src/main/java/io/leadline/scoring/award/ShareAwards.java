package io.leadline.scoring.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.program.ShareAward;
import io.leadline.program.ShareAward.EmptySnapshots;
import io.leadline.program.ShareAward.ShareBy;
import io.leadline.program.ShareAward.SharedPool;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.MakerFigures;
import io.leadline.scoring.figure.MarketFigures;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;

/** Pools that are divided over makers by their shares; what a maker forfeits stays with the pool. */
public final class ShareAwards
{
    private final Program program;
    private final Map<String, MarketFigures> markets;
    private final boolean isEmptyKept;
    private final Claims claims;
    private final Map<String, Map<String, List<Metric>>> makerMetrics = new HashMap<>();
    private final Map<String, List<Metric>> marketMetrics = new HashMap<>();
    private final List<Metric> sums = new ArrayList<>();
    private final Map<String, List<Metric>> acrossMarkets = new TreeMap<>(NameOrder.BY_BYTES);
    private final Map<String, BigDecimal> rewards = new TreeMap<>(NameOrder.BY_BYTES);
    private final List<Payout> payouts = new ArrayList<>();

    private ShareAwards(
        final Program program, final Rule rule, final ShareAward award, final Map<String, MarketFigures> markets)
    {
        isEmptyKept = award.emptySnapshots() == EmptySnapshots.UNALLOCATED;
        this.program = program;
        this.markets = markets;
        claims = new Claims(program, rule);
    }

    /** Shares and payouts of every pool; one that nobody has a share of is unallocated. */
    public static Awards of(
        final Program program, final Rule rule, final ShareAward award, final Map<String, MarketFigures> markets)
    {
        final ShareAwards awards = new ShareAwards(program, rule, award, markets);
        award.pools().forEach(awards::split);
        awards.rewards.forEach((maker, money) -> awards.acrossMarkets
            .computeIfAbsent(maker, absent -> new ArrayList<>())
            .add(new Metric("reward", money)));

        return new Awards(
            awards.makerMetrics, awards.marketMetrics, awards.sums, awards.acrossMarkets, Map.of(), awards.payouts);
    }

    private void split(final SharedPool pool)
    {
        final Map<String, Rational> byMaker = new TreeMap<>(NameOrder.BY_BYTES);
        figures(pool).forEach(maker -> byMaker.merge(maker.maker(), value(maker, pool.by()), Rational::plus));
        final Rational sum = byMaker.values().stream().reduce(Rational.ZERO, Rational::plus);
        final Rational empty = empty(pool);
        addSums(pool, sum, empty);
        if (sum.signum() == 0)
        {
            final String reason = pool.markets().stream().anyMatch(markets::containsKey)
                ? "nobody has a " + text(pool.by())
                : "market is in no log";
            payouts.add(claims.payout(
                marketOf(pool), "", pool.amount(), Payout.Status.UNALLOCATED, pool.name() + ": " + reason));
            return;
        }
        final List<Rational> weights = new ArrayList<>(byMaker.values());
        weights.add(empty);
        final List<BigDecimal> parts = MoneySplit.split(pool.amount(), program.payStep(), weights);
        int next = 0;
        for (final Map.Entry<String, Rational> entry : byMaker.entrySet())
        {
            pay(pool, entry.getKey(), entry.getValue().dividedBy(sum.plus(empty)), parts.get(next++));
        }
        if (empty.signum() > 0)
        {
            payouts.add(claims.payout(marketOf(pool), "", parts.get(next), Payout.Status.UNALLOCATED,
                pool.name() + ": nobody quoted in " + Claims.text(empty) + " snapshots"));
        }
    }

    /** What the pool is divided by. */
    private void addSums(final SharedPool pool, final Rational sum, final Rational empty)
    {
        final List<Metric> own = pool.markets().size() == 1
            ? marketMetrics.computeIfAbsent(marketOf(pool), absent -> new ArrayList<>())
            : sums;
        own.add(new Metric("pool:" + pool.name(), pool.amount()));
        own.add(Claims.metric(
            (pool.by() == ShareBy.VOLUME ? "program_maker_volume:" : "program_score:") + pool.name(), sum));
        if (empty.signum() > 0)
        {
            own.add(Claims.metric("empty_snapshots:" + pool.name(), empty));
        }
    }

    /** Parts of snapshots that nobody has a share of, where they are kept back from the makers. */
    private Rational empty(final SharedPool pool)
    {
        return isEmptyKept && pool.by() == ShareBy.SCORE
            ? pool.markets().stream()
                .filter(markets::containsKey)
                .map(market -> markets.get(market).emptySnapshots())
                .reduce(Rational.ZERO, Rational::plus)
            : Rational.ZERO;
    }

    private Stream<MakerFigures> figures(final SharedPool pool)
    {
        return pool.markets().stream()
            .filter(markets::containsKey)
            .flatMap(market -> markets.get(market).makers().stream());
    }

    private static Rational value(final MakerFigures maker, final ShareBy by)
    {
        final Rational value = by == ShareBy.VOLUME ? maker.volume() : maker.score();

        return value == null ? Rational.ZERO : value;
    }

    private void pay(final SharedPool pool, final String maker, final Rational share, final BigDecimal amount)
    {
        metrics(pool, maker).add(Claims.metric(text(pool.by()) + "_share:" + pool.name(), share));
        final LinkedHashSet<String> forfeits = new LinkedHashSet<>();
        pool.markets().stream().filter(markets::containsKey).forEach(market -> markets.get(market).makers().stream()
            .filter(own -> own.maker().equals(maker))
            .forEach(own -> forfeits.addAll(claims.forfeits(market, own))));
        final boolean isPaid = forfeits.isEmpty();
        rewards.merge(maker, isPaid ? amount : BigDecimal.ZERO, BigDecimal::add);
        if (share.signum() > 0)
        {
            payouts.add(isPaid
                ? claims.payout(marketOf(pool), maker, amount, Payout.Status.PAID,
                    pool.name() + ": " + text(pool.by()) + "_share " + Claims.text(share))
                : claims.payout(marketOf(pool), maker, amount, Payout.Status.FORFEITED,
                    pool.name() + ": " + String.join("; ", forfeits)));
        }
    }

    private List<Metric> metrics(final SharedPool pool, final String maker)
    {
        final Map<String, List<Metric>> byMaker = pool.markets().size() == 1
            ? makerMetrics.computeIfAbsent(marketOf(pool), absent -> new HashMap<>())
            : acrossMarkets;

        return byMaker.computeIfAbsent(maker, absent -> new ArrayList<>());
    }

    /** The one market of a pool; empty for a pool over several. */
    private static String marketOf(final SharedPool pool)
    {
        return pool.markets().size() == 1 ? pool.markets().get(0) : "";
    }

    private static String text(final ShareBy by)
    {
        return by.name().toLowerCase(Locale.ROOT);
    }
}
