package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.naive.EventGenerator;
import io.leadline.naive.NaiveEvent;
import io.leadline.naive.RandomSettings;
import io.leadline.naive.StreamSettings;
import io.leadline.sampler.Sampler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same events give the same snapshot log, however often writer and sampler are stopped, and wherever. */
class StoppedAndContinuedTest
{
    private static final int STREAMS = Integer.getInteger("leadline.whole.streams", 12);
    private static final int EVENTS = 500;
    private static final int FEW_EVENTS = 40;
    private static final int MOST_PIECES = 8;
    private static final int KIND_OFFSET = 3;
    private static final int CONFIGURATION_KIND = 1;

    @TempDir
    Path folder;

    @Test
    void shouldGiveTheSameDocumentsInTwoRunsWhateverTheBatches()
    {
        for (long seed = 0; seed < STREAMS; seed++)
        {
            final StreamSettings settings = RandomSettings.draw(seed);
            final Configuration configuration = settings.configuration();
            final List<NaiveEvent> events = EventGenerator.events(settings, seed, EVENTS);
            final Random random = new Random(seed);
            final Path at = folder.resolve("runs-" + seed);
            EventLogs.write(configuration, events, at.resolve("events"), () -> false);
            EventLogs.write(configuration, events, at.resolve("batches"), () -> random.nextInt(5) == 0);

            final String first = lastHash(configuration, at.resolve("events"), at.resolve("first"));
            final String second = lastHash(configuration, at.resolve("events"), at.resolve("second"));
            final String third = lastHash(configuration, at.resolve("batches"), at.resolve("third"));
            final List<byte[]> documents = SnapshotDocuments.of(at.resolve("first"));

            assertThat(documents).as("seed=%d", seed).hasSizeGreaterThan(3);
            assertThat(List.of(second, third)).as("seed=%d", seed).containsOnly(first);
            assertSame(documents, at.resolve("second"), "seed=" + seed);
            assertSame(documents, at.resolve("third"), "batches seed=" + seed);
            EventLogs.delete(at);
        }
    }

    @Test
    void shouldGoOnWhereTheLogEndsWhenEventsComeInPieces()
    {
        long days = 0;
        for (long seed = 100; seed < 100 + STREAMS; seed++)
        {
            final StreamSettings settings = RandomSettings.draw(seed);
            final List<NaiveEvent> events = EventGenerator.events(settings, seed, EVENTS);
            days += checkPieces(settings.configuration(), events, pieces(events, new Random(seed)), "seed=" + seed);
        }

        assertThat(days).as("days over all streams").isGreaterThan(2 * STREAMS);
    }

    @Test
    void shouldGoOnWhereTheLogEndsWhenEveryEventIsAPiece()
    {
        for (long seed = 200; seed < 203; seed++)
        {
            final StreamSettings settings = RandomSettings.draw(seed);
            final List<NaiveEvent> events = EventGenerator.events(settings, seed, FEW_EVENTS);
            checkPieces(settings.configuration(), events, events.stream().map(List::of).toList(), "seed=" + seed);
        }
    }

    private static List<List<NaiveEvent>> pieces(final List<NaiveEvent> events, final Random random)
    {
        final int[] cuts = random.ints(1 + random.nextInt(MOST_PIECES), 1, events.size()).sorted().distinct().toArray();
        final List<List<NaiveEvent>> pieces = new ArrayList<>();
        int from = 0;
        for (final int cut : cuts)
        {
            pieces.add(events.subList(from, cut));
            from = cut;
        }
        pieces.add(events.subList(from, events.size()));

        return pieces;
    }

    /** Grows the event log by pieces, each by a writer of its own, and samples after each; returns the days passed. */
    private long checkPieces(
        final Configuration configuration,
        final List<NaiveEvent> events,
        final List<List<NaiveEvent>> pieces,
        final String as)
    {
        final Path at = folder.resolve("pieces");
        EventLogs.write(configuration, events, at.resolve("whole"), () -> false);
        final List<byte[]> expected =
            EventLogs.undisturbed(configuration, at.resolve("whole"), at.resolve("expected"));
        final Random random = new Random(events.size());
        for (final List<NaiveEvent> piece : pieces)
        {
            final boolean isEventBatch = random.nextBoolean();
            EventLogs.write(configuration, piece, at.resolve("events"), () -> isEventBatch);
            EventLogs.sample(configuration, at.resolve("events"), at.resolve("snapshots"), Long.MAX_VALUE);
            assertThat(SnapshotDocuments.parting(SnapshotDocuments.of(at.resolve("snapshots")), expected))
                .as(as)
                .isEmpty();
        }
        assertSame(expected, at.resolve("snapshots"), as);
        EventLogs.delete(at);

        return expected.stream().filter(document -> document[KIND_OFFSET] == CONFIGURATION_KIND).count();
    }

    @Test
    void shouldGoOnWhereTheLogEndsWhenTheSamplerStopsAtAnyEvent()
    {
        for (long seed = 300; seed < 300 + STREAMS; seed++)
        {
            final StreamSettings settings = RandomSettings.draw(seed);
            final Configuration configuration = settings.configuration();
            final Path at = folder.resolve("stops-" + seed);
            EventLogs.write(
                configuration, EventGenerator.events(settings, seed, EVENTS), at.resolve("events"), () -> true);
            final List<byte[]> expected =
                EventLogs.undisturbed(configuration, at.resolve("events"), at.resolve("expected"));
            final int[] stops = new Random(seed).ints(6, 1, EVENTS).sorted().toArray();
            for (final int stop : stops)
            {
                EventLogs.sample(configuration, at.resolve("events"), at.resolve("snapshots"), stop);
            }
            EventLogs.sample(configuration, at.resolve("events"), at.resolve("snapshots"), Long.MAX_VALUE);

            assertSame(expected, at.resolve("snapshots"), "seed=" + seed + " stops=" + Arrays.toString(stops));
            EventLogs.delete(at);
        }
    }

    /** A process that is killed leaves any number of documents, also the first of an instant that has two. */
    @Test
    void shouldGoOnBehindAnyDocumentThatAKilledSamplerWroteLast()
    {
        final long seed = 17;
        final StreamSettings settings = RandomSettings.draw(seed);
        final Configuration configuration = settings.configuration();
        EventLogs.write(
            configuration, EventGenerator.events(settings, seed, EVENTS), folder.resolve("events"), () -> false);
        final List<byte[]> expected =
            EventLogs.undisturbed(configuration, folder.resolve("events"), folder.resolve("expected"));

        final int step = Math.max(1, expected.size() / 30);
        for (int left = 1; left < expected.size(); left += step)
        {
            final Path killed = folder.resolve("killed-" + left);
            SnapshotDocuments.write(expected.subList(0, left), killed);
            EventLogs.sample(configuration, folder.resolve("events"), killed, Long.MAX_VALUE);
            assertSame(expected, killed, "left=" + left);
            EventLogs.delete(killed);
        }
    }

    private static void assertSame(final List<byte[]> expected, final Path snapshots, final String as)
    {
        assertThat(SnapshotDocuments.difference(SnapshotDocuments.of(snapshots), expected)).as(as).isEmpty();
    }

    private static String lastHash(final Configuration configuration, final Path events, final Path snapshots)
    {
        try (EventLogReader reader = new EventLogReader(events);
            Sampler sampler = new Sampler(configuration, snapshots, false))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(sampler);
            }

            return HexFormat.of().formatHex(sampler.log().lastHash());
        }
    }
}
