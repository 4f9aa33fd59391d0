package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.export.Configurations;
import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            "maker              a          b  difference",
            "bolt       63,000.00  70,000.00   +7,000.00",
            "= 1 maker  63,000.00  70,000.00   +7,000.00",
            "",
            "all",
            "maker              a          b  difference",
            "bolt       63,000.00  70,000.00   +7,000.00",
            "= 1 maker  63,000.00  70,000.00   +7,000.00");
        assertThat(err.toString()).isEmpty();
    }

    /** Of 70,000 "bolt" has 0.8 · 0.9 + 0.2 · 0.9; larger it has 99 of 109 liquidity, and at 1 for 2 bps 180 of 190. */
    @Test
    void shouldShowWhatEachMakerWouldBePaidHadItQuotedOtherwise()
    {
        assertThat(compare(
            ProgramTexts.BACKPACK, "--marginal", "--from", "2026-02-01", "--to", "2026-03-01", "--quiet"))
            .as(err::toString).isZero();

        assertThat(out.toString().lines()).containsExactly(
            "a: Backpack market maker program, from February 2026 (backpack-mm-2026)",
            "paid in USD",
            "",
            "effects under a",
            "maker       paid  size +10 %  spread -1 bp  uptime +1 %",
            "ant         0.00        0.00          0.00         0.00",
            "bolt   63,000.00     +115.60       +663.16         0.00",
            "each by itself, the other makers as they were",
            "size +10 %: everything it rested, and so the whole book, a tenth of that more;",
            "  best prices and fills as they were. Scored anew.",
            "spread -1 bp: its average spread 1 bp less, not below the program's floor.",
            "uptime +1 %: there (its KPI held) in one of a hundred counted snapshots more,",
            "  with its own average size, spread and score; the others' scores as they were.");
    }

    @Test
    void shouldShowEffectsUnderBothOfTwoAndWhatIsNotDefined()
    {
        assertThat(compare(
            ProgramTexts.DRIFT, "--set-b", "rules[0].award.markets[0].tiers[0].award=1000", "--marginal", "--quiet"))
            .as(err::toString).isZero();

        assertThat(out.toString()).contains("effects under a\n", "effects under b\n",
            "spread -1 bp: not defined: the program pays by no measured spread");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80)
            .filteredOn(line -> line.startsWith("bolt")).hasSize(4)
            .contains("bolt   2,000.00        0.00             -         0.00",
                "bolt   1,000.00        0.00             -         0.00");
    }

    @Test
    void shouldPrintTheSameAsJson()
    {
        assertThat(compare(ProgramTexts.DRIFT, "--marginal", "--json", "--quiet")).as(err::toString).isZero();

        assertThat(out.toString()).contains(
            "\"unit\" : \"USDC\"", "\"period_start\" : \"2026-02-01T00:00:00Z\"",
            "\"amount\" : 2000.00", "\"size_plus_10_percent\" : 0.00",
            "\"spread_minus_1_bp\" : null").doesNotContain("\"b\" :").endsWith("}\n");
    }

    /** Whatever the records are cut into, by files, markets and threads. */
    @Test
    void shouldFindTheSameEffectsWithAnyNumberOfThreads(@TempDir final Path folder)
    {
        final Path log = WrittenLog.write(folder, 3, LogBuilder.epochNs("2023-03-07T20:00:00Z"), 2);
        final List<String> outputs = new ArrayList<>();
        for (final String threads : List.of("1", "2", "5"))
        {
            final StringWriter text = new StringWriter();
            assertThat(ScoringMain.run(
                new FolderOpener(), new PrintWriter(text), new PrintWriter(err), "compare",
                ProgramTexts.DRIFT_SUCCESSOR, "--marginal", "--quiet", "--threads", threads,
                "--snapshots", log.toString())).as(err::toString).isZero();
            outputs.add(text.toString());
        }

        assertThat(outputs.get(0)).contains("effects under a");
        assertThat(outputs).allMatch(outputs.get(0)::equals);
    }

    @Test
    void shouldRefuseEffectsUnderAProgramOfBrokers(@TempDir final Path folder) throws Exception
    {
        final Path volumes = Files.writeString(folder.resolve("v.csv"),
            "month,broker,user,api_volume,fee_rate,affiliate_rebate\n2026-02,x,u,1000000,0.0004,0\n");

        assertThat(compare(ProgramTexts.BROKER, "--marginal", "--broker-volumes", volumes.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("program pays brokers by volumes, and nothing by quotes");
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
