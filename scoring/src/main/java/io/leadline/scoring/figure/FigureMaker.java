package io.leadline.scoring.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

import io.leadline.program.OrderScore;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.DayMeans.DaySums;
import io.leadline.scoring.input.Stakes;
import io.leadline.scoring.input.Volumes;
import io.leadline.scoring.tally.MakerDay;
import io.leadline.scoring.tally.MarketDay;
import io.leadline.scoring.tally.OrderSums;
import io.leadline.scoring.tally.OrderTally;

/** Turns the tally of one market into figures of one period. */
public final class FigureMaker
{
    private final Rule rule;
    private final Period period;
    private final Volumes volumes;
    private final Stakes stakes;
    private final Enrolments enrolments;

    /**
     * For one rule of a program and one period.
     *
     * @param volumes volumes that replace the logs'; null: those of the logs.
     * @param stakes  what makers have staked; null: not known, where no factor asks for it.
     */
    public FigureMaker(
        final Program program,
        final Rule rule,
        final Period period,
        final Volumes volumes,
        final Stakes stakes)
    {
        this.stakes = stakes;
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
        final OrderTally orders = source.tally().orders();
        if (orders != null)
        {
            orders.finish();
            orders.makers().stream()
                .filter(maker -> !orders.days(maker, period.firstDay(), period.endDay()).isEmpty())
                .forEach(names::add);
        }
        names.removeIf(maker -> !enrolments.isEnrolled(maker, period));
        final DayMeans means = new DayMeans(rule, source.market().name());

        return new MarketFigures(
            source.market().name(),
            source.market().quote(),
            days,
            volume.wholeMarket(),
            volume.firstTradeDay(),
            names.stream().map(maker -> maker(maker, source, means, days, volume, rateOfDay)).toList(),
            orders == null ? Rational.ZERO : orders.emptySnapshots(period.firstDay(), period.endDay()),
            orders == null ? 0 : orders.shortCount(period.firstDay(), period.endDay()),
            volumes != null);
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

        return maker(maker, source, means, List.copyOf(days.values()), days.keySet(), volume, isEnrolled);
    }

    private MakerFigures maker(
        final String maker,
        final MarketSource source,
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
                means.kpi(List.of(day))));
        }

        final Rational uptime = counted == 0 ? null : Rational.of(active, counted);
        final Rational filled = volume.volume(maker, isEnrolled);
        final OrderFigures orders = orders(maker, source, isEnrolled, counted, uptime, filled);

        return new MakerFigures(
            maker,
            days.stream().mapToLong(day -> day.counts().snapshotCount()).sum(),
            counted,
            active,
            uptime,
            means.averageSize(days),
            DayMeans.averageSpread(days),
            filled,
            volume.selfMatched(maker, isEnrolled),
            orders == null ? means.score(days) : orders.score(),
            means.shares(days),
            means.kpi(days),
            perDay,
            orders);
    }

    /** Null when the rule weighs no orders. */
    private OrderFigures orders(
        final String maker,
        final MarketSource source,
        final LongPredicate isEnrolled,
        final long counted,
        final Rational uptime,
        final Rational filled)
    {
        if (!(rule.score() instanceof OrderScore score))
        {
            return null;
        }
        final OrderScore.Group group = score.group(source.market().name()).orElseThrow();
        final List<OrderSums> days = new ArrayList<>();
        source.tally().orders().days(maker, period.firstDay(), period.endDay()).forEach((day, sums) ->
        {
            if (isEnrolled.test(day))
            {
                days.add(sums);
            }
        });
        final BigDecimal stake = group.isOf(OrderScore.Of.STAKE) ? stakes.of(maker) : null;

        return OrderFigures.of(group, days, new OrderFigures.Beside(counted, uptime, filled, stake));
    }
}
