package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.leadline.export.FabricatedSource;
import io.leadline.program.Program;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodResult;

import org.junit.jupiter.api.Test;

/** What has to hold of every program of snapshots for any log: shown over seeded random ones. */
class ProgramPropertyTest
{
    private static final int ROUNDS = 12;
    /** Half of the last decimal of a metric, which is all that rounding may take from it. */
    private static final BigDecimal HALF_STEP = new BigDecimal("0.0000000000005");
    private static final Map<String, String> STARTS = starts();

    private static Map<String, String> starts()
    {
        final Map<String, String> starts = new LinkedHashMap<>();
        starts.put(ProgramTexts.DRIFT, "2023-03-06T00:00:00Z");
        starts.put(ProgramTexts.DRIFT_SUCCESSOR, "2023-08-14T00:00:00Z");
        starts.put(ProgramTexts.BACKPACK_EQUITY, "2024-03-04T00:00:00Z");
        starts.put(ProgramTexts.BACKPACK, "2026-02-02T00:00:00Z");

        return starts;
    }

    @Test
    void shouldShareWholeMarketsAmongTheirMakers()
    {
        int shared = 0;
        for (long seed = 1; seed <= ROUNDS; seed++)
        {
            for (final MarketResult market : period(ProgramTexts.BACKPACK, seed).markets())
            {
                for (final String name : List.of("volume_score", "liquidity_score", "blended_score"))
                {
                    shared += assertSharesSumToOne(seed, name, market.makers().stream()
                        .map(maker -> maker.metric(name).orElse(BigDecimal.ZERO)).toList());
                }
            }
        }
        assertThat(shared).isGreaterThan(ROUNDS);
    }

    /** Drift's successor shares one pool over all markets, and one in each. */
    @Test
    void shouldShareWholePoolsAmongTheirMakers()
    {
        int shared = 0;
        for (long seed = 1; seed <= ROUNDS; seed++)
        {
            final PeriodResult period = period(ProgramTexts.DRIFT_SUCCESSOR, seed);
            shared += assertSharesSumToOne(seed, "volume", shares(period, "volume_share:volume"));
            for (final String market : List.of("SOL-PERP", "BTC-PERP", "ETH-PERP"))
            {
                shared += assertSharesSumToOne(seed, market, shares(period, "score_share:" + market));
            }
        }
        assertThat(shared).isGreaterThan(ROUNDS);
    }

    @Test
    void shouldSplitWholePoolsAtEveryLevel()
    {
        for (final String name : STARTS.keySet())
        {
            final Set<Payout.Status> met = EnumSet.noneOf(Payout.Status.class);
            for (long seed = 1; seed <= ROUNDS; seed++)
            {
                final Program program = program(name, new Random(seed));
                final PeriodResult period = ScoreRun.of(program, quotes(name, seed).source()).period();
                final String as = name + " seed=" + seed;

                assertThat(sum(period.payouts().stream())).as(as)
                    .isEqualByComparingTo(program.rules().get(rule(name)).award().pool());
                assertThat(period.payouts()).as(as).allSatisfy(payout ->
                    assertThat(payout.amount().remainder(program.payStep())).isZero());
                assertMakersAreToldWhatTheyArePaid(as, period);
                period.payouts().stream().filter(payout -> payout.amount().signum() > 0)
                    .forEach(payout -> met.add(payout.status()));
            }
            assertThat(met).as(name).contains(Payout.Status.PAID, Payout.Status.FORFEITED);
        }
    }

    /** Tier by market, market by maker; what nobody has a claim to stands apart. */
    @Test
    void shouldSplitEachTierOverItsMarketsAndEachMarketOverItsMakers()
    {
        for (long seed = 1; seed <= ROUNDS; seed++)
        {
            final PeriodResult period = period(ProgramTexts.BACKPACK, seed);
            BigDecimal tier = BigDecimal.ZERO;
            for (final MarketResult market : period.markets())
            {
                final BigDecimal pool = metric(market.metrics(), "pool");
                assertThat(sum(period.payouts().stream()
                    .filter(payout -> payout.market().equals(market.market())))).as("seed=%d", seed)
                    .isEqualByComparingTo(pool);
                tier = tier.add(pool);
            }
            assertThat(tier).as("seed=%d", seed).isEqualByComparingTo("70000");
        }
        for (long seed = 1; seed <= ROUNDS; seed++)
        {
            final PeriodResult period = period(ProgramTexts.DRIFT, seed);
            assertThat(sum(period.payouts().stream().filter(payout -> payout.market().equals("SOL-PERP"))))
                .as("seed=%d", seed).isEqualByComparingTo("2900");
            assertThat(sum(period.payouts().stream().filter(payout -> payout.market().equals("BONK-PERP"))))
                .as("seed=%d", seed).isEqualByComparingTo("2600");
        }
    }

    @Test
    void shouldChangeNothingWhenAllSizesAreScaledAndFloorsAreZero()
    {
        final Map<String, List<String>> metrics = Map.of(
            ProgramTexts.DRIFT, List.of("score", "rank", "uptime"),
            ProgramTexts.DRIFT_SUCCESSOR, List.of("score", "uptime"),
            ProgramTexts.BACKPACK, List.of("liquidity_score", "average_spread_bps", "uptime"));
        for (long seed = 1; seed <= ROUNDS; seed++)
        {
            final long factor = 2 + new Random(seed).nextInt(1_000_000);
            for (final String name : metrics.keySet())
            {
                final String[] floor = name.equals(ProgramTexts.BACKPACK)
                    ? new String[0] : new String[] {"floor_notional: 5000", "floor_notional: 0"};
                final Program program = RandomQuotes.program(name, floor);
                final RandomQuotes quotes = quotes(name, seed);

                assertThat(metrics(ScoreRun.of(program, quotes.source(factor, List.of())), metrics.get(name)))
                    .as("%s seed=%d factor=%d", name, seed, factor)
                    .isEqualTo(metrics(ScoreRun.of(program, quotes.source()), metrics.get(name)));
            }
        }
    }

    @Test
    void shouldChangeNothingBesideCountsWhenExcludedSnapshotsAreAdded()
    {
        final List<String> counts = List.of("snapshots", "snapshots_excluded");
        for (long seed = 1; seed <= ROUNDS; seed++)
        {
            final Random random = new Random(seed);
            for (final String name : STARTS.keySet())
            {
                final RandomQuotes quotes = quotes(name, seed);
                final List<Integer> more =
                    random.ints(6, 0, quotes.stepCount()).boxed().distinct().collect(Collectors.toList());
                final PeriodResult with = run(name, quotes.source(1, more));
                final PeriodResult without = run(name, quotes.source());

                assertThat(with.payouts()).as("%s seed=%d", name, seed).isEqualTo(without.payouts());
                assertThat(with.acrossMarkets()).as("%s seed=%d", name, seed).isEqualTo(without.acrossMarkets());
                for (int market = 0; market < with.markets().size(); market++)
                {
                    assertThat(without(counts, with.markets().get(market))).as("%s seed=%d", name, seed)
                        .isEqualTo(without(counts, without.markets().get(market)));
                }
            }
        }
    }

    /** Cut anywhere, in the middle of a day or a market's snapshots too. */
    @Test
    void shouldScorePartsInAnyOrderAndGroupingAsTheWhole()
    {
        for (long seed = 1; seed <= ROUNDS; seed++)
        {
            final Random random = new Random(seed);
            for (final String name : STARTS.keySet())
            {
                final RandomQuotes quotes = quotes(name, seed);
                final ScoreRequest request = ScoreRequest.of(List.of(RandomQuotes.program(name)), "test");
                final Scoring scoring = new Scoring(request);
                final LogPass pass = scoring.begin(quotes.source());
                final List<LogPass> parts = parts(random, quotes, pass);
                Collections.shuffle(parts, random);
                while (parts.size() > 1)
                {
                    final LogPass part = parts.remove(random.nextInt(parts.size()));
                    parts.get(random.nextInt(parts.size())).add(part);
                }
                pass.add(parts.get(0));
                pass.finish(quotes.source().lastHash());
                scoring.end(pass);

                assertThat(scoring.result().programs().equals(
                    ScoreRun.of(request, quotes.source()).result().programs())).as("%s seed=%d", name, seed).isTrue();
            }
        }
    }

    private static List<LogPass> parts(final Random random, final RandomQuotes quotes, final LogPass pass)
    {
        final List<LogPass> parts = new ArrayList<>();
        int from = 0;
        while (from < quotes.stepCount())
        {
            final int to = Math.min(quotes.stepCount(), from + 1 + random.nextInt(30));
            parts.add(pass.part(new Slice(quotes.source(), from, to)));
            parts.get(parts.size() - 1).walk();
            from = to;
        }

        return parts;
    }

    private static int rule(final String name)
    {
        return name.equals(ProgramTexts.BACKPACK_EQUITY) ? 1 : 0;
    }

    /** With other switches, and makers that lose what they earn. */
    private static Program program(final String name, final Random random)
    {
        final List<String> changes = new ArrayList<>();
        if (random.nextBoolean())
        {
            changes.addAll(List.of(
                "disqualified: []", "disqualified: [{ maker: m" + random.nextInt(5) + ", reason: said so }]"));
        }
        if (name.equals(ProgramTexts.BACKPACK))
        {
            changes.addAll(List.of(
                "ineligible: forfeit ",
                "ineligible: " + List.of("forfeit", "renormalise", "recompute").get(random.nextInt(3)) + " "));
        }

        return RandomQuotes.program(name, changes.toArray(String[]::new));
    }

    private static RandomQuotes quotes(final String program, final long seed)
    {
        return new RandomQuotes(seed, LogBuilder.epochNs(STARTS.get(program)));
    }

    private static PeriodResult period(final String program, final long seed)
    {
        return run(program, quotes(program, seed).source());
    }

    private static PeriodResult run(final String program, final FabricatedSource log)
    {
        return ScoreRun.of(RandomQuotes.program(program), log).period();
    }

    private static List<BigDecimal> shares(final PeriodResult period, final String name)
    {
        return Stream.concat(
            period.acrossMarkets().stream(), period.markets().stream().flatMap(market -> market.makers().stream()))
            .map(maker -> maker.metric(name))
            .flatMap(share -> share.stream())
            .toList();
    }

    /** Returns whether there was anything to share: nothing is where nobody has a part. */
    private static int assertSharesSumToOne(final long seed, final String what, final List<BigDecimal> shares)
    {
        final BigDecimal sum = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0)
        {
            return 0;
        }
        assertThat(sum.subtract(BigDecimal.ONE).abs()).as("seed=%d of=%s shares=%s", seed, what, shares)
            .isLessThanOrEqualTo(HALF_STEP.multiply(BigDecimal.valueOf(shares.size())));

        return 1;
    }

    private static void assertMakersAreToldWhatTheyArePaid(final String as, final PeriodResult period)
    {
        for (final MarketResult market : period.markets())
        {
            for (final MakerResult maker : market.makers())
            {
                maker.metric("reward").ifPresent(reward -> assertThat(reward).as(as).isEqualByComparingTo(sum(
                    paid(period, maker.maker()).filter(payout -> payout.market().equals(market.market())))));
            }
        }
        for (final MakerResult maker : period.acrossMarkets())
        {
            maker.metric("reward").ifPresent(reward ->
                assertThat(reward).as(as).isEqualByComparingTo(sum(paid(period, maker.maker()))));
        }
    }

    private static Stream<Payout> paid(final PeriodResult period, final String maker)
    {
        return period.payouts().stream().filter(payout ->
            payout.maker().equals(maker) && payout.status() == Payout.Status.PAID);
    }

    private static BigDecimal sum(final Stream<Payout> payouts)
    {
        return payouts.map(Payout::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal metric(final List<Metric> metrics, final String name)
    {
        return metrics.stream().filter(metric -> metric.name().equals(name)).findFirst().orElseThrow().value();
    }

    private static List<String> metrics(final ScoreRun run, final List<String> names)
    {
        return run.period().markets().stream()
            .flatMap(market -> market.makers().stream().flatMap(maker -> names.stream()
                .map(name -> market.market() + " " + maker.maker() + " " + name + " " + maker.metric(name))))
            .toList();
    }

    private static List<Object> without(final List<String> counts, final MarketResult market)
    {
        return IntStream.range(0, market.makers().size())
            .mapToObj(i -> market.makers().get(i))
            .map(maker -> (Object)List.of(maker.maker(), maker.metrics().stream()
                .filter(metric -> !counts.contains(metric.name()))
                .toList()))
            .toList();
    }
}
