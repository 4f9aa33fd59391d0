package io.leadline.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;

/**
 * One market of one program and period, with all that its section of the report is made from.
 *
 * @param id       of the section in the page: only our own letters and digits.
 * @param program  the program.
 * @param period   the period.
 * @param market   the market's results.
 * @param timeline what its snapshots looked like over time, where that was collected.
 * @param ranked   its makers, best first.
 */
record MarketView(
    String id,
    ProgramResult program,
    PeriodResult period,
    MarketResult market,
    Optional<MarketTimeline> timeline,
    List<MakerResult> ranked)
{
    /** Makers that get a strip and a line of their own; tables have more. */
    static final int MOST_DRAWN = 24;

    private static final String KPI = "kpi_uptime";

    static MarketView of(
        final String id,
        final ProgramResult program,
        final PeriodResult period,
        final MarketResult market,
        final Optional<MarketTimeline> timeline)
    {
        return new MarketView(id, program, period, market, timeline, ranked(period, market));
    }

    /** Makers of a market with a strip and a line. */
    static List<MakerResult> drawn(final PeriodResult period, final MarketResult market, final int most)
    {
        final List<MakerResult> ranked = ranked(period, market);

        return ranked.subList(0, Math.min(most, ranked.size()));
    }

    /** By the program's rank, then by what is paid, then by the first metric that orders makers. */
    private static List<MakerResult> ranked(final PeriodResult period, final MarketResult market)
    {
        final Map<String, BigDecimal> paid = new HashMap<>();
        period.payouts().stream()
            .filter(payout -> payout.status() == Payout.Status.PAID && payout.market().equals(market.market()))
            .forEach(payout -> paid.merge(payout.maker(), payout.amount(), BigDecimal::add));
        final Comparator<MakerResult> byPlace = Comparator
            .comparing((final MakerResult maker) -> maker.metric("rank").orElse(BigDecimal.valueOf(Long.MAX_VALUE)))
            .thenComparing(
                maker -> paid.getOrDefault(maker.maker(), BigDecimal.ZERO), Comparator.reverseOrder())
            .thenComparing(MarketView::best, Comparator.reverseOrder());

        return market.makers().stream().sorted(byPlace).toList();
    }

    /** How a metric is shown here: as the rule words it. */
    MetricKind kind(final String metric)
    {
        return MetricKind.of(metric, market.terms());
    }

    /** The metric that is drawn as uptime: the KPI's where the program has one. */
    MetricKind uptime()
    {
        final boolean hasKpi = market.makers().stream().anyMatch(maker -> maker.metric(KPI).isPresent());

        return kind(hasKpi ? KPI : "uptime");
    }

    /** Makers with a strip and a line. */
    List<MakerResult> drawn()
    {
        return ranked.subList(0, Math.min(MOST_DRAWN, ranked.size()));
    }

    /** Where a maker's money in this market went. */
    List<Payout> payouts(final MakerResult maker)
    {
        return Payouts.of(period.payouts(), market.market(), maker.maker());
    }

    /** The first of its metrics that orders makers, where nothing else does. */
    private static BigDecimal best(final MakerResult maker)
    {
        return MetricKind.order().stream()
            .map(maker::metric)
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(BigDecimal.ZERO);
    }
}
