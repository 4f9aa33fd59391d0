package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.program.Program;

import org.junit.jupiter.api.Test;

/** Numbers of Drift's program from August 2023: PROGRAMS sections 2 and 7. */
class DriftSuccessorNumbersTest
{
    private static final Market SOL = Configurations.market("SOL-PERP", "0.01", "1");
    private static final Market BTC = Configurations.market("BTC-PERP", "0.01", "1");
    private static final Market ETH = Configurations.market("ETH-PERP", "0.01", "1");
    private static final Ladder TOUCH = Configurations.touch(100, 500, 1000, 2000, 5000, 10_000);
    private static final String NOON = "2023-08-14T12:00:00Z";
    /** One price in each bracket, in ticks off a touch of 10,000. */
    private static final long[] DISTANCES_TICKS = {0, 4, 8, 15, 40, 90};

    /** The document's examples 400 and 365 are one side's: the formula, which adds both sides, has 800 and 730. */
    @Test
    void shouldScoreASoleMakerAtTheTouchEightHundredOnBothSidesAndFourHundredOnOne()
    {
        final LogBuilder log = log(SOL).bid("a", 10_000, 5_000).ask("a", 10_002, 5_000).snapshot(0, NOON);

        assertThat(score(log)).isEqualTo("800");
        assertThat(score(log, "sides: sum ", "sides: mean ")).isEqualTo("400");
    }

    @Test
    void shouldScoreASoleMakerInTheOuterBracketsSevenHundredAndThirtyAndHalfOfItOnOneSide()
    {
        // Somebody else's lot makes the touch that the brackets are measured from.
        final LogBuilder log = log(SOL).bid("other", 10_000, 1).ask("other", 10_002, 1);
        for (int i = 1; i < DISTANCES_TICKS.length; i++)
        {
            log.bid("a", 10_000 - DISTANCES_TICKS[i], 5_000).ask("a", 10_002 + DISTANCES_TICKS[i], 5_000);
        }
        log.snapshot(0, NOON);

        assertThat(score(log)).isEqualTo("730");
        assertThat(score(log, "sides: sum ", "sides: mean ")).isEqualTo("365");
    }

    /** TB = 100, TA = 300: Q = 300 whatever the sides add up to; F = 5000 / 100.01 = 49.995 under all of them. */
    @Test
    void shouldDivideByTheLargerSideOfTheBook()
    {
        final LogBuilder log = log(SOL).bid("a", 10_000, 60).bid("b", 10_000, 40)
            .ask("a", 10_002, 90).ask("b", 10_002, 210).snapshot(0, NOON);

        assertThat(score(log)).isEqualTo("200");
        assertThat(score(log, "floor: larger ", "floor: average ")).isEqualTo("300");
    }

    @Test
    void shouldShareOnePoolByVolumeOverAllMarketsAndOnePerMarketByScore()
    {
        final LogBuilder log = log(SOL, BTC, ETH)
            .bid("a", 10_000, 5_000).ask("a", 10_002, 5_000).bid("b", 10_000, 5_000).ask("b", 10_002, 5_000)
            .snapshot(0, NOON).snapshot(1, NOON);
        log.clear().bid("c", 10_000, 5_000).ask("c", 10_002, 5_000).snapshot(2, NOON);
        log.fills(0, "a", 600_000).fills(1, "a", 100_000).fills(1, "b", 200_000).fills(2, "c", 100_000);
        log.snapshot(0, "2023-08-14T12:00:01Z").snapshot(1, "2023-08-14T12:00:01Z").snapshot(2, "2023-08-14T12:00:01Z");

        final ScoreRun run = ScoreRun.of(program(), log.source());

        assertThat(run.sum()).isEqualByComparingTo("3000");
        assertThat(run.payouts()).contains("a 1050.00 paid", "b 300.00 paid", "c 150.00 paid");
        assertThat(run.metric("SOL-PERP", "a", "score_share:SOL-PERP")).isEqualTo("0.25");
        assertThat(run.period().acrossMarkets()).filteredOn(maker -> maker.maker().equals("a"))
            .extracting(maker -> maker.metric("volume_share:volume").orElseThrow().toPlainString())
            .containsExactly("0.7");
    }

    @Test
    void shouldKeepWhatADisqualifiedMakerForfeitsAndAPoolThatNobodyScoresIn()
    {
        final LogBuilder log = log(SOL)
            .bid("a", 10_000, 5_000).ask("a", 10_002, 5_000).bid("b", 10_000, 5_000).ask("b", 10_002, 5_000)
            .snapshot(0, NOON);

        final ScoreRun run = ScoreRun.of(
            program("disqualified: []", "disqualified: [{ maker: a, reason: spoofing }]"), log.source());

        assertThat(run.payouts()).containsExactly(
            "SOL-PERP a 250.00 forfeited", "SOL-PERP b 250.00 paid", "BTC-PERP  500.00 unallocated",
            "ETH-PERP  500.00 unallocated", "1500.00 unallocated");
    }

    @Test
    void shouldPayForfeitAndLeaveExactlyThePool()
    {
        for (long seed = 31; seed < 61; seed++)
        {
            final Random random = new Random(seed);
            final LogBuilder log = log(SOL, BTC);
            for (int i = 0; i < 20; i++)
            {
                final String maker = "m" + random.nextInt(6);
                log.withdraws(maker).bid(maker, 10_000 - random.nextInt(90), 1 + random.nextInt(50_000))
                    .ask(maker, 10_002 + random.nextInt(90), 1 + random.nextInt(50_000));
                final int market = random.nextInt(2);
                log.fills(market, maker, random.nextInt(1_000_000), random.nextInt(2));
                log.snapshot(market, LogBuilder.epochNs(NOON) + i * 1_000_000_000L, null);
            }
            final ScoreRun run = ScoreRun.of(
                program("self_match: report ", "self_match: " + (random.nextBoolean() ? "report " : "forfeit ")),
                log.source());

            assertThat(run.sum()).as("seed=%d", seed).isEqualByComparingTo("3000");
        }
    }

    private static LogBuilder log(final Market... markets)
    {
        return new LogBuilder(List.of(LogBuilder.MID, TOUCH), markets);
    }

    private static Program program(final String... changes)
    {
        return ProgramTexts.program(ProgramTexts.DRIFT_SUCCESSOR, changes);
    }

    private static String score(final LogBuilder log, final String... changes)
    {
        return ScoreRun.of(program(changes), log.source()).metric("SOL-PERP", "a", "score");
    }
}
