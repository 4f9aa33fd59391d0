package io.leadline.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.leadline.scoring.result.ExcludedWindow;
import io.leadline.scoring.result.LogResult;
import io.leadline.scoring.result.MakerDayResult;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.MarketDayResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.result.ScoreResult;
import io.leadline.scoring.result.Terms;
import io.leadline.scoring.result.Threshold;

/** A score run made up from a seed: markets, makers of different character, a halt, an outage. */
final class FabricatedScores
{
    static final long DAY_EPOCH_NS = 1_772_323_200_000_000_000L;
    static final long SECOND_NS = 1_000_000_000L;
    static final String HOSTILE = "</script><img src=x onerror=alert(1)>\"'&";

    private static final List<String> MARKETS = List.of("SOL-PERP", "BTC-PERP", "BONK-PERP", "USDC/USDT");
    private static final List<String> MAKERS = List.of(
        "steady", "wide", "leaves-early", "one-sided", "just-outside", "dust", "flash", HOSTILE);

    private final Random random;
    private final long everyNs;
    private final long spanNs;
    private final Timelines timelines = new Timelines();

    FabricatedScores(final long seed, final long everyNs, final long spanNs)
    {
        this.random = new Random(seed);
        this.everyNs = everyNs;
        this.spanNs = spanNs;
    }

    Timelines timelines()
    {
        return timelines;
    }

    ScoreResult result()
    {
        final List<MarketResult> markets = new ArrayList<>();
        final List<Payout> payouts = new ArrayList<>();
        for (final String market : MARKETS)
        {
            markets.add(market(market, payouts));
        }
        payouts.add(new Payout("", "", new BigDecimal("123.40"), "USDC", Payout.Status.UNALLOCATED, "no maker left"));
        final List<MakerResult> across = MAKERS.stream().sorted()
            .map(maker -> new MakerResult(maker, List.of(
                Metric.of("total_maker_share", 0), new Metric("reward", new BigDecimal("12.5"))), List.of()))
            .toList();
        final PeriodResult period = new PeriodResult(
            DAY_EPOCH_NS, DAY_EPOCH_NS + spanNs, "2023-03-06/2023-03-31",
            List.of("the rule's dates do not cover the period: rule=2023-03-06/2023-03-31 applied=nearest"),
            markets,
            List.of(new Metric("market_volume:futures", new BigDecimal("4321000.5"))),
            across,
            Map.of(),
            Terms.NONE,
            payouts);

        return new ScoreResult("0.1.0",
            List.of(new LogResult("example", "5f".repeat(32), 4 * spanNs / everyNs, DAY_EPOCH_NS,
                DAY_EPOCH_NS + spanNs - everyNs)),
            List.of(new ProgramResult("drift-mip-2023-03", "Drift Maker Incentive Program, March 2023", 1,
                "a7".repeat(32), "USD", "USDC", List.of(period))));
    }

    private MarketResult market(final String market, final List<Payout> payouts)
    {
        final MarketTimeline timeline = new MarketTimeline(
            everyNs, "bid and ask within 20 bps of the touch, mean", new BigDecimal("0.0005"), List.of());
        timelines.put(0, 0, market, timeline);
        final long[] active = new long[MAKERS.size()];
        long counted = 0;
        long excluded = 0;
        for (long timeNs = 0; timeNs < spanNs; timeNs += everyNs)
        {
            final String exclusion = exclusion(timeNs);
            timeline.snapshot(DAY_EPOCH_NS + timeNs, exclusion);
            counted += exclusion.isEmpty() ? 1 : 0;
            excluded += exclusion.isEmpty() ? 0 : 1;
            for (int maker = 0; exclusion.isEmpty() && maker < MAKERS.size(); maker++)
            {
                active[maker] += sample(timeline, maker, timeNs) == VerdictKind.ACTIVE ? 1 : 0;
            }
        }

        return results(market, active, counted, excluded, payouts);
    }

    private String exclusion(final long timeNs)
    {
        final long minute = timeNs / (60 * SECOND_NS);
        if (minute >= 540 && minute < 561)
        {
            return "HALTED";
        }

        return minute >= 1003 && minute < 1010 ? "STALE" : "";
    }

    private VerdictKind sample(final MarketTimeline timeline, final int maker, final long timeNs)
    {
        final VerdictKind kind = kind(maker, timeNs);
        if (kind == VerdictKind.NOT_QUOTING)
        {
            return kind;
        }
        timeline.verdict(maker, MAKERS.get(maker), kind, 1);
        final double wave = 1.3 + StrictMath.sin(timeNs / 1e13 + maker) + random.nextDouble() / 4;
        timeline.size(maker, MAKERS.get(maker), 0, (long) ((1 + maker % 4) * 2e7 * wave), 1);
        if (kind != VerdictKind.ONE_SIDED)
        {
            timeline.spread(
                maker, MAKERS.get(maker), (long) ((3 + maker * 2.5) * 10_000 * (0.8 + random.nextDouble() / 3)), 1);
        }

        return kind;
    }

    private VerdictKind kind(final int maker, final long timeNs)
    {
        final double dice = random.nextDouble();
        final long hour = timeNs / (3600 * SECOND_NS);
        return switch (maker)
        {
            case 0 -> dice < 0.998 ? VerdictKind.ACTIVE : VerdictKind.NOT_QUOTING;
            case 1 -> dice < 0.9 ? VerdictKind.ACTIVE : VerdictKind.TOO_FAR;
            case 2 -> hour < 18 ? VerdictKind.ACTIVE : VerdictKind.NOT_QUOTING;
            case 3 -> hour % 4 == 3 || dice < 0.1 ? VerdictKind.ONE_SIDED : VerdictKind.ACTIVE;
            case 4 -> dice < 0.03 ? VerdictKind.ACTIVE : VerdictKind.TOO_FAR;
            case 5 -> dice < 0.4 ? VerdictKind.TOO_SMALL : VerdictKind.ACTIVE;
            case 6 -> dice < 0.5 ? VerdictKind.NOT_QUOTING : VerdictKind.ACTIVE;
            default -> hour < 6 ? VerdictKind.NOT_ENROLLED : hour > 20 ? VerdictKind.DISQUALIFIED : VerdictKind.ACTIVE;
        };
    }

    private MarketResult results(
        final String market, final long[] active, final long counted, final long excluded, final List<Payout> payouts)
    {
        final List<MakerResult> makers = new ArrayList<>();
        final List<Integer> byName = MAKERS.stream().sorted().map(MAKERS::indexOf).toList();
        for (final int maker : byName)
        {
            makers.add(maker(maker, active[maker], counted));
            final BigDecimal prize = BigDecimal.valueOf(2000L >> maker).setScale(2, RoundingMode.UNNECESSARY);
            if (maker < 4)
            {
                final boolean isPaid = maker != 2;
                payouts.add(new Payout(market, MAKERS.get(maker), prize, "USDC",
                    isPaid ? Payout.Status.PAID : Payout.Status.FORFEITED, isPaid ? "" : "uptime 0.75 needs > 0.80"));
            }
        }
        final List<Threshold> thresholds = List.of(
            new Threshold("rank 1", "uptime", new BigDecimal("0.9"), true),
            new Threshold("rank 2", "maker_volume", new BigDecimal("3000000"), false),
            new Threshold("rank 2", "uptime", new BigDecimal("0.85"), true));
        final LocalDate day = LocalDate.of(2026, 3, 1);

        return new MarketResult(market, market.endsWith("USDT") ? "USDT" : "USD",
            List.of(Metric.of("snapshots", counted + excluded), Metric.of("snapshots_excluded", excluded),
                Metric.of("snapshots_counted", counted), Metric.of("active_days", 1),
                new Metric("award:2", new BigDecimal("600"))),
            thresholds,
            Terms.NONE,
            List.of(new ExcludedWindow(
                DAY_EPOCH_NS + 540 * 60 * SECOND_NS, DAY_EPOCH_NS + 561 * 60 * SECOND_NS,
                "venue maintenance & <tests>")),
            List.of(),
            List.of(new MarketDayResult(day, counted, excluded, 0),
                new MarketDayResult(day.plusDays(1), counted, 0, 0)),
            makers);
    }

    private MakerResult maker(final int maker, final long active, final long counted)
    {
        final BigDecimal uptime =
            BigDecimal.valueOf(active).divide(BigDecimal.valueOf(Math.max(1, counted)), MathContext.DECIMAL128);
        final List<Metric> metrics = new ArrayList<>(List.of(
            Metric.of("snapshots_counted", counted),
            Metric.of("snapshots_active", active),
            new Metric("uptime", uptime),
            new Metric("uptime_low", uptime.subtract(new BigDecimal("0.004")).max(BigDecimal.ZERO)),
            new Metric("uptime_high", uptime.add(new BigDecimal("0.004")).min(BigDecimal.ONE)),
            Metric.of("near_threshold", maker == 1 ? 1 : 0),
            new Metric("average_size", BigDecimal.valueOf(48_123_456_789L * (maker + 1), 6)),
            new Metric("average_spread_bps", BigDecimal.valueOf(34_567L * (maker + 1), 4)),
            new Metric("maker_volume", BigDecimal.valueOf(98_765_432_100L / (maker + 1), 4)),
            new Metric("self_matched_notional", BigDecimal.valueOf(maker == 6 ? 123_456 : 0)),
            new Metric("score", BigDecimal.valueOf(812_345_678_901L / (maker + 1), 10)),
            Metric.of("rank", maker + 1),
            Metric.of("volume_rank", maker + 1),
            new Metric("filled_orders", BigDecimal.valueOf(17L * maker))));
        for (int bracket = 1; bracket <= 6; bracket++)
        {
            metrics.add(new Metric("bracket_share_" + bracket, BigDecimal.valueOf(
                random.nextInt(1000), 3 + (maker > 4 ? 1 : 0))));
        }
        final LocalDate day = LocalDate.of(2026, 3, 1);

        return new MakerResult(MAKERS.get(maker), metrics, List.of(
            new MakerDayResult(day, counted, active, List.of(
                new Metric("uptime", uptime), Metric.of("score", 80 - maker))),
            new MakerDayResult(day.plusDays(1), counted, active, List.of(new Metric("uptime", uptime)))));
    }
}
