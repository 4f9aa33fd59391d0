package io.leadline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.config.Market;
import io.leadline.export.Configurations;

import org.junit.jupiter.api.Test;

/** Drift's numbers: PROGRAMS section 7 and the worked example of its document. */
class DriftNumbersTest
{
    private static final Market SOL = Configurations.market("SOL-PERP", "0.01", "1");
    private static final String NOON = "2023-03-06T12:00:00Z";

    @Test
    void shouldScoreEightyForAHundredAloneUnderAFloorOfTwoHundredAndFifty()
    {
        final LogBuilder log = new LogBuilder(SOL).bid("a", 1999, 100).ask("a", 2001, 100).snapshot(0, NOON);

        final ScoreRun run = ScoreRun.of(ProgramTexts.program(ProgramTexts.DRIFT), log.source());

        assertThat(run.metric("SOL-PERP", "a", "score")).isEqualTo("80");
        assertThat(run.metric("SOL-PERP", "a", "bracket_share_1")).isEqualTo("0.4");
        assertThat(run.metric("SOL-PERP", "a", "score_daily:2023-03-06")).isEqualTo("80");
    }

    @Test
    void shouldScoreTheDocumentsWorkedExample()
    {
        final ScoreRun run = ScoreRun.of(ProgramTexts.program(ProgramTexts.DRIFT), workedExample().source());

        assertThat(run.metric("SOL-PERP", "mm", "score")).isEqualTo("76.62");
        assertThat(run.metric("SOL-PERP", "mm", "bracket_share_6")).isEqualTo("0.1135");
    }

    @Test
    void shouldScoreTheSwitchesOfTheWorkedExample()
    {
        // Twice the smaller side is the sum of two equal ones, and their mean is that side.
        assertThat(score("sides: min ", "sides: sum ")).isEqualTo("153.24");
        assertThat(score("sides: min ", "sides: mean ")).isEqualTo("76.62");
        // Cumulative: 140/500, 260/1300, 340/2300, 390/3550, 465/5050, 692/7050 with the same weights.
        assertThat(score("brackets: exclusive ", "brackets: cumulative ")).isEqualTo("87.511167350009");
        // A floor of 200,000 at 100.05 is 1999.000499...; under `sum` it is compared with the sum, then halved.
        assertThat(score("floor_notional: 5000", "floor_notional: 200000")).isEqualTo("24.9063125");
        assertThat(score("floor_notional: 5000", "floor_notional: 200000", "floor: average ", "floor: sum "))
            .isEqualTo("46.3885");
        assertThat(score("scale: 100", "scale: 1")).isEqualTo("0.7662");
    }

    private static String score(final String... changes)
    {
        return ScoreRun.of(ProgramTexts.program(ProgramTexts.DRIFT, changes), workedExample().source())
            .metric("SOL-PERP", "mm", "score");
    }

    private static LogBuilder workedExample()
    {
        final long[] sizes = {140, 120, 80, 50, 75, 227};
        final long[] books = {500, 800, 1000, 1250, 1500, 2000};
        final long[] distancesTicks = {0, 3, 5, 10, 15, 20};
        final LogBuilder log = new LogBuilder(SOL);
        for (int i = 0; i < sizes.length; i++)
        {
            log.bid("mm", 10_000 - distancesTicks[i], sizes[i]).ask("mm", 10_010 + distancesTicks[i], sizes[i]);
            log.bid("other", 10_000 - distancesTicks[i], books[i] - sizes[i]);
            log.ask("other", 10_010 + distancesTicks[i], books[i] - sizes[i]);
        }

        return log.snapshot(0, NOON);
    }
}
