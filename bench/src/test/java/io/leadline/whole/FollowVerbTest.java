package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.naive.EventGenerator;
import io.leadline.naive.NaiveEvent;
import io.leadline.naive.RandomSettings;
import io.leadline.naive.StreamSettings;
import io.leadline.sampler.command.SamplerMain;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sample --follow} in a process of its own, which is told to end, and one that is killed. */
class FollowVerbTest
{
    private static final long SEED = 17;
    private static final int EVENTS = 2_000;
    private static final long MOST_SECONDS = 120;

    @TempDir
    private Path folder;
    private Configuration configuration;
    private List<NaiveEvent> events;
    private List<byte[]> expected;
    private Process follower;

    @BeforeEach
    void startBeforeThereIsALog() throws IOException
    {
        final StreamSettings settings = RandomSettings.draw(SEED);
        final Path config = folder.resolve("config.yaml");
        Files.writeString(config, ConfigurationYaml.yaml(settings.configuration()));
        if (settings.configuration().schedule().isRandom())
        {
            Files.writeString(
                folder.resolve(ConfigurationYaml.SEED_FILE),
                HexFormat.of().formatHex(settings.configuration().schedule().seed().bytes()) + "\n");
        }
        configuration = ConfigurationReader.read(config);
        events = EventGenerator.events(settings, SEED, EVENTS);
        EventLogs.write(configuration, events, folder.resolve("whole"), () -> false);
        expected = EventLogs.undisturbed(configuration, folder.resolve("whole"), folder.resolve("expected"));
        follower = follow(config);
    }

    private Process follow(final Path config) throws IOException
    {
        final List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + Path.of("..", "scripts", "jvm-options").toAbsolutePath().normalize(),
            "-cp", System.getProperty("java.class.path"),
            SamplerMain.class.getName(), "sample", "--follow", "--config", config.toString(),
            "--events", folder.resolve("events").toString(), "--snapshots", snapshots().toString()));

        return new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    }

    private Path snapshots()
    {
        return folder.resolve("snapshots");
    }

    @AfterEach
    void leaveNoProcess() throws InterruptedException
    {
        follower.destroyForcibly().waitFor();
    }

    @Test
    void shouldEndWithAWholeLogAndItsCountersWhenItIsToldTo() throws Exception
    {
        EventLogs.write(configuration, events.subList(0, EVENTS / 2), folder.resolve("events"), () -> false);
        EventLogs.write(configuration, events.subList(EVENTS / 2, EVENTS), folder.resolve("events"), () -> true);
        awaitDocuments(expected.size());

        follower.destroy();

        assertThat(follower.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        final String printed = Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
        assertThat(RealVerbs.printed(printed, "documents")).isEqualTo(Integer.toString(expected.size()));
        assertThat(RealVerbs.printed(printed, "last_hash")).hasSize(64);
        assertThat(RealVerbs.printed(printed, "lateness_count")).isNotEmpty();
        assertThat(SnapshotDocuments.difference(SnapshotDocuments.of(snapshots()), expected)).isEmpty();
    }

    @Test
    void shouldLeaveALogThatCanBeContinuedWhenItIsKilled() throws Exception
    {
        EventLogs.write(configuration, events.subList(0, EVENTS / 2), folder.resolve("events"), () -> true);
        awaitDocuments(2);

        follower.destroyForcibly();

        assertThat(follower.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(SnapshotDocuments.parting(SnapshotDocuments.of(snapshots()), expected)).isEmpty();
        EventLogs.write(configuration, events.subList(EVENTS / 2, EVENTS), folder.resolve("events"), () -> false);
        EventLogs.sample(configuration, folder.resolve("events"), snapshots(), Long.MAX_VALUE);
        assertThat(SnapshotDocuments.difference(SnapshotDocuments.of(snapshots()), expected)).isEmpty();
    }

    private void awaitDocuments(final int count) throws IOException
    {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (SnapshotDocuments.of(snapshots()).size() < count)
        {
            if (!follower.isAlive() || System.nanoTime() > deadlineNs)
            {
                throw new AssertionError(
                    "follower does not make its documents: count=" + SnapshotDocuments.of(snapshots()).size() +
                    " expected=" + count + " said=" + Files.readString(folder.resolve("err")));
            }
            Thread.onSpinWait();
        }
    }
}
