package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import io.leadline.command.IsoTime;
import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.measure.MarketStatus;
import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.input.Volumes;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.MakerResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run over fabricated logs comes to: periods, exclusions, volumes, awards. Prices are 20 at a tick of 0.01. */
class ScoringTest
{
    private static final Market SOL = Configurations.market("SOL-PERP", "0.01", "1");
    private static final String DAY = "2023-03-06T";

    @TempDir
    private Path folder;

    @Test
    void shouldCountAMakerWithoutARowAsZero()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1999, 100).ask("a", 2001, 100)
            .snapshot(0, DAY + "01:00:00Z")
            .withdraws("a").bid("b", 1999, 100).ask("b", 2001, 100)
            .snapshot(0, DAY + "02:00:00Z").snapshot(0, DAY + "03:00:00Z").snapshot(0, DAY + "04:00:00Z");

        final ScoreRun run = drift(log);

        assertThat(run.metric("SOL-PERP", "a", "uptime")).isEqualTo("0.25");
        assertThat(run.metric("SOL-PERP", "a", "score")).isEqualTo("20");
        assertThat(run.metric("SOL-PERP", "b", "score")).isEqualTo("60");
        assertThat(run.metric("SOL-PERP", "", "snapshots")).isEqualTo("4");
    }

    @Test
    void shouldAverageTheMeansOfDaysAndNotAllSnapshots()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1999, 100).ask("a", 2001, 100)
            .snapshot(0, "2023-03-06T01:00:00Z")
            .snapshot(0, "2023-03-07T01:00:00Z")
            .withdraws("a").bid("b", 1999, 1).ask("b", 2001, 1)
            .snapshot(0, "2023-03-07T02:00:00Z")
            .snapshot(0, "2023-03-07T03:00:00Z")
            .snapshot(0, "2023-03-07T04:00:00Z");

        final ScoreRun run = drift(log);

        assertThat(run.metric("SOL-PERP", "a", "score_daily:2023-03-06")).isEqualTo("80");
        assertThat(run.metric("SOL-PERP", "a", "score_daily:2023-03-07")).isEqualTo("20");
        assertThat(run.metric("SOL-PERP", "a", "score")).isEqualTo("50");
        assertThat(run.metric("SOL-PERP", "a", "uptime")).isEqualTo("0.4");
    }

    @Test
    void shouldLeaveExcludedSnapshotsOutOfEverything()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1999, 100).ask("a", 2001, 100)
            .snapshot(0, DAY + "01:00:00Z")
            .withdraws("a").bid("b", 1, 7)
            .snapshot(0, DAY + "02:00:00Z", MarketStatus.STALE)
            .snapshot(0, DAY + "03:00:00Z", MarketStatus.HALTED);

        final ScoreRun run = drift(log);

        assertThat(run.metric("SOL-PERP", "a", "uptime")).isEqualTo("1");
        assertThat(run.metric("SOL-PERP", "a", "score")).isEqualTo("80");
        assertThat(run.metric("SOL-PERP", "", "snapshots_excluded")).isEqualTo("2");
        assertThat(run.metric("SOL-PERP", "", "snapshots_counted")).isEqualTo("1");
        assertThat(run.market("SOL-PERP").makers()).extracting(MakerResult::maker).containsExactly("a");
    }

    @Test
    void shouldCountSnapshotsWithoutAMidAndScoreNobodyInThem()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1999, 100).ask("a", 2001, 100)
            .snapshot(0, DAY + "01:00:00Z")
            .clear().bid("a", 1999, 100)
            .snapshot(0, DAY + "02:00:00Z")
            .clear()
            .snapshot(0, DAY + "03:00:00Z")
            .bid("a", 2002, 100).ask("a", 2001, 100)
            .snapshot(0, DAY + "04:00:00Z");

        final ScoreRun run = drift(log);

        assertThat(run.metric("SOL-PERP", "a", "snapshots_counted")).isEqualTo("4");
        // Crossed has a mid; one-sided and empty have none.
        assertThat(run.metric("SOL-PERP", "a", "snapshots_active")).isEqualTo("2");
    }

    @Test
    void shouldLeaveOutagesOutOfTheUptimeAndByDefaultNotOfTheScore() throws Exception
    {
        final Path file = Files.writeString(folder.resolve("outages.csv"),
            "market,from,to,reason\n,2023-03-06T02:00:00Z,2023-03-06T03:00:00Z,chain down\n"
                + "OTHER,2023-03-06,2023-03-07,elsewhere\n");
        final Outages outages = Outages.read(file);

        final ScoreRun kept = ScoreRun.of(request(program(), outages, null), halfPresent().source());
        final ScoreRun left = ScoreRun.of(
            request(program("outages: uptime ", "outages: uptime_and_score "), outages, null), halfPresent().source());

        assertThat(kept.metric("SOL-PERP", "a", "uptime")).isEqualTo("1");
        assertThat(kept.metric("SOL-PERP", "a", "score")).isEqualTo("40");
        assertThat(left.metric("SOL-PERP", "a", "score")).isEqualTo("80");
        assertThat(kept.market("SOL-PERP").outages()).singleElement()
            .satisfies(window -> assertThat(window.reason()).isEqualTo("chain down"));
    }

    /** Present at one o'clock, away at two. */
    private static LogBuilder halfPresent()
    {
        return new LogBuilder(SOL, Configurations.market("OTHER", "0.01", "0.1"))
            .bid("a", 1999, 100).ask("a", 2001, 100)
            .snapshot(0, DAY + "01:00:00Z")
            .withdraws("a").bid("b", 1999, 1).ask("b", 2001, 1)
            .snapshot(0, DAY + "02:00:00Z");
    }

    @Test
    void shouldTakeVolumesAsDifferencesOfRunningTotals()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1999, 100).ask("a", 2001, 100)
            .fills(0, "a", 100).snapshot(0, "2023-03-06T01:00:00Z")
            .fills(0, "a", 30).snapshot(0, "2023-03-06T23:00:00Z")
            .fills(0, "a", 5, 2).totals(0, "2023-03-07T00:00:00Z")
            .fills(0, "a", 7).fills(0, "z", 1_000).snapshot(0, "2023-03-07T00:00:00Z")
            .fills(0, "a", 11).snapshot(0, "2023-03-07T12:00:00Z");

        final ScoreRun whole = drift(log);
        final ScoreRun second = ScoreRun.of(window("2023-03-07T00:00:00Z", null), log.source());
        final ScoreRun first = ScoreRun.of(window(null, "2023-03-07T00:00:00Z"), log.source());
        final ScoreRun noon = ScoreRun.of(window("2023-03-06T12:00:00Z", "2023-03-07T12:00:00Z"), log.source());

        assertThat(whole.metric("SOL-PERP", "a", "maker_volume")).isEqualTo("1.53");
        assertThat(whole.metric("SOL-PERP", "a", "self_matched_notional")).isEqualTo("0.02");
        assertThat(whole.metric("SOL-PERP", "", "maker_volume")).isEqualTo("11.53");
        // The totals of midnight are the bound: what was filled at midnight itself belongs to the new day.
        assertThat(first.metric("SOL-PERP", "a", "maker_volume")).isEqualTo("1.35");
        assertThat(second.metric("SOL-PERP", "a", "maker_volume")).isEqualTo("0.18");
        assertThat(second.metric("SOL-PERP", "a", "self_matched_notional")).isEqualTo("0");
        // Without totals at the bound: up to the last snapshot before it.
        assertThat(noon.metric("SOL-PERP", "a", "maker_volume")).isEqualTo("0.42");
    }

    @Test
    void shouldAddUpVolumesOfTheDaysToThatOfTheWhole()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1999, 100).ask("a", 2001, 100)
            .fills(0, "a", 100).snapshot(0, "2023-03-05T01:00:00Z").totals(0, "2023-03-06T00:00:00Z")
            .fills(0, "a", 30).snapshot(0, "2023-03-06T01:00:00Z").totals(0, "2023-03-07T00:00:00Z")
            .totals(0, "2023-03-08T00:00:00Z")
            .fills(0, "a", 4).snapshot(0, "2023-03-13T01:00:00Z");
        final ScoreRequest byWeek = new ScoreRequest(
            List.of(program()), OptionalLong.empty(), OptionalLong.empty(), true, false, Outages.NONE, null,
            null, Rates.NONE, "test");

        final ScoreRun run = ScoreRun.of(byWeek, log.source());

        assertThat(run.result().programs().get(0).periods())
            .extracting(period -> period.markets().get(0).makers().get(0).metric("maker_volume").orElseThrow())
            .containsExactly(new BigDecimal("1"), new BigDecimal("0.3"), new BigDecimal("0.04"));
    }

    @Test
    void shouldTakeVolumesFromAFile() throws Exception
    {
        final Path file = Files.writeString(folder.resolve("volumes.csv"),
            "maker,market,maker_volume\na,SOL-PERP,5000000\nabsent,SOL-PERP,3000000.5\n,SOL-PERP,90000000\n");

        final ScoreRun run = ScoreRun.of(request(program(), Outages.NONE, Volumes.read(file)), halfPresent().source());

        assertThat(run.metric("SOL-PERP", "a", "maker_volume")).isEqualTo("5000000");
        assertThat(run.metric("SOL-PERP", "absent", "maker_volume")).isEqualTo("3000000.5");
        assertThat(run.metric("SOL-PERP", "absent", "volume_rank")).isEqualTo("2");
        assertThat(run.metric("SOL-PERP", "absent", "rank")).isNull();
        assertThat(run.metric("SOL-PERP", "b", "maker_volume")).isEqualTo("0");
        assertThat(run.metric("SOL-PERP", "", "maker_volume")).isEqualTo("90000000");
    }

    @Test
    void shouldRefuseVolumesOfAMarketThatNoLogKnows() throws Exception
    {
        final Path file = Files.writeString(folder.resolve("volumes.csv"), "market,maker,maker_volume\nNOPE,a,1\n");

        assertThatThrownBy(() ->
            ScoreRun.of(request(program(), Outages.NONE, Volumes.read(file)), halfPresent().source()))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("volumes.csv:2: market of no log: market=NOPE known=SOL-PERP");
    }

    @Test
    void shouldAwardByRankForfeitAndNeverPassOn()
    {
        final LogBuilder log = new LogBuilder(SOL)
            .bid("best", 1999, 300).ask("best", 2001, 300)
            .bid("next", 1999, 200).ask("next", 2001, 200)
            .bid("third", 1999, 100).ask("third", 2001, 100)
            .fills(0, "best", 299_999_999).fills(0, "next", 300_000_000).fills(0, "third", 200_000_000)
            .snapshot(0, DAY + "01:00:00Z");

        final ScoreRun run = drift(log);

        assertThat(run.payouts()).containsExactly(
            "SOL-PERP best 2000.00 forfeited", "SOL-PERP next 600.00 paid", "SOL-PERP third 200.00 paid",
            "SOL-PERP  100.00 unallocated", "BONK-PERP  2000.00 unallocated", "BONK-PERP  600.00 unallocated");
        assertThat(run.period().payouts().get(0).reason()).isEqualTo("rank 1: volume_rank have=2 need<=1;"
            + " flag: near_threshold market=SOL-PERP uptime_low=0.206549314377 uptime_high=1 limit=0.8/0.85/0.9");
        assertThat(run.sum()).isEqualByComparingTo("5500");
    }

    @Test
    void shouldDemandMoreThanTheUptimeAndAtLeastTheVolume()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1999, 300).ask("a", 2001, 300)
            .bid("b", 1999, 100).ask("b", 2001, 100).fills(0, "a", 300_000_000);
        for (int i = 0; i < 10; i++)
        {
            if (i == 9)
            {
                log.withdraws("a");
            }
            log.snapshot(0, DAY + "0" + i + ":00:00Z");
        }

        final ScoreRun run = drift(log);

        assertThat(run.metric("SOL-PERP", "a", "uptime")).isEqualTo("0.9");
        assertThat(run.metric("SOL-PERP", "a", "near_threshold")).isEqualTo("1");
        assertThat(run.period().payouts().get(0).reason()).isEqualTo("rank 1: uptime have=0.9 need>0.9;"
            + " flag: near_threshold market=SOL-PERP uptime_low=0.595849973205 uptime_high=0.982123786905"
            + " limit=0.8/0.85/0.9");
        assertThat(run.period().payouts().get(1).reason())
            .startsWith("rank 2: maker_volume have=0 need>=3000000; flag: near_threshold ");
    }

    @Test
    void shouldRankEqualScoresByVolumeThenByBytesOfTheName()
    {
        final LogBuilder log = new LogBuilder(SOL);
        for (final String maker : List.of("b", "\uD83D\uDE00", "\uFFEE", "a"))
        {
            log.bid(maker, 1999, 100).ask(maker, 2001, 100);
        }
        log.fills(0, "b", 10).snapshot(0, DAY + "01:00:00Z");

        final MarketResult market = drift(log).market("SOL-PERP");

        assertThat(market.makers()).extracting(MakerResult::maker).containsExactly("a", "b", "\uFFEE", "\uD83D\uDE00");
        assertThat(market.makers()).extracting(maker -> maker.metric("rank").orElseThrow().intValueExact())
            .containsExactly(2, 1, 3, 4);
    }

    @Test
    void shouldForfeitForSelfMatchesOnlyWhenTheProgramSaysSo()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1999, 100).ask("a", 2001, 100)
            .fills(0, "a", 300, 10).snapshot(0, DAY + "01:00:00Z");

        assertThat(drift(log).payouts()).first().isEqualTo("SOL-PERP a 2000.00 paid");
        assertThat(ScoreRun.of(program("self_match: report ", "self_match: forfeit "), log.source())
            .period().payouts().get(0).reason())
            .startsWith("rank 1: self_matched_notional have=0.1 need=0 market=SOL-PERP");
    }

    @Test
    void shouldCountOnlyEnrolledDays()
    {
        final String enrolled = "enrolled: [{ maker: a, from: 2023-03-07 }, { maker: b }] ";
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1999, 100).ask("a", 2001, 100)
            .bid("stranger", 1999, 100).ask("stranger", 2001, 100)
            .fills(0, "a", 100).snapshot(0, "2023-03-06T01:00:00Z")
            .fills(0, "a", 10).snapshot(0, "2023-03-07T01:00:00Z");

        final ScoreRun uncounted = ScoreRun.of(program("enrolled: [] ", enrolled), log.source());
        final ScoreRun inactive = ScoreRun.of(
            program("enrolled: [] ", enrolled, "outside_enrolment: uncounted ", "outside_enrolment: inactive "),
            log.source());

        assertThat(uncounted.market("SOL-PERP").makers()).extracting(MakerResult::maker).containsExactly("a");
        assertThat(uncounted.metric("SOL-PERP", "a", "uptime")).isEqualTo("1");
        assertThat(uncounted.metric("SOL-PERP", "a", "maker_volume")).isEqualTo("0.1");
        assertThat(uncounted.metric("SOL-PERP", "a", "snapshots_counted")).isEqualTo("1");
        assertThat(inactive.metric("SOL-PERP", "a", "uptime")).isEqualTo("0.5");
        assertThat(uncounted.metric("SOL-PERP", "a", "score")).isEqualTo("80");
        assertThat(inactive.metric("SOL-PERP", "a", "score")).isEqualTo("40");
    }

    @Test
    void shouldScoreTwoLogsThatFollowEachOtherLikeOne()
    {
        final LogBuilder whole = new LogBuilder(SOL);
        final LogBuilder first = new LogBuilder(SOL);
        final LogBuilder second = new LogBuilder(SOL);
        for (final LogBuilder log : List.of(whole, first))
        {
            log.bid("a", 1999, 137).ask("a", 2001, 90).fills(0, "a", 50).snapshot(0, "2023-03-06T01:00:00Z");
        }
        for (final LogBuilder log : List.of(whole, second))
        {
            log.clear().bid("b", 1998, 13).ask("a", 2001, 77).bid("a", 1997, 3).fills(0, "b", 7)
                .snapshot(0, "2023-03-06T02:00:00Z");
        }

        assertThat(ScoreRun.of(program(), first.source(), second.source()).period())
            .isEqualTo(ScoreRun.of(program(), whole.source()).period())
            .isEqualTo(ScoreRun.of(program(), second.source(), first.source()).period());
    }

    @Test
    void shouldRefuseTwoLogsOfOneMarketAtOneTime()
    {
        assertThatThrownBy(() -> ScoreRun.of(program(), halfPresent().source(), halfPresent().source()))
            .isInstanceOf(BadInputException.class)
            .hasMessage("two logs hold one market at the same time: market=SOL-PERP "
                + "first=2023-03-06T01:00:00Z..2023-03-06T02:00:00Z "
                + "second=2023-03-06T01:00:00Z..2023-03-06T02:00:00Z");
    }

    @Test
    void shouldRefuseTwoLogsOfOneMarketInDifferentUnits()
    {
        final LogBuilder later = new LogBuilder(Configurations.market("SOL-PERP", "0.01", "0.1"))
            .snapshot(0, "2023-03-07T01:00:00Z");

        assertThatThrownBy(() -> ScoreRun.of(program(), halfPresent().source(), later.source()))
            .hasMessageContaining("in different units: market=SOL-PERP first=0.01/1/1/USD second=0.01/0.1/1/USD");
    }

    @Test
    void shouldSayWhichEdgeTheLogLacksAndHowToGetIt()
    {
        final LogBuilder log = new LogBuilder(
            List.of(LogBuilder.MID, Configurations.touch(100, 500, 1000, 2000)), SOL).snapshot(0, DAY + "01:00:00Z");

        assertThatThrownBy(() -> drift(log)).isInstanceOfSatisfying(BadInputException.class, bad ->
            assertThat(bad.problems()).containsExactly(
                "snapshot log lacks an edge that the program needs: program=drift-mip-2023-03 ladder=touch edge_bps=3 "
                    + "has=1, 5, 10, 20 (sample the event log again with a configuration that has it)",
                "snapshot log lacks an edge that the program needs: program=drift-mip-2023-03 ladder=touch edge_bps=15 "
                    + "has=1, 5, 10, 20 (sample the event log again with a configuration that has it)"));
    }

    @Test
    void shouldRefuseAnotherCurrencyWithoutRatesAndTakeItWithThem() throws Exception
    {
        final Market euro = new Market(
            "SOL-PERP", new BigDecimal("0.01"), BigDecimal.ONE, Market.BookKind.ORDERS, BigDecimal.ZERO,
            BigDecimal.ONE, "EUR", "SOL-PERP", null, null);
        final LogBuilder log = new LogBuilder(euro).bid("a", 1999, 100).ask("a", 2001, 100)
            .fills(0, "a", 1_000).snapshot(0, DAY + "01:00:00Z");
        final Path file = Files.writeString(folder.resolve("rates.csv"),
            "currency,date,rate\nEUR,2023-03-06,1.25\nEUR,2023-03-07,1.5\n");

        assertThatThrownBy(() -> drift(log)).isInstanceOf(BadInputException.class)
            .hasMessageContaining("market=SOL-PERP quote=EUR currency=USD (give --rates FILE");
        final ScoreRun run = ScoreRun.of(
            new ScoreRequest(List.of(program()), OptionalLong.empty(), OptionalLong.empty(), false, false,
                Outages.NONE, null, null, Rates.read(file), "test"),
            log.source());
        // The floor of 5,000 USD is 200 lots at 20 EUR = 25 USD: 100 · 2 · 100 / 200.
        assertThat(run.metric("SOL-PERP", "a", "score")).isEqualTo("100");
        assertThat(run.metric("SOL-PERP", "a", "maker_volume")).isEqualTo("12.5");
        assertThat(run.metric("SOL-PERP", "a", "average_size")).isEqualTo("2500");
    }

    @Test
    void shouldTellAPeriodOutsideTheDatesAndRefuseItWhenStrict()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1999, 100).ask("a", 2001, 100)
            .snapshot(0, "2026-02-03T01:00:00Z");

        assertThat(drift(log).period().notices()).first().isEqualTo(
            "period lies outside the dates of the rule: program=drift-mip-2023-03 "
                + "period=2026-02-03T00:00:00Z/2026-02-04T00:00:00Z rule=2023-03-06/2023-03-31");
        assertThatThrownBy(() -> ScoreRun.of(
            new ScoreRequest(List.of(program()), OptionalLong.empty(), OptionalLong.empty(), false, true,
                Outages.NONE, null, null, Rates.NONE, "test"), log.source()))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("period lies outside the dates");
    }

    @Test
    void shouldSplitTheLastWeekAtTheEndOfTheProgram()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1999, 100).ask("a", 2001, 100)
            .snapshot(0, "2023-03-26T01:00:00Z").snapshot(0, "2023-03-30T01:00:00Z")
            .snapshot(0, "2023-04-01T01:00:00Z");
        final ScoreRun run = ScoreRun.of(
            new ScoreRequest(List.of(program()), OptionalLong.empty(), OptionalLong.empty(), true, false,
                Outages.NONE, null, null, Rates.NONE, "test"), log.source());

        assertThat(run.result().programs().get(0).periods())
            .extracting(period -> IsoTime.text(period.fromEpochNs()))
            .containsExactly("2023-03-26T00:00:00Z", "2023-03-27T00:00:00Z", "2023-03-31T00:00:00Z");
        assertThat(run.result().programs().get(0).periods())
            .extracting(period -> period.notices().stream().anyMatch(notice -> notice.startsWith("period lies")))
            .containsExactly(false, false, true);
    }

    @Test
    void shouldRefuseLogsWithoutAnyMarketOfAnyProgram()
    {
        final LogBuilder log = new LogBuilder(Configurations.market("DOGE-PERP", "0.01", "1"))
            .snapshot(0, DAY + "01:00:00Z");

        assertThatThrownBy(() -> drift(log)).isInstanceOf(BadInputException.class).hasMessage(
            "no program has a market in the logs: programs=drift-mip-2023-03 markets=DOGE-PERP (name the logs' markets"
                + " in a copy of the program's file, or add to score for one run:)\n"
                + "  --set 'rules[0].award.markets[0].market=DOGE-PERP'");
    }

    @Test
    void shouldRefuseAPeriodOutsideTheLogs()
    {
        assertThatThrownBy(() -> ScoreRun.of(window("2024-01-01T00:00:00Z", null), halfPresent().source()))
            .isInstanceOf(BadInputException.class)
            .hasMessageStartingWith("period lies outside the logs:");
    }

    @Test
    void shouldMeasureSizeAndSpreadOfBackpackAsItsSwitchesSay()
    {
        // Mid 20. a: 100 bid at 19.99 and 50 ask at 20.03; then only the bid.
        final LogBuilder log = new LogBuilder(Configurations.market("BTC-PERP", "0.01", "1"))
            .bid("b", 1999, 10).ask("b", 2001, 10)
            .bid("a", 1999, 100).bid("a", 1989, 100).ask("a", 2003, 50)
            .snapshot(0, "2026-02-03T01:00:00Z")
            .withdraws("a").bid("a", 1999, 100)
            .snapshot(0, "2026-02-03T02:00:00Z");

        assertThat(backpack(log, "average_size")).isEqualTo("2494.75");
        assertThat(backpack(log, "average_spread_bps")).isEqualTo("20");
        assertThat(backpack(log, "average_size", "size: mean ", "size: min ")).isEqualTo("1001.5");
        assertThat(backpack(log, "average_size", "size: mean ", "size: sum ")).isEqualTo("4989.5");
        // (3988 + 1001.5 + 1999) / 2 over two counted snapshots.
        assertThat(backpack(log, "average_size", "size_over: active ", "size_over: counted ")).isEqualTo("1747.125");
        // 20.03 - (19.99 + 19.89) / 2 = 0.09 of 20 is 45 bps.
        assertThat(backpack(log, "average_spread_bps", "spread: touch ", "spread: size_weighted ")).isEqualTo("45");
        assertThat(backpack(log, "average_spread_bps", "spread_floor_bps: 0.01", "spread_floor_bps: 33.5"))
            .isEqualTo("33.5");
        assertThat(backpack(log, "uptime")).isEqualTo("0.5");
    }

    private static String backpack(final LogBuilder log, final String metric, final String... changes)
    {
        return ScoreRun.of(ProgramTexts.program(ProgramTexts.BACKPACK, changes), log.source())
            .metric("BTC-PERP", "a", metric);
    }

    private static ScoreRun drift(final LogBuilder log)
    {
        return ScoreRun.of(program(), log.source());
    }

    private static Program program(final String... changes)
    {
        return ProgramTexts.program(ProgramTexts.DRIFT, changes);
    }

    private static ScoreRequest request(final Program program, final Outages outages, final Volumes volumes)
    {
        return new ScoreRequest(
            List.of(program), OptionalLong.empty(), OptionalLong.empty(), false, false, outages, volumes, null,
            Rates.NONE, "test");
    }

    private static ScoreRequest window(final String from, final String to)
    {
        return new ScoreRequest(
            List.of(program()), bound(from), bound(to), false, false, Outages.NONE, null, null, Rates.NONE, "test");
    }

    private static OptionalLong bound(final String time)
    {
        return time == null ? OptionalLong.empty() : OptionalLong.of(LogBuilder.epochNs(time));
    }
}
