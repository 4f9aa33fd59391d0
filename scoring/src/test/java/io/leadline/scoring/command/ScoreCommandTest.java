package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.measure.MarketStatus;
import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb as a user runs it, over a fabricated log, against files that stand in the repository. */
class ScoreCommandTest
{
    private static final String[] BOTH = {"--program", ProgramTexts.DRIFT, ProgramTexts.BACKPACK};
    private static final List<String> FILES = List.of("payouts.csv", "report.html", "scores.csv", "scores.json");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldWriteTheGoldenFiles() throws Exception
    {
        assertThat(score(BOTH)).as(err::toString).isZero();

        assertThat(names()).isEqualTo(FILES);
        assertGolden("scores.csv", read("scores.csv"));
        assertGolden("payouts.csv", read("payouts.csv"));
        final String version = "\"version\" : \"[^\"]*\"";
        assertGolden("scores.json", read("scores.json").replaceFirst(version, "\"version\" : \"V\""));
        assertGolden("table.txt", out.toString());
    }

    @Test
    void shouldPrintTheJsonFileOnStdoutWhenAsked() throws Exception
    {
        final List<String> arguments = new ArrayList<>(List.of(BOTH));
        arguments.add("--json");

        assertThat(score(arguments.toArray(String[]::new))).as(err::toString).isZero();

        assertThat(out.toString()).isEqualTo(read("scores.json"));
    }

    @Test
    void shouldFitTheTableIntoEightyColumns()
    {
        score(BOTH);

        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    /** Of a market that no log holds, too, and of what is too much for a line each. */
    @Test
    void shouldPrintLinesThatAddUpToTheSums()
    {
        assertThat(score("--program", ProgramTexts.DRIFT)).isZero();

        assertThat(out.toString()).contains("markets in no log\n",
            "  unallocated 2,000.00: BONK-PERP: rank 1: market is in no log\n");
        assertThat(sum("  unallocated ([0-9,.]+): .*")).isEqualByComparingTo(sum("unallocated +([0-9,.]+) .*"))
            .isEqualByComparingTo("2900");
        assertThat(sum("  forfeited ([0-9,.]+): .*")).isEqualByComparingTo(sum("forfeited +([0-9,.]+) .*"));
    }

    /** A pool of one market bears its name. */
    @Test
    void shouldNameAMarketInNoLogOnce()
    {
        final LogBuilder log = new LogBuilder(
            List.of(Configurations.touch(100, 300, 500, 1_000, 1_500, 2_000, 5_000, 10_000)),
            Configurations.market("SOL-PERP", "0.01", "1"))
            .bid("alpha", 1_999, 9_000).ask("alpha", 2_001, 9_000).snapshot(0, "2023-08-14T00:00:00Z");

        assertThat(run(log, "--program", ProgramTexts.DRIFT_SUCCESSOR)).as(err::toString).isZero();

        assertThat(out.toString()).contains("  unallocated 500.00: ETH-PERP: market is in no log\n");
    }

    /** Seven decimals of a percent of equity, and of none as many. */
    @Test
    void shouldPrintAmountsOfOneProgramInOneForm()
    {
        final LogBuilder log = new LogBuilder(
            List.of(Configurations.mid(300, 750, 1_000, 1_250, 1_500, 10_000), LogBuilder.TOUCH),
            Configurations.market("SOL/USDC", "0.01", "1"))
            .bid("alpha", 1_999, 9_000).ask("alpha", 2_001, 9_000)
            .snapshot(0, "2024-07-08T12:00:00Z").fills(0, "alpha", 40_000).snapshot(0, "2024-07-08T12:00:01Z");

        assertThat(run(log, "--program", ProgramTexts.BACKPACK_EQUITY)).as(err::toString).isZero();

        assertThat(out.toString().lines().filter(line -> line.matches("(paid|forfeited|unallocated) .*")))
            .hasSize(3).allMatch(line -> line.matches("[a-z]+ +0\\.[0-9]{7}  .*"));
    }

    private BigDecimal sum(final String pattern)
    {
        return out.toString().lines()
            .filter(line -> line.matches(pattern))
            .map(line -> new BigDecimal(line.replaceAll(pattern, "$1").replace(",", "")))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void shouldWriteTheSameBytesInEveryLocaleAndZone() throws Exception
    {
        score(BOTH);
        final List<String> first = contents();
        final Locale locale = Locale.getDefault();
        final TimeZone zone = TimeZone.getDefault();
        try
        {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            score(BOTH);
        }
        finally
        {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }

        assertThat(contents()).isEqualTo(first);
        assertThat(out.toString().substring(out.toString().length() / 2))
            .isEqualTo(out.toString().substring(0, out.toString().length() / 2));
    }

    @Test
    void shouldExitWithTwoAndLeaveNothingBehindOnBadInput()
    {
        assertThat(score("--program", "no-such-program")).isEqualTo(2);
        assertThat(err.toString()).startsWith("no such program: program=no-such-program");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldExitWithTwoWhenAnOptionIsMissingOrUnknown()
    {
        assertThat(run("score", "--snapshots", "x", "--out", "y")).isEqualTo(2);
        assertThat(run("score", "--program", ProgramTexts.DRIFT, "--snapshots", "x", "--out", "y", "--nope"))
            .isEqualTo(2);
        assertThat(run("score", "--help")).isZero();
    }

    @Test
    void shouldRefuseOptionsThatDoNotGoTogether() throws Exception
    {
        final Path volumes = Files.writeString(folder.resolve("v.csv"), "market,maker,maker_volume\n");

        assertThat(score(
            "--program", ProgramTexts.DRIFT, "--by-period", "--volumes", volumes.toString(),
            "--from", "2023-03-07", "--to", "2023-03-07")).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly(
            "a volumes file is of one period: --by-period and --volumes do not go together",
            "empty window: from=2023-03-07T00:00:00Z to=2023-03-07T00:00:00Z limit=from<to");
    }

    @Test
    void shouldKeepFormerFilesWhenTheRunFails() throws Exception
    {
        score(BOTH);
        final List<String> before = contents();
        final Path rates = Files.writeString(folder.resolve("r.csv"), "currency,rate\nEUR,1\n");

        assertThat(score("--program", ProgramTexts.DRIFT, "--rates", rates.toString())).isEqualTo(2);
        assertThat(err.toString()).endsWith("r.csv:1: missing column: column=date\n");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void shouldShowNamesThatATerminalWouldObeyAsQuestionMarks()
    {
        final LogBuilder log = new LogBuilder(Configurations.market("SOL-PERP", "0.01", "1"))
            .bid("evil\u001B[2J", 1999, 1).ask("evil\u001B[2J", 2001, 1).snapshot(0, "2023-03-06T01:00:00Z");

        assertThat(run(log, "--program", ProgramTexts.DRIFT)).isZero();
        assertThat(out.toString()).contains("evil?[2J").doesNotContain("\u001B");
    }

    @Test
    void shouldNotSayThatNothingIsPaid() throws Exception
    {
        final Ladder touch = Configurations.touch(100, 500, 1_000, 2_000, 5_000, 10_000);
        final LogBuilder log = new LogBuilder(
            List.of(LogBuilder.MID, touch), Configurations.market("SOL-PERP", "0.01", "1"))
            .bid("alpha", 1999, 1_000).ask("alpha", 2001, 1_000).bid("beta", 1999, 5).ask("beta", 2001, 5)
            .snapshot(0, "2023-08-14T01:00:00Z").fills(0, "alpha", 4_000_000_000L).fills(0, "beta", 1)
            .snapshot(0, "2023-08-14T01:00:01Z");

        assertThat(run(log, "--program", "drift-mip-2023-08")).as(err::toString).isZero();

        assertThat(read("payouts.csv")).doesNotContain(",0.00,USDC,paid").contains(",beta,0.00,USDC,nothing,");
        assertThat(read("scores.json")).contains("\"status\" : \"nothing\"");
        final String across = out.toString().substring(out.toString().indexOf("across markets"));
        assertThat(across).contains("alpha").doesNotContain("beta", "nothing");
    }

    @Test
    void shouldSayNothingOnStderrWhenQuiet()
    {
        final List<String> arguments = new ArrayList<>(Arrays.asList(BOTH));
        arguments.add("--quiet");

        assertThat(score(arguments.toArray(String[]::new))).isZero();
        assertThat(err.toString()).isEmpty();
    }

    /**
     * Two days, three markets. SOL-PERP at 20: alpha holds the touch all the time, beta is away for one of four
     * snapshots, gamma quotes one side; one snapshot is halted. BTC-PERP at 30,000, first traded on the second day.
     * DOGE-PERP is in no program.
     */
    private static LogBuilder log()
    {
        final Market sol = Configurations.market("SOL-PERP", "0.01", "0.1");
        final Market btc = Configurations.market("BTC-PERP", "0.5", "0.001");
        final Market doge = Configurations.market("DOGE-PERP", "0.0001", "1");
        final LogBuilder log = new LogBuilder(sol, btc, doge);
        log.bid("alpha", 1999, 5_000).ask("alpha", 2001, 4_000)
            .bid("beta", 1999, 1_000).ask("beta", 2001, 3_000)
            .bid("gamma, inc", 1996, 100_000)
            .fills(0, "alpha", 4_000_000_000L).fills(0, "beta", 3_000_000_000L, 1_000)
            .snapshot(0, "2023-03-06T06:00:00Z")
            .withdraws("beta")
            .snapshot(0, "2023-03-06T18:00:00Z")
            .snapshot(0, "2023-03-06T19:00:00Z", MarketStatus.HALTED)
            .fills(0, "beta", 7_000_000).totals(0, "2023-03-07T00:00:00Z")
            .bid("beta", 1999, 1_000).ask("beta", 2001, 3_000)
            .fills(0, "alpha", 11_000_000)
            .snapshot(0, "2023-03-07T06:00:00Z")
            .withdraws("gamma, inc")
            .snapshot(0, "2023-03-07T12:00:00Z");
        log.clear().bid("alpha", 59_990, 2_000).ask("alpha", 60_010, 2_000)
            .bid("beta", 59_980, 1_000).ask("beta", 60_005, 50)
            .snapshot(1, "2023-03-06T12:00:00Z")
            .fills(1, "alpha", 600_000).fills(1, "beta", 200_000)
            .snapshot(1, "2023-03-07T12:00:00Z");

        return log.clear().bid("alpha", 10, 1).ask("alpha", 11, 1).snapshot(2, "2023-03-06T12:00:00Z");
    }

    private int score(final String... arguments)
    {
        return run(log(), arguments);
    }

    private int run(final LogBuilder log, final String... arguments)
    {
        final List<String> all = new ArrayList<>(List.of("score"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--snapshots", "log", "--out", folder.resolve("out").toString()));

        return ScoringMain.run(
            path -> log.source(), new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }

    private int run(final String... arguments)
    {
        return ScoringMain.run(path -> log().source(), new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private List<String> names() throws IOException
    {
        try (var files = Files.list(folder.resolve("out")))
        {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String read(final String name) throws IOException
    {
        return Files.readString(folder.resolve("out").resolve(name), StandardCharsets.UTF_8);
    }

    private List<String> contents() throws IOException
    {
        final List<String> contents = new ArrayList<>();
        for (final String name : FILES)
        {
            contents.add(read(name));
        }

        return contents;
    }

    /** With {@code -Dleadline.golden=write} the files are written anew, to be read by a person before a commit. */
    private static void assertGolden(final String name, final String actual) throws IOException
    {
        final Path golden = Path.of("src/test/resources/golden/score", name);
        if ("write".equals(System.getProperty("leadline.golden")))
        {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, actual);
        }

        assertThat(actual).isEqualTo(Files.readString(golden));
    }
}
