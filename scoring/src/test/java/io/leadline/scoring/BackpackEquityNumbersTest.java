package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;

import org.junit.jupiter.api.Test;

/** Backpack's program of 2024: PROGRAMS sections 3 and 7. */
class BackpackEquityNumbersTest
{
    private static final Market SOL = Configurations.market("SOL/USDC", "0.01", "0.01");
    private static final Market ETH = Configurations.market("ETH/USDC", "0.01", "0.01");
    private static final Ladder MID = Configurations.mid(300, 750, 1250, 1500);
    private static final String JANUARY = "2024-01-10T12:00:00Z";
    private static final String MARCH = "2024-03-10T12:00:00Z";
    private static final String JULY = "2024-07-10T12:00:00Z";
    /** At 1,000.00, in lots of 0.01: ten notional each. */
    private static final long MID_TICKS = 100_000;

    /** 50k at 7.4 bps and 40k at 14 bps each side fall short of 100k within 15; 10k more at exactly 15 make it. */
    @Test
    void shouldHoldAKpiWhereEveryDistanceHasItsNotionalOnBothSides()
    {
        final LogBuilder log = log(SOL);
        quote(log, "a", 74, 5_004);
        quote(log, "a", 140, 4_006);
        log.snapshot(0, MARCH);
        quote(log, "a", 150, 1_002);
        log.snapshot(0, "2024-03-10T12:00:01Z");

        final ScoreRun run = ScoreRun.of(program(), log.source());

        assertThat(run.metric("SOL/USDC", "a", "kpi_uptime:7.5")).isEqualTo("1");
        assertThat(run.metric("SOL/USDC", "a", "kpi_uptime:15")).isEqualTo("0.5");
        assertThat(run.metric("SOL/USDC", "a", "kpi_uptime")).isEqualTo("0.5");
        assertThat(run.metric("SOL/USDC", "a", "near_threshold")).isEqualTo("1");
    }

    @Test
    void shouldNotHoldAKpiOnOneSide()
    {
        final LogBuilder log = log(SOL).bid("a", MID_TICKS - 10, 20_000).bid("b", MID_TICKS - 10, 1)
            .ask("b", MID_TICKS + 10, 1).snapshot(0, MARCH);

        assertThat(ScoreRun.of(program(), log.source()).metric("SOL/USDC", "a", "kpi_uptime")).isEqualTo("0");
    }

    /** January names no discretionary pairs: half of 0.0417 comes to the primary ones, half to the secondary. */
    @Test
    void shouldGiveTheDiscretionaryPoolToTheOthersWhenNoPairIsNamed()
    {
        final LogBuilder log = full(log(SOL), "a").snapshot(0, JANUARY).fills(0, "a", 1_000)
            .snapshot(0, "2024-01-10T12:00:01Z");

        final ScoreRun run = ScoreRun.of(program(), log.source());

        assertThat(run.payouts()).containsExactly(
            "SOL/USDC a 0.1038500 paid", "0.1038500 unallocated");
        assertThat(run.sum()).isEqualByComparingTo("0.2077");
    }

    @Test
    void shouldShareAPoolByBoostedVolumeOverAllItsPairs()
    {
        final ScoreRun run = ScoreRun.of(program(), pairs(MARCH).source());

        // Primary and discretionary pool, 0.1247: SOL has 60 of "a" boosted by 12 from 40 of "b", ETH 100 of "b".
        assertThat(run.metric("SOL/USDC", "a", "boosted_volume")).isEqualTo("78");
        assertThat(run.metric("SOL/USDC", "b", "boosted_volume")).isEqualTo("22");
        assertThat(run.metric("SOL/USDC", "a", "share")).isEqualTo("0.234150216659");
        assertThat(run.metric("SOL/USDC", "a", "equity_percent")).isEqualTo("0.048633");
        assertThat(run.metric("SOL/USDC", "a", "value")).isEqualTo("58359.6");
        assertThat(run.sum()).isEqualByComparingTo("0.2077");
    }

    /** From July on each of the four primary pairs has a quarter: SOL's is shared by who is there, two have nobody. */
    @Test
    void shouldDivideAPoolOverItsPairsFirstFromJulyOn()
    {
        final ScoreRun run = ScoreRun.of(program(), pairs(JULY).source());

        assertThat(run.metric("SOL/USDC", "a", "equity_percent")).isEqualTo("0.0202508");
        assertThat(run.metric("ETH/USDC", "b", "equity_percent")).isEqualTo("0.0259625");
        assertThat(run.payouts()).contains(
            "BTC/USDC  0.0259625 unallocated", "USDC/USDT  0.0259625 unallocated");
        assertThat(run.sum()).isEqualByComparingTo("0.2077");
    }

    @Test
    void shouldNotPayAShareBelowOnePercentOfTheMonth()
    {
        final LogBuilder log = full(full(log(SOL), "a"), "b").snapshot(0, MARCH)
            .fills(0, "a", 9_900).fills(0, "b", 100).snapshot(0, "2024-03-10T12:00:01Z");

        final ScoreRun run = ScoreRun.of(program(), log.source());

        assertThat(run.period().payouts()).filteredOn(payout -> payout.maker().equals("b"))
            .allSatisfy(payout -> assertThat(payout.reason()).contains("share have=0.006003851709 need>=0.01"));
        assertThat(run.sum()).isEqualByComparingTo("0.2077");
    }

    @Test
    void shouldPayForfeitAndLeaveExactlyThePools()
    {
        for (long seed = 71; seed < 131; seed++)
        {
            final Random random = new Random(seed);
            final String time = List.of(JANUARY, "2024-02-10T12:00:00Z", MARCH, JULY).get(random.nextInt(4));
            final LogBuilder log = log(SOL, ETH);
            for (int i = 0; i < 30; i++)
            {
                final String maker = "m" + random.nextInt(5);
                log.withdraws(maker);
                quote(log, maker, random.nextInt(150), 2_000 + random.nextInt(12_000));
                final int market = random.nextInt(2);
                log.fills(market, maker, random.nextInt(1_000_000)).snapshot(
                    market, LogBuilder.epochNs(time) + i * 1_000_000_000L, null);
            }

            assertThat(ScoreRun.of(program(), log.source()).sum()).as("seed=%d", seed).isEqualByComparingTo("0.2077");
        }
    }

    /** The waiver of 15 bps starts with the second snapshot and ends with the third; nothing else has changed. */
    @Test
    void shouldTakeAWaivedKpiAsHeldFromItsStartToBeforeItsEnd()
    {
        final LogBuilder log = log(SOL);
        quote(log, "a", 70, 6_000);
        for (int second = 0; second < 4; second++)
        {
            log.snapshot(0, "2024-03-10T12:00:0" + second + "Z");
        }
        final Program waived = program("waivers: []", "waivers: [{ market: SOL/USDC, within_bps: 15,"
            + " from: 2024-03-10T12:00:01Z, to: 2024-03-10T12:00:02Z, reason: migration }]");

        assertThat(ScoreRun.of(program(), log.source()).metric("SOL/USDC", "a", "kpi_uptime")).isEqualTo("0");
        final ScoreRun run = ScoreRun.of(waived, log.source());
        assertThat(run.metric("SOL/USDC", "a", "kpi_uptime")).isEqualTo("0.25");
        assertThat(run.metric("SOL/USDC", "a", "kpi_uptime:15")).isEqualTo("0.25");
        assertThat(run.metric("SOL/USDC", "a", "kpi_uptime:7.5")).isEqualTo("1");
    }

    /** Who reads the numbers has to know that a need was waived, when and why; a window of another month is none. */
    @Test
    void shouldTellAWaiverInTheNoticesAndInTheMarket()
    {
        final LogBuilder log = log(SOL);
        quote(log, "a", 70, 6_000);
        log.snapshot(0, "2024-03-10T12:00:00Z");
        final String window = "{ market: SOL/USDC, within_bps: %s, from: 2024-0%d-10, to: 2024-0%d-11, reason: %s }";
        final Program waived = program("waivers: []", "waivers: ["
            + window.formatted("15", 3, 3, "migration") + ", " + window.formatted("7.5", 4, 4, "later") + "]");

        final ScoreRun run = ScoreRun.of(waived, log.source());

        assertThat(run.market("SOL/USDC").waivers()).singleElement()
            .satisfies(waiver -> assertThat(waiver.reason()).isEqualTo("migration"));
        assertThat(run.period().notices()).contains("need of a KPI is waived: program=backpack-mm-2024"
            + " market=SOL/USDC within_bps=15 window=2024-03-10T00:00:00Z/2024-03-11T00:00:00Z reason=migration")
            .noneMatch(notice -> notice.contains("later"));
    }

    /** With every KPI waived "a" quotes in the first two snapshots of three, and "b", who comes late, in the last. */
    @Test
    void shouldHoldWaivedKpisOnlyWhileBothSidesAreQuoted()
    {
        final LogBuilder log = log(SOL);
        quote(log, "a", 70, 1);
        log.snapshot(0, "2024-03-10T12:00:00Z").snapshot(0, "2024-03-10T12:00:01Z").withdraws("a");
        quote(log, "b", 70, 1);
        log.snapshot(0, "2024-03-10T12:00:02Z");
        final Program waived = program("waivers: []", "waivers: ["
            + "{ market: SOL/USDC, within_bps: 7.5, from: 2024-03-10, to: 2024-03-11, reason: x }, "
            + "{ market: SOL/USDC, within_bps: 15, from: 2024-03-10, to: 2024-03-11, reason: x }]");

        final ScoreRun run = ScoreRun.of(waived, log.source());

        assertThat(run.metric("SOL/USDC", "a", "kpi_uptime")).isEqualTo("0.666666666667");
        assertThat(run.metric("SOL/USDC", "b", "kpi_uptime")).isEqualTo("0.333333333333");
    }

    @Test
    void shouldRefuseAWaiverOfNoKpi()
    {
        assertThatThrownBy(() -> program("waivers: []", "waivers: [{ market: SOL/USDC, within_bps: 10,"
            + " from: 2024-03-10, to: 2024-03-10, reason: x }]"))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("window ends before it starts: key=waivers[0].to value=2024-03-10")
            .hasMessageContaining("waiver of no KPI: key=waivers market=SOL/USDC within_bps=10");
    }

    /** 60 days from 15 January end with 14 March: 14 days of March, all of February. */
    @Test
    void shouldGiveANewMakerItsFeeHoliday()
    {
        final Program joined = program("enrolled: []", "enrolled: [{ maker: a, from: 2024-01-15 }, { maker: b }]");
        final LogBuilder log = full(full(log(SOL), "a"), "b");
        for (final String time : List.of("2024-02-10T12:00:00Z", MARCH, "2024-04-10T12:00:00Z"))
        {
            log.fills(0, "a", 1_000).fills(0, "b", 1_000).snapshot(0, time);
        }
        final ScoreRequest request = new ScoreRequest(
            List.of(joined), OptionalLong.of(LogBuilder.epochNs("2024-02-01T00:00:00Z")), OptionalLong.empty(), true,
            false, Outages.NONE, null, null, Rates.NONE, "test");

        assertThat(ScoreRun.of(request, log.source()).result().programs().get(0).periods())
            .extracting(period -> period.acrossMarkets().stream()
                .map(maker -> maker.maker() + maker.metric("fee_holiday_tier").orElse(null)
                    + maker.metric("fee_holiday_days").orElse(null))
                .toList())
            .containsExactly(
                List.of("a429", "bnullnull"), List.of("a414", "bnullnull"), List.of("anullnull", "bnullnull"));
    }

    @Test
    void shouldSayWhichEdgeTheLogLacks()
    {
        final LogBuilder log = new LogBuilder(SOL).snapshot(0, MARCH);

        assertThatThrownBy(() -> ScoreRun.of(program(), log.source()))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("lacks an edge that the program needs: program=backpack-mm-2024 ladder=mid"
                + " edge_bps=7.5 has=1, 3, 5, 10, 15, 20, 100");
    }

    /** "a" always holds SOL's KPI; "b", who does not, has some volume there and all of ETH's. */
    private static LogBuilder pairs(final String time)
    {
        final long start = LogBuilder.epochNs(time);
        final LogBuilder log = full(log(SOL, ETH), "a").snapshot(0, start, null).snapshot(1, start, null);
        log.fills(0, "a", 600_000).fills(0, "b", 400_000).fills(1, "b", 1_000_000);

        return log.snapshot(0, start + 1_000_000_000L, null).snapshot(1, start + 1_000_000_000L, null);
    }

    private static LogBuilder full(final LogBuilder log, final String maker)
    {
        quote(log, maker, 20, 20_000);

        return log;
    }

    private static void quote(final LogBuilder log, final String maker, final long distanceTicks, final long sizeLots)
    {
        log.bid(maker, MID_TICKS - distanceTicks, sizeLots).ask(maker, MID_TICKS + distanceTicks, sizeLots);
    }

    private static LogBuilder log(final Market... markets)
    {
        return new LogBuilder(List.of(MID), markets);
    }

    private static Program program(final String... changes)
    {
        return ProgramTexts.program(ProgramTexts.BACKPACK_EQUITY, changes);
    }
}
