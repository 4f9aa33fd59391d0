package io.leadline.scoring.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.config.Ladder;
import io.leadline.program.DayAward;
import io.leadline.program.DayAward.DayPool;
import io.leadline.program.DayAward.DivideBy;
import io.leadline.program.DayAward.Failed;
import io.leadline.program.KpiScore;
import io.leadline.program.KpiScore.Need;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.MakerFigures;
import io.leadline.scoring.figure.MarketFigures;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.Threshold;

/** Who passes a market's period by its days, and what of the market's pool that earns. */
public final class DayAwards
{
    private final Program program;
    private final KpiScore kpi;
    private final DayAward award;
    private final Map<String, MarketFigures> markets;
    private final Claims claims;
    private final Map<String, Map<String, List<Metric>>> makerMetrics = new HashMap<>();
    private final Map<String, List<Metric>> marketMetrics = new HashMap<>();
    private final Map<String, List<Threshold>> thresholds = new HashMap<>();
    private final List<Payout> payouts = new ArrayList<>();

    private DayAwards(
        final Program program, final Rule rule, final DayAward award, final Map<String, MarketFigures> markets)
    {
        this.program = program;
        kpi = (KpiScore)rule.score();
        this.award = award;
        this.markets = markets;
        claims = new Claims(program, rule);
    }

    /** Days of a maker with a counted snapshot, and those of them that pass. */
    private record Days(long passed, long counted)
    {
        Rational share()
        {
            return counted == 0 ? Rational.ZERO : Rational.of(passed, counted);
        }
    }

    /** What every maker passes and is paid; a pool that nobody has a part of is unallocated. */
    public static Awards of(
        final Program program, final Rule rule, final DayAward award, final Map<String, MarketFigures> markets)
    {
        final DayAwards awards = new DayAwards(program, rule, award, markets);
        award.pools().forEach(awards::divide);

        return new Awards(
            awards.makerMetrics, awards.marketMetrics, List.of(), Map.of(), awards.thresholds, awards.payouts);
    }

    private void divide(final DayPool pool)
    {
        final MarketFigures market = markets.get(pool.market());
        if (market == null)
        {
            unallocated(pool, "market is in no log");
            return;
        }
        thresholds.put(pool.market(), List.of(new Threshold("period", "days_share", award.daysAtLeast(), false)));
        market.makers().forEach(maker -> addMetrics(pool, maker));
        if (pool.amount().signum() == 0 && !market.makers().isEmpty())
        {
            market.makers().forEach(maker -> judge(pool, maker));
            return;
        }
        final List<MakerFigures> makers = new ArrayList<>();
        final List<Rational> weights = new ArrayList<>();
        for (final MakerFigures maker : market.makers())
        {
            final Rational weight = weight(pool, maker);
            if (weight.signum() > 0)
            {
                makers.add(maker);
                weights.add(weight);
            }
        }
        if (makers.isEmpty())
        {
            final String without = pool.by() == DivideBy.VOLUME ? "nobody has a volume" : "nobody takes part";
            unallocated(pool, award.failed() == Failed.FORFEIT ? without : "nobody passes");
            return;
        }
        marketMetrics.put(pool.market(), List.of(
            new Metric("pool", pool.amount()),
            Claims.metric(
                pool.by() == DivideBy.VOLUME ? "program_maker_volume" : "program_makers",
                weights.stream().reduce(Rational.ZERO, Rational::plus))));
        final List<BigDecimal> parts = MoneySplit.split(pool.amount(), program.payStep(), weights);
        for (int i = 0; i < parts.size(); i++)
        {
            pay(pool, makers.get(i), parts.get(i));
        }
    }

    private Rational weight(final DayPool pool, final MakerFigures maker)
    {
        if (award.failed() == Failed.LEAVE_OUT && !passes(maker))
        {
            return Rational.ZERO;
        }

        return pool.by() == DivideBy.VOLUME ? maker.volume() : Rational.ONE;
    }

    private Days days(final MakerFigures maker)
    {
        final long counted = maker.days().stream().filter(day -> day.countedCount() > 0).count();
        final long passed = maker.days().stream()
            .filter(day -> day.countedCount() > 0 && isPassed(day.kpiUptime()))
            .count();

        return new Days(passed, counted);
    }

    private boolean passes(final MakerFigures maker)
    {
        final Days days = days(maker);

        return days.counted() > 0 && days.share().compareTo(Rational.of(award.daysAtLeast())) >= 0;
    }

    private void addMetrics(final DayPool pool, final MakerFigures maker)
    {
        final Days days = days(maker);
        makerMetrics.computeIfAbsent(pool.market(), absent -> new HashMap<>()).put(maker.maker(), List.of(
            Metric.of("days_passed", days.passed()),
            Metric.of("days_counted", days.counted()),
            Claims.metric("days_share", days.share()),
            Metric.of("passed", passes(maker) ? 1 : 0)));
    }

    private void pay(final DayPool pool, final MakerFigures maker, final BigDecimal amount)
    {
        final List<String> failures = failures(pool, maker);
        payouts.add(failures.isEmpty()
            ? claims.payout(pool.market(), maker.maker(), amount, Payout.Status.PAID, daysText(maker))
            : claims.payout(pool.market(), maker.maker(), amount, Payout.Status.FORFEITED,
                String.join("; ", failures)));
    }

    /** Where no money says who passed and who failed. */
    private void judge(final DayPool pool, final MakerFigures maker)
    {
        final List<String> failures = failures(pool, maker);
        payouts.add(failures.isEmpty()
            ? claims.payout(pool.market(), maker.maker(), pool.amount(), Payout.Status.PASSED, daysText(maker))
            : claims.payout(pool.market(), maker.maker(), pool.amount(), Payout.Status.FAILED,
                daysText(maker) + ": " + String.join("; ", failures)));
    }

    private List<String> failures(final DayPool pool, final MakerFigures maker)
    {
        final List<String> failures = new ArrayList<>(claims.forfeits(pool.market(), maker));
        if (!passes(maker))
        {
            failures.add("days_share have=" + Claims.text(days(maker).share())
                + " need>=" + Claims.text(award.daysAtLeast()));
            failures.addAll(failedNeeds(pool.market(), maker));
        }

        return failures;
    }

    /** On how many days each need was held too seldom, and on how many only all of them at once. */
    private List<String> failedNeeds(final String market, final MakerFigures maker)
    {
        final List<MakerFigures.Day> failed =
            maker.days().stream().filter(day -> day.countedCount() > 0 && !isPassed(day.kpiUptime())).toList();
        final String ofDays = " failed on %d of " + days(maker).counted() + " days";
        final List<Need> needs = kpi.needs(market);
        final List<String> texts = new ArrayList<>();
        for (int i = 0; i < needs.size(); i++)
        {
            final int index = i;
            final long count = failed.stream().filter(day -> !isPassed(day.kpi().get(index))).count();
            if (count > 0)
            {
                texts.add("KPI within " + Ladder.edgeText(needs.get(i).withinBpsE2()) + " bps ("
                    + (needs.get(i).notional().signum() == 0 ? "any size" : Claims.text(needs.get(i).notional()))
                    + " a side)" + ofDays.formatted(count));
            }
        }
        final long together = failed.stream()
            .filter(day -> day.kpi().stream().limit(needs.size()).allMatch(this::isPassed))
            .count();
        if (together > 0)
        {
            texts.add((kpi.twoSided(market) == null ? "all distances at once" : "sizes and spread of the two sides")
                + ofDays.formatted(together));
        }

        return texts;
    }

    private boolean isPassed(final Rational share)
    {
        return share.compareTo(Rational.of(award.dayAtLeast())) >= 0;
    }

    private String daysText(final MakerFigures maker)
    {
        final Days days = days(maker);

        return "passed " + days.passed() + " of " + days.counted() + " days";
    }

    private void unallocated(final DayPool pool, final String reason)
    {
        payouts.add(claims.payout(pool.market(), "", pool.amount(), Payout.Status.UNALLOCATED, reason));
    }
}
