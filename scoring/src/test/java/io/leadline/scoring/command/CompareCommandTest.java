package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.export.Configurations;
import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;

import org.junit.jupiter.api.Test;

class CompareCommandTest
{
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** "ant" forfeits its tenth for its small size; formed again without it, "bolt" gets all of the tier's 70,000. */
    @Test
    void shouldShowWhatEachMakerIsPaidUnderTwoSetsOfValues()
    {
        assertThat(compare(
            ProgramTexts.BACKPACK, "--set-b", "rules[0].award.ineligible=recompute", "--from", "2026-02-01",
            "--to", "2026-03-01", "--quiet")).as(err::toString).isZero();

        assertThat(out.toString().lines()).containsExactly(
            "a: Backpack market maker program, from February 2026 (backpack-mm-2026)",
            "b: Backpack market maker program, from February 2026 (backpack-mm-2026)",
            "   rules[0].award.ineligible=recompute",
            "paid in USD",
            "",
            "SOL-PERP",
            "maker               a          b  difference",
            "bolt        63,000.00  70,000.00   +7,000.00",
            "= 1 makers  63,000.00  70,000.00   +7,000.00",
            "",
            "all",
            "maker               a          b  difference",
            "bolt        63,000.00  70,000.00   +7,000.00",
            "= 1 makers  63,000.00  70,000.00   +7,000.00");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldTellValuesSetForTheRunAsNotices()
    {
        assertThat(compare(ProgramTexts.BACKPACK, "--set-b", "rules[0].award.pool=400000")).isZero();

        assertThat(err.toString()).contains(
            "notice: value set for this run: program=backpack-mm-2026 rules[0].award.pool=400000");
    }

    @Test
    void shouldRefuseProgramsThatPayInDifferentUnitsAndValuesThatAreNone()
    {
        assertThat(compare(ProgramTexts.BACKPACK, ProgramTexts.DRIFT)).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("programs that pay in different units: a=USD b=USDC\n");
        assertThat(compare(ProgramTexts.BACKPACK, "--set-a", "pool", "--set-a", "[x]=1")).isEqualTo(2);
        assertThat(err.toString()).contains("not a change: value=pool", "not a change: value=[x]=1");
        assertThat(out.toString()).isEmpty();
    }

    private int compare(final String... arguments)
    {
        final List<String> all = new ArrayList<>(List.of("compare"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--snapshots", "log"));

        return ScoringMain.run(
            path -> log().source(), new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }

    /** One market, which has the whole of tier 1: "ant" has a tenth of volume and liquidity, but too small a size. */
    private static LogBuilder log()
    {
        return new LogBuilder(Configurations.market("SOL-PERP", "0.01", "1"))
            .bid("ant", 9_999, 10).ask("ant", 10_001, 10)
            .bid("bolt", 9_999, 90).ask("bolt", 10_001, 90)
            .snapshot(0, "2026-02-01T00:00:00Z")
            .fills(0, "ant", 100_000).fills(0, "bolt", 900_000)
            .snapshot(0, "2026-02-01T00:00:01Z");
    }
}
