package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of bad input as a user meets it: its message, exit code 2, and nothing written. */
class BadInputTest
{
    @TempDir
    private Path folder;
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // Unknown keys, at each depth.
        "drift-mip-2023-03|rules:|bonus: 1\\nrules:|unknown key: key=bonus",
        "drift-mip-2023-03|scale: 100|scale: 100\\n      skale: 1|unknown key: key=rules[0].score.skale",
        "backpack-mm-2026|pool: 300000|pool: 300000\\n      pol: 1|unknown key: key=rules[0].award.pol",
        "backpack-mm-2024|boost: 0.30|boost: 0.30\\n        boots: 1|unknown key: key=rules[1].award.weights.boots",
        "backpack-api-broker|tier: 1,|tier: 1, tire: 2,|unknown key: key=rules[0].broker.tiers[1].tire",
        // Missing tables.
        "drift-mip-2023-03|edges:|edgs:|missing key: key=rules[0].score.edges",
        "drift-mip-2023-08|pools:|polls:|missing key: key=rules[0].award.pools",
        "backpack-mm-2026|categories:|kategories:|missing key: key=rules[0].award.categories",
        "backpack-mm-2026|rebates: []|rebats: []|missing key: key=rules[0].award.categories[0].rebates",
        "backpack-mm-2024|groups:|grups:|missing key: key=rules[0].score.groups",
        "backpack-api-broker|tiers:|tires:|missing key: key=rules[0].broker.tiers",
        // Tiers that overlap.
        "drift-mip-2023-03|rank: 3,|rank: 2,|ranks do not rise: key=rules[0].award.markets[0].tiers[2].rank value=2",
        "backpack-mm-2026|rebates: []|rebates: [{ tier: 1, share_at_least: 0.01, rebate_bps: 1 }, "
            + "{ tier: 2, share_at_least: 0.01, rebate_bps: 2 }]|shares do not rise",
        "backpack-mm-2026|[BTC-PERP, ETH-PERP, SOL-PERP]|[BTC-PERP, ETH-PERP, BTC-PERP]|market twice: ",
        "backpack-api-broker|: 10000000,|: 5000000,|volumes do not rise: key=rules[0].broker.tiers[2].volume_at_least",
        "backpack-api-broker|rebate: 0.35|rebate: 0.25|rebate falls with volume: key=rules[0].broker.tiers[2].rebate",
        // Names that say which tier, category or pool.
        "backpack-mm-2026|SOL-PERP] }|SOL-PERP] }\\n            "
            + "- { tier: tier-1, amount: 0, markets: [DOGE-PERP] }|"
            + "own.yaml:40: tier twice: key=rules[0].award.categories[0].tiers[1].tier value=tier-1",
        "backpack-mm-2026|category: spot|category: futures|"
            + "own.yaml:42: category twice: key=rules[0].award.categories[1].category value=futures",
        "backpack-mm-2026|rebates: []|rebates: [{ tier: 1, share_at_least: 0.01, rebate_bps: 1 }, "
            + "{ tier: 1, share_at_least: 0.02, rebate_bps: 2 }]|"
            + "tier twice: key=rules[0].award.categories[0].rebates[1].tier value=1",
        "backpack-api-broker|tier: 3,|tier: 2,|own.yaml:23: tier twice: key=rules[0].broker.tiers[3].tier value=2",
        "backpack-mm-2024|pool: secondary|pool: primary|"
            + "pool twice: key=rules[0].award.pools[1].pool value=primary",
        // Weights of a blend.
        "backpack-mm-2026|liquidity_weight: 0.2|liquidity_weight: 0.3|weights do not add up to 1",
        "backpack-mm-2026|volume_weight: 0.8|volume_weight: 0.8000001|weights do not add up to 1",
    })
    void shouldRefuseABrokenProgram(
        final String program, final String from, final String to, final String message) throws IOException
    {
        final Path file = Files.writeString(
            folder.resolve("own.yaml"), ProgramTexts.text(program, from, to.replace("\\n", "\n")));

        assertThat(score(file.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).anySatisfy(line ->
            assertThat(line).matches(".*own\\.yaml:[0-9]+: .*").contains(message));
        assertNothingWritten();
    }

    @Test
    void shouldRefuseAMarketWhoseCurrencyHasNoRate() throws IOException
    {
        final Path program = Files.writeString(
            folder.resolve("eur.yaml"), ProgramTexts.text(ProgramTexts.DRIFT, "currency: USD", "currency: EUR"));

        assertThat(score(program.toString())).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("market is quoted in another currency than the program's: "
            + "program=drift-mip-2023-03 market=SOL-PERP quote=USD currency=EUR (give --rates FILE with "
            + "currency,date,rate)\n");
        assertNothingWritten();
    }

    /** To be told to give a file that was given sends the reader looking in the wrong place. */
    @Test
    void shouldSayThatARatesFileHasNoSuchCurrency() throws IOException
    {
        final Path program = Files.writeString(
            folder.resolve("eur.yaml"), ProgramTexts.text(ProgramTexts.DRIFT, "currency: USD", "currency: EUR"));
        final Path rates = Files.writeString(folder.resolve("r.csv"), "currency,date,rate\nGBP,2023-03-06,1.1\n");

        assertThat(score(program.toString(), "--rates", rates.toString())).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("market is quoted in another currency than the program's: "
            + "program=drift-mip-2023-03 market=SOL-PERP quote=USD currency=EUR (add currency,date,rate to " + rates
            + ", which has no EUR)\n");
        assertNothingWritten();
    }

    @Test
    void shouldRefuseADayWithoutARate() throws IOException
    {
        final Path program = Files.writeString(
            folder.resolve("eur.yaml"), ProgramTexts.text(ProgramTexts.DRIFT, "currency: USD", "currency: EUR"));
        final Path rates = Files.writeString(folder.resolve("r.csv"), "currency,date,rate\nEUR,2023-03-07,1.1\n");

        assertThat(score(program.toString(), "--rates", rates.toString())).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("rate is missing: currency=EUR date=2023-03-06 (--rates FILE)\n");
        assertNothingWritten();
    }

    @Test
    void shouldRefusePeriodsOutsideTheLog() throws IOException
    {
        for (final String[] period : new String[][] {{"2023-03-08", "2023-03-09"}, {"2023-03-01", "2023-03-06"}})
        {
            err.getBuffer().setLength(0);
            assertThat(score(ProgramTexts.DRIFT, "--from", period[0], "--to", period[1])).isEqualTo(2);
            assertThat(err.toString()).isEqualTo("period lies outside the logs: from=" + period[0]
                + "T00:00:00Z to=" + period[1] + "T00:00:00Z logs=2023-03-06T00:00:00Z..2023-03-07T00:00:00Z\n");
            assertNothingWritten();
        }
    }

    @Test
    void shouldRefuseVolumesOfAMarketThatNoLogHas() throws IOException
    {
        final Path volumes = Files.writeString(folder.resolve("v.csv"), """
            market,maker,maker_volume
            SOL-PERP,alpha,5
            SOL-PREP,alpha,5
            """);

        assertThat(score(ProgramTexts.DRIFT, "--volumes", volumes.toString())).isEqualTo(2);
        assertThat(err.toString())
            .isEqualTo(volumes + ":3: market of no log: market=SOL-PREP known=SOL-PERP\n");
        assertNothingWritten();
    }

    /** What is wrong with both files is said at once. */
    @Test
    void shouldRefuseOutagesOfAMarketThatNoLogHas() throws IOException
    {
        final Path outages = Files.writeString(folder.resolve("o.csv"), """
            market,from,to,reason
            ,2023-03-06,2023-03-07,all
            SOL-PREP,2023-03-06,2023-03-07,slip
            SOL-PERP,2023-03-06T06:00:00Z,2023-03-06T07:00:00Z,down
            SOL-PREP,2023-03-07,2023-03-08,slip
            """);
        final Path volumes = Files.writeString(folder.resolve("v.csv"), "market,maker,maker_volume\nSOL,alpha,5\n");

        assertThat(score(
            ProgramTexts.DRIFT, "--outages", outages.toString(), "--volumes", volumes.toString())).isEqualTo(2);
        assertThat(err.toString()).isEqualTo(outages + ":3: market of no log: market=SOL-PREP known=SOL-PERP\n"
            + volumes + ":2: market of no log: market=SOL known=SOL-PERP\n");
        assertNothingWritten();
    }

    @Test
    void shouldSayThatAnEventLogIsNoSnapshotLog()
    {
        WrittenLog.write(folder, 3, LogBuilder.epochNs("2026-02-01T00:00:00Z"), 1);
        final String events = folder.resolve("events-3").toString();
        final String snapshots = folder.resolve("snapshots-3").toString();
        for (final List<String> logs : List.of(List.of(events), List.of(snapshots, events)))
        {
            err.getBuffer().setLength(0);
            final List<String> arguments =
                new ArrayList<>(List.of("score", "--quiet", "--program", ProgramTexts.BACKPACK, "--snapshots"));
            arguments.addAll(logs);
            arguments.addAll(List.of("--out", folder.resolve("out").toString()));

            assertThat(ScoringMain.run(
                new PrintWriter(new StringWriter()), new PrintWriter(err), arguments.toArray(String[]::new)))
                .isEqualTo(2);
            assertThat(err.toString()).isEqualToIgnoringNewLines(
                "wrong log: this is an event log: path=" + events + " needs=a snapshot log");
            assertNothingWritten();
        }
    }

    @Test
    void shouldRefuseAFileWhereAFolderGoesBeforeAnythingIsRead() throws IOException
    {
        final Path file = Files.writeString(folder.resolve("afile"), "kept");
        final Path below = file.resolve("out");
        for (final String[] refused : new String[][] {
            {file.toString(), "output is a file: out=" + file + " allowed=a folder\n"},
            {below.toString(), "output lies below a file: out=" + below + " file=" + file + "\n"}})
        {
            err.getBuffer().setLength(0);
            assertThat(ScoringMain.run(
                new FolderOpener(), new PrintWriter(new StringWriter()), new PrintWriter(err), "score", "--program",
                ProgramTexts.DRIFT, "--snapshots", "nowhere", "--out", refused[0])).isEqualTo(2);
            assertThat(err.toString()).isEqualTo(refused[1]);
            err.getBuffer().setLength(0);
            assertThat(ScoringMain.run(
                new FolderOpener(), new PrintWriter(new StringWriter()), new PrintWriter(err), "close", "--program",
                ProgramTexts.DRIFT, "--snapshots", "nowhere", "--from", "2023-03-06", "--to", "2023-03-13",
                "--closes", refused[0])).isEqualTo(2);
            assertThat(err.toString()).isEqualTo(refused[1].replace(" out=", " closes="));
        }
        assertThat(file).hasContent("kept");
    }

    @Test
    void shouldSayThatAProgramIsAFolder()
    {
        assertThat(score(folder.toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("program is a folder: program=" + folder + " allowed=a file, drift");
    }

    /** Options that take several values would take a misspelled one for a value. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "score --program drift-mip-2023-03 --frobnicate --snapshots log --out o|Unknown option: '--frobnicate'",
        "score --snapshots log --frobnicate --program drift-mip-2023-03 --out o|Unknown option: '--frobnicate'",
        "score --program --frobnicate --snapshots log --out o|option '--program'",
        "score --program drift-mip-2023-03 --out o --snapshots|parameter for option '--snapshots' (DIR)",
        "score --program drift-mip-2023-03 --snapshots --quiet --out o|parameter for option '--snapshots' (DIR)",
        "compare drift-mip-2023-03 --snapshots log --frobnicate|Unknown option: '--frobnicate'",
        "close --program drift-mip-2023-03 --snapshots log --frob --closes c|Unknown option: '--frob'",
        "score --program drift-mip-2023-03 --snapshots log own.yaml --out o|Unmatched argument at index 5: 'own.yaml'",
    })
    void shouldSayWhichOptionIsUnknown(final String arguments, final String message)
    {
        assertThat(ScoringMain.run(
            new FolderOpener(), new PrintWriter(new StringWriter()), new PrintWriter(err),
            arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines().findFirst()).hasValueSatisfying(line ->
            assertThat(line).contains(message));
    }

    private int score(final String program, final String... options)
    {
        final LogBuilder log = new LogBuilder(Configurations.market("SOL-PERP", "0.01", "0.1"));
        log.bid("alpha", 1_999, 5_000).ask("alpha", 2_001, 4_000).snapshot(0, "2023-03-06T06:00:00Z");
        final List<String> arguments = new ArrayList<>(List.of("score", "--program", program));
        arguments.addAll(Arrays.asList(options));
        arguments.addAll(List.of("--snapshots", "log", "--out", folder.resolve("out").toString()));

        return ScoringMain.run(
            path -> log.source(), new PrintWriter(new StringWriter()), new PrintWriter(err),
            arguments.toArray(String[]::new));
    }

    private void assertNothingWritten()
    {
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
