package io.leadline.scoring.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.leadline.program.Averages;
import io.leadline.program.BracketScore;
import io.leadline.program.Rule;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.exact.SumE18;
import io.leadline.scoring.tally.MakerDay;
import io.leadline.scoring.tally.MarketDay;
import io.leadline.scoring.tally.TallyShape;

/** What a maker's days come to under one rule: averages over snapshots, and means over days. */
final class DayMeans
{
    private final Rule rule;
    private final int heldCount;

    DayMeans(final Rule rule, final String market)
    {
        this.rule = rule;
        heldCount = TallyShape.of(rule.score(), market).heldCount();
    }

    /** A day's counts, the maker's sums (null: it had no row), and what a tick·lot is in the program's currency. */
    record DaySums(MarketDay counts, MakerDay sums, Rational notionalRate)
    {
        long activeCount()
        {
            return sums == null ? 0 : sums.activeCount();
        }
    }

    /** Average size in the program's currency; null when there is nothing to average. */
    Rational averageSize(final List<DaySums> days)
    {
        final Averages averages = rule.averages();
        Rational sum = Rational.ZERO;
        long count = 0;
        for (final DaySums day : days)
        {
            if (day.sums() != null)
            {
                sum = sum.plus(Rational.of(day.sums().size().value()).times(day.notionalRate()));
            }
            count += averages.sizeOver() == Averages.SizeOver.ACTIVE
                ? day.activeCount()
                : day.counts().countedCount();
        }
        final long divisor = averages.size() == Averages.Size.MEAN ? 2 * count : count;

        return count == 0 ? null : sum.dividedBy(Rational.of(divisor));
    }

    /** Average spread in bps; null when the maker was never active. */
    static Rational averageSpread(final List<DaySums> days)
    {
        final SumE18 sum = new SumE18();
        long count = 0;
        for (final DaySums day : days)
        {
            if (day.sums() != null)
            {
                sum.add(day.sums().spreadBps());
                count += day.activeCount();
            }
        }

        return count == 0 ? null : sum.value().dividedBy(Rational.of(count));
    }

    /** Each bracket's share, formed like the score; empty where there is none. */
    List<Rational> shares(final List<DaySums> days)
    {
        final List<Rational> shares = new ArrayList<>();
        if (rule.score() instanceof BracketScore score && meanOfDays(days, MakerDay::score) != null)
        {
            for (int i = 0; i < score.edges().size(); i++)
            {
                final int bracket = i;
                shares.add(meanOfDays(days, day -> day.share(bracket)));
            }
        }

        return shares;
    }

    /** Shares of the counted snapshots in which each need of a KPI holds, and all do; empty where there are none. */
    List<Rational> kpi(final List<DaySums> days)
    {
        final long counted = days.stream().mapToLong(day -> day.counts().countedCount()).sum();
        final List<Rational> shares = new ArrayList<>();
        for (int i = 0; counted > 0 && i < heldCount; i++)
        {
            final int need = i;
            final long held = days.stream()
                .filter(day -> day.sums() != null)
                .mapToLong(day -> day.sums().heldCount(need))
                .sum();
            shares.add(Rational.of(held, counted));
        }

        return shares;
    }

    /** Mean of the daily means; null when the rule has no such score or no day counts. */
    Rational score(final List<DaySums> days)
    {
        return meanOfDays(days, MakerDay::score);
    }

    /** Mean score of a day's scored snapshots; null when there is none. */
    Rational dailyScore(final DaySums day)
    {
        return dailyMean(day, MakerDay::score);
    }

    private Rational meanOfDays(final List<DaySums> days, final Function<MakerDay, SumE18> part)
    {
        Rational sum = Rational.ZERO;
        long count = 0;
        for (final DaySums day : days)
        {
            final Rational mean = dailyMean(day, part);
            if (mean != null)
            {
                sum = sum.plus(mean);
                count++;
            }
        }

        return count == 0 ? null : sum.dividedBy(Rational.of(count));
    }

    private Rational dailyMean(final DaySums day, final Function<MakerDay, SumE18> part)
    {
        if (!(rule.score() instanceof BracketScore score))
        {
            return null;
        }
        final long scored = day.counts().snapshotCount() - day.counts().statusCount()
            - (score.outages() == BracketScore.Outages.UPTIME_AND_SCORE ? day.counts().outageCount() : 0);
        if (scored == 0)
        {
            return null;
        }

        return day.sums() == null ? Rational.ZERO : part.apply(day.sums()).value().dividedBy(Rational.of(scored));
    }
}
