package io.leadline.proof.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was done to a log is told apart, and located. */
class VerifyEditsTest
{
    private static final String MIDNIGHT_FILE = "20260301F.cq4";

    @TempDir
    private Path folder;
    private VenueDay venue;
    private Path snapshots;
    private List<byte[]> documents;

    @BeforeEach
    void sampleADay()
    {
        venue = new VenueDay(folder);
        snapshots = sampled("snapshots", VenueDay.quotes(0, 15));
        documents = LogFolder.documents(snapshots);
    }

    private Path sampled(final String name, final String quotes)
    {
        final Path events = venue.path(name + "-events");
        venue.ingest(events, venue.write(name + ".csv", quotes));
        venue.sample(events, venue.path(name));

        return venue.path(name);
    }

    private Path other()
    {
        return sampled("other", VenueDay.quotes(0, 15).replace("100.1,4", "100.1,3"));
    }

    private VerbRun edited(final Consumer<List<byte[]>> edit)
    {
        final List<byte[]> edited = new ArrayList<>(documents);
        edit.accept(edited);

        return VerbRun.proof("verify", "--snapshots", LogFolder.write(edited, venue.path("edited")));
    }

    private static void assertFault(final VerbRun run, final String... words)
    {
        assertThat(run.code()).as("%s", run).isEqualTo(1);
        assertThat(run.out()).doesNotContain("verified");
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).startsWith("failed: " + words[0] + ": ").contains(words);
    }

    private String index(final int number)
    {
        return "index=0x" + Long.toHexString((20_512L << 32) + number);
    }

    @Test
    void shouldVerifyWhatWasWrittenAgain()
    {
        assertThat(edited(all -> assertThat(all.size()).isGreaterThan(30)).code()).isZero();
    }

    @Test
    void shouldTellHowManyRecordsAreMissing()
    {
        final VerbRun run = edited(all -> all.subList(9, 12).clear());

        assertFault(
            run, "missing", index(9), "market=", "time=2026-02-28T23:59:5", "missing=3 (number 9 to 11, from 2026-");
    }

    @Test
    void shouldTellARecordThatStandsThereAgain()
    {
        assertFault(
            edited(all -> all.add(14, all.get(7))), "repeated", index(14), "number=14", "found=7",
            "the log goes on behind it");
        assertThat(LogFolder.documents(venue.path("edited")).size()).isEqualTo(documents.size() + 1);
    }

    @Test
    void shouldTellARecordInThePlaceOfAnother()
    {
        assertFault(
            edited(all -> all.set(14, all.get(7))), "repeated", index(14), "number=14", "found=7",
            "number 14 is missing");
    }

    @Test
    void shouldTellALaterRecordThatStandsThereToo()
    {
        assertFault(edited(all -> all.add(7, all.get(14))), "repeated", index(7), "number=7", "found=14");
    }

    @Test
    void shouldTellRecordsInAnotherOrder()
    {
        assertFault(
            edited(all -> Collections.swap(all, 8, 9)), "reordered", index(8), "number=8", "found=9",
            "number 8 stands at file=", index(9));
    }

    @Test
    void shouldTellARecordOfAnotherLog()
    {
        final List<byte[]> others = LogFolder.documents(other());

        assertFault(edited(all -> all.set(9, others.get(9))), "foreign", index(9), "number=9", "chain is broken");
    }

    @Test
    void shouldTellARecordOfAnotherLogWithAnotherNumber()
    {
        final List<byte[]> others = LogFolder.documents(other());

        assertFault(edited(all -> all.add(9, others.get(7))), "foreign", index(9), "found=7", "the log goes on behind");
    }

    @Test
    void shouldTellThatALogWasCutWhenTheEventsAreThere()
    {
        final VerbRun blind = edited(all -> all.subList(all.size() - 2, all.size()).clear());
        final VerbRun run = VerbRun.proof(
            "verify", "--snapshots", venue.path("edited"), "--events", venue.path("snapshots-events"), "--seed-file",
            venue.seedFile());

        assertThat(blind.code()).isZero();
        assertThat(blind.printed("end")).contains("not known");
        assertThat(run.code()).isZero();
        assertThat(run.printed("documents_not_in_log_yet")).isEqualTo("2");
        assertThat(run.printed("end")).contains("cut");
    }

    @Test
    void shouldNameTheDayOfAFileThatIsGone() throws IOException
    {
        final Path copy = LogFolder.copy(snapshots, venue.path("copy"));
        Files.delete(copy.resolve(MIDNIGHT_FILE));

        assertFault(
            VerbRun.proof("verify", "--snapshots", copy), "missing", "file=" + copy, "listed=2026-02-28 to 2026-03-01",
            "found=2026-02-28 to 2026-02-28");
    }

    @Test
    void shouldNameTheDaysOfAFileThatIsGoneBetweenOthers() throws IOException
    {
        final String days = VenueDay.quotes(0, 3) + VenueDay.quotes(20, 3).substring(VenueDay.quotes(0, 0).length()) +
            VenueDay.quotes(86_500, 3).substring(VenueDay.quotes(0, 0).length());
        final Path copy = LogFolder.copy(sampled("days", days), venue.path("copy"));
        Files.delete(copy.resolve(MIDNIGHT_FILE));

        assertFault(
            VerbRun.proof("verify", "--snapshots", copy), "missing", "file=" + copy.resolve("20260302F.cq4"),
            "days=2026-02-28 to 2026-03-02");
    }

    @Test
    void shouldNameTheDayOfAFileOfAnotherLog() throws IOException
    {
        final Path copy = LogFolder.copy(snapshots, venue.path("copy"));
        Files.delete(copy.resolve(MIDNIGHT_FILE));
        Files.copy(other().resolve(MIDNIGHT_FILE), copy.resolve(MIDNIGHT_FILE));

        assertFault(
            VerbRun.proof("verify", "--snapshots", copy), "foreign", "file=" + copy.resolve(MIDNIGHT_FILE),
            "day=2026-03-01");
    }

    @Test
    void shouldNameTheDayOfAFileOfAnotherDay() throws IOException
    {
        final Path copy = LogFolder.copy(snapshots, venue.path("copy"));
        Files.delete(copy.resolve(MIDNIGHT_FILE));
        Files.copy(snapshots.resolve("20260228F.cq4"), copy.resolve(MIDNIGHT_FILE));

        assertFault(
            VerbRun.proof("verify", "--snapshots", copy), "foreign", "file=" + copy.resolve(MIDNIGHT_FILE),
            "file of another day", "day=2026-03-01", "found=2026-02-28");
    }
}
