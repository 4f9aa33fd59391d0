package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.log.DocumentTailer;
import io.leadline.naive.EventGenerator;
import io.leadline.naive.NaiveEvent;
import io.leadline.naive.RandomSettings;
import io.leadline.naive.StreamSettings;
import io.leadline.sampler.Sampler;
import io.leadline.sampler.SamplerAgent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sampler that follows a log while it is written makes the documents of one that comes afterwards. */
class FollowTest
{
    private static final int STREAMS = Integer.getInteger("leadline.whole.streams", 12);
    private static final int EVENTS = 1_500;
    private static final long MOST_SECONDS = 60;
    private static final int KIND_OFFSET = 3;
    private static final int CONFIGURATION_KIND = 1;

    @TempDir
    Path folder;

    @Test
    void shouldMakeTheSameDocumentsWhileTheLogGrows() throws Exception
    {
        long files = 0;
        for (long seed = 500; seed < 500 + STREAMS; seed++)
        {
            files += check(seed, 0);
        }

        assertThat(files).as("days over all streams").isGreaterThan(STREAMS + 3);
    }

    @Test
    void shouldFollowFromWhereAnEarlierRunHasEnded() throws Exception
    {
        for (long seed = 600; seed < 600 + STREAMS / 3; seed++)
        {
            check(seed, EVENTS / 3);
        }
    }

    private long check(final long seed, final int eventsBefore) throws Exception
    {
        final StreamSettings settings = RandomSettings.draw(seed);
        final Configuration configuration = settings.configuration();
        final List<NaiveEvent> events = EventGenerator.events(settings, seed, EVENTS);
        final Path at = folder.resolve("seed-" + seed);
        EventLogs.write(configuration, events, at.resolve("whole"), () -> false);
        final List<byte[]> expected =
            EventLogs.undisturbed(configuration, at.resolve("whole"), at.resolve("expected"));
        if (eventsBefore > 0)
        {
            EventLogs.write(configuration, events.subList(0, eventsBefore), at.resolve("events"), () -> false);
            EventLogs.sample(configuration, at.resolve("events"), at.resolve("snapshots"), Long.MAX_VALUE);
        }

        final Random random = new Random(seed);
        final CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> EventLogs.write(
            configuration,
            events.subList(eventsBefore, events.size()),
            at.resolve("events"),
            () -> random.nextInt(20) == 0));
        follow(configuration, at.resolve("events"), at.resolve("snapshots"), events.size(), writer);
        writer.get(MOST_SECONDS, TimeUnit.SECONDS);

        assertThat(SnapshotDocuments.difference(SnapshotDocuments.of(at.resolve("snapshots")), expected))
            .as("seed=%d", seed)
            .isEmpty();
        EventLogs.delete(at);

        return expected.stream().filter(document -> document[KIND_OFFSET] == CONFIGURATION_KIND).count();
    }

    /** Spins as the command does, until the last event of the stream is applied. */
    private static void follow(
        final Configuration configuration,
        final Path events,
        final Path snapshots,
        final long lastSequence,
        final CompletableFuture<Void> writer)
    {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!DocumentTailer.isLog(events))
        {
            requireTime(deadlineNs, 0, writer);
        }
        final EventLogReader reader = new EventLogReader(events);
        final Sampler sampler = new Sampler(configuration, snapshots, false);
        final SamplerAgent agent = new SamplerAgent(reader, sampler);
        try
        {
            while (sampler.books().lastSequence() < lastSequence)
            {
                if (agent.doWork() == 0)
                {
                    requireTime(deadlineNs, sampler.books().lastSequence(), writer);
                }
            }
        }
        finally
        {
            agent.onClose();
        }
    }

    private static void requireTime(
        final long deadlineNs, final long sequence, final CompletableFuture<Void> writer)
    {
        if (System.nanoTime() > deadlineNs || writer.isCompletedExceptionally())
        {
            throw new AssertionError("follower does not reach the end: sequence=" + sequence + " writer=" + writer);
        }
        Thread.onSpinWait();
    }
}
