package io.leadline.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.leadline.command.Verbs;
import io.leadline.scoring.command.ExportCommand;
import io.leadline.snapshot.SnapshotLogReader;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Single edits of finished logs: each is detected and located, or proven harmless because the export is byte for byte
 * what it was; one that takes away nothing but the end is told by the events and by the signed head.
 * {@code -Dleadline.campaign=N} makes as many edits, {@code -Dleadline.campaign.seed} others.
 */
class TamperTest
{
    private static final int EDITS = Integer.getInteger("leadline.campaign", 300);
    private static final long SEED = Long.getLong("leadline.campaign.seed", 1);
    private static final int FIRST_CUTS = Integer.getInteger("leadline.campaign", 0) > 0 ? Integer.MAX_VALUE : 12;
    private static final Pattern NAMED = Pattern.compile(
        "failed: (changed|missing|repeated|reordered|foreign|off schedule|cut): [^:]+: .*file=\\S+.*");

    /** Whoever is told of a place in the log is told of market and instant there too. */
    private static final Pattern PLACED = Pattern.compile(
        ".* index=0x[0-9a-f]+ market=\\S+ time=\\S+.*|.* last_index=0x[0-9a-f]+ last_market=\\S+ last_time=\\S+.*");
    private static final Pattern PLACE = Pattern.compile(".*index=0x.*");
    private static final Map<String, int[]> COUNTS = new TreeMap<>();

    @TempDir
    private static Path folder;
    private static TamperedVenue bands;
    private static TamperedVenue orders;
    private static LogFiles other;

    @BeforeAll
    static void make() throws IOException
    {
        bands = TamperedVenue.make(folder.resolve("bands"), SEED, false);
        orders = TamperedVenue.make(folder.resolve("orders"), SEED, true);
        other = new LogFiles(TamperedVenue.make(folder.resolve("other"), SEED + 1, false).snapshots());
    }

    @Test
    void shouldDetectAndLocateEachEditOrProveItHarmless() throws IOException
    {
        final LogFiles ofBands = new LogFiles(bands.snapshots());
        final LogFiles ofOrders = new LogFiles(orders.snapshots());
        final Random random = new Random(SEED);
        final EditDraw first = new EditDraw(ofBands, other, folder.resolve("rewritten"), random);
        final EditDraw second = new EditDraw(ofOrders, other, folder.resolve("rewritten"), random);
        final Tables tablesOfBands = tables(bands, bands.snapshots());
        final Tables tablesOfOrders = tables(orders, orders.snapshots());
        for (int i = 0; i < EDITS; i++)
        {
            final boolean isFirst = random.nextInt(4) > 0;
            final Edit edit = (isFirst ? first : second).next();
            check(i, edit, isFirst ? bands : orders, isFirst ? tablesOfBands : tablesOfOrders);
        }
        assertThat(tables(bands, bands.snapshots())).isEqualTo(tablesOfBands);
        assertThat(tables(orders, orders.snapshots())).isEqualTo(tablesOfOrders);
        assertThat(VerifyRun.of(
            "--snapshots", bands.snapshots(), "--heads", bands.heads(), "--public-key", bands.publicKey(),
            "--events", bands.events(), "--seed-file", bands.seedFile()).printed("heads")).startsWith("3 fit");
        report();
    }

    /** A cut at every byte of the last record, by a file that ends there and by zeros. */
    @Test
    void shouldTellACutAtEveryByteOfTheLastRecord() throws IOException
    {
        for (final TamperedVenue venue : List.of(bands, orders))
        {
            final EditDraw draw = new EditDraw(
                new LogFiles(venue.snapshots()), other, folder.resolve("rewritten"), new Random(SEED));
            final Tables tables = tables(venue, venue.snapshots());
            for (int kept = 0; kept <= Math.min(FIRST_CUTS, draw.lastLength()); kept++)
            {
                check(kept, draw.cutInLastRecord(kept, true), venue, tables);
                check(kept, draw.cutInLastRecord(kept, false), venue, tables);
            }
        }
        report();
    }

    private void check(final int number, final Edit edit, final TamperedVenue venue, final Tables tables)
        throws IOException
    {
        final String name = "seed=" + SEED + " edit=" + number + " " + edit.kind() + ": " + edit.what();
        final VerifyRun run = VerifyRun.of("--snapshots", edit.log());
        final int outcome;
        if (run.code() == 0)
        {
            final Tables left = tables(venue, edit.log());
            outcome = left.equals(tables) ? 1 : 2;
            if (outcome == 2)
            {
                checkCut(name, edit, venue, tables, left);
            }
        }
        else
        {
            outcome = 0;
            checkNamed(name, edit, run);
        }
        COUNTS.computeIfAbsent(edit.kind(), kind -> new int[3])[outcome]++;
        edit.undoing().run();
    }

    private static void checkNamed(final String name, final Edit edit, final VerifyRun run)
    {
        assertThat(run.code()).as("%s %s", name, run).isEqualTo(1);
        assertThat(run.err()).as(name).hasSize(1);
        assertThat(run.err().get(0)).as(name).matches(NAMED);
        assertThat(run.out()).as(name).doesNotContain("verified");
        final String said = run.err().get(0);
        assertThat(edit.names()).as("%s: %s", name, said)
            .contains(said.substring("failed: ".length(), said.indexOf(':', "failed: ".length())));
        if (PLACE.matcher(said).matches())
        {
            assertThat(said).as(name).matches(PLACED);
        }
        if (edit.file() != null)
        {
            // Another first file goes with itself: it is the next that does not follow it, and both are named.
            final LocalDate day = LocalDate.parse(edit.file().substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
            assertThat(said).as(name).matches(line ->
                line.contains(edit.file()) || edit.place() < 0 && line.contains("before=" + day));
        }
        if (edit.place() >= 0)
        {
            assertThat(said).as(name).containsPattern(" index=0x[0-9a-f]+%08x ".formatted(edit.place()));
        }
        if (edit.time() != null)
        {
            assertThat(said).as(name).contains(" time=" + edit.time() + " ");
        }
    }

    /** What is left is a beginning, and the events tell that more was there. */
    private static void checkCut(
        final String name, final Edit edit, final TamperedVenue venue, final Tables tables, final Tables left)
    {
        assertThat(edit.isCut()).as(name).isTrue();
        assertThat(tables.ofBands()).as(name).startsWith(left.ofBands());
        assertThat(tables.ofOrders()).as(name).startsWith(left.ofOrders());
        final VerifyRun withEvents = VerifyRun.of(
            "--snapshots", edit.log(), "--events", venue.events(), "--seed-file", venue.seedFile());
        assertThat(withEvents.code()).as("%s %s", name, withEvents).isZero();
        assertThat(withEvents.printed("documents_not_in_log_yet")).as(name).matches("[1-9][0-9]*");
        assertThat(withEvents.printed("end")).as(name).contains("or the log was cut here");
        final VerifyRun withHeads = VerifyRun.of(
            "--snapshots", edit.log(), "--heads", venue.heads(), "--public-key", venue.publicKey());
        assertThat(withHeads.code()).as(name).isEqualTo(1);
        assertThat(withHeads.err().get(0)).as(name).contains("it was cut");
    }

    /** What a log is exported as; no table of orders where it has none. */
    private record Tables(String ofBands, String ofOrders)
    {
    }

    private Tables tables(final TamperedVenue venue, final Path snapshots) throws IOException
    {
        return new Tables(export(snapshots), venue == orders ? export(snapshots, "--orders") : "");
    }

    private String export(final Path snapshots, final String... more) throws IOException
    {
        final Path table = folder.resolve("table.csv");
        final StringWriter err = new StringWriter();
        final List<String> arguments = new ArrayList<>(
            List.of("--snapshots", snapshots.toString(), "--format", "csv", "--out", table.toString()));
        arguments.addAll(List.of(more));
        final int code = Verbs.run(
            new ExportCommand(SnapshotLogReader::open), new PrintWriter(new StringWriter()), new PrintWriter(err),
            arguments.toArray(String[]::new));
        assertThat(code).as(err.toString()).isZero();

        return Files.readString(table);
    }

    /** Counts by kind of edit: detected, harmless, cut and told by events and head. */
    private void report() throws IOException
    {
        final StringBuilder report =
            new StringBuilder("| edit | detected | harmless | told by events and head |\n|---|--:|--:|--:|\n");
        final int[] sums = new int[3];
        COUNTS.forEach((kind, count) ->
        {
            report.append("| ").append(kind);
            for (int i = 0; i < count.length; i++)
            {
                report.append(" | ").append(count[i]);
                sums[i] += count[i];
            }
            report.append(" |\n");
        });
        report.append("| all | ").append(sums[0]).append(" | ").append(sums[1]).append(" | ").append(sums[2])
            .append(" |\n");
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "campaign-tamper.md"), report);
    }
}
