package io.leadline.scoring;

import static io.leadline.scoring.Readings.byPeriod;
import static io.leadline.scoring.Readings.program;
import static io.leadline.scoring.Readings.sum;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.program.Program;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodResult;

import org.junit.jupiter.api.Test;

/**
 * Where Backpack's documents contradict themselves or each other: each test names both sentences, scores both readings
 * by values of the built-in program's file, and says which one the file has as it comes.
 */
class BackpackContradictionsTest
{
    private static final String EQUITY = ProgramTexts.BACKPACK_EQUITY;
    private static final Ladder KPIS = Configurations.mid(300, 750, 1_250, 1_500, 10_000);
    private static final Market PRIMARY = Configurations.market("SOL/USDC", "0.01", "1");
    private static final Market SECONDARY = Configurations.market("JUP/USDC", "0.01", "1");
    private static final Market PERP = Configurations.market("SOL-PERP", "0.01", "1");
    /** A secondary pair, of which the document names none. */
    private static final String[] WITH_SECONDARY = {
        "rules[*].score.groups[2].markets=[JUP/USDC]", "rules[*].award.pools[1].markets=[JUP/USDC]"};
    private static final String DISCRETIONARY = "rules[1].award.pools[2]={ pool: discretionary, amount: 0.0375,"
        + " months: { 2024-03: [SOL/USDC] }, otherwise: [primary, secondary] }";

    /** Twelve months of a derivatives pool, February 2025 to January 2026: first 0.5, then one part in each. */
    @Test
    void shouldLeaveTheDerivativesOutBecauseTheirPartsAre3745AndNot25PercentOfEquity()
    {
        assertThat(List.of(derivatives("0.295"), derivatives("0.1818182")))
            .as("\"0.5% for the first month ..., remainder 0.295% per month ... over the next 11 months\" is 3.745 %,"
                + " of \"2.50% for derivatives\"; a remainder of 2 / 11 = 0.1818182 % would be 2.5 %")
            .containsExactly("3.7450000", "2.5000002");
        assertThat(program(EQUITY).rules()).allSatisfy(rule ->
            assertThat(rule.award().markets()).noneMatch(market -> market.endsWith("-PERP")));
    }

    private static String derivatives(final String remainder)
    {
        final Program program = program(EQUITY,
            "rules[0].from=2025-02-01", "rules[0].to=2025-03-01", "rules[1].from=2025-03-01", "rules[1].to=2025-07-01",
            "rules[2].from=2025-07-01", "rules[2].to=2026-02-01", "rules[*].score.groups[0].markets=[SOL-PERP]",
            "rules[*].award.pools=[{ pool: derivatives, amount: " + remainder + ", markets: [SOL-PERP] }]",
            "rules[0].award.pools[0].amount=0.5");
        final List<PeriodResult> months = byPeriod(program, monthly(PERP, 2025, 2));
        assertThat(months).hasSize(12);

        return months.stream().map(Readings::sum).reduce(BigDecimal.ZERO, BigDecimal::add).toPlainString();
    }

    /** The later document's dates: nothing is given for derivatives in the first half of 2024, as the file comes. */
    @Test
    void shouldGiveNothingForDerivativesIn2024ThoughTheirLaunchIsSaidToBeInItsFirstHalf()
    {
        final LogBuilder june = full(new LogBuilder(List.of(KPIS), PRIMARY), "a").fills(0, "a", 1_000)
            .snapshot(0, "2024-06-10T12:00:00Z");
        final String launched = "rules[1].award.pools=[{ pool: primary, amount: 0.083, markets: [SOL/USDC] },"
            + " { pool: secondary, amount: 0.083, markets: [] }, { pool: other, amount: 0.0417, markets: [SOL/USDC] },"
            + " { pool: derivatives, amount: 0.5, markets: [SOL-PERP] }]";

        assertThat(List.of(
            sum(byPeriod(program(EQUITY), june).get(0)),
            sum(byPeriod(program(
                EQUITY, launched, "rules[1].score.groups[2].markets=[SOL-PERP]"), june).get(0))))
            .as("\"the futures equity program started on February 1 2025\" (2026) leaves June 2024 its 0.2077 %; \"0.5%"
                + " for the first month of launch (1H 2024)\" (2024) would have it 0.7077 %")
            .usingElementComparator(BigDecimal::compareTo)
            .containsExactly(new BigDecimal("0.2077"), new BigDecimal("0.7077"));
    }

    @Test
    void shouldGive24924PercentOfEquityInAYearThoughSpotIsSaidToHave25()
    {
        final List<PeriodResult> months = byPeriod(program(EQUITY), monthly(PRIMARY, 2024, 1));
        final List<PeriodResult> exact = byPeriod(program(
            EQUITY, "pays.step=0.0000000001", "rules[*].award.pools[0].amount=0.0833333333",
            "rules[*].award.pools[1].amount=0.0833333333", "rules[*].award.pools[2].amount=0.0416666667"),
            monthly(PRIMARY, 2024, 1));

        assertThat(months).hasSize(12);
        assertThat(List.of(year(months), year(exact)))
            .as("twelve months of 0.083 + 0.083 + 0.0417 % are 2.4924 %; \"2.5% for spot\" are 1 / 12 + 1 / 12 +"
                + " 0.5 / 12 a month")
            .containsExactly("2.4924", "2.4999999996");
    }

    private static String year(final List<PeriodResult> months)
    {
        return months.stream().map(Readings::sum).reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros()
            .toPlainString();
    }

    /** One maker has both pools whole, and the discretionary one. */
    @Test
    void shouldValueAMonthAt249240ThoughTheDocumentSaysAbout225000()
    {
        final LogBuilder log = full(new LogBuilder(List.of(KPIS), PRIMARY, SECONDARY), "a")
            .fills(0, "a", 1_000).fills(1, "a", 1_000)
            .snapshot(0, "2024-03-10T12:00:00Z").snapshot(1, "2024-03-10T12:00:00Z");
        final List<String> fewer = new ArrayList<>(List.of(WITH_SECONDARY));
        fewer.addAll(List.of("rules[1].award.pools[0].amount=0.075", "rules[1].award.pools[1].amount=0.075",
            DISCRETIONARY));
        final List<String> cheaper = new ArrayList<>(List.of(WITH_SECONDARY));
        cheaper.add("rules[*].award.valuation=108329321");

        assertThat(List.of(value(log, WITH_SECONDARY), value(log, fewer.toArray(String[]::new))))
            .as("0.2077 % of 120m is 249,240; \"the spot market maker rewards are equivalent to ~$225k/month\" would be"
                + " 0.1875 %, 2.25 % a year")
            .containsExactly("249240", "225000");
        assertThat(new BigDecimal(value(log, cheaper.toArray(String[]::new))))
            .as("or a valuation of 108.3m, where \"$120m as of February 2024\" is printed")
            .isBetween(new BigDecimal("224999"), new BigDecimal("225001"));
    }

    private static String value(final LogBuilder log, final String... changes)
    {
        final PeriodResult march = byPeriod(program(EQUITY, changes), log).get(0);

        return march.markets().stream()
            .map(market -> market.makers().get(0).metric("value").orElseThrow())
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .stripTrailingZeros()
            .toPlainString();
    }

    /** A 50 and B 30 hold the KPI, C 20 does not: 30 % of 80 are 24, and there are 20. */
    @Test
    void shouldShrinkABoostOf30PercentThatIsMoreThanItIsToBeTakenFrom()
    {
        final LogBuilder log = full(full(new LogBuilder(List.of(KPIS), PRIMARY), "A"), "B")
            .fills(0, "A", 50).fills(0, "B", 30).fills(0, "C", 20).snapshot(0, "2024-03-10T12:00:00Z");
        final ScoreRun capped = ScoreRun.of(program(EQUITY), log.source());
        final ScoreRun whole = ScoreRun.of(
            program(EQUITY, "rules[1].award.weights.excess=renormalise"), log.source());

        assertThat(List.of(boosted(capped, "A"), boosted(capped, "B"), boosted(capped, "C")))
            .as("a boost \"taken from the pool of MMs with < 80% KPI uptime\" takes no more than their 20, and is 25 %")
            .containsExactly("0.625", "0.375", "0");
        assertThat(List.of(boosted(whole, "A"), boosted(whole, "B"), boosted(whole, "C")))
            .as("\"a 30% boost to their volume\" is 65 and 39, more than what was traded")
            .containsExactly("0.65", "0.39", "0");
    }

    /** Four snapshots of five hold the KPI of "A"; "B" always holds it, and "C" never. */
    @Test
    void shouldNeitherBoostNorCutExactly80PercentOfWhichTheDocumentSaysNothing()
    {
        final LogBuilder log = new LogBuilder(List.of(KPIS), PRIMARY);
        for (int i = 0; i < 5; i++)
        {
            full(i == 4 ? log.clear() : log.clear().bid("A", 99_980, 20_000).ask("A", 100_020, 20_000), "B")
                .fills(0, "A", 8).fills(0, "B", 4).fills(0, "C", 8).snapshot(0, "2024-03-10T12:00:0" + i + "Z");
        }
        final String limit = "rules[1].award.weights.above=";

        assertThat(List.of(
            volumes(ScoreRun.of(program(EQUITY), log.source())),
            volumes(ScoreRun.of(program(EQUITY, limit + "0.7999999"), log.source())),
            volumes(ScoreRun.of(program(EQUITY, limit + "0.8000001"), log.source()))))
            .as("\"> 80%\" boosts and \"< 80%\" is taken from: of 40, 20 and 40 exactly 80 % stays 40; read as above it"
                + " is 52, as below it gives half of B's 6 and is 37")
            .containsExactly("0.4 0.26 0.34", "0.52 0.26 0.22", "0.37 0.26 0.37");
    }

    private static String volumes(final ScoreRun run)
    {
        return boosted(run, "A") + " " + boosted(run, "B") + " " + boosted(run, "C");
    }

    /** Half of the snapshots hold the KPI of "A", all of them that of "B"; each has half of the volume. */
    @Test
    void shouldPayJanuaryByTheEarlierPublicationAndNotByVolumeAlone()
    {
        final LogBuilder log = full(full(new LogBuilder(List.of(KPIS), PRIMARY), "A"), "B")
            .fills(0, "A", 1_000).fills(0, "B", 1_000).snapshot(0, "2024-01-10T12:00:00Z")
            .withdraws("A").snapshot(0, "2024-01-10T12:00:01Z");
        final String weights = "rules[0].award.weights.";

        final PeriodResult earlier = byPeriod(program(EQUITY), log).get(0);
        final PeriodResult later = byPeriod(program(
            EQUITY, weights + "full_above=0", weights + "cut_from=0", weights + "cut=0"), log).get(0);

        assertThat(List.of(
            Readings.paid(earlier, "A"), Readings.paid(earlier, "B"),
            Readings.paid(later, "A"), Readings.paid(later, "B")))
            .as("the document in force has uptimes matter from \"1st March onwards\", so that January is shared by"
                + " volume, 0.0519 % each; the earlier one, that of January, pays nothing below 80 % of uptime")
            .containsExactly("0", "0.0519250", "0.0519250", "0.0519250");
    }

    private static String boosted(final ScoreRun run, final String maker)
    {
        return new BigDecimal(run.metric("SOL/USDC", maker, "boosted_volume")).stripTrailingZeros().toPlainString();
    }

    /** April 2026, with the third market's first trade on its 21st day. */
    @Test
    void shouldDivideATierBy3030And10DaysAndNotByThePercentagesBesideThem()
    {
        final Market[] markets = {
            Configurations.market("BTC-PERP", "0.01", "1"), Configurations.market("ETH-PERP", "0.01", "1"), PERP};
        final LogBuilder log = new LogBuilder(markets).bid("a", 9_999, 1_000).ask("a", 10_001, 1_000);
        for (int market = 0; market < markets.length; market++)
        {
            log.fills(market, "a", 1_000)
                .snapshot(market, market == 2 ? "2026-04-21T00:00:01Z" : "2026-04-01T00:00:01Z");
        }
        log.snapshot(0, "2026-04-30T12:00:00Z");

        final PeriodResult april = byPeriod(program(ProgramTexts.BACKPACK), log).get(0);

        assertThat(april.markets()).extracting(BackpackContradictionsTest::poolOf)
            .as("\"(30/70) = 37.5%\", \"(30/70) = 37.5%\" and \"(10/70) = 25%\" of 70,000: the days' 30,000, 30,000"
                + " and 10,000 stand, not the percentages' 26,250, 26,250 and 17,500")
            .containsExactly("30000", "30000", "10000")
            .doesNotContain("26250", "17500");
    }

    @Test
    void shouldDivideATierToTheCentThoughTheDocumentPrints23333Each()
    {
        final Market[] markets = {
            Configurations.market("BTC-PERP", "0.01", "1"), Configurations.market("ETH-PERP", "0.01", "1"), PERP};
        final LogBuilder log = new LogBuilder(markets).bid("a", 9_999, 1_000).ask("a", 10_001, 1_000);
        for (int market = 0; market < markets.length; market++)
        {
            log.fills(market, "a", 1_000).snapshot(market, "2026-04-01T00:00:01Z");
        }

        final PeriodResult april = byPeriod(program(ProgramTexts.BACKPACK), log).get(0);

        assertThat(april.markets()).extracting(BackpackContradictionsTest::poolOf)
            .as("three pools of \"$23,333\" are 69,999 of the \"$70k\" that the symbols share")
            .containsExactly("23333.34", "23333.33", "23333.33");
        assertThat(april.payouts()).filteredOn(payout -> payout.status() == Payout.Status.PAID)
            .extracting(Payout::amount).extracting(BigDecimal::toPlainString)
            .containsExactly("23333.34", "23333.33", "23333.33");
    }

    /** "a" has a tenth of the first half's volume, and half of the whole month's. */
    @Test
    void shouldSetATierByTheWholeMonthThoughRebatesAreCreditedAfterEveryFill()
    {
        final LogBuilder log = new LogBuilder(PERP).bid("a", 9_999, 1_000).ask("a", 10_001, 1_000)
            .fills(0, "a", 100).fills(0, "b", 900).snapshot(0, "2026-04-10T00:00:00Z")
            .fills(0, "a", 1_600).fills(0, "b", 800).snapshot(0, "2026-04-20T00:00:00Z");
        final String rebates = "rules[0].award.categories[0].rebates=["
            + "{ tier: 1, share_at_least: 0.1, rebate_bps: 0.1 }, { tier: 2, share_at_least: 0.5, rebate_bps: 0.2 }]";
        final Program program = program(ProgramTexts.BACKPACK, rebates);

        assertThat(List.of(tier(program, log, "2026-04-15"), tier(program, log, "2026-05-01")))
            .as("\"on the last day of every month, we will calculate\" the shares that set the tier \"for the month\""
                + " is tier 2; \"futures rebates are instantly credited after every fill\" could only have been tier 1"
                + " until the 15th")
            .containsExactly("1", "2");
    }

    private static String tier(final Program program, final LogBuilder log, final String to)
    {
        final ScoreRequest request = new ScoreRequest(
            List.of(program), OptionalLong.of(LogBuilder.epochNs("2026-04-01T00:00:00Z")),
            OptionalLong.of(LogBuilder.epochNs(to + "T00:00:00Z")), false, false,
            Outages.NONE, null, null, Rates.NONE, "test");

        return ScoreRun.of(request, log.source()).period().acrossMarkets().stream()
            .filter(maker -> maker.maker().equals("a"))
            .findFirst().orElseThrow()
            .metric("rebate_tier:futures").orElseThrow().toPlainString();
    }

    private static String poolOf(final MarketResult market)
    {
        return market.metrics().stream().filter(metric -> metric.name().equals("pool")).findFirst().orElseThrow()
            .value().stripTrailingZeros().toPlainString();
    }

    private static LogBuilder full(final LogBuilder log, final String maker)
    {
        return log.bid(maker, 99_980, 20_000).ask(maker, 100_020, 20_000);
    }

    /** One maker in a market, with a snapshot in each of twelve months. */
    private static LogBuilder monthly(final Market market, final int year, final int firstMonth)
    {
        final LogBuilder log = full(new LogBuilder(List.of(KPIS), market), "a");
        for (int month = firstMonth; month < firstMonth + 12; month++)
        {
            log.fills(0, "a", 1_000).snapshot(0, String.format(
                Locale.ROOT, "%d-%02d-10T12:00:00Z", year + (month - 1) / 12, (month - 1) % 12 + 1));
        }

        return log;
    }
}
