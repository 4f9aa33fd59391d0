package io.leadline.scoring.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

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
import io.leadline.scoring.result.SelfMatches;
import io.leadline.scoring.result.Threshold;

/** Fixed awards by rank of score; a failed condition forfeits, and nothing is passed on. */
public final class RankAwards
{
    private static final Comparator<MakerFigures> BY_SCORE = Comparator.comparing(MakerFigures::score)
        .thenComparing(MakerFigures::volume)
        .reversed()
        .thenComparing(MakerFigures::maker, NameOrder.BY_BYTES);

    private final Claims claims;
    private final Map<String, Map<String, List<Metric>>> makerMetrics = new HashMap<>();
    private final Map<String, List<Threshold>> thresholds = new HashMap<>();
    private final List<Payout> payouts = new ArrayList<>();

    private RankAwards(final Program program, final Rule rule)
    {
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

        return new Awards(
            awards.makerMetrics, marketMetrics(award), List.of(), Map.of(), awards.thresholds, awards.payouts);
    }

    /** What each rank is worth. */
    private static Map<String, List<Metric>> marketMetrics(final RankAward award)
    {
        final Map<String, List<Metric>> metrics = new HashMap<>();
        award.ranked().forEach(ranked -> metrics.put(ranked.market(), ranked.tiers().stream()
            .map(tier -> new Metric("award:" + tier.rank(), tier.award()))
            .toList()));

        return metrics;
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
        final Map<String, Integer> volumeRanks = volumeRanks(figures, MakerFigures::volume);
        // Of a volume that a file states nobody knows what is self-matched.
        final Map<String, Integer> ownLess =
            figures.isVolumeStated() ? volumeRanks : volumeRanks(figures, RankAwards::volumeOfOthers);
        makerMetrics.put(ranked.market(), metrics(figures, ranking, volumeRanks));
        thresholds.put(ranked.market(), ranked.tiers().stream().flatMap(tier -> demands(tier).stream()).toList());
        for (final RankTier tier : ranked.tiers())
        {
            if (tier.rank() > ranking.size())
            {
                unallocated(ranked, tier, "no maker has a score of this rank");
            }
            else
            {
                award(ranked.market(), tier, ranking.get(tier.rank() - 1), volumeRanks, ownLess);
            }
        }
    }

    private static Map<String, List<Metric>> metrics(
        final MarketFigures figures, final List<MakerFigures> ranking, final Map<String, Integer> volumeRanks)
    {
        final Map<String, Integer> ranks = new HashMap<>();
        ranking.forEach(maker -> ranks.put(maker.maker(), ranks.size() + 1));
        final Map<String, List<Metric>> metrics = new HashMap<>();
        for (final MakerFigures maker : figures.makers())
        {
            final List<Metric> own = new ArrayList<>();
            addRank(own, "rank", ranks.get(maker.maker()));
            addRank(own, "volume_rank", volumeRanks.get(maker.maker()));
            metrics.put(maker.maker(), own);
        }

        return metrics;
    }

    private static void addRank(final List<Metric> metrics, final String name, final Integer rank)
    {
        if (rank != null)
        {
            metrics.add(Metric.of(name, rank));
        }
    }

    /** One more than the makers with a larger volume; a maker without a volume has no rank. */
    private static Map<String, Integer> volumeRanks(
        final MarketFigures figures, final Function<MakerFigures, Rational> volume)
    {
        final List<MakerFigures> sorted = figures.makers().stream()
            .filter(maker -> volume.apply(maker).signum() > 0)
            .sorted(Comparator.comparing(volume).reversed())
            .toList();
        final Map<String, Integer> ranks = new HashMap<>();
        int rank = 0;
        for (int i = 0; i < sorted.size(); i++)
        {
            final boolean isTie = i > 0 && volume.apply(sorted.get(i)).equals(volume.apply(sorted.get(i - 1)));
            rank = isTie ? rank : i + 1;
            ranks.put(sorted.get(i).maker(), rank);
        }

        return ranks;
    }

    /** Filled by takers that are no accounts of the maker. */
    private static Rational volumeOfOthers(final MakerFigures maker)
    {
        return maker.volume().minus(maker.selfMatched());
    }

    private void award(
        final String market,
        final RankTier tier,
        final MakerFigures maker,
        final Map<String, Integer> volumeRanks,
        final Map<String, Integer> ownLess)
    {
        final List<String> failures = new ArrayList<>(claims.forfeits(market, maker));
        failures.addAll(failures(tier, maker, volumeRanks.get(maker.maker()), ownLess.get(maker.maker())));
        if (failures.isEmpty())
        {
            pay(market, maker.maker(), tier.award(), Payout.Status.PAID, "rank " + tier.rank());
        }
        else
        {
            pay(market, maker.maker(), tier.award(), Payout.Status.FORFEITED,
                "rank " + tier.rank() + ": " + String.join("; ", failures));
        }
    }

    private static List<String> failures(
        final RankTier tier, final MakerFigures maker, final Integer volumeRank, final Integer ownLessRank)
    {
        final List<String> failures = new ArrayList<>();
        if (tier.volumeRank() > 0 && (volumeRank == null || volumeRank > tier.volumeRank()))
        {
            failures.add("volume_rank have=" + text(volumeRank) + " need<=" + tier.volumeRank()
                + (Objects.equals(volumeRank, ownLessRank) ? "" : SelfMatches.WITHOUT + text(ownLessRank)));
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

    private static String text(final Integer rank)
    {
        return rank == null ? "none" : rank.toString();
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
        payouts.add(claims.payout(market, maker, amount, status, reason));
    }
}
