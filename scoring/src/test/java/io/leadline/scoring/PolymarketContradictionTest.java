package io.leadline.scoring;

import static io.leadline.scoring.Readings.byPeriod;
import static io.leadline.scoring.Readings.paid;
import static io.leadline.scoring.Readings.program;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.leadline.export.Configurations;
import io.leadline.program.Program;
import io.leadline.scoring.result.PeriodResult;

import org.junit.jupiter.api.Test;

/** Where Polymarket's rules contradict themselves: scored both ways by a value of the built-in program's file. */
class PolymarketContradictionTest
{
    /** Alone in one snapshot of the first day is "a", in three of the second "b". */
    @Test
    void shouldPayByTheDayThoughTheFormulaIsPrintedOverAWeekOfMinutes()
    {
        final LogBuilder log = LogBuilder.withOrders(
            List.of(Configurations.mid(1_000_000)), Configurations.market("EVENT-YES", "0.001", "1"))
            .bid("a", 490, 200).ask("a", 510, 200).snapshot(0, "2023-01-01T12:00:00Z").clear()
            .bid("b", 490, 200).ask("b", 510, 200).snapshot(0, "2023-01-02T12:00:00Z")
            .snapshot(0, "2023-01-02T12:01:00Z").snapshot(0, "2023-01-02T12:02:00Z");
        final String alone = "rules[0].score.groups[0].complements={}";

        assertThat(List.of(
            payouts(program(ProgramTexts.POLYMARKET, alone), log),
            payouts(program(ProgramTexts.POLYMARKET, alone, "rules[0].epoch_days=7"), log)))
            .as("rewards that are paid each day are 100 for \"a\" and 100 for \"b\"; a sum over the 10,080 minutes of a"
                + " week, as the formula has it, shares one pool by snapshots, 25 and 75")
            .containsExactly(List.of("a 100.00 b 0", "a 0 b 100.00"), List.of("a 25.00 b 75.00"));
    }

    private static List<String> payouts(final Program program, final LogBuilder log)
    {
        return byPeriod(program, log).stream().map(PolymarketContradictionTest::payout).toList();
    }

    private static String payout(final PeriodResult period)
    {
        return "a " + paid(period, "a") + " b " + paid(period, "b");
    }
}
