package io.leadline.scoring.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

import io.leadline.program.Averages;
import io.leadline.program.BracketScore;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.exact.SumE18;
import io.leadline.scoring.input.Volumes;
import io.leadline.scoring.tally.MakerDay;
import io.leadline.scoring.tally.MarketDay;

/** Turns the tally of one market into figures of one period. */
public final class FigureMaker
{
    private final Rule rule;
    private final Period period;
    private final Volumes volumes;
    private final Enrolments enrolments;

    /**
     * For one rule of a program and one period.
     *
     * @param volumes volumes that replace the logs'; null: those of the logs.
     */
    public FigureMaker(final Program program, final Rule rule, final Period period, final Volumes volumes)
    {
        this.rule = rule;
        this.period = period;
        this.volumes = volumes;
        enrolments = new Enrolments(program);
    }

    /**
     * The figures of a market.
     *
     * @param rateOfDay what one unit of its quote currency is in the program's.
     */
    public MarketFigures figures(final MarketSource source, final LongFunction<Rational> rateOfDay)
    {
        final SortedMap<Long, MarketDay> days = source.tally().days(period.firstDay(), period.endDay());
        final VolumeFigures volume = new VolumeFigures(source, period, rateOfDay, volumes);
        final TreeSet<String> names = new TreeSet<>(NameOrder.BY_BYTES);
        names.addAll(volume.makers());
        source.tally().makers().stream()
            .filter(maker -> !source.tally().days(maker, period.firstDay(), period.endDay()).isEmpty())
            .forEach(names::add);
        names.removeIf(maker -> !enrolments.isEnrolled(maker, period));

        return new MarketFigures(
            source.market().name(),
            source.market().quote(),
            days,
            volume.wholeMarket(),
            volume.firstTradeDay(),
            names.stream().map(maker -> maker(maker, source, days, volume, rateOfDay)).toList());
    }

    private MakerFigures maker(
        final String maker,
        final MarketSource source,
        final SortedMap<Long, MarketDay> marketDays,
        final VolumeFigures volume,
        final LongFunction<Rational> rateOfDay)
    {
        final LongPredicate isEnrolled = day -> enrolments.isEnrolled(maker, day);
        final Rational notionalUnit = Rational.of(source.market().notionalUnit());
        final SortedMap<Long, MakerDay> sums = source.tally().days(maker, period.firstDay(), period.endDay());
        final Map<Long, DaySums> days = new TreeMap<>();
        marketDays.forEach((day, counts) ->
        {
            if (isEnrolled.test(day) || rule.outsideEnrolment() == Rule.OutsideEnrolment.INACTIVE)
            {
                final MakerDay own = isEnrolled.test(day) ? sums.get(day) : null;
                days.put(day, new DaySums(counts, own, notionalUnit.times(rateOfDay.apply(day))));
            }
        });

        return maker(maker, List.copyOf(days.values()), days.keySet(), volume, isEnrolled);
    }

    private MakerFigures maker(
        final String maker,
        final List<DaySums> days,
        final Iterable<Long> dayNumbers,
        final VolumeFigures volume,
        final LongPredicate isEnrolled)
    {
        final long counted = days.stream().mapToLong(day -> day.counts().countedCount()).sum();
        final long active = days.stream().mapToLong(DaySums::activeCount).sum();
        final List<MakerFigures.Day> perDay = new ArrayList<>();
        int next = 0;
        for (final long number : dayNumbers)
        {
            final DaySums day = days.get(next++);
            perDay.add(new MakerFigures.Day(
                number, day.counts().countedCount(), day.activeCount(),
                averageSize(List.of(day)), averageSpread(List.of(day)), dailyMean(day, MakerDay::score)));
        }

        return new MakerFigures(
            maker,
            days.stream().mapToLong(day -> day.counts().snapshotCount()).sum(),
            counted,
            active,
            counted == 0 ? null : Rational.of(active, counted),
            averageSize(days),
            averageSpread(days),
            volume.volume(maker, isEnrolled),
            volume.selfMatched(maker, isEnrolled),
            meanOfDays(days, MakerDay::score),
            shares(days),
            perDay);
    }

    /** A day's counts, the maker's sums (null: it had no row), and what a tick·lot is in the program's currency. */
    private record DaySums(MarketDay counts, MakerDay sums, Rational notionalRate)
    {
        long activeCount()
        {
            return sums == null ? 0 : sums.activeCount();
        }
    }

    private Rational averageSize(final List<DaySums> days)
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

    private static Rational averageSpread(final List<DaySums> days)
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

    private List<Rational> shares(final List<DaySums> days)
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
