package io.leadline.scoring.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.leadline.program.BlendedScore;
import io.leadline.program.PoolAward;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.ProgramTexts;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.FigureChange;
import io.leadline.scoring.figure.LargerSize;
import io.leadline.scoring.figure.MakerFigures;
import io.leadline.scoring.figure.MarketFigures;
import io.leadline.scoring.figure.MoreUptime;
import io.leadline.scoring.figure.NarrowerSpread;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backpack's numbers of 2026: PROGRAMS section 7, and the document's example of active days. */
class BackpackNumbersTest
{
    private static final long DAY_NS = Period.NS_PER_DAY;
    private static final Period THIRTY_DAYS = new Period(20_514 * DAY_NS, 20_544 * DAY_NS);
    private static final String[] ONE_MARKET = {
        "pool: 300000 ", "pool: 23333.33 ",
        "amount: 200000", "amount: 23333.33",
        "amount: 70000, markets: [BTC-PERP, ETH-PERP, SOL-PERP]", "amount: 23333.33, markets: [BTC-PERP]",
        "amount: 100000", "amount: 0"};

    @Test
    void shouldFormTheScoresOfTheExample()
    {
        final Awards awards = award(program(ONE_MARKET), example());

        assertThat(metric(awards, "A", "liquidity_metric")).isEqualTo("9500");
        assertThat(metric(awards, "B", "liquidity_metric")).isEqualTo("9000");
        assertThat(metric(awards, "C", "liquidity_metric")).isEqualTo("148.5");
        assertThat(metric(awards, "A", "blended_score")).isEqualTo("0.581884870097");
        assertThat(metric(awards, "B", "blended_score")).isEqualTo("0.336522508513");
        assertThat(metric(awards, "C", "blended_score")).isEqualTo("0.08159262139");
    }

    /** 10,450 of 19,598.5; 11,875 of 21,023.5; 9,600 of 18,748.5; and for B 9,900, 12,000 and 9,100 likewise. */
    @Test
    void shouldPayTheExampleAnewWhenOneMakerQuotesOtherwise()
    {
        assertThat(paid(new LargerSize("A"))).containsExactly("A 13688.28", "B 7743.02");
        assertThat(paid(new NarrowerSpread("A"))).containsExactly("A 13835.94", "B 7597.76");
        assertThat(paid(new MoreUptime("A"))).containsExactly("A 13589.52", "B 7840.18");
        assertThat(paid(new LargerSize("B"))).contains("B 7963.35");
        assertThat(paid(new NarrowerSpread("B"))).contains("B 8186.78");
        assertThat(paid(new MoreUptime("B"))).contains("B 7865.07");
    }

    /** 1,900 are 2,090 with a tenth more, which is enough. */
    @Test
    void shouldPayWhoBecomesEligibleByItsLargerSize()
    {
        final Map<String, MarketFigures> markets = Map.of("BTC-PERP", new MarketFigures(
            "BTC-PERP", "USD", new TreeMap<>(), Rational.of(100), 20_000L, List.of(
                maker("A", 50, "1900", "5", "1"), maker("B", 50, "2090", "5", "1"))));

        assertThat(payouts(award(program(ONE_MARKET), markets)).get(0)).endsWith("forfeited");
        assertThat(paid(new LargerSize("A"), markets)).containsExactly("A 11666.67", "B 11666.66");
    }

    /** No narrower than 0.01 bps, and nobody is there more often than always, or without ever having been there. */
    @Test
    void shouldStopAtTheLeastSpreadAndTheMostUptime()
    {
        final Rule rule = program().rules().get(0);
        final NarrowerSpread narrower = new NarrowerSpread("A");

        assertThat(narrower.of(maker("A", 1, "1", "1.005", "1"), rule, "BTC-PERP").averageSpreadBps())
            .isEqualTo(rational("0.01"));
        assertThat(narrower.of(maker("A", 1, "1", "0.01", "1"), rule, "BTC-PERP").averageSpreadBps())
            .isEqualTo(rational("0.01"));
        assertThat(new MoreUptime("A").of(maker("A", 1, "1", "1", "0.995"), rule, "BTC-PERP").uptime())
            .isEqualTo(Rational.ONE);
        assertThat(new MoreUptime("A").of(maker("A", 1, null, null, "0"), rule, "BTC-PERP").uptime())
            .isEqualTo(Rational.ZERO);
        assertThat(new LargerSize("A").of(maker("B", 1, "1", "1", "1"), rule, "BTC-PERP").averageSize())
            .isEqualTo(Rational.ONE);
    }

    private static List<String> paid(final FigureChange change)
    {
        return paid(change, example());
    }

    private static List<String> paid(final FigureChange change, final Map<String, MarketFigures> markets)
    {
        final Program program = program(ONE_MARKET);

        return award(program, Map.of("BTC-PERP", markets.get("BTC-PERP").with(change, program.rules().get(0))))
            .payouts().stream()
            .filter(payout -> payout.status() == Payout.Status.PAID)
            .map(payout -> payout.maker() + " " + payout.amount().toPlainString())
            .toList();
    }

    @Test
    void shouldForfeitAnIneligibleShareByDefault()
    {
        assertThat(payouts(award(program(ONE_MARKET), example()))).containsExactly(
            "BTC-PERP A 13577.31 paid", "BTC-PERP B 7852.19 paid", "BTC-PERP C 1903.83 forfeited");
    }

    @Test
    void shouldScaleTheOthersUpWhenRenormalising()
    {
        assertThat(payouts(award(program(with("ineligible: forfeit", "ineligible: renormalise")), example())))
            .containsExactly(
                "BTC-PERP A 14783.54 paid", "BTC-PERP B 8549.79 paid", "BTC-PERP C 0.00 forfeited");
    }

    @Test
    void shouldFormScoresAgainWithoutTheIneligibleWhenRecomputing()
    {
        assertThat(payouts(award(program(with("ineligible: forfeit", "ineligible: recompute")), example())))
            .containsExactly(
                "BTC-PERP A 14840.84 paid", "BTC-PERP B 8492.49 paid", "BTC-PERP C 0.00 forfeited");
    }

    /** The document prints 37.5 %, 37.5 % and 25 % beside a formula that gives 3/7, 3/7 and 1/7: the formula stands. */
    @Test
    void shouldDivideATierByActiveDaysAndNotByThePrintedPercentages()
    {
        final Map<String, MarketFigures> markets = new LinkedHashMap<>();
        markets.put("BTC-PERP", market("BTC-PERP", 20_000L));
        markets.put("ETH-PERP", market("ETH-PERP", 20_514L));
        markets.put("SOL-PERP", market("SOL-PERP", 20_534L));

        final Awards awards = award(program(), markets);

        assertThat(awards.marketMetrics().get("BTC-PERP")).extracting(Metric::name, metric -> metric.value().toString())
            .containsExactly(
                tuple("active_days", "30"),
                tuple("pool", "30000"),
                tuple("program_maker_volume", "0"),
                tuple("program_liquidity_metric", "0"),
                tuple("rebate_multiplier", "1"));
        assertThat(pool(awards, "ETH-PERP")).isEqualTo("30000");
        assertThat(pool(awards, "SOL-PERP")).isEqualTo("10000");
    }

    @Test
    void shouldShareATierEquallyToTheCent()
    {
        final Map<String, MarketFigures> markets = new LinkedHashMap<>();
        markets.put("BTC-PERP", market("BTC-PERP", 20_000L));
        markets.put("ETH-PERP", market("ETH-PERP", 20_000L));
        markets.put("SOL-PERP", market("SOL-PERP", 20_000L));

        final Awards awards = award(program(), markets);

        assertThat(List.of(pool(awards, "BTC-PERP"), pool(awards, "ETH-PERP"), pool(awards, "SOL-PERP")))
            .containsExactly("23333.34", "23333.33", "23333.33");
    }

    @Test
    void shouldTakeTheFirstTradeFromTheProgramWhenItStatesOne()
    {
        final Map<String, MarketFigures> markets = new LinkedHashMap<>();
        markets.put("BTC-PERP", market("BTC-PERP", 20_000L));
        markets.put("ETH-PERP", market("ETH-PERP", null));

        final Awards awards = award(
            program("first_trade: {} ", "first_trade: { ETH-PERP: \"2026-03-31T23:00:00Z\" } "), markets);

        // 2026-03-31 is day 20,543, the last of the thirty: 70,000 · 30/31 and 70,000 · 1/31.
        assertThat(pool(awards, "BTC-PERP")).isEqualTo("67741.94");
        assertThat(pool(awards, "ETH-PERP")).isEqualTo("2258.06");
    }

    @Test
    void shouldForfeitEverythingBelowOnePercentOfTheWholePool()
    {
        final Map<String, MarketFigures> markets = new LinkedHashMap<>();
        // Volume only: 0.8 · 1.6 % of a third of 70,000 is 298.67, and 3,000 is needed.
        markets.put("BTC-PERP", new MarketFigures(
            "BTC-PERP", "USD", new TreeMap<>(), Rational.of(1_000), 20_000L, List.of(
            maker("large", 984, "50000", "5", "1"), maker("small", 16, "50000", "5000000", "1"))));

        final Awards awards = award(program(), markets);

        assertThat(awards.payouts()).filteredOn(payout -> payout.maker().equals("small"))
            .singleElement()
            .satisfies(payout ->
            {
                assertThat(payout.status()).isEqualTo(Payout.Status.FORFEITED);
                assertThat(payout.reason()).startsWith("pool_share have=0.00").endsWith("need>=0.01");
            });
    }

    /** Where the parts of some go to others, a blended score alone does not lead to the amount. */
    @ParameterizedTest
    @ValueSource(strings = {"renormalise", "recompute"})
    void shouldSayTheShareThatAnAmountIsPaidOn(final String ineligible)
    {
        final Awards awards =
            award(program(with("ineligible: forfeit ", "ineligible: " + ineligible + " ")), example());

        final BigDecimal pool = new BigDecimal("23333.33");
        assertThat(awards.payouts()).filteredOn(payout -> payout.status() == Payout.Status.PAID).hasSize(2)
            .allSatisfy(payout ->
            {
                assertThat(payout.reason()).matches(
                    "blended_score 0\\.\\d+; pool divided by paid_share 0\\.\\d+ ineligible=" + ineligible);
                final BigDecimal share =
                    new BigDecimal(payout.reason().replaceAll(".*paid_share ([0-9.]+) .*", "$1"));
                assertThat(share.multiply(pool)).isCloseTo(payout.amount(), within(new BigDecimal("0.01")));
                assertThat(awards.makerMetrics().get("BTC-PERP").get(payout.maker()))
                    .contains(new Metric("paid_share", share));
            });
        assertThat(metric(awards, "C", "paid_share")).isEqualTo("0");
    }

    @Test
    void shouldForfeitWhatADisqualifiedMakerEarns()
    {
        final String[] changes = with("disqualified: [] ", "disqualified: [{ maker: A, reason: wash trading }] ");

        assertThat(award(program(changes), example()).payouts().get(0).reason())
            .isEqualTo("disqualified: wash trading");
        assertThat(payouts(award(program(changes), example()))).first().isEqualTo("BTC-PERP A 13577.31 forfeited");
    }

    @Test
    void shouldReachTheTierOfTheLargerShare()
    {
        final Map<String, MarketFigures> markets = new LinkedHashMap<>();
        markets.put("BTC-PERP", new MarketFigures(
            "BTC-PERP", "USD", new TreeMap<>(), Rational.of(1_000), 20_000L, List.of(
            maker("a", 10, "1", "1", "1"), maker("b", 40, "1", "1", "1"))));
        markets.put("SOL-PERP", new MarketFigures(
            "SOL-PERP", "USD", new TreeMap<>(), Rational.of(200), 20_000L, List.of(
            maker("a", 50, "1", "1", "1"))));

        final Awards awards = award(
            program(
                "          multipliers: {}               #", "          multipliers: { SOL-PERP: 5 }   #",
                "          rebates: []                   #",
                "          rebates: [{ tier: 1, share_at_least: 0.02, rebate_bps: 0.1 }, "
                    + "{ tier: 2, share_at_least: 0.13, rebate_bps: 0.25 }] #"),
            markets);

        // a: total 60/1200 = 5 %, adjusted (10 + 250)/(1000 + 1000) = 13 %, exactly on the second tier.
        assertThat(awards.acrossMarkets().get("a")).extracting(Metric::name, metric -> metric.value().toPlainString())
            .containsExactly(
                tuple("total_maker_share:futures", "0.05"),
                tuple("adjusted_maker_share:futures", "0.13"),
                tuple("rebate_tier:futures", "2"),
                tuple("rebate_bps:futures", "0.25"),
                tuple("reward", "0"));
    }

    @Test
    void shouldAddUpToThePoolWhateverTheFigures()
    {
        final long seed = 1234;
        final Random random = new Random(seed);
        for (int i = 0; i < 400; i++)
        {
            final String treatment = List.of("forfeit", "renormalise", "recompute").get(random.nextInt(3));
            final Map<String, MarketFigures> markets = new LinkedHashMap<>();
            for (final String name : List.of("BTC-PERP", "ETH-PERP", "SOL-PERP"))
            {
                if (random.nextInt(4) > 0)
                {
                    markets.put(name, randomMarket(name, random));
                }
            }

            final Awards awards = award(program("ineligible: forfeit", "ineligible: " + treatment), markets);

            assertThat(awards.payouts().stream().map(Payout::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("seed=%d case=%d", seed, i)
                .isEqualByComparingTo("300000");
            assertThat(awards.payouts()).as("seed=%d case=%d", seed, i)
                .allMatch(payout -> payout.amount().signum() >= 0 && payout.amount().scale() <= 2);
        }
    }

    private static MarketFigures randomMarket(final String name, final Random random)
    {
        final List<MakerFigures> makers = new ArrayList<>();
        long volume = 0;
        for (int i = random.nextInt(6); i > 0; i--)
        {
            final long own = random.nextInt(3) * random.nextInt(1_000_000);
            volume += own;
            makers.add(random.nextInt(5) == 0
                ? maker("m" + i, own, null, null, "0")
                : maker("m" + i, own, "" + random.nextInt(100_000), "0.0" + (1 + random.nextInt(99)), "0.7"));
        }
        makers.sort(Comparator.comparing(MakerFigures::maker));
        final Long firstTradeDay = random.nextInt(5) == 0 ? null : 20_510L + random.nextInt(40);

        return new MarketFigures(name, "USD", new TreeMap<>(), Rational.of(volume), firstTradeDay, makers);
    }

    private static String[] with(final String... changes)
    {
        final List<String> all = new ArrayList<>(List.of(ONE_MARKET));
        all.addAll(List.of(changes));

        return all.toArray(String[]::new);
    }

    private static Program program(final String... changes)
    {
        return ProgramTexts.program(ProgramTexts.BACKPACK, changes);
    }

    private static Map<String, MarketFigures> example()
    {
        return Map.of("BTC-PERP", new MarketFigures(
            "BTC-PERP", "USD", new TreeMap<>(), Rational.of(100), 20_000L, List.of(
                maker("A", 60, "50000", "5", "0.95"),
                maker("B", 30, "40000", "4", "0.90"),
                maker("C", 10, "1500", "10", "0.99"))));
    }

    private static MarketFigures market(final String name, final Long firstTradeDay)
    {
        return new MarketFigures(name, "USD", new TreeMap<>(), Rational.ZERO, firstTradeDay, List.of());
    }

    private static MakerFigures maker(
        final String name, final long volume, final String size, final String spreadBps, final String uptime)
    {
        return new MakerFigures(
            name, 100, 100, 100, Rational.of(new BigDecimal(uptime)), rational(size), rational(spreadBps),
            Rational.of(volume), Rational.ZERO, null, List.of(), List.of(), List.of());
    }

    private static Rational rational(final String text)
    {
        return text == null ? null : Rational.of(new BigDecimal(text));
    }

    private static Awards award(final Program program, final Map<String, MarketFigures> markets)
    {
        final Rule rule = program.rules().get(0);

        return PoolAwards.of(
            program, rule, (PoolAward)rule.award(), (BlendedScore)rule.score(), markets, THIRTY_DAYS);
    }

    private static String metric(final Awards awards, final String maker, final String name)
    {
        return awards.makerMetrics().get("BTC-PERP").get(maker).stream()
            .filter(metric -> metric.name().equals(name))
            .findFirst()
            .orElseThrow()
            .value()
            .toPlainString();
    }

    private static String pool(final Awards awards, final String market)
    {
        return awards.marketMetrics().get(market).stream()
            .filter(metric -> metric.name().equals("pool"))
            .findFirst()
            .orElseThrow()
            .value()
            .toPlainString();
    }

    private static List<String> payouts(final Awards awards)
    {
        return awards.payouts().stream()
            .map(payout -> payout.market() + " " + payout.maker() + " " + payout.amount().toPlainString()
                + " " + payout.status().text())
            .toList();
    }
}
