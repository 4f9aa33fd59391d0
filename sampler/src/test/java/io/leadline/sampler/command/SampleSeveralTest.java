package io.leadline.sampler.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.leadline.config.ConfigurationReader;
import io.leadline.log.DocumentTailer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sampler over several feeds makes of each what a sampler of its own makes. */
class SampleSeveralTest
{
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;
    private VenueFolder first;
    private VenueFolder second;

    @BeforeEach
    void makeVenues() throws IOException
    {
        first = new VenueFolder(Files.createDirectories(folder.resolve("first")));
        second = new VenueFolder(Files.createDirectories(folder.resolve("second")));
        second.write("config.yaml", VenueFolder.configuration("0.01", "fixed").replace("example", "other"));
        Run.ingest(first, first.path("events"), "--input", first.quotes("day.csv", 0, 15));
        Run.ingest(second, second.path("events"), "--input", second.quotes("day.csv", 5, 30));
    }

    @Test
    void shouldSampleEachFeedIntoALogOfItsOwn()
    {
        final List<String> alone = List.of(
            Run.sample(first, first.path("events"), first.path("alone")).printed("last_hash"),
            Run.sample(second, second.path("events"), second.path("alone")).printed("last_hash"));

        final Run run = Run.of("sample",
            "--config", first.config(), "--events", first.path("events"), "--snapshots", first.path("snapshots"),
            "--config", second.config(), "--events", second.path("events"), "--snapshots", second.path("snapshots"));

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).filteredOn(line -> line.startsWith("last_hash"))
            .extracting(line -> line.substring(line.lastIndexOf(' ') + 1)).isEqualTo(alone);
        assertThat(run.out()).filteredOn(line -> line.startsWith("snapshot log")).hasSize(2);
        assertThat(documents(first.path("snapshots"))).isEqualTo(documents(first.path("alone")));
        assertThat(documents(second.path("snapshots"))).isEqualTo(documents(second.path("alone")));
    }

    /** The log of the one appears when the other has long been followed, and holds it up at no time. */
    @Test
    void shouldFollowSeveralFeedsOnOneThread() throws Exception
    {
        final Path later = second.path("later");
        Run.sample(first, first.path("events"), first.path("alone"));
        Run.sample(second, second.path("events"), second.path("alone"));
        final AtomicBoolean isRunning = new AtomicBoolean(true);
        final StringWriter out = new StringWriter();
        final SamplingLoop loop = new SamplingLoop(
            List.of(
                run(first, first.path("events"), first.path("snapshots")),
                run(second, later, second.path("snapshots"))),
            isRunning);
        final Thread following = new Thread(() -> loop.follow(new PrintWriter(out)));

        following.start();
        await(following, first.path("snapshots"), documents(first.path("alone")).size());
        Run.ingest(second, later, "--input", second.quotes("part.csv", 5, 10));
        Run.ingest(first, first.path("events"), "--append", "--input", first.quotes("more.csv", 15, 5));
        Run.ingest(second, later, "--append", "--input", second.quotes("rest.csv", 15, 20));
        await(following, second.path("snapshots"), documents(second.path("alone")).size());
        Run.sample(first, first.path("events"), first.path("more"));
        await(following, first.path("snapshots"), documents(first.path("more")).size());
        isRunning.set(false);
        following.join(Duration.ofSeconds(30).toMillis());

        assertThat(following.isAlive()).isFalse();
        assertThat(documents(first.path("snapshots"))).isEqualTo(documents(first.path("more")));
        assertThat(documents(second.path("snapshots"))).isEqualTo(documents(second.path("alone")));
        assertThat(out.toString().lines().filter(line -> line.startsWith("lateness_count"))).hasSize(2);
    }

    private static SamplingRun run(final VenueFolder venue, final Path events, final Path snapshots)
    {
        return new SamplingRun(ConfigurationReader.read(venue.config()), events, snapshots, true);
    }

    private static void await(final Thread following, final Path snapshots, final int count)
    {
        Awaitility.await("documents of " + snapshots)
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(20))
            .failFast("sampler ended", () -> !following.isAlive())
            .until(() -> documents(snapshots).size() >= count);
    }

    private static List<String> documents(final Path snapshots)
    {
        if (!DocumentTailer.isLog(snapshots))
        {
            return List.of();
        }
        final List<String> documents = new ArrayList<>();
        try (DocumentTailer tailer = new DocumentTailer(snapshots))
        {
            while (tailer.next())
            {
                final byte[] document = new byte[tailer.length()];
                tailer.document().getBytes(0, document);
                documents.add(Arrays.toString(document));
            }
        }

        return documents;
    }

    @Test
    void shouldRefuseWhatIsNotOneOfEach()
    {
        assertThat(Run.of("sample",
            "--config", first.config(), "--events", first.path("events"), "--snapshots", first.path("snapshots"),
            "--config", second.config(), "--snapshots", first.path("snapshots")).err())
            .containsExactly(
                "options are not one of each for each feed: --config=2 --events=1 --snapshots=2",
                "snapshot log of several feeds: --snapshots=" + first.path("snapshots"));
        assertThat(Run.of("sample",
            "--config", first.config(), "--events", first.path("events"), "--snapshots", first.path("snapshots"),
            "--config", second.config(), "--events", second.path("events"), "--snapshots", second.path("snapshots"),
            "--feed", "csv", "--input", first.path("day.csv")).err())
            .containsExactly("recordings are of one feed: --feed=csv --config=2 allowed=1");
        assertThat(first.path("snapshots")).doesNotExist();
    }
}
