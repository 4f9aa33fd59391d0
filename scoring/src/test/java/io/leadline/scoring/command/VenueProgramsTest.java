package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs of other venues as a user scores them: files, table and report of a small log. */
class VenueProgramsTest
{
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        ProgramTexts.DYDX + ", BTC-USD, liquidity",
        ProgramTexts.HUMMINGBOT + ", BTC-USDT, snapshot_share",
        ProgramTexts.RABBITX + ", BTC-USD, quoted_uptime",
        ProgramTexts.INJECTIVE + ", BTC/USDT PERP, quoted_snapshots",
        ProgramTexts.ORDERLY + ", PERP_BTC_USDC, stake",
        ProgramTexts.BYBIT + ", BTCUSDT, days_passed",
        ProgramTexts.MIFID + ", BTC-PERP, days_share",
    })
    void shouldWriteScoresPayoutsAndReport(final String program, final String market, final String metric)
        throws Exception
    {
        final Path stakes = Files.writeString(folder.resolve("stakes.csv"), "maker,stake\nalpha,100\n");
        final LogBuilder log = LogBuilder.withOrders(
            List.of(LogBuilder.MID, LogBuilder.TOUCH), Configurations.market(market, "1", "0.001"));
        for (int second = 0; second < 6; second++)
        {
            log.clear().bid("alpha", 29_991, 9_000 + second).ask("alpha", 30_009, 9_000)
                .bid("beta", 29_996, 8_000).ask("beta", 30_004, 7_000 + second)
                .fills(0, "alpha", 40_000_000).fills(0, "beta", 10_000_000)
                .snapshot(0, "2026-03-02T12:00:0" + second + "Z");
        }

        final int code = run(log, "--program", program, "--stakes", stakes.toString());

        assertThat(code).as(err::toString).isZero();
        checkFiles(program, market, metric);
    }

    @Test
    void shouldWriteScoresPayoutsAndReportOfAMarketAndItsComplement() throws Exception
    {
        final Market yes = Configurations.market("EVENT-YES", "0.001", "1");
        final Market no = Configurations.market("EVENT-NO", "0.001", "1");
        final LogBuilder log = LogBuilder.withOrders(List.of(Configurations.mid(1_000_000)), yes, no);
        for (int second = 0; second < 6; second++)
        {
            log.clear().bid("alpha", 590, 200).ask("alpha", 600, 300).ask("beta", 605, 200)
                .snapshot(0, "2026-03-02T12:00:0" + second + "Z");
            log.clear().bid("alpha", 400, 200).ask("alpha", 410, 300).ask("beta", 405, 200)
                .snapshot(1, "2026-03-02T12:00:0" + second + "Z");
        }

        assertThat(run(log, "--program", ProgramTexts.POLYMARKET)).as(err::toString).isZero();

        checkFiles(ProgramTexts.POLYMARKET, "EVENT-YES", "snapshot_share");
    }

    /** What the error says to add, pasted behind the command that it came from, scores the log's markets. */
    @ParameterizedTest
    @CsvSource({
        ProgramTexts.DYDX + ", BTC-PERP, ETH-PERP",
        ProgramTexts.HUMMINGBOT + ", ABC/USDT PERP,",
        ProgramTexts.RABBITX + ", Joe's \"1\", b",
        ProgramTexts.INJECTIVE + ", 'a, b: {c}', x",
        ProgramTexts.ORDERLY + ", true, false",
        ProgramTexts.BYBIT + ", 1000,",
        ProgramTexts.MIFID + ", XBT,",
        ProgramTexts.POLYMARKET + ", up, down",
        ProgramTexts.POLYMARKET + ", up #1,",
    })
    void shouldSayWhatToSetForALogWithOtherMarkets(final String program, final String first, final String second)
        throws Exception
    {
        final Path stakes = Files.writeString(folder.resolve("stakes.csv"), "maker,stake\nalpha,100\n");
        final Market[] markets = Stream.of(first, second).filter(Objects::nonNull)
            .map(name -> Configurations.market(
                name, program.equals(ProgramTexts.POLYMARKET) ? "0.00001" : "1", "0.001"))
            .toArray(Market[]::new);
        final LogBuilder log = LogBuilder.withOrders(
            List.of(Configurations.mid(500, 2_000, 10_000, 1_000_000), LogBuilder.TOUCH), markets);
        for (int market = 0; market < markets.length; market++)
        {
            log.clear().bid("alpha", 29_991, 900_000).ask("alpha", 30_009, 900_000)
                .fills(market, "alpha", 40_000_000).snapshot(market, "2026-03-02T12:00:00Z");
        }
        final String[] command = {"--program", program, "--stakes", stakes.toString()};

        assertThat(run(log, command)).isEqualTo(2);

        assertThat(err.toString().lines()).singleElement().asString()
            .startsWith("no program has a market in the logs: programs=" + program + " markets=" + first)
            .contains(" (name the logs' markets in a copy of the program's file, or add to score for one run: --set '");
        final String line = err.toString().strip()
            .replaceFirst("^.*? or add to score for one run: ", "").replaceFirst("\\)$", "");
        final List<String> pasted = new ArrayList<>(List.of(command));
        pasted.addAll(words(line));
        assertThat(run(log, pasted.toArray(String[]::new))).as("%s%n%s", line, err).isZero();
        assertThat(Files.readAllLines(folder.resolve("out").resolve("payouts.csv"))).as(line)
            .anyMatch(row -> row.contains(",alpha,"));
        assertThat(out.toString()).contains("alpha");
    }

    /** Values are set in all programs of a run, and these differ. */
    @Test
    void shouldNotSetWhatDoesForOneProgramAlone()
    {
        final LogBuilder log = LogBuilder.withOrders(List.of(LogBuilder.MID), Configurations.market("XBT", "1", "1"))
            .bid("alpha", 29_991, 9).ask("alpha", 30_009, 9).snapshot(0, "2026-03-02T12:00:00Z");

        assertThat(run(log, "--program", ProgramTexts.DYDX, "--program", ProgramTexts.BYBIT)).isEqualTo(2);

        assertThat(err.toString()).endsWith(" markets=XBT (name the logs' markets in a copy of the program's file;"
            + " score one program alone to be told options that do for it)\n");
    }

    /** What a shell makes of the line. */
    private List<String> words(final String line) throws Exception
    {
        final Path script = Files.writeString(folder.resolve("words.sh"), "printf '%s\\n' " + line + "\n");
        final Process shell = new ProcessBuilder("sh", script.toString()).start();
        final List<String> words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines().toList();
        assertThat(shell.waitFor()).isZero();

        return words;
    }

    /** A month of minutes to the fifth power is a number of thirty digits. */
    @Test
    void shouldKeepScoresOfManyDigitsShortWherePeopleReadThem() throws Exception
    {
        final Path program = Files.writeString(folder.resolve("p.yaml"), ProgramTexts.text(
            ProgramTexts.DYDX, "of: quoted_snapshots, exponent: 5", "of: quoted_snapshots, exponent: 60"));
        final LogBuilder log = LogBuilder.withOrders(
            List.of(LogBuilder.MID), Configurations.market("BTC-USD", "1", "0.001"))
            .bid("alpha", 29_991, 9_000).ask("alpha", 30_009, 9_000).fills(0, "alpha", 40_000_000)
            .snapshot(0, "2026-03-02T12:00:00Z").snapshot(0, "2026-03-02T12:00:01Z");

        assertThat(run(log, "--program", program.toString())).as(err::toString).isZero();

        assertThat(out.toString()).containsPattern("alpha .* [0-9]\\.[0-9]{5}E\\+[0-9]{2} .* 230,137\\.00");
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(Files.readString(folder.resolve("out").resolve("report.html")))
            .containsPattern("[0-9]\\.[0-9]{5}E\\+[0-9]{2}");
        assertThat(Files.readString(folder.resolve("out").resolve("scores.csv")))
            .containsPattern("alpha,score,[0-9]{20,}\\.");
    }

    private void checkFiles(final String name, final String market, final String metric) throws Exception
    {
        final List<String> scores = Files.readAllLines(folder.resolve("out").resolve("scores.csv"));
        final String row = name + ",2026-03-02T00:00:00Z,2026-03-03T00:00:00Z," + market + ",alpha," + metric + ",";
        assertThat(scores).filteredOn(line -> line.startsWith(row)).hasSize(1)
            .allSatisfy(line -> assertThat(new BigDecimal(line.substring(row.length()))).isPositive());
        final Program program = Programs.of(List.of(name)).get(0);
        final BigDecimal paid = Files.readAllLines(folder.resolve("out").resolve("payouts.csv")).stream()
            .skip(1)
            .map(line -> new BigDecimal(line.split(",")[5]))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(paid).isEqualByComparingTo(program.rules().get(0).award().pool());
        assertThat(Files.readString(folder.resolve("out").resolve("report.html"))).contains(program.title(), "alpha");
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    private int run(final LogBuilder log, final String... arguments)
    {
        final List<String> all = new ArrayList<>(List.of("score"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--snapshots", "log", "--out", folder.resolve("out").toString()));

        return ScoringMain.run(
            path -> log.source(), new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }
}
