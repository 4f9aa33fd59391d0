package io.leadline.scoring.figure;

import java.util.List;

import io.leadline.scoring.exact.Rational;

/**
 * One maker in one market in one period.
 *
 * @param maker            its name.
 * @param snapshotCount    snapshots of the market on the maker's days.
 * @param countedCount     those that count.
 * @param activeCount      those in which it is active.
 * @param uptime           active over counted; null when nothing counts.
 * @param averageSize      in the program's currency; null when there is nothing to average.
 * @param averageSpreadBps null when it was never active.
 * @param volume           in the program's currency.
 * @param selfMatched      in the program's currency.
 * @param score            mean of the daily means, or the product of the factors of a score of single orders; null when
 *                         the rule has no such score or no day counts.
 * @param shares           each bracket's mean share, formed like the score; empty like it.
 * @param kpi              shares of the counted snapshots in which each need of a KPI holds, and behind them that in
 *                         which all do; empty when the rule has no KPI or nothing counts.
 * @param days             the market's days, in order.
 * @param orders           what its single orders came to; null when the rule weighs none.
 */
public record MakerFigures(
    String maker,
    long snapshotCount,
    long countedCount,
    long activeCount,
    Rational uptime,
    Rational averageSize,
    Rational averageSpreadBps,
    Rational volume,
    Rational selfMatched,
    Rational score,
    List<Rational> shares,
    List<Rational> kpi,
    List<Day> days,
    OrderFigures orders)
{
    /** Figures under a rule that weighs no orders. */
    public MakerFigures(
        final String maker,
        final long snapshotCount,
        final long countedCount,
        final long activeCount,
        final Rational uptime,
        final Rational averageSize,
        final Rational averageSpreadBps,
        final Rational volume,
        final Rational selfMatched,
        final Rational score,
        final List<Rational> shares,
        final List<Rational> kpi,
        final List<Day> days)
    {
        this(maker, snapshotCount, countedCount, activeCount, uptime, averageSize, averageSpreadBps, volume,
            selfMatched, score, shares, kpi, days, null);
    }

    public MakerFigures
    {
        shares = List.copyOf(shares);
        kpi = List.copyOf(kpi);
        days = List.copyOf(days);
    }

    /** The same with other averages. */
    MakerFigures withAverages(final Rational newSize, final Rational newSpreadBps)
    {
        return new MakerFigures(
            maker, snapshotCount, countedCount, activeCount, uptime, newSize, newSpreadBps, volume, selfMatched, score,
            shares, kpi, days, orders);
    }

    /** Share of the counted snapshots in which all needs of a KPI hold; null when there is none. */
    public Rational kpiUptime()
    {
        return kpi.isEmpty() ? null : kpi.get(kpi.size() - 1);
    }

    /** Counted snapshots in which all needs of a KPI hold; 0 when there is none. */
    public long kpiHeldCount()
    {
        return kpi.isEmpty() ? 0 : kpiUptime().times(Rational.of(countedCount)).floor().longValueExact();
    }

    /**
     * One UTC day of the maker.
     *
     * @param day              counted from 1970-01-01.
     * @param countedCount     snapshots that count for it.
     * @param activeCount      those in which it is active.
     * @param averageSize      null when there is nothing to average.
     * @param averageSpreadBps null when it was never active.
     * @param score            mean over the day's scored snapshots; null when there is none.
     * @param kpi              as those of the period, of the day's counted snapshots.
     */
    public record Day(
        long day,
        long countedCount,
        long activeCount,
        Rational averageSize,
        Rational averageSpreadBps,
        Rational score,
        List<Rational> kpi)
    {
        public Day
        {
            kpi = List.copyOf(kpi);
        }

        /** Share of the day's counted snapshots in which all needs of a KPI hold; null when there is none. */
        public Rational kpiUptime()
        {
            return kpi.isEmpty() ? null : kpi.get(kpi.size() - 1);
        }
    }
}
