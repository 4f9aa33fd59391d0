package io.leadline.scoring;

import static io.leadline.scoring.Readings.byPeriod;
import static io.leadline.scoring.Readings.paid;
import static io.leadline.scoring.Readings.program;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.program.Program;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodResult;

import org.junit.jupiter.api.Test;

/**
 * Where Drift's documents contradict themselves: each test names both sentences, scores both readings by a value of the
 * built-in program's file, and says which one the file has as it comes.
 */
class DriftContradictionsTest
{
    private static final Market SOL = Configurations.market("SOL-PERP", "0.01", "1");
    private static final Market BONK = Configurations.market("BONK-PERP", "0.01", "1");
    private static final String DRIFT = ProgramTexts.DRIFT;

    /** The document's own worked example has the result of the first reading. */
    @Test
    void shouldCountAnOrderInOneBracketThoughTheTablesSayWithin3BpsOfTheTouch()
    {
        assertThat(List.of(
            workedExample(program(DRIFT)),
            workedExample(program(DRIFT, "rules[*].score.brackets=cumulative"))))
            .as("\"orders that qualify for one bracket will be ineligible for another\" is 76.62, as the worked example"
                + " has it; the tables' A2 \"within 3bps of the best ask price\", A1's orders among them, is 87.511...")
            .containsExactly("76.62", "87.511167350009");
    }

    /** One maker's 100 lots on both sides at 20 USD: 5,000 USD are 250 lots. */
    @Test
    void shouldHoldTheAverageAgainstTheWholeFloorThoughTheTextHalvesIt()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1_999, 100).ask("a", 2_001, 100)
            .snapshot(0, "2023-03-06T12:00:00Z");

        assertThat(List.of(
            score(program(DRIFT), log), score(program(DRIFT, "rules[*].score.floor=sum"), log)))
            .as("\"minimum liquidity depth ... Bid and Ask: $5,000\" for an average of 100 is 250 and scores 80; \"a"
                + " lower bound that is calculated as $5000 divided by the average ..., divided by 2\" is 125: 160")
            .containsExactly("80", "160");
    }

    /** There on Monday and Tuesday, and not on the weekend. */
    @Test
    void shouldEndTheLastWeekOnFridayThoughWeeksEndOnSunday()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1_999, 100).ask("a", 2_001, 100)
            .fills(0, "a", 1_000).snapshot(0, "2023-03-27T12:00:00Z").snapshot(0, "2023-03-28T12:00:00Z")
            .withdraws("a").snapshot(0, "2023-04-01T12:00:00Z").snapshot(0, "2023-04-02T12:00:00Z");

        final PeriodResult friday = byPeriod(program(DRIFT), log).get(0);
        final PeriodResult sunday = byPeriod(program(DRIFT, "rules[0].to=2023-04-03"), log).get(0);

        assertThat(List.of(days(friday), paid(friday, "a"), days(sunday), paid(sunday, "a")))
            .as("\"this Program will conclude on 00:00 UTC Friday, 31 March 2023\": 4 days, all of them quoted, pay"
                + " 2,000; \"each week ... concluding on Sunday\": 7 days, half of them quoted, pay nothing")
            .containsExactly("4", "2000.00", "7", "0");
    }

    @Test
    void shouldCountTheLastMinuteOfAWeekThoughItIsSaidToConcludeAt2359()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1_999, 100).ask("a", 2_001, 100)
            .snapshot(0, "2023-03-12T23:58:59Z").snapshot(0, "2023-03-12T23:59:30Z")
            .snapshot(0, "2023-03-13T00:00:00Z");

        assertThat(byPeriod(program(DRIFT), log))
            .as("\"concluding on Sunday, 23:59 UTC\" and starting on \"Monday, 00:00 UTC\" leave a minute to no week,"
                + " with 1 snapshot in the first; weeks from Monday to Monday have 2 and 1")
            .extracting(period -> period.markets().get(0).metrics().get(0).value().toPlainString())
            .containsExactly("2", "1");
    }

    /** Nine snapshots of ten. */
    @Test
    void shouldNotPayAnUptimeOfExactlyThePrintedMinimum()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1_999, 100).ask("a", 2_001, 100).fills(0, "a", 1_000);
        for (int i = 0; i < 10; i++)
        {
            (i == 9 ? log.withdraws("a") : log).snapshot(0, "2023-03-06T12:00:0" + i + "Z");
        }

        assertThat(List.of(
            paid(ScoreRun.of(program(DRIFT), log.source()).period(), "a"),
            paid(ScoreRun.of(program(
                DRIFT, "rules[0].award.markets[0].tiers[0].uptime_above=0.8999999"), log.source()).period(), "a")))
            .as("the requirements' \"> 90%\" pays nothing for exactly 90 %, the table's \"Min Up-time 90%\" 2,000")
            .containsExactly("0", "2000.00");
    }

    /** "b" is second by score and by volume, which is a million; both quote always. */
    @Test
    void shouldAskBonksSecondTierForARankOfVolumeThoughTheRequirementsSay3Million()
    {
        final LogBuilder log = new LogBuilder(BONK).bid("a", 1_999, 100).ask("a", 2_001, 100)
            .bid("b", 1_999, 50).ask("b", 2_001, 50)
            .fills(0, "a", 200_000_000).fills(0, "b", 100_000_000).snapshot(0, "2023-03-06T12:00:00Z");
        final String tier = "rules[0].award.markets[1].tiers[1]";

        final PeriodResult table = ScoreRun.of(program(DRIFT), log.source()).period();
        final PeriodResult requirements = ScoreRun.of(program(
            DRIFT, tier + "={ rank: 2, award: 600, volume_at_least: 3000000, uptime_above: 0.85 }"), log.source())
            .period();

        assertThat(List.of(paid(table, "b"), paid(requirements, "b")))
            .as("BONK's table asks for the \"first or second highest maker volume\" and pays 600; the requirements'"
                + " \"Tier 2: 3m in maker volume\" pay nothing for 1m")
            .containsExactly("600.00", "0");
        assertThat(table.payouts()).filteredOn(payout -> payout.maker().equals("b"))
            .as("the table of BONK prints \"$600 USD\" where all else is paid \"in USDC\"")
            .extracting(Payout::unit).containsExactly("USDC");
    }

    /** Alone in the first week with 80, in the second with 40, which is half of the floor. */
    @Test
    void shouldScoreByTheWeekThoughTheScoreIsCalledAMonthlyAverage()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1_999, 100).ask("a", 2_001, 100).fills(0, "a", 1_000)
            .snapshot(0, "2023-03-06T12:00:00Z").clear()
            .bid("a", 1_999, 50).ask("a", 2_001, 50).fills(0, "a", 1_000).snapshot(0, "2023-03-13T12:00:00Z");

        final List<PeriodResult> weeks = byPeriod(program(DRIFT), log);
        final List<PeriodResult> month = byPeriod(program(DRIFT, "rules[0].period=month"), log);

        assertThat(weeks).as("\"up to USDC $2,000 a week\" for the score of a week: 80 and 40, 2,000 each")
            .extracting(period -> score(period) + " " + paid(period, "a")).containsExactly("80 2000.00", "40 2000.00");
        assertThat(month).as("\"the market maker's average monthly score\" is 60, for 2,000 once")
            .extracting(period -> score(period) + " " + paid(period, "a")).containsExactly("60 2000.00");
    }

    /** Matched with itself in the second week alone. */
    @Test
    void shouldReportSelfMatchesAndForfeitAWeekWhereTheDocumentForfeitsAMonth()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1_999, 100).ask("a", 2_001, 100).fills(0, "a", 1_000)
            .snapshot(0, "2023-03-06T12:00:00Z").fills(0, "a", 1_000, 10).snapshot(0, "2023-03-13T12:00:00Z");
        final String forfeit = "rules[0].self_match=forfeit";

        assertThat(List.of(
            paidByPeriod(program(DRIFT), log), paidByPeriod(program(DRIFT, forfeit), log),
            paidByPeriod(program(DRIFT, forfeit, "rules[0].period=month"), log)))
            .as("\"the incentives for that month are forfeited\", of a program that pays by the week, \"at the"
                + " sole discretion\": told and paid as the file comes; by the week 2,000 are left, by the month 0")
            .containsExactly(List.of("2000.00", "2000.00"), List.of("2000.00", "0"), List.of("0"));
    }

    /** The successor's document of 11 August 2023: alone with 5,000 lots on both sides of the touch. */
    @Test
    void shouldAddBothSidesThoughTheSuccessorsExamplesAreOneSides()
    {
        final LogBuilder log = new LogBuilder(
            List.of(LogBuilder.MID, Configurations.touch(100, 500, 1_000, 2_000, 5_000, 10_000)), SOL)
            .bid("a", 10_000, 5_000).ask("a", 10_002, 5_000).snapshot(0, "2023-08-14T12:00:00Z");

        assertThat(List.of(
            score(program(ProgramTexts.DRIFT_SUCCESSOR), log),
            score(program(ProgramTexts.DRIFT_SUCCESSOR, "rules[0].score.sides=mean"), log)))
            .as("the formula's sum over bids and asks is 800; the example beside it prints 400")
            .containsExactly("800", "400");
    }

    private static List<String> paidByPeriod(final Program program, final LogBuilder log)
    {
        return byPeriod(program, log).stream().map(period -> paid(period, "a")).toList();
    }

    private static String days(final PeriodResult period)
    {
        return Long.toString((period.toEpochNs() - period.fromEpochNs()) / 86_400_000_000_000L);
    }

    private static String score(final Program program, final LogBuilder log)
    {
        return ScoreRun.of(program, log.source()).metric("SOL-PERP", "a", "score");
    }

    private static String score(final PeriodResult period)
    {
        return period.markets().get(0).makers().get(0).metric("score").orElseThrow().toPlainString();
    }

    /** Sizes and books of PROGRAMS section 7, a bracket each. */
    private static String workedExample(final Program program)
    {
        final long[] sizes = {140, 120, 80, 50, 75, 227};
        final long[] books = {500, 800, 1_000, 1_250, 1_500, 2_000};
        final long[] distancesTicks = {0, 3, 5, 10, 15, 20};
        final LogBuilder log = new LogBuilder(SOL);
        for (int i = 0; i < sizes.length; i++)
        {
            log.bid("a", 10_000 - distancesTicks[i], sizes[i]).ask("a", 10_010 + distancesTicks[i], sizes[i])
                .bid("other", 10_000 - distancesTicks[i], books[i] - sizes[i])
                .ask("other", 10_010 + distancesTicks[i], books[i] - sizes[i]);
        }

        return score(program, log.snapshot(0, "2023-03-06T12:00:00Z"));
    }
}
