package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

import io.leadline.export.Configurations;
import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class CloseCommandTest
{
    private static final String[] PERIOD = {"--from", "2026-02-01", "--to", "2026-03-01"};

    /** Half of the volume each before, three quarters and one after: the values that change, but for reasons. */
    private static final String[] DIFFERENCES = {
        "payouts.csv: market=SOL-PERP maker=ant amount 35000.00 -> 49000.00 (+14000.00)",
        "payouts.csv: market=SOL-PERP maker=bolt amount 35000.00 -> 21000.00 (-14000.00)",
        "scores.csv: market=SOL-PERP metric=maker_volume value 10000 -> 100 (-9900)",
        "scores.csv: market=SOL-PERP metric=program_maker_volume value 10000 -> 100 (-9900)",
        "scores.csv: market=SOL-PERP maker=ant metric=maker_volume value 5000 -> 75 (-4925)",
        "scores.csv: market=SOL-PERP maker=ant metric=volume_score value 0.5 -> 0.75 (+0.25)",
        "scores.csv: market=SOL-PERP maker=ant metric=blended_score value 0.5 -> 0.7 (+0.2)",
        "scores.csv: market=SOL-PERP maker=ant metric=reward value 35000 -> 49000 (+14000)",
        "scores.csv: market=SOL-PERP maker=bolt metric=maker_volume value 5000 -> 25 (-4975)",
        "scores.csv: market=SOL-PERP maker=bolt metric=volume_score value 0.5 -> 0.25 (-0.25)",
        "scores.csv: market=SOL-PERP maker=bolt metric=blended_score value 0.5 -> 0.3 (-0.2)",
        "scores.csv: market=SOL-PERP maker=bolt metric=reward value 35000 -> 21000 (-14000)",
        "scores.csv: metric=market_volume:futures value 10000 -> 100 (-9900)",
        "scores.csv: metric=adjusted_market_volume:futures value 10000 -> 100 (-9900)",
        "scores.csv: maker=ant metric=total_maker_share:futures value 0.5 -> 0.75 (+0.25)",
        "scores.csv: maker=ant metric=adjusted_maker_share:futures value 0.5 -> 0.75 (+0.25)",
        "scores.csv: maker=ant metric=reward value 35000 -> 49000 (+14000)",
        "scores.csv: maker=bolt metric=total_maker_share:futures value 0.5 -> 0.25 (-0.25)",
        "scores.csv: maker=bolt metric=adjusted_maker_share:futures value 0.5 -> 0.25 (-0.25)",
        "scores.csv: maker=bolt metric=reward value 35000 -> 21000 (-14000)",
        "scores.csv: market=SOL-PERP metric=volume_stated value none -> 1"};

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private LogBuilder log = log(day -> true);
    private LogBuilder other;
    private boolean isQuiet = true;
    private Path closes;

    @BeforeEach
    void setFolder()
    {
        closes = folder.resolve("closes").resolve(ProgramTexts.BACKPACK).resolve("2026-02-01_2026-03-01");
    }

    @Test
    void shouldWriteFinalFilesWithSumsThatHold() throws Exception
    {
        assertThat(close(PERIOD)).as(err::toString).isZero();

        final Path first = closes.resolve("close-1");
        assertSums(first, "scores.csv", "payouts.csv", "scores.json", "program.yaml", "differences.txt", "close.txt");
        assertThat(out.toString()).isEqualTo("close=1 sha256=" + sha256(first.resolve("SHA256SUMS")) + "\n");
        assertThat(first.resolve("differences.txt")).isEmptyFile();
        assertThat(first.resolve("program.yaml")).hasSameBinaryContentAs(folder.resolve("p.yaml"));
        assertThat(Files.readString(first.resolve("payouts.csv"))).contains("SOL-PERP,ant,35000.00,USD,paid");
        assertThat(Files.readString(first.resolve("close.txt")))
            .startsWith("close: 1\n").contains("period: 2026-02-01T00:00:00Z/2026-03-01T00:00:00Z\n")
            .endsWith("reason: \nclose before: none\n");
    }

    @Test
    void shouldCloseACorrectionThatShowsWhatEachValueWas() throws Exception
    {
        assertThat(close(PERIOD)).isZero();
        final String firstHash = sha256(closes.resolve("close-1").resolve("SHA256SUMS"));
        out.getBuffer().setLength(0);

        assertThat(close(with("--volumes", volumes(), "--reason", "volumes of\n the venue")))
            .as(err::toString).isZero();

        final Path second = closes.resolve("close-2");
        assertSums(second, "scores.csv", "payouts.csv", "scores.json", "program.yaml", "inputs/volumes.csv",
            "differences.txt", "close.txt");
        final List<String> differences = Files.readAllLines(second.resolve("differences.txt"));
        assertThat(differences).startsWith(
            "total paid 70000.00 -> 70000.00 (0.00) USD", "total unallocated 230000.00 -> 230000.00 (0.00) USD",
            "payouts.csv: market=SOL-PERP maker=ant amount 35000.00 -> 49000.00 (+14000.00)");
        assertThat(differences.subList(2, differences.size())).filteredOn(line -> !line.contains(" reason "))
            .containsExactly(DIFFERENCES);
        assertThat(differences).filteredOn(line -> line.contains(" reason ")).hasSize(2)
            .allMatch(line -> line.matches("payouts.csv: market=SOL-PERP maker=(ant|bolt) reason .+ -> .+"));
        assertThat(out.toString()).isEqualTo(String.join("\n", differences) + "\nclose=2 sha256="
            + sha256(second.resolve("SHA256SUMS")) + "\n");
        assertThat(Files.readString(second.resolve("close.txt"))).contains("input: v.csv sha256 "
            + sha256(folder.resolve("v.csv")) + " kept inputs/volumes.csv\n")
            .endsWith("reason: volumes of the venue\nclose before: " + firstHash + "\n");
    }

    /** An ineligible maker's part is lost: less is paid in all, and more is forfeited. */
    @Test
    void shouldSumUpWhatACorrectionPaysMoreOrLessInAll() throws Exception
    {
        assertThat(close(PERIOD)).isZero();
        out.getBuffer().setLength(0);
        final Path corrected = Files.writeString(folder.resolve("c.yaml"), ProgramTexts.text(
            ProgramTexts.BACKPACK, "[BTC-PERP, ETH-PERP, SOL-PERP]", "[SOL-PERP]",
            "disqualified: []", "disqualified: [{ maker: ant, reason: wash }]"));

        assertThat(close(with("--program", corrected.toString(), "--reason", "a maker is out")))
            .as(err::toString).isZero();

        assertThat(out.toString().lines()).startsWith(
            "total paid 70000.00 -> 35000.00 (-35000.00) USD",
            "total forfeited 0.00 -> 35000.00 (+35000.00) USD",
            "total unallocated 230000.00 -> 230000.00 (0.00) USD",
            "payouts.csv: market=SOL-PERP maker=ant status paid -> forfeited");
        assertThat(out.toString().lines().skip(3).map(line -> line.startsWith("payouts.csv: ")).distinct())
            .as("payouts in front").containsExactly(true, false);
    }

    /** Whoever may read what a user makes may read its closes. */
    @Test
    void shouldGiveTheFolderTheRightsThatNewFoldersHave() throws Exception
    {
        assertThat(close(PERIOD)).isZero();

        final Path usual = Files.createDirectory(closes.resolve("usual"));
        final Path first = closes.resolve("close-1");
        assumeThat(Files.getFileStore(first).supportsFileAttributeView("posix")).isTrue();
        assertThat(Files.getPosixFilePermissions(first)).isEqualTo(Files.getPosixFilePermissions(usual));
        assertThat(closes).isDirectoryNotContaining("glob:**/unfinished-*");
    }

    @Test
    void shouldRefuseACloseThatChangesNothingOrGivesNoReason() throws Exception
    {
        assertThat(close(PERIOD)).isZero();

        assertThat(close(with("--reason", "again"))).isEqualTo(2);
        assertThat(err.toString()).contains("nothing has changed since the last close: folder=");
        assertThat(close(with("--volumes", volumes()))).isEqualTo(2);
        assertThat(err.toString()).contains("a correction needs a reason: folder=").contains("(--reason TEXT)");
        assertThat(closes.resolve("close-2")).doesNotExist();
    }

    @Test
    void shouldRefuseToGoOnBehindACloseThatWasChanged() throws Exception
    {
        assertThat(close(PERIOD)).isZero();
        final Path payouts = closes.resolve("close-1").resolve("payouts.csv");
        Files.writeString(payouts, Files.readString(payouts).replace("35000.00", "36000.00"));

        assertThat(close(with("--reason", "more"))).isEqualTo(2);

        assertThat(err.toString()).contains("file of a close was changed: file=" + payouts);
    }

    @Test
    void shouldRefuseToGoOnBehindAChainThatIsBroken() throws Exception
    {
        assertThat(close(PERIOD)).isZero();
        assertThat(close(with("--volumes", volumes(), "--reason", "one"))).isZero();
        final Path first = closes.resolve("close-1");
        Files.writeString(first.resolve("scores.csv"), "");
        assertThat(close(with("--reason", "two"))).isEqualTo(2);
        assertThat(err.toString()).contains("file of a close was changed: file=" + first.resolve("scores.csv"));

        Files.move(first, folder.resolve("elsewhere"));
        assertThat(close(with("--reason", "two"))).isEqualTo(2);
        assertThat(err.toString()).contains("close is missing or has no sums: folder=" + first)
            .contains("close names another close before it: file=" + closes.resolve("close-2").resolve("close.txt"));
    }

    @Test
    void shouldCloseOnlyAStatedPeriodThatTheProgramsDatesCover()
    {
        assertThat(close()).isEqualTo(2);
        assertThat(err.toString()).contains("a close is of a stated period: needs=--from TIME --to TIME");
        assertThat(close("--from", "2026-01-31", "--to", "2026-03-01")).isEqualTo(2);
        assertThat(err.toString()).contains("period lies outside the dates of the rule");
        assertThat(close("--from", "2026-02-01", "--to", "2026-02-15")).isEqualTo(2);
        assertThat(err.toString()).contains("period is not one whole month");
        assertThat(close("--from", "2026-03-01", "--to", "2026-04-01")).isEqualTo(2);
        assertThat(err.toString()).contains("logs end before the period's last day: last=2026-03-01T00:00:00Z");
        assertThat(folder.resolve("closes")).doesNotExist();
    }

    @Test
    void shouldRefuseDaysWithoutASnapshotUnlessTheyAreAllowed() throws Exception
    {
        log = log(day -> day >= 3 && day != 10 && day != 28);

        assertThat(close(PERIOD)).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("days without a snapshot: program=backpack-mm-2026 market=SOL-PERP"
            + " days=2026-02-01..2026-02-02, 2026-02-10, 2026-02-28 missing=4 of=28"
            + " (give the logs of these days with --snapshots too, or --allow-gaps)\n");
        assertThat(folder.resolve("closes")).doesNotExist();

        isQuiet = false;
        assertThat(close(with("--allow-gaps"))).as(err::toString).isZero();
        assertThat(err.toString().lines()).contains(
            "notice: days without a snapshot: program=backpack-mm-2026 markets=SOL-PERP"
                + " days=2026-02-01..2026-02-02, 2026-02-10, 2026-02-28 missing=4 of=28");
        assertThat(Files.readString(closes.resolve("close-1").resolve("close.txt"))).contains(
            "notice: days without a snapshot: program=backpack-mm-2026 markets=SOL-PERP"
                + " days=2026-02-01..2026-02-02, 2026-02-10, 2026-02-28 missing=4 of=28\n");
    }

    @Test
    void shouldPutTheDaysOfSeveralLogsTogetherInAnyOrder()
    {
        final LogBuilder early = quotes();
        final LogBuilder late = quotes();
        for (int day = 1; day <= 28; day++)
        {
            (day < 15 ? early : late).snapshot(0, "2026-02-" + (day < 10 ? "0" : "") + day + "T00:00:01Z");
        }
        other = early;
        log = late;
        assertThat(close(PERIOD)).isEqualTo(2);
        assertThat(err.toString()).contains("market=SOL-PERP days=2026-02-01..2026-02-14 missing=14 of=28");

        assertThat(close(with("--snapshots", "other"))).as(err::toString).isZero();
        other = late;
        log = early;
        err.getBuffer().setLength(0);
        assertThat(close(with("--snapshots", "other", "--reason", "order"))).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("days without a snapshot");
    }

    /** A day that is excluded as a whole has snapshots, and a market that no log has lacks them all. */
    @Test
    void shouldTakeOutagesForRecordedAndMarketsOfNoLogForMissing() throws Exception
    {
        final Path outages = Files.writeString(folder.resolve("o.csv"),
            "market,from,to,reason\nSOL-PERP,2026-02-10T00:00:00Z,2026-02-12T00:00:00Z,venue down\n");

        assertThat(close(with("--outages", outages.toString()))).as(err::toString).isZero();

        final Path program = Files.writeString(folder.resolve("two.yaml"), ProgramTexts.text(
            ProgramTexts.BACKPACK, "[BTC-PERP, ETH-PERP, SOL-PERP]", "[BTC-PERP, SOL-PERP]"));
        assertThat(close(with("--program", program.toString()))).isEqualTo(2);
        assertThat(err.toString()).contains("market=BTC-PERP days=2026-02-01..2026-02-28 missing=28 of=28")
            .doesNotContain("market=SOL-PERP");
    }

    /** Without its complement a day of a market is scored for half, whether it lacks some days or all. */
    @Test
    void shouldRefuseDaysWithoutASnapshotOfAComplement()
    {
        log = event().snapshot(0, "2023-03-07T12:00:00Z").snapshot(0, "2023-03-08T00:00:00Z")
            .snapshot(1, "2023-03-08T00:00:00Z");
        final String[] day = {
            "--program", ProgramTexts.POLYMARKET, "--from", "2023-03-07", "--to", "2023-03-08"};

        assertThat(close(day)).isEqualTo(2);

        assertThat(err.toString()).isEqualTo("days without a snapshot: program=polymarket-rewards market=EVENT-NO"
            + " days=2023-03-07 missing=1 of=1 (give the logs of these days with --snapshots too, or --allow-gaps)\n");
        log = event().snapshot(0, "2023-03-07T12:00:00Z").snapshot(1, "2023-03-07T12:00:00Z")
            .snapshot(0, "2023-03-08T00:00:00Z");
        assertThat(close(day)).as(err::toString).isZero();
    }

    private static LogBuilder event()
    {
        return LogBuilder.withOrders(
            List.of(Configurations.mid(1_000_000)),
            Configurations.market("EVENT-YES", "0.001", "1"), Configurations.market("EVENT-NO", "0.001", "1"))
            .bid("ant", 490, 200).ask("ant", 510, 200);
    }

    @Test
    void shouldGoOnBehindACloseThatKeptNoProgramYet() throws Exception
    {
        assertThat(close(PERIOD)).isZero();
        final Path first = closes.resolve("close-1");
        Files.delete(first.resolve("program.yaml"));
        final List<String> sums = new ArrayList<>(Files.readAllLines(first.resolve("SHA256SUMS")));
        sums.removeIf(line -> line.endsWith("  program.yaml"));
        Files.write(first.resolve("SHA256SUMS"), sums);

        assertThat(close(with("--volumes", volumes(), "--reason", "one"))).as(err::toString).isZero();
        assertThat(closes.resolve("close-2").resolve("program.yaml")).exists();

        Files.writeString(closes.resolve("close-2").resolve("program.yaml"), "name: another\n");
        assertThat(close(with("--reason", "two"))).isEqualTo(2);
        assertThat(err.toString())
            .contains("file of a close was changed: file=" + closes.resolve("close-2").resolve("program.yaml"));
    }

    @Test
    void shouldPrintWhatWasClosedAsJson() throws Exception
    {
        assertThat(close(PERIOD)).isZero();
        final String before = sha256(closes.resolve("close-1").resolve("SHA256SUMS"));
        out.getBuffer().setLength(0);

        assertThat(close(with("--volumes", volumes(), "--reason", "volumes of\n the venue", "--json")))
            .as(err::toString).isZero();

        final Path second = closes.resolve("close-2");
        final Object json = new Load(LoadSettings.builder().build()).loadFromString(out.toString());
        assertThat(json).asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
            .containsEntry("close", 2)
            .containsEntry("folder", ProgramTexts.BACKPACK + "/2026-02-01_2026-03-01/close-2")
            .containsEntry("sha256", sha256(second.resolve("SHA256SUMS")))
            .containsEntry("close_before", before)
            .containsEntry("reason", "volumes of the venue")
            .hasEntrySatisfying("differences", differences -> assertThat(differences)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(DIFFERENCES.length + 2)
                .contains(Map.of("file", "payouts.csv", "market", "SOL-PERP", "maker", "ant", "column", "amount",
                    "older", "35000.00", "newer", "49000.00")))
            .containsEntry("inputs",
                List.of(Map.of("file", "v.csv", "sha256", sha256(folder.resolve("v.csv")),
                    "kept", "inputs/volumes.csv")));
        assertThat(out.toString().replaceAll("\\s+", " ")).contains("\"totals\" : [ { \"status\" : \"paid\","
            + " \"unit\" : \"USD\", \"older\" : 70000.00, \"newer\" : 70000.00, \"difference\" : 0.00 }, {");
        assertThat(out.toString()).contains(
            "\"paid\" : 70000.00", "\"forfeited\" : 0", "\"unallocated\" : 230000.00",
            "\"file\" : \"program.yaml\"", sha256(second.resolve("program.yaml")));
    }

    private static String[] with(final String... more)
    {
        final List<String> all = new ArrayList<>(Arrays.asList(PERIOD));
        all.addAll(Arrays.asList(more));

        return all.toArray(String[]::new);
    }

    private String volumes() throws IOException
    {
        return Files.writeString(
            folder.resolve("v.csv"), "market,maker,maker_volume\nSOL-PERP,ant,75\nSOL-PERP,bolt,25\n").toString();
    }

    private static void assertSums(final Path close, final String... files)
        throws IOException, NoSuchAlgorithmException
    {
        final List<String> expected = new ArrayList<>();
        for (final String file : files)
        {
            expected.add(sha256(close.resolve(file)) + "  " + file);
        }
        assertThat(Files.readAllLines(close.resolve("SHA256SUMS"))).isEqualTo(expected);
    }

    private static String sha256(final Path file) throws IOException, NoSuchAlgorithmException
    {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private int close(final String... arguments)
    {
        final List<String> all = new ArrayList<>(List.of("close"));
        all.addAll(Arrays.asList(arguments));
        if (!all.contains("--program"))
        {
            all.addAll(List.of("--program", program()));
        }
        all.addAll(List.of("--snapshots", "log", "--closes", folder.resolve("closes").toString()));
        if (isQuiet)
        {
            all.add("--quiet");
        }

        return ScoringMain.run(
            path -> (path.endsWith("other") ? other : log).source(),
            new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }

    /** The built-in program, with but one market in its tier. */
    private String program()
    {
        try
        {
            return Files.writeString(folder.resolve("p.yaml"), ProgramTexts.text(
                ProgramTexts.BACKPACK, "[BTC-PERP, ETH-PERP, SOL-PERP]", "[SOL-PERP]")).toString();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** Two makers alike in one market, which has the whole of its tier: half of 70,000 each. */
    private static LogBuilder quotes()
    {
        return new LogBuilder(Configurations.market("SOL-PERP", "0.01", "1"))
            .bid("ant", 9_999, 90).ask("ant", 10_001, 90)
            .bid("bolt", 9_999, 90).ask("bolt", 10_001, 90);
    }

    private static LogBuilder log(final IntPredicate days)
    {
        final LogBuilder log = quotes()
            .snapshot(0, "2026-01-31T23:59:59Z")
            .fills(0, "ant", 500_000).fills(0, "bolt", 500_000);
        for (int day = 1; day <= 28; day++)
        {
            if (days.test(day))
            {
                log.snapshot(0, "2026-02-" + (day < 10 ? "0" : "") + day + "T00:00:01Z");
            }
        }

        return log.snapshot(0, "2026-03-01T00:00:00Z");
    }
}
