package io.leadline.proof.dispute;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.leadline.config.Ladder;
import io.leadline.program.Averages.SizeOver;
import io.leadline.program.BracketScore;
import io.leadline.program.BracketScore.Outages;
import io.leadline.program.KpiScore;
import io.leadline.program.OrderScore;
import io.leadline.program.OrderScore.Factor;
import io.leadline.program.OrderScore.Of;
import io.leadline.program.Rule.OutsideEnrolment;
import io.leadline.scoring.exact.DecimalPower;
import io.leadline.scoring.exact.Rational;

/**
 * What the lines of a period add up to: the program's metrics of the maker, from sums over lines alone. Mutable while
 * lines are added; single thread.
 */
final class Totals
{
    private final DisputeCase disputed;
    private final Enrolment enrolment;
    private final TreeMap<Long, DaySum> days = new TreeMap<>();
    /** What was traded on days without a snapshot: running totals may move between the last one and midnight. */
    private final TreeMap<Long, DaySum> traded = new TreeMap<>();

    Totals(final DisputeCase disputed)
    {
        this.disputed = disputed;
        enrolment = new Enrolment(disputed.program());
    }

    void add(final long day, final Line line)
    {
        days.computeIfAbsent(day, absent -> new DaySum()).add(line);
    }

    /** What the maker has traded since the record before, on the day that it is counted on. */
    void addTraded(final long day, final List<Figure> figures)
    {
        figures.forEach(traded.computeIfAbsent(day, absent -> new DaySum())::add);
    }

    /** The metrics, in the order of {@code scores.csv}; one without a value is left out. */
    Map<String, Rational> metrics()
    {
        final Map<String, Rational> metrics = new LinkedHashMap<>();
        final Map<Long, DaySum> own = ownDays();
        final long snapshots = count(own, DaySum::snapshotCount);
        final long counted = count(own, DaySum::countedCount);
        final long active = count(own, DaySum::activeCount);
        metrics.put("snapshots", Rational.of(snapshots));
        metrics.put("snapshots_excluded", Rational.of(snapshots - counted));
        metrics.put("snapshots_counted", Rational.of(counted));
        metrics.put("snapshots_active", Rational.of(active));
        put(metrics, "uptime", Rational.of(active), counted);
        addKpi(metrics, own, counted);
        final boolean isOverActive = disputed.rule().averages().sizeOver() == SizeOver.ACTIVE;
        put(metrics, "average_size", sum(own, Figure.SIZE), isOverActive ? active : counted);
        put(metrics, "average_spread_bps", sum(own, Figure.SPREAD), active);
        final Rational volume = volume();
        metrics.put("maker_volume", volume);
        metrics.put("self_matched_notional", traded(Figure.SELF_MATCHED));
        addScore(metrics, own);
        addOrders(metrics, own, volume);

        return metrics;
    }

    /** Days that count for the maker; where it takes no part they count as inactive, or not at all. */
    private Map<Long, DaySum> ownDays()
    {
        final Map<Long, DaySum> own = new TreeMap<>(days);
        if (disputed.rule().outsideEnrolment() == OutsideEnrolment.UNCOUNTED)
        {
            own.keySet().removeIf(day -> !enrolment.contains(disputed.maker(), day));
        }

        return own;
    }

    private static long count(final Map<Long, DaySum> days, final Function<DaySum, Long> part)
    {
        return days.values().stream().mapToLong(part::apply).sum();
    }

    private static Rational sum(final Map<Long, DaySum> days, final String figure)
    {
        return days.values().stream().map(day -> day.sum(figure)).reduce(Rational.ZERO, Rational::plus);
    }

    private static void put(
        final Map<String, Rational> metrics, final String name, final Rational sum, final long count)
    {
        if (count > 0)
        {
            metrics.put(name, sum.dividedBy(Rational.of(count)));
        }
    }

    private void addKpi(final Map<String, Rational> metrics, final Map<Long, DaySum> own, final long counted)
    {
        if (disputed.rule().score() instanceof KpiScore kpi)
        {
            put(metrics, "kpi_uptime", sum(own, Figure.KPI), counted);
            kpi.needs(disputed.market().name()).stream()
                .map(need -> Ladder.edgeText(need.withinBpsE2()))
                .forEach(edge -> put(metrics, "kpi_uptime:" + edge, sum(own, Figure.KPI_AT + edge), counted));
        }
    }

    private Rational volume()
    {
        return disputed.volumes() == null
            ? traded(Figure.FILLED)
            : Rational.of(disputed.volumes().of(disputed.market().name())
                .getOrDefault(disputed.maker(), BigDecimal.ZERO));
    }

    private Rational traded(final String figure)
    {
        return traded.entrySet().stream()
            .filter(entry -> enrolment.contains(disputed.maker(), entry.getKey()))
            .map(entry -> entry.getValue().sum(figure))
            .reduce(Rational.ZERO, Rational::plus);
    }

    /** The mean of the means of the days. */
    private void addScore(final Map<String, Rational> metrics, final Map<Long, DaySum> own)
    {
        if (!(disputed.rule().score() instanceof BracketScore brackets))
        {
            return;
        }
        final boolean isWithOutages = brackets.outages() == Outages.UPTIME;
        final Map<Long, DaySum> scored = new TreeMap<>(own);
        scored.values().removeIf(day -> scoredCount(day, isWithOutages) == 0);
        final Function<String, Rational> meanOfDays = figure -> scored.values().stream()
            .map(day -> day.sum(figure).dividedBy(Rational.of(scoredCount(day, isWithOutages))))
            .reduce(Rational.ZERO, Rational::plus);
        put(metrics, "score", meanOfDays.apply(Figure.SCORE), scored.size());
        scored.forEach((day, sums) -> metrics.put(
            "score_daily:" + LocalDate.ofEpochDay(day),
            sums.sum(Figure.SCORE).dividedBy(Rational.of(scoredCount(sums, isWithOutages)))));
        for (int i = 1; i <= brackets.edges().size(); i++)
        {
            put(metrics, Figure.SHARE + i, meanOfDays.apply(Figure.SHARE + i), scored.size());
        }
    }

    private static long scoredCount(final DaySum day, final boolean isWithOutages)
    {
        return isWithOutages ? day.withOutagesCount() : day.countedCount();
    }

    private void addOrders(final Map<String, Rational> metrics, final Map<Long, DaySum> own, final Rational volume)
    {
        if (!(disputed.rule().score() instanceof OrderScore orders))
        {
            return;
        }
        final OrderScore.Group group = orders.group(disputed.market().name()).orElseThrow();
        metrics.put(Figure.BID_LIQUIDITY, sum(own, Figure.BID_LIQUIDITY));
        metrics.put(Figure.ASK_LIQUIDITY, sum(own, Figure.ASK_LIQUIDITY));
        metrics.put(Figure.LIQUIDITY, sum(own, Figure.LIQUIDITY));
        if (group.isOf(Of.SNAPSHOT_SHARE))
        {
            metrics.put(Figure.SNAPSHOT_SHARE, sum(own, Figure.SNAPSHOT_SHARE));
        }
        final Rational quoted = sum(own, Figure.QUOTED);
        metrics.put("quoted_snapshots", quoted);
        put(metrics, "quoted_uptime", quoted, count(own, DaySum::countedCount));
        if (group.isOf(Of.STAKE))
        {
            metrics.put("stake", Rational.of(disputed.stakes().of(disputed.maker())));
        }
        final Rational score = product(group, metrics, volume);
        if (score != null)
        {
            metrics.put("score", score);
        }
    }

    /** Null where one of the factors has no value. */
    private static Rational product(
        final OrderScore.Group group, final Map<String, Rational> metrics, final Rational volume)
    {
        Rational product = Rational.ONE;
        for (final Factor factor : group.factors())
        {
            final Rational value = switch (factor.of())
            {
                case LIQUIDITY -> metrics.get(Figure.LIQUIDITY);
                case SNAPSHOT_SHARE -> metrics.get(Figure.SNAPSHOT_SHARE);
                case QUOTED_SNAPSHOTS -> metrics.get("quoted_snapshots");
                case QUOTED_UPTIME -> metrics.get("quoted_uptime");
                case UPTIME -> metrics.get("uptime");
                case VOLUME -> volume;
                case STAKE -> metrics.get("stake");
            };
            if (value == null)
            {
                return null;
            }
            product = product.times(raised(factor, value));
        }

        return product;
    }

    private static Rational raised(final Factor factor, final Rational value)
    {
        final Rational least = factor.atLeast() == null ? value : Rational.of(factor.atLeast());
        final Rational taken = value.compareTo(least) > 0 ? value : least;

        return DecimalPower.power(
            factor.from() == null ? taken : Rational.of(factor.from()).minus(taken), factor.exponent());
    }
}
