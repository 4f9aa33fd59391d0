package io.leadline.proof.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event log of three days whose first two were archived: no verb takes what is left for all there was. */
class RetiredEventsTest
{
    private static final int DAY_SECONDS = 86_400;

    @TempDir
    private Path folder;
    private VenueDay venue;
    private Path events;
    private Path snapshots;
    private Path archive;

    @BeforeEach
    void retireTheFirstDays()
    {
        venue = new VenueDay(folder);
        venue.sampleEvery("10m");
        events = venue.path("it's events");
        snapshots = venue.path("snapshots");
        archive = venue.path("archive");
        final int headerLength = VenueDay.quotes(0, 0).length();
        venue.ingest(events, venue.write("days.csv",
            Stream.of(0, DAY_SECONDS, 2 * DAY_SECONDS, 2 * DAY_SECONDS + 7_000)
                .map(second -> VenueDay.quotes(second, 5).substring(second == 0 ? 0 : headerLength))
                .reduce("", String::concat)));
        venue.sample(events, snapshots);
        final VerbRun retired = VerbRun.proof(
            "retain", "--snapshots", snapshots, "--events", events, "--archive", archive, "--keep", "1h",
            "--no-heads", "--no-disputes");
        assertThat(VenueDay.queueFiles(events)).as("%s", retired).hasSize(1);
    }

    private VerbRun sample()
    {
        return venue.sample(events, venue.path("anew"));
    }

    private VerbRun verify()
    {
        return VerbRun.proof(
            "verify", "--snapshots", snapshots, "--events", events, "--seed-file", venue.seedFile(), "--quiet");
    }

    private VerbRun dispute()
    {
        return VerbRun.proof(
            "dispute", "--snapshots", snapshots, "--events", events, "--program", "drift-mip-2023-03", "--market",
            "SOL-PERP", "--maker", "alpha", "--at", "2026-03-03T01:00:00Z", "--html", venue.path("page.html"));
    }

    private VerbRun precision(final Object... more)
    {
        return VerbRun.proof(Stream.concat(
            Stream.of("precision", "--events", events, "--config", venue.config(), "--every", "10m", "--out",
                venue.path("precision")),
            Stream.of(more)).toArray());
    }

    private VerbRun exact()
    {
        return VerbRun.proof(
            "sample", "--exact", "--events", events, "--config", venue.config(), "--out", venue.path("exact"));
    }

    private VerbRun conduct()
    {
        return VerbRun.proof(
            "conduct", "--events", events, "--snapshots", snapshots, "--out", venue.path("conduct"));
    }

    private VerbRun append()
    {
        return venue.ingest(events, venue.quotes("more.csv", 3 * DAY_SECONDS, 5), "--append");
    }

    private List<Supplier<VerbRun>> verbs()
    {
        return List.of(this::sample, this::verify, this::dispute, () -> precision(), this::exact, this::conduct,
            this::append);
    }

    @Test
    void shouldSayWhichFilesAreGoneAndHowTheyComeBack()
    {
        for (final Supplier<VerbRun> verb : verbs())
        {
            final VerbRun run = verb.get();

            assertThat(run.code()).as("%s", run).isEqualTo(1);
            assertThat(run.err()).as("%s", run).hasSize(1);
            assertThat(run.err().get(0)).startsWith("failed: incomplete: event log begins in its middle").contains(
                "path=" + events, "files=20260228F.cq4,20260301F.cq4",
                "leadline retain --restore --events '" + folder + "/it'\\''s events' --archive DIR");
            assertThat(run.out()).as("%s", run).isEmpty();
        }
        assertThat(Stream.of("anew", "page.html", "precision", "exact", "conduct").map(venue::path))
            .noneMatch(Files::exists);
    }

    /** The command of the message, with the archive named. */
    @Test
    void shouldGoOnWhenTheyAreBack()
    {
        assertThat(sample().err().get(0)).contains("leadline retain --restore --events");

        final VerbRun restored = VerbRun.proof("retain", "--restore", "--events", events, "--archive", archive);

        assertThat(restored.code()).as("%s", restored).isZero();
        assertThat(restored.out()).hasSize(1);
        for (final Supplier<VerbRun> verb : verbs())
        {
            final VerbRun run = verb.get();
            assertThat(run.code()).as("%s", run).isZero();
        }
    }

    /** Samples of the last days are not set beside what all days came to. */
    @Test
    void shouldNotCompareThePrecisionOfOtherDays()
    {
        VerbRun.proof("retain", "--restore", "--events", events, "--archive", archive);

        final VerbRun all = precision("--snapshots", snapshots);
        final VerbRun last = precision("--snapshots", snapshots, "--from", "2026-03-03");

        assertThat(all.code()).as("%s", all).isEqualTo(2);
        assertThat(all.err().get(all.err().size() - 1)).startsWith(
            "snapshot log begins inside the period: snapshots=" + snapshots).contains("give --from 2026-03-03");
        assertThat(last.code()).as("%s", last).isZero();
        assertThat(venue.path("precision/sampled.csv")).exists();
    }

    /** Without the list of what went, what is left is no log. */
    @Test
    void shouldNotTakeWhatIsLeftForAllThereWas() throws IOException
    {
        Files.delete(events.resolve("retired.csv"));

        final List<VerbRun> runs = new ArrayList<>();
        verbs().forEach(verb -> runs.add(verb.get()));

        assertThat(runs).allSatisfy(run ->
        {
            assertThat(run.code()).as("%s", run).isEqualTo(1);
            assertThat(run.err()).as("%s", run).isNotEmpty();
            assertThat(run.err().get(run.err().size() - 1))
                .startsWith("failed: incomplete: document out of its place: path=" + events);
        });
        assertThat(Stream.of("page.html", "precision", "exact", "conduct").map(venue::path)).noneMatch(Files::exists);
    }
}
