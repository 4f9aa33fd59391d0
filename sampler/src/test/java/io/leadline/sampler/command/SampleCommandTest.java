package io.leadline.sampler.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCommandTest
{
    private static final String OTHER_SEED = "fedcba9876543210".repeat(4);

    private static final String OWN_FOLDER = " (to try another configuration, give --snapshots a folder of its own)";

    @TempDir
    private Path folder;
    private VenueFolder venue;
    private Path events;
    private Path snapshots;

    @BeforeEach
    void ingestADay()
    {
        venue = new VenueFolder(folder);
        events = venue.path("events");
        snapshots = venue.path("snapshots");
        Run.ingest(venue, events, "--input", venue.quotes("day.csv", 0, 15));
    }

    @Test
    void shouldSampleBothSidesOfMidnightAndPrintWhatItMade()
    {
        final Run run = Run.sample(venue, events, snapshots);

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(Integer.parseInt(run.printed("snapshots"))).isBetween(27, 30);
        assertThat(Integer.parseInt(run.printed("snapshots SOL-PERP"))).isBetween(13, 15);
        assertThat(run.printed("documents_appended")).isEqualTo(run.printed("documents"));
        assertThat(run.printed("last_hash")).hasSize(64);
        assertThat(VenueFolder.content(snapshots).keySet())
            .containsExactly("20260228F.cq4", "20260301F.cq4", "metadata.cq4t");
    }

    @Test
    void shouldGoOnWhereTheLogEnds()
    {
        final Run first = Run.sample(venue, events, snapshots);
        final Run again = Run.sample(venue, events, snapshots);
        Run.ingest(venue, events, "--append", "--input", venue.quotes("more.csv", 15, 5));
        final Run more = Run.sample(venue, events, snapshots);

        assertThat(again.printed("documents_appended")).isEqualTo("0");
        assertThat(again.printed("last_hash")).isEqualTo(first.printed("last_hash"));
        assertThat(more.printed("documents_appended")).isNotEqualTo("0");
        assertThat(Integer.parseInt(more.printed("documents"))).isEqualTo(
            Integer.parseInt(first.printed("documents")) + Integer.parseInt(more.printed("documents_appended")));
    }

    @Test
    void shouldSayWhereExactPresenceIsMeasured()
    {
        final Run run = Run.sample(venue, events, snapshots, "--exact");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).containsExactly(
            "presence is measured by another program: --exact allowed=scripts/leadline sample --exact");
        assertThat(snapshots).doesNotExist();
    }

    @Test
    void shouldRefuseFoldersThatAreSomethingElse() throws IOException
    {
        final Path file = Files.createFile(venue.path("afile"));
        Run.sample(venue, events, snapshots);

        final Run toFile = Run.sample(venue, events, file);
        final Run belowFile = Run.ingest(
            venue, file.resolve("events"), "--input", venue.quotes("other.csv", 0, 5));
        final Run swapped = Run.sample(venue, snapshots, venue.path("other"));
        final Run misspelled = Run.ingest(venue, venue.path("more"), "--input", venue.path("day.csv"), "--qiet");

        assertThat(toFile.code()).isEqualTo(2);
        assertThat(toFile.err()).containsExactly("output is a file: snapshots=" + file + " allowed=a folder");
        assertThat(belowFile.code()).isEqualTo(2);
        assertThat(belowFile.err()).containsExactly(
            "output lies below a file: events=" + file.resolve("events") + " file=" + file);
        assertThat(swapped.code()).isEqualTo(2);
        assertThat(swapped.err()).containsExactly(
            "wrong log: this is a snapshot log: path=" + snapshots + " needs=an event log");
        assertThat(misspelled.code()).isEqualTo(2);
        assertThat(misspelled.err().get(0)).startsWith("Unknown option: '--qiet'");
    }

    @Test
    void shouldNameEveryMissingOptionAtOnce()
    {
        assertThat(Run.of("sample").err()).containsExactly(
            "option is missing: --config=FILE", "option is missing: --events=DIR",
            "option is missing: --snapshots=DIR");
        assertThat(Run.of("sample", "--feed", "csv").err()).containsExactly(
            "option is missing: --config=FILE", "option is missing: --events=DIR",
            "option is missing: --snapshots=DIR", "option is missing: --input=FILE");
        assertThat(Run.of("sample", "--input", venue.path("day.csv"), "--config", venue.config()).err())
            .containsExactly(
                "option is missing: --events=DIR", "option is missing: --snapshots=DIR",
                "option is missing: --feed=NAME");
        assertThat(Run.of("sample", "--check").err()).containsExactly("option is missing: --config=FILE");
        assertThat(Run.of("sample").code()).isEqualTo(2);
    }

    @Test
    void shouldSayWhatItWouldDoAndWriteNothing()
    {
        final List<String> before = venue.names();

        final Run run = Run.sample(venue, events, snapshots, "--check");

        assertThat(run.code()).isZero();
        assertThat(run.printed("venue")).isEqualTo("example");
        assertThat(run.printed("market BTC-PERP")).contains("tick=0.01", "lot=0.001", "book=orders");
        assertThat(run.printed("schedule")).isEqualTo("random every_ms=1000");
        assertThat(run.printed("snapshots a day")).isEqualTo("172800");
        assertThat(run.printed("event log")).isEqualTo(events + " would be read");
        assertThat(run.printed("snapshot log")).isEqualTo(snapshots + " would be made");
        assertThat(venue.names()).isEqualTo(before);
    }

    @Test
    void shouldSayThatALogWouldBeContinuedOrRefused()
    {
        Run.sample(venue, events, snapshots);
        final Run same = Run.sample(venue, events, snapshots, "--check");
        venue.write("config.yaml", VenueFolder.configuration("0.5", "random, seed_file: seed.hex"));
        final Run other = Run.sample(venue, events, snapshots, "--check");

        assertThat(same.printed("snapshot log")).isEqualTo(snapshots + " would be continued");
        assertThat(other.printed("snapshot log")).isEqualTo(snapshots + " would be refused, it differs:");
        assertThat(other.out()).endsWith("configuration differs: key=markets[BTC-PERP].tick log=0.01 file=0.5");
    }

    @Test
    void shouldRefuseAnotherConfigurationWithItsDifferences()
    {
        Run.sample(venue, events, snapshots);
        final Map<String, String> before = VenueFolder.content(snapshots);
        venue.write("config.yaml", VenueFolder.configuration("0.5", "fixed"));

        final Run run = Run.sample(venue, events, snapshots);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).containsExactly(
            "snapshot log was made with another configuration: path=" + snapshots + OWN_FOLDER,
            "configuration differs: key=markets[BTC-PERP].tick log=0.01 file=0.5",
            "configuration differs: key=schedule.instant log=random file=fixed");
        assertThat(VenueFolder.content(snapshots)).isEqualTo(before);
    }

    @Test
    void shouldRefuseAnotherSeedAsAnotherConfiguration()
    {
        Run.sample(venue, events, snapshots);
        venue.write("seed.hex", OTHER_SEED + "\n");

        final Run run = Run.sample(venue, events, snapshots);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).hasSize(2);
        assertThat(run.err().get(0))
            .isEqualTo("snapshot log was made with another configuration: path=" + snapshots + OWN_FOLDER);
        assertThat(run.err().get(1))
            .startsWith("configuration differs: key=schedule.seed_file")
            .contains("day=2026-02-28")
            .doesNotContain(OTHER_SEED);
        assertThat(Run.sample(venue, events, snapshots, "--check").out()).endsWith(run.err().get(1));
    }

    @Test
    void shouldRefuseAnEventLogThatTheSnapshotsDoNotComeFrom()
    {
        Run.sample(venue, events, snapshots);
        final Map<String, String> before = VenueFolder.content(snapshots);
        final Path others = venue.path("others");
        Run.ingest(
            venue, others, "--input",
            venue.write("others.csv", VenueFolder.quotes(0, 15).replace("100.1,4", "100.1,3")));

        final Run run = Run.sample(venue, others, snapshots);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).startsWith("failed: foreign: ").contains("path=" + snapshots, "index=0x");
        assertThat(VenueFolder.content(snapshots)).isEqualTo(before);
    }

    @Test
    void shouldRefuseAnEventLogThatEndsBeforeTheSnapshotsDo()
    {
        Run.sample(venue, events, snapshots);
        final Path beginning = venue.path("beginning");
        Run.ingest(venue, beginning, "--input", venue.quotes("beginning.csv", 0, 9));

        final Run run = Run.sample(venue, beginning, snapshots);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).startsWith("failed: foreign: snapshot log goes on where the event log has ended");
    }

    @Test
    void shouldIngestFirstWhenRecordingsAreNamed()
    {
        final Path fresh = venue.path("fresh");
        final Run run = Run.sample(
            venue, fresh, venue.path("ingested"), "--feed", "csv", "--input", venue.path("day.csv"));

        assertThat(run.code()).isZero();
        assertThat(run.printed("events")).isEqualTo("75");
        assertThat(run.printed("last_hash")).isEqualTo(Run.sample(venue, events, snapshots).printed("last_hash"));
    }

    @Test
    void shouldNotSampleWhenTheRecordingIsMalformed()
    {
        final Path fresh = venue.path("fresh");
        final Path broken = venue.write("broken.csv", VenueFolder.quotes(0, 1) + "now,,heartbeat,,,,,,,,\n");

        final Run run = Run.sample(venue, fresh, snapshots, "--feed", "csv", "--input", broken);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).startsWith(broken + ":7: malformed time");
        assertThat(Files.exists(fresh)).isFalse();
        assertThat(Files.exists(snapshots)).isFalse();
    }

    @Test
    void shouldNameAFolderWithoutAnEventLog()
    {
        final Run run = Run.sample(venue, venue.path("nowhere"), snapshots);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).containsExactly("missing: no log in folder: path=" + venue.path("nowhere"));
        assertThat(Files.exists(snapshots)).isFalse();
    }

    @Test
    void shouldNameEveryProblemOfAConfiguration()
    {
        venue.write("config.yaml", VenueFolder.configuration("-1", "sometimes"));

        final Run run = Run.sample(venue, events, snapshots);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).hasSize(2);
        assertThat(run.err().get(0)).startsWith(venue.config() + ":").contains("markets[1].tick", "-1");
        assertThat(run.err().get(1)).contains("schedule.instant", "sometimes");
        assertThat(Files.exists(snapshots)).isFalse();
    }

    @Test
    void shouldPrintResultsOnlyWhenQuiet()
    {
        final Run run = Run.sample(venue, events, snapshots, "--quiet");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).anyMatch(line -> line.startsWith("last_hash "));
        assertThat(Files.exists(snapshots)).isTrue();
    }
}
