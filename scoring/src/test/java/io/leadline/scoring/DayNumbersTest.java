package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.measure.MarketStatus;
import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.scoring.output.ScoreTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that are passed by days, bybit-mm and mifid-rts8: PROGRAMS section 6. */
class DayNumbersTest
{
    private static final Market BTCUSDT = Configurations.market("BTCUSDT", "1", "1");
    private static final String BOTH_FAILED = "; KPI within 5 bps (50000 a side) failed on 2 of 4 days"
        + "; KPI within 20 bps (200000 a side) failed on 2 of 4 days";
    private static final Market BTC_PERP = Configurations.market("BTC-PERP", "1", "1");

    /** Of four snapshots a day, a holds 3, 2, 3, 4 and passes 3 of 4 days; b holds 4, 2, 2, 4 and passes 2. */
    @Test
    void shouldPassADayAtThreeQuartersOfSnapshotsAndAMonthAtThreeQuartersOfDays()
    {
        final ScoreRun run = ScoreRun.of(bybit(), fourDays().source());

        assertThat(run.metric("BTCUSDT", "a", "kpi_uptime")).isEqualTo("0.75");
        assertThat(run.metric("BTCUSDT", "a", "days_passed")).isEqualTo("3");
        assertThat(run.metric("BTCUSDT", "a", "days_share")).isEqualTo("0.75");
        assertThat(run.metric("BTCUSDT", "a", "passed")).isEqualTo("1");
        assertThat(run.metric("BTCUSDT", "b", "days_passed")).isEqualTo("2");
        assertThat(run.metric("BTCUSDT", "b", "passed")).isEqualTo("0");
        assertThat(run.payouts()).containsExactly(
            "BTCUSDT a 60.00 paid", "BTCUSDT b 40.00 forfeited", "ETHUSDT  0.00 unallocated");
        assertThat(run.period().payouts()).extracting(payout -> payout.reason()).containsExactly(
            "passed 3 of 4 days", "days_share have=0.5 need>=0.75" + BOTH_FAILED,
            "market is in no log");
    }

    /** An obligation pays nothing: who meets it and who does not is told, with the days. */
    @Test
    void shouldSayWhoPassesAndWhoFailsWhereThereIsNoMoney()
    {
        final ScoreRun run = ScoreRun.of(ProgramTexts.program(ProgramTexts.BYBIT), fourDays().source());

        assertThat(run.period().payouts())
            .extracting(payout -> payout.maker() + ": " + payout.status().text() + ", " + payout.reason())
            .contains("a: passed, passed 3 of 4 days",
                "b: failed, passed 2 of 4 days: days_share have=0.5 need>=0.75" + BOTH_FAILED);
        assertThat(ScoreTable.lines(run.result()))
            .anySatisfy(line -> assertThat(line).startsWith("maker ").endsWith(" days"))
            .anySatisfy(line -> assertThat(line).startsWith("a ").endsWith(" passed 3/4"))
            .anySatisfy(line -> assertThat(line).startsWith("b ").endsWith(" failed 2/4"))
            .contains("  failed: b: passed 2 of 4 days: days_share have=0.5 need>=0.75; KPI within 5")
            .noneMatch(line -> line.contains("0.00  USD") || line.startsWith("forfeited"));
        assertThat(ScoreRun.of(ProgramTexts.program(ProgramTexts.BYBIT, "failed: forfeit ", "failed: leave_out "),
            fourDays().source()).payouts()).contains("BTCUSDT b 0.00 failed");
    }

    @Test
    void shouldGiveThePartOfWhoFailsToTheOthersWhenToldSo()
    {
        final String[] leftOut = {"failed: forfeit ", "failed: leave_out "};

        assertThat(ScoreRun.of(bybit(leftOut), fourDays().source()).payouts())
            .containsExactly("BTCUSDT a 100.00 paid", "ETHUSDT  0.00 unallocated");
        assertThat(ScoreRun.of(
            bybit("by: volume }", "by: equally }"), fourDays().source()).payouts()).containsExactly(
                "BTCUSDT a 33.34 paid", "BTCUSDT b 33.33 forfeited", "BTCUSDT touch 33.33 forfeited",
                "ETHUSDT  0.00 unallocated");
        assertThat(ScoreRun.of(
            bybit(leftOut[0], leftOut[1], "days_at_least: 0.75", "days_at_least: 0.76"), fourDays().source()).payouts())
            .containsExactly("BTCUSDT  100.00 unallocated", "ETHUSDT  0.00 unallocated");
    }

    /** At a bid of 9,900 and an ask of 10,100 the spread is 200 bps of their mid, and of a book's that is the same. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10 | 5  | larger  | 200    | 1",
        "5  | 10 | larger  | 200    | 1",
        "10 | 4  | larger  | 200    | 0",
        "10 | 5  | smaller | 200    | 0",
        "9  | 6  | smaller | 200    | 1",
        "10 | 10 | larger  | 199.99 | 0",
        "10 | 0  | larger  | 200    | 0",
    })
    void shouldDemandLikeSizesWithinASpread(
        final long bidSize, final long askSize, final String of, final String spreadBps, final String passed)
    {
        final LogBuilder log = new LogBuilder(BTC_PERP).bid("mm", 9_900, bidSize);
        if (askSize > 0)
        {
            log.ask("mm", 10_100, askSize);
        }
        log.bid("touch", 9_990, 1).ask("touch", 10_010, 1).snapshot(0, "2026-03-02T10:00:00Z");
        final String[] changes = {
            "size_difference_of: larger ", "size_difference_of: " + of + " ",
            "spread_at_most_bps: 200 ", "spread_at_most_bps: " + spreadBps + " "};

        assertThat(ScoreRun.of(mifid(changes), log.source()).metric("BTC-PERP", "mm", "passed")).isEqualTo(passed);
    }

    /** The maker stands still at 9,950 and 10,050: 100 bps of 10,000, and more of the book's 9,990 in the end. */
    @Test
    void shouldMeasureASpreadAnewWhenOnlyTheMidMoves()
    {
        final LogBuilder log = new LogBuilder(BTC_PERP).bid("mm", 9_950, 10).ask("mm", 10_050, 10)
            .bid("touch", 9_999, 1).ask("touch", 10_001, 1).snapshot(0, "2026-03-02T10:00:00Z")
            .withdraws("touch").bid("touch", 9_989, 1).ask("touch", 9_991, 1).snapshot(0, "2026-03-02T10:00:01Z");
        final String[] own = {"spread_at_most_bps: 200 ", "spread_at_most_bps: 100 "};
        final String[] book = {own[0], own[1], "spread_over: own_mid ", "spread_over: mid "};

        assertThat(ScoreRun.of(mifid(own), new ToldSource(log.source())).metric("BTC-PERP", "mm", "kpi_uptime"))
            .isEqualTo("1");
        assertThat(ScoreRun.of(mifid(book), new ToldSource(log.source())).metric("BTC-PERP", "mm", "kpi_uptime"))
            .isEqualTo("0.5");
    }

    /** Which KPI failed is said, or that all of them were held, but not at once or not with like sides. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10 | 4  | sizes and spread of the two sides failed on 1 of 1 days",
        "10 | 0  | KPI within 100 bps (any size a side) failed on 1 of 1 days",
    })
    void shouldSayWhatOfAKpiFailed(final long bidSize, final long askSize, final String words)
    {
        final LogBuilder log = new LogBuilder(BTC_PERP).bid("mm", 9_950, bidSize)
            .bid("touch", 9_990, 1).ask("touch", 10_010, 1);
        if (askSize > 0)
        {
            log.ask("mm", 10_050, askSize);
        }

        assertThat(ScoreRun.of(mifid(), log.snapshot(0, "2026-03-02T10:00:00Z").source()).period().payouts())
            .filteredOn(payout -> payout.maker().equals("mm"))
            .singleElement()
            .satisfies(payout -> assertThat(payout.reason())
                .isEqualTo("passed 0 of 1 days: days_share have=0 need>=0.5; " + words));
    }

    /** Who is there in one of four snapshots, and before that and behind it rests nothing, has a quarter. */
    @Test
    void shouldHoldNoNeedOfNothingWithNothing()
    {
        final LogBuilder log = new LogBuilder(BTC_PERP).bid("touch", 9_990, 1).ask("touch", 10_010, 1)
            .snapshot(0, "2026-03-02T10:00:00Z")
            .bid("mm", 9_950, 10).ask("mm", 10_050, 10).snapshot(0, "2026-03-02T11:00:00Z")
            .withdraws("mm").snapshot(0, "2026-03-02T12:00:00Z").snapshot(0, "2026-03-02T13:00:00Z");

        assertThat(ScoreRun.of(mifid(), log.source()).metric("BTC-PERP", "mm", "kpi_uptime:100")).isEqualTo("0.25");
    }

    /** Two of four open snapshots of one day of two; halted ones are no trading hours, and a halted day no day. */
    @Test
    void shouldPassWithHalfOfTheHoursOnHalfOfTheDays()
    {
        final LogBuilder log = new LogBuilder(BTC_PERP)
            .bid("touch", 9_990, 1).ask("touch", 10_010, 1)
            .snapshot(0, "2026-03-02T07:00:00Z", MarketStatus.HALTED)
            .bid("mm", 9_950, 10).ask("mm", 10_050, 10)
            .snapshot(0, "2026-03-02T10:00:00Z").snapshot(0, "2026-03-02T11:00:00Z")
            .withdraws("mm")
            .snapshot(0, "2026-03-02T12:00:00Z").snapshot(0, "2026-03-02T13:00:00Z")
            .snapshot(0, "2026-03-02T20:00:00Z", MarketStatus.HALTED)
            .snapshot(0, "2026-03-03T10:00:00Z")
            .snapshot(0, "2026-03-04T10:00:00Z", MarketStatus.HALTED);

        final ScoreRun run = ScoreRun.of(mifid(), log.source());

        assertThat(run.metric("BTC-PERP", "mm", "days_passed")).isEqualTo("1");
        assertThat(run.metric("BTC-PERP", "mm", "days_share")).isEqualTo("0.5");
        assertThat(run.metric("BTC-PERP", "mm", "passed")).isEqualTo("1");
        assertThat(ScoreRun.of(mifid("days_at_least: 0.50", "days_at_least: 0.51"), log.source())
            .metric("BTC-PERP", "mm", "passed")).isEqualTo("0");
        assertThat(ScoreRun.of(mifid("day_at_least: 0.50", "day_at_least: 0.51"), log.source())
            .metric("BTC-PERP", "mm", "days_passed")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "day_at_least: 0.50 |day_at_least: 50 |above its limit: key=rules[0].award.day_at_least value=50 limit=1",
        "size_difference_of: larger |size_difference_of: both |score.groups[0].two_sided.size_difference_of",
        "spread_over: own_mid |spread: own_mid |unknown key: key=rules[0].score.groups[0].two_sided.spread",
        "market: ETH-PERP, amount|market: BTC-PERP, amount|market twice: key=rules[0].award.pools market=BTC-PERP",
        "kind: kpi |kind: orders |award and score do not go together: key=rules[0].award.kind",
        "market: ETH-PERP, amount|market: DOGE-PERP, amount|market without a KPI: key=rules[0].score.groups",
    })
    void shouldRefuseABrokenProgram(final String from, final String to, final String message)
    {
        assertThatThrownBy(() -> mifid(from, to)).isInstanceOf(BadInputException.class).hasMessageContaining(message);
    }

    private static LogBuilder fourDays()
    {
        final int[] ofA = {3, 2, 3, 4};
        final int[] ofB = {4, 2, 2, 4};
        final LogBuilder log = new LogBuilder(BTCUSDT).fills(0, "a", 600).fills(0, "b", 400);
        for (int day = 0; day < ofA.length; day++)
        {
            for (int i = 0; i < 4; i++)
            {
                log.clear().bid("touch", 29_999, 1).ask("touch", 30_001, 1);
                quote(log, "a", i < ofA[day]);
                quote(log, "b", i < ofB[day]);
                log.snapshot(0, "2021-01-0" + (day + 1) + "T12:00:0" + i + "Z");
            }
        }

        return log;
    }

    /** 300,000 within 5 bps on each side, or on one. */
    private static void quote(final LogBuilder log, final String maker, final boolean isHeld)
    {
        log.bid(maker, 29_990, 10).ask(maker, isHeld ? 30_010 : 30_100, 10);
    }

    private static Program bybit(final String... changes)
    {
        return program(ProgramTexts.BYBIT, changes, "market: BTCUSDT, amount: 0", "market: BTCUSDT, amount: 100");
    }

    private static Program mifid(final String... changes)
    {
        return program(ProgramTexts.MIFID, changes);
    }

    private static Program program(final String name, final String[] changes, final String... more)
    {
        final String[] all = new String[changes.length + more.length];
        System.arraycopy(more, 0, all, 0, more.length);
        System.arraycopy(changes, 0, all, more.length, changes.length);

        return ProgramTexts.program(name, all);
    }
}
