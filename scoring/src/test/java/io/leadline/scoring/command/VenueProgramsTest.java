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
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leadline.config.Ladder;
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
    /** Those that built-in programs look at. */
    private static final List<Ladder> LADDERS = List.of(
        Configurations.mid(100, 300, 500, 750, 1_000, 1_250, 1_500, 2_000, 10_000, 1_000_000),
        Configurations.touch(100, 300, 500, 1_000, 1_500, 2_000, 5_000, 10_000));

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
        ProgramTexts.DRIFT + ", FOO-PERP,",
        ProgramTexts.DRIFT_SUCCESSOR + ", FOO-PERP,",
        ProgramTexts.BACKPACK_EQUITY + ", FOO-PERP, BAR-PERP",
        ProgramTexts.BACKPACK + ", FOO-PERP,",
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
            LADDERS, markets);
        for (int market = 0; market < markets.length; market++)
        {
            log.clear().bid("alpha", 29_991, 900_000).ask("alpha", 30_009, 900_000)
                .fills(market, "alpha", 40_000_000).snapshot(market, "2026-03-02T12:00:00Z");
        }
        final String[] command = {"--program", program, "--stakes", stakes.toString()};

        assertThat(run(log, command)).isEqualTo(2);

        final List<String> lines = err.toString().lines().toList();
        assertThat(lines.get(0))
            .startsWith("no program has a market in the logs: programs=" + program + " markets=" + first)
            .endsWith(" (name the logs' markets in a copy of the program's file, or add to score for one run:)");
        final List<String> options = lines.subList(1, lines.size());
        assertThat(options).isNotEmpty().allMatch(line -> line.startsWith("  --set '"));
        final List<String> pasted = new ArrayList<>(List.of(command));
        pasted.addAll(words(String.join("\n", options)));
        assertThat(run(log, pasted.toArray(String[]::new))).as("%s%n%s", options, err).isZero();
        assertThat(Files.readAllLines(folder.resolve("out").resolve("payouts.csv"))).as(options::toString)
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

    /** In the others the program's own markets may stay. */
    @ParameterizedTest
    @CsvSource({"2024-02-10, 0", "2024-05-10, 1", "2025-10-09, 2"})
    void shouldSayWhatToSetInTheRuleThatIsApplied(final String day, final int rule) throws Exception
    {
        final String program = ProgramTexts.BACKPACK_EQUITY;
        final LogBuilder log = new LogBuilder(LADDERS, Configurations.market("FOO-PERP", "1", "0.001"))
            .bid("alpha", 29_991, 900_000).ask("alpha", 30_009, 900_000)
            .fills(0, "alpha", 40_000_000).snapshot(0, day + "T12:00:00Z");

        assertThat(run(log, "--program", program)).isEqualTo(2);
        final String options = err.toString().lines().skip(1).collect(Collectors.joining("\n"));
        assertThat(options.lines()).isNotEmpty().allMatch(line -> line.startsWith("  --set 'rules[" + rule + "]."));
        final List<String> pasted = new ArrayList<>(List.of("--program", program));
        pasted.addAll(words(options));
        assertThat(run(log, pasted.toArray(String[]::new))).as("%s%n%s", options, err).isZero();
        assertThat(Files.readString(folder.resolve("out").resolve("payouts.csv"))).contains(",alpha,");
    }

    /** A multiplier goes with its market. */
    @Test
    void shouldSayWhatToSetWhereAMarketHasAMultiplier() throws Exception
    {
        final Path program = Files.writeString(folder.resolve("p.yaml"), ProgramTexts.text(ProgramTexts.BACKPACK,
            "multipliers: {}               #", "multipliers: { BTC-PERP: 0.5, SOL-PERP: 2 } #"));
        final LogBuilder log = new LogBuilder(LADDERS, Configurations.market("FOO #1", "1", "0.001"))
            .bid("alpha", 29_991, 900_000).ask("alpha", 30_009, 900_000)
            .fills(0, "alpha", 40_000_000).snapshot(0, "2026-03-02T12:00:00Z");

        assertThat(run(log, "--program", program.toString())).isEqualTo(2);
        final List<String> options = err.toString().lines().skip(1).toList();
        assertThat(options).containsExactly(
            "  --set 'rules[0].award.categories[0].tiers[0].markets[0]=\"FOO #1\"' \\",
            "  --set 'rules[0].award.categories[0].multipliers={ \"FOO #1\": 0.5, SOL-PERP: 2 }'");
        final List<String> pasted = new ArrayList<>(List.of("--program", program.toString()));
        pasted.addAll(words(String.join("\n", options)));
        assertThat(run(log, pasted.toArray(String[]::new))).as(err::toString).isZero();
        assertThat(Files.readString(folder.resolve("out").resolve("scores.csv")))
            .contains(",FOO #1,,rebate_multiplier,0.5\n");
    }

    /** A waiver of a market without that KPI is refused. */
    @Test
    void shouldSayWhatToSetWhereAMarketHasAWaiver() throws Exception
    {
        final Path program = Files.writeString(folder.resolve("p.yaml"), ProgramTexts.text(ProgramTexts.MIFID,
            "waivers: []  ", "waivers: [{ market: BTC-PERP, within_bps: 100, from: 2026-03-01, to: 2026-03-02,"
                + " reason: x }] "));
        final LogBuilder log = new LogBuilder(LADDERS, Configurations.market("XBT1", "1", "0.001"))
            .bid("alpha", 29_991, 9).ask("alpha", 30_009, 9).snapshot(0, "2026-03-02T12:00:00Z");

        assertThat(run(log, "--program", program.toString())).isEqualTo(2);
        final List<String> pasted = new ArrayList<>(List.of("--program", program.toString()));
        pasted.addAll(words(err.toString().lines().skip(1).collect(Collectors.joining("\n"))));
        assertThat(pasted).contains("waivers[0].market=XBT1");
        assertThat(run(log, pasted.toArray(String[]::new))).as(err::toString).isZero();
    }

    @Test
    void shouldAdviseAProgramWithoutMarketsToNameSome() throws Exception
    {
        final Path program = Files.writeString(folder.resolve("p.yaml"), ProgramTexts.text(
            ProgramTexts.BACKPACK, "[BTC-PERP, ETH-PERP, SOL-PERP]", "[]"));
        final LogBuilder log = new LogBuilder(LADDERS, Configurations.market("FOO-PERP", "1", "0.001"))
            .bid("alpha", 29_991, 9).ask("alpha", 30_009, 9).snapshot(0, "2026-03-02T12:00:00Z");

        assertThat(run(log, "--program", program.toString())).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("no program has a market in the logs: programs=backpack-mm-2026"
            + " markets=FOO-PERP (name the logs' markets in a copy of the program's file)\n");
    }

    /** What a shell makes of the lines. */
    private List<String> words(final String lines) throws Exception
    {
        final Path script = Files.writeString(folder.resolve("words.sh"), "printf '%s\\n' " + lines + "\n");
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
