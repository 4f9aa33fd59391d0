package io.leadline.proof.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.log.DocumentTailer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of three days whose first files were retired: what is left is verified as what it is. */
class VerifyRetiredTest
{
    private static final int DAY_SECONDS = 86_400;

    @TempDir
    private Path folder;
    private VenueDay venue;
    private Path snapshots;
    private Path heads;

    @BeforeEach
    void retireTheFirstDays()
    {
        venue = new VenueDay(folder);
        venue.sampleEvery("10m");
        snapshots = venue.path("snapshots");
        heads = venue.path("heads");
        final int headerLength = VenueDay.quotes(0, 0).length();
        venue.ingest(venue.path("events"), venue.write("days.csv",
            Stream.of(0, DAY_SECONDS, 2 * DAY_SECONDS, 2 * DAY_SECONDS + 7_000)
                .map(second -> VenueDay.quotes(second, 5).substring(second == 0 ? 0 : headerLength))
                .reduce("", String::concat)));
        venue.sample(venue.path("events"), snapshots);
        venue.write("salt.hex", "5a".repeat(32) + "\n");
        done(VerbRun.proof("seal", "--new-key", venue.path("key")));
        done(VerbRun.proof(
            "seal", "--snapshots", snapshots, "--key", venue.path("key"), "--salt-file", venue.path("salt.hex"),
            "--heads", heads, "--now", "--quiet"));
        final VerbRun retired = VerbRun.proof(
            "retain", "--snapshots", snapshots, "--keep", "1h", "--heads", heads, "--no-disputes");
        assertThat(VenueDay.queueFiles(snapshots)).as("%s", retired).hasSize(1);
    }

    private static void done(final VerbRun run)
    {
        assertThat(run.code()).as("%s", run).isZero();
    }

    @Test
    void shouldVerifyWhatIsLeftAndSayWhereItBegins()
    {
        final VerbRun run = VerbRun.proof("verify", "--snapshots", snapshots);

        done(run);
        assertThat(run.printed("begins")).contains("begins in its middle", "begins=2026-03-03");
        assertThat(run.printed("files")).isEqualTo("1");
    }

    /** Whoever reads numbers of a log without its first days is told so, as by every other verb. */
    @Test
    void shouldSayWhereItBeginsWhoeverReadsIt()
    {
        final Object[] dispute = {"dispute", "--snapshots", snapshots, "--program", "drift-mip-2023-03", "--market",
            "SOL-PERP", "--maker", "alpha"};
        final Object[] precision = {"precision", "--snapshots", snapshots, "--events", venue.path("events"), "--trials",
            "2", "--from", "2026-03-03"};
        for (final Object[] verb : List.of(dispute, precision))
        {
            final VerbRun run = VerbRun.proof(verb);
            final VerbRun quiet = VerbRun.proof(Stream.concat(Stream.of(verb), Stream.of("--quiet")).toArray());

            done(run);
            assertThat(run.err()).contains(
                "notice: log begins in its middle, earlier files were retired: path=" + snapshots +
                " begins=2026-03-03 document=" + firstDocument() + " retired=2026-02-28..2026-03-02");
            done(quiet);
            assertThat(quiet.err()).isEmpty();
        }
    }

    private long firstDocument()
    {
        try (DocumentTailer log = new DocumentTailer(snapshots))
        {
            return log.retired().nextDocument();
        }
    }

    @Test
    void shouldCompareWhatIsLeftWithTheEvents()
    {
        final VerbRun run = VerbRun.proof(
            "verify", "--snapshots", snapshots, "--events", venue.path("events"), "--seed-file", venue.seedFile());

        done(run);
        assertThat(run.printed("documents_not_in_log_yet")).isEqualTo("0");
    }

    /** No key of a retired day is needed for what is left. */
    @Test
    void shouldSampleAgainWhatIsLeftWithTheKeyOfItsDay()
    {
        final String key = VerbRun.sampler(
            "reveal", "--seed-file", venue.seedFile(), "--from", "2026-03-03", "--to", "2026-03-04").out().get(0);

        final VerbRun run = VerbRun.proof(
            "verify", "--snapshots", snapshots, "--events", venue.path("events"), "--day-key", key.replace(' ', '='));

        done(run);
        assertThat(run.printed("resampled")).startsWith("days=1 of 1 ");
    }

    @Test
    void shouldHoldWhatIsLeftAgainstItsHeads()
    {
        final VerbRun run = VerbRun.proof(
            "verify", "--snapshots", snapshots, "--heads", heads, "--public-key", venue.path("key.pub"),
            "--salt-file", venue.path("salt.hex"));

        done(run);
        assertThat(run.printed("heads")).startsWith("2 fit").contains("2 of days that were retired not");
        assertThat(run.printed("trees")).startsWith("built anew");
    }

    @Test
    void shouldTellARecordThatIsMissingInWhatIsLeft()
    {
        final List<byte[]> documents = LogFolder.documents(snapshots);
        documents.remove(4);
        final Path edited = LogFolder.write(documents, venue.path("edited"));
        copyList(edited);

        final VerbRun run = VerbRun.proof("verify", "--snapshots", edited);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().get(0)).startsWith("failed: missing: ").contains("missing=1 ", "index=0x502300000004");
    }

    @Test
    void shouldNotTakeAFileForRetiredThatIsGone() throws IOException
    {
        final Path copy = LogFolder.copy(snapshots, venue.path("copy"));
        Files.delete(copy.resolve("retired.csv"));

        final VerbRun run = VerbRun.proof("verify", "--snapshots", copy);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).contains("file=" + copy);
    }

    private void copyList(final Path log)
    {
        try
        {
            Files.copy(snapshots.resolve("retired.csv"), log.resolve("retired.csv"));
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
