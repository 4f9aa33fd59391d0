package io.leadline.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.exact.WilsonInterval;
import io.leadline.scoring.figure.MakerFigures;
import io.leadline.scoring.figure.MarketFigures;
import io.leadline.scoring.figure.OrderFigures;
import io.leadline.scoring.result.MakerDayResult;
import io.leadline.scoring.result.MarketDayResult;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.SelfMatches;
import io.leadline.scoring.result.Threshold;

/** The metrics that every program has, in the order of the outputs; one without a value is left out. */
final class MetricRows
{
    private MetricRows()
    {
    }

    /** Metrics of a whole market. */
    static List<Metric> ofMarket(final MarketFigures figures)
    {
        final List<Metric> metrics = new ArrayList<>();
        addCounts(metrics, figures.snapshotCount(), figures.countedCount());
        add(metrics, "maker_volume", figures.volume());
        add(metrics, "program_self_matched_notional", figures.makers().stream()
            .map(MakerFigures::selfMatched)
            .reduce(Rational.ZERO, Rational::plus));
        if (figures.isVolumeStated())
        {
            metrics.add(Metric.of(SelfMatches.VOLUME_STATED, 1));
        }

        return metrics;
    }

    /**
     * Metrics of a maker, its score and shares included.
     *
     * @param thresholds what the program demands.
     * @param kpiEdges   the needs of the rule's KPI by name; empty when it has none.
     */
    static List<Metric> ofMaker(
        final MakerFigures maker, final List<Threshold> thresholds, final List<String> kpiEdges)
    {
        final List<Metric> metrics = new ArrayList<>();
        addCounts(metrics, maker.snapshotCount(), maker.countedCount());
        metrics.add(Metric.of("snapshots_active", maker.activeCount()));
        final boolean isNear = addUptime(metrics, "uptime", maker.uptime(), maker.activeCount(), maker, thresholds)
            | addKpi(metrics, maker, thresholds, kpiEdges);
        metrics.add(Metric.of("near_threshold", isNear ? 1 : 0));
        add(metrics, "average_size", maker.averageSize());
        add(metrics, "average_spread_bps", maker.averageSpreadBps());
        add(metrics, "maker_volume", maker.volume());
        add(metrics, "self_matched_notional", maker.selfMatched());
        add(metrics, "score", maker.score());
        addOrders(metrics, maker.orders());
        for (final MakerFigures.Day day : maker.days())
        {
            add(metrics, "score_daily:" + LocalDate.ofEpochDay(day.day()), day.score());
        }
        for (int i = 0; i < maker.shares().size(); i++)
        {
            add(metrics, "bracket_share_" + (i + 1), maker.shares().get(i));
        }

        return metrics;
    }

    private static void addOrders(final List<Metric> metrics, final OrderFigures orders)
    {
        if (orders == null)
        {
            return;
        }
        add(metrics, "bid_liquidity", orders.bid());
        add(metrics, "ask_liquidity", orders.ask());
        add(metrics, "liquidity", orders.liquidity());
        add(metrics, "snapshot_share", orders.snapshotShare());
        metrics.add(Metric.of("quoted_snapshots", orders.quotedCount()));
        add(metrics, "quoted_uptime", orders.quotedUptime());
        add(metrics, "stake", orders.stake() == null ? null : Rational.of(orders.stake()));
    }

    /** A maker's day. */
    static MakerDayResult ofDay(final MakerFigures.Day day)
    {
        final List<Metric> metrics = new ArrayList<>();
        if (day.countedCount() > 0)
        {
            add(metrics, "uptime", Rational.of(day.activeCount(), day.countedCount()));
        }
        add(metrics, "average_size", day.averageSize());
        add(metrics, "average_spread_bps", day.averageSpreadBps());
        add(metrics, "score", day.score());
        add(metrics, "kpi_uptime", day.kpiUptime());

        return new MakerDayResult(LocalDate.ofEpochDay(day.day()), day.countedCount(), day.activeCount(), metrics);
    }

    /** A market's days. */
    static List<MarketDayResult> days(final MarketFigures figures)
    {
        final List<MarketDayResult> days = new ArrayList<>();
        figures.days().forEach((day, counts) -> days.add(new MarketDayResult(
            LocalDate.ofEpochDay(day), counts.snapshotCount(), counts.statusCount(), counts.outageCount())));

        return days;
    }

    private static void addCounts(final List<Metric> metrics, final long snapshots, final long counted)
    {
        metrics.add(Metric.of("snapshots", snapshots));
        metrics.add(Metric.of("snapshots_excluded", snapshots - counted));
        metrics.add(Metric.of("snapshots_counted", counted));
    }

    private static boolean addKpi(
        final List<Metric> metrics,
        final MakerFigures maker,
        final List<Threshold> thresholds,
        final List<String> kpiEdges)
    {
        if (maker.kpi().isEmpty())
        {
            return false;
        }
        final Rational uptime = maker.kpiUptime();
        final boolean isNear = addUptime(
            metrics, "kpi_uptime", uptime, maker.kpiHeldCount(), maker, thresholds);
        for (int i = 0; i < kpiEdges.size(); i++)
        {
            add(metrics, "kpi_uptime:" + kpiEdges.get(i), maker.kpi().get(i));
        }

        return isNear;
    }

    /** Adds a share of the counted snapshots with its interval; returns whether a threshold lies within that. */
    private static boolean addUptime(
        final List<Metric> metrics,
        final String name,
        final Rational uptime,
        final long count,
        final MakerFigures maker,
        final List<Threshold> thresholds)
    {
        if (maker.countedCount() == 0)
        {
            return false;
        }
        final WilsonInterval interval = WilsonInterval.of(count, maker.countedCount());
        add(metrics, name, uptime);
        add(metrics, name + "_low", interval.low());
        add(metrics, name + "_high", interval.high());

        return thresholds.stream()
            .filter(threshold -> threshold.metric().equals(name))
            .anyMatch(threshold -> interval.straddles(Rational.of(threshold.value())));
    }

    private static void add(final List<Metric> metrics, final String name, final Rational value)
    {
        if (value != null)
        {
            metrics.add(new Metric(name, value.roundHalfEven(Metric.DECIMALS)));
        }
    }
}
