package io.leadline.scoring.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.program.Program;
import io.leadline.program.RankAward;
import io.leadline.program.RankAward.RankTier;
import io.leadline.program.RankAward.RankedMarket;
import io.leadline.program.Rule;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.MakerFigures;
import io.leadline.scoring.figure.MarketFigures;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.Threshold;

/** Fixed awards by rank of score; a failed condition forfeits, and nothing is passed on. */
public final class RankAwards
{
    private static final Comparator<MakerFigures> BY_SCORE = Comparator.comparing(MakerFigures::score)
        .thenComparing(MakerFigures::volume)
        .reversed()
        .thenComparing(MakerFigures::maker, NameOrder.BY_BYTES);

    private final Program program;
    private final Claims claims;
    private final Map<String, Map<String, List<Metric>>> makerMetrics = new HashMap<>();
    private final Map<String, List<Threshold>> thresholds = new HashMap<>();
    private final List<Payout> payouts = new ArrayList<>();

    private RankAwards(final Program program, final Rule rule)
    {
        this.program = program;
        claims = new Claims(program, rule);
    }

    /** Ranks and awards of every market of the rule; a market without figures leaves its awards unallocated. */
    public static Awards of(
        final Program program, final Rule rule, final RankAward award, final Map<String, MarketFigures> markets)
    {
        final RankAwards awards = new RankAwards(program, rule);
        for (final RankedMarket ranked : award.ranked())
        {
            awards.add(ranked, markets.get(ranked.market()));
        }

        return new Awards(awards.makerMetrics, Map.of(), Map.of(), awards.thresholds, awards.payouts);
    }

    private void add(final RankedMarket ranked, final MarketFigures figures)
    {
        if (figures == null)
        {
            ranked.tiers().forEach(tier -> unallocated(ranked, tier, "market is in no log"));
            return;
        }
        final List<MakerFigures> ranking = figures.makers().stream()
            .filter(maker -> maker.score() != null && maker.score().signum() > 0)
            .sorted(BY_SCORE)
            .toList();
        makerMetrics.put(ranked.market(), metrics(figures, ranking));
        thresholds.put(ranked.market(), ranked.tiers().stream().flatMap(tier -> demands(tier).stream()).toList());
        for (final RankTier tier : ranked.tiers())
        {
            if (tier.rank() > ranking.size())
            {
                unallocated(ranked, tier, "no maker has a score of this rank");
            }
            else
            {
                award(ranked, tier, ranking.get(tier.rank() - 1), figures);
            }
        }
    }

    private static Map<String, List<Metric>> metrics(
        final MarketFigures figures, final List<MakerFigures> ranking)
    {
        final Map<String, List<Metric>> metrics = new HashMap<>();
        for (final MakerFigures maker : figures.makers())
        {
            final List<Metric> own = new ArrayList<>();
            final int rank = ranking.indexOf(maker) + 1;
            final int volumeRank = volumeRank(maker, figures);
            if (rank > 0)
            {
                own.add(Metric.of("rank", rank));
            }
            if (volumeRank > 0)
            {
                own.add(Metric.of("volume_rank", volumeRank));
            }
            metrics.put(maker.maker(), own);
        }

        return metrics;
    }

    /** One more than the makers with a larger volume; 0 without a volume. */
    private static int volumeRank(final MakerFigures maker, final MarketFigures figures)
    {
        if (maker.volume().signum() == 0)
        {
            return 0;
        }

        return 1 + (int)figures.makers().stream()
            .filter(other -> other.volume().compareTo(maker.volume()) > 0)
            .count();
    }

    private void award(
        final RankedMarket ranked, final RankTier tier, final MakerFigures maker, final MarketFigures figures)
    {
        final List<String> failures = new ArrayList<>(claims.forfeits(maker));
        failures.addAll(failures(tier, maker, figures));
        if (failures.isEmpty())
        {
            pay(ranked.market(), maker.maker(), tier.award(), Payout.Status.PAID, "rank " + tier.rank());
        }
        else
        {
            pay(ranked.market(), maker.maker(), tier.award(), Payout.Status.FORFEITED,
                "rank " + tier.rank() + ": " + String.join("; ", failures));
        }
    }

    private static List<String> failures(
        final RankTier tier, final MakerFigures maker, final MarketFigures figures)
    {
        final List<String> failures = new ArrayList<>();
        final int volumeRank = volumeRank(maker, figures);
        if (tier.volumeRank() > 0 && (volumeRank == 0 || volumeRank > tier.volumeRank()))
        {
            failures.add("volume_rank have=" + (volumeRank == 0 ? "none" : volumeRank) + " need<=" + tier.volumeRank());
        }
        if (tier.volumeAtLeast() != null && maker.volume().compareTo(Rational.of(tier.volumeAtLeast())) < 0)
        {
            failures.add("maker_volume have=" + Claims.text(maker.volume())
                + " need>=" + Claims.text(tier.volumeAtLeast()));
        }
        final boolean isUp = tier.uptimeAbove() == null
            || maker.uptime() != null && maker.uptime().compareTo(Rational.of(tier.uptimeAbove())) > 0;
        if (!isUp)
        {
            failures.add("uptime have=" + (maker.uptime() == null ? "none" : Claims.text(maker.uptime()))
                + " need>" + Claims.text(tier.uptimeAbove()));
        }

        return failures;
    }

    private static List<Threshold> demands(final RankTier tier)
    {
        final String name = "rank " + tier.rank();
        final List<Threshold> demands = new ArrayList<>();
        if (tier.volumeRank() > 0)
        {
            demands.add(new Threshold(name, "volume_rank", BigDecimal.valueOf(tier.volumeRank()), false));
        }
        if (tier.volumeAtLeast() != null)
        {
            demands.add(new Threshold(name, "maker_volume", tier.volumeAtLeast(), false));
        }
        if (tier.uptimeAbove() != null)
        {
            demands.add(new Threshold(name, "uptime", tier.uptimeAbove(), true));
        }

        return demands;
    }

    private void unallocated(final RankedMarket ranked, final RankTier tier, final String reason)
    {
        pay(ranked.market(), "", tier.award(), Payout.Status.UNALLOCATED, "rank " + tier.rank() + ": " + reason);
    }

    private void pay(
        final String market,
        final String maker,
        final BigDecimal amount,
        final Payout.Status status,
        final String reason)
    {
        payouts.add(new Payout(market, maker, amount, program.payUnit(), status, reason));
    }
}
