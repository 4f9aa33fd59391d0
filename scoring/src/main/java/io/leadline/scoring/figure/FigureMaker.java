package io.leadline.scoring.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.DayMeans.DaySums;
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
        final DayMeans means = new DayMeans(rule, source.market().name());

        return new MarketFigures(
            source.market().name(),
            source.market().quote(),
            days,
            volume.wholeMarket(),
            volume.firstTradeDay(),
            names.stream().map(maker -> maker(maker, source, means, days, volume, rateOfDay)).toList());
    }

    private MakerFigures maker(
        final String maker,
        final MarketSource source,
        final DayMeans means,
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

        return maker(maker, means, List.copyOf(days.values()), days.keySet(), volume, isEnrolled);
    }

    private MakerFigures maker(
        final String maker,
        final DayMeans means,
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
                means.averageSize(List.of(day)), DayMeans.averageSpread(List.of(day)), means.dailyScore(day),
                last(means.kpi(List.of(day)))));
        }

        return new MakerFigures(
            maker,
            days.stream().mapToLong(day -> day.counts().snapshotCount()).sum(),
            counted,
            active,
            counted == 0 ? null : Rational.of(active, counted),
            means.averageSize(days),
            DayMeans.averageSpread(days),
            volume.volume(maker, isEnrolled),
            volume.selfMatched(maker, isEnrolled),
            means.score(days),
            means.shares(days),
            means.kpi(days),
            perDay);
    }

    private static Rational last(final List<Rational> values)
    {
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }
}
