package io.leadline.feed.backpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.levels.NaiveLevels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Seeded sessions over real sockets with all that a network and a venue do to them: no instant is in sync on a book
 * that is not the venue's, and when the faults end, the book heals and is the venue's exactly.
 * {@code -Dleadline.campaign=N} plays as many, {@code -Dleadline.campaign.seed} others.
 */
class BackpackCampaignTest
{
    private static final int SESSIONS = Integer.getInteger("leadline.campaign", 12);
    private static final long SEED = Long.getLong("leadline.campaign.seed", 1);
    private static final int AT_ONCE = Integer.getInteger("leadline.campaign.threads", 2);
    private static final int BURSTS = 3;
    private static final int REPORT_EVERY = 50;

    private final Map<String, Long> faults = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final long begunNs = System.nanoTime();
    private long inSyncMs;
    private int done;

    @TempDir
    private Path directory;

    @Test
    void shouldNeverBeInSyncOnAnotherBookAndHealExactly() throws Exception
    {
        final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try
        {
            final List<Future<?>> sessions = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++)
            {
                final long seed = SEED * 1_000_000 + i;
                sessions.add(threads.submit(() -> play(seed)));
            }
            for (final Future<?> session : sessions)
            {
                await(session);
            }
        }
        finally
        {
            threads.shutdownNow();
        }
        report();
        assertThat(counts.get("depth_holes")).as("%s", counts).isPositive();
        assertThat(counts.get("sessions_lost")).as("%s", counts).isPositive();
        assertThat(counts.get("errors_of_venue")).as("%s", counts).isPositive();
        assertThat(inSyncMs).as("%s", counts).isGreaterThan(SESSIONS * 500L);
    }

    private static void await(final Future<?> session) throws Exception
    {
        try
        {
            session.get();
        }
        catch (final ExecutionException failure)
        {
            if (failure.getCause() instanceof Error error)
            {
                throw error;
            }
            throw failure;
        }
    }

    private void play(final long seed)
    {
        final NaiveLevels book = new NaiveLevels();
        try (LiveSession session = new LiveSession(seed, directory, VenueEngine.CONFIGURATION, book, book, null))
        {
            session.playFaults(BURSTS);
            session.shouldBeTheVenues();
            add(session);
        }
    }

    private synchronized void add(final LiveSession session)
    {
        inSyncMs += session.inSyncNs() / LiveSession.MS;
        session.faultCounts().forEach((kind, count) -> faults.merge(kind, count, Long::sum));
        for (final Counter counter : session.counters().all())
        {
            counts.merge(counter.name(), counter.count(), Long::sum);
        }
        done++;
        if (done % REPORT_EVERY == 0)
        {
            report();
        }
    }

    private synchronized void report()
    {
        final StringBuilder text = new StringBuilder();
        text.append("sessions=").append(done).append(" seed=").append(SEED)
            .append(" seconds=").append((System.nanoTime() - begunNs) / 1_000_000_000)
            .append(" compared_in_sync_ms=").append(inSyncMs).append("\n\n| fault | times |\n|---|---:|\n");
        faults.forEach((kind, count) -> text.append("| ").append(kind).append(" | ").append(count).append(" |\n"));
        text.append("\n| counter | total |\n|---|---:|\n");
        counts.forEach((name, count) -> text.append("| ").append(name).append(" | ").append(count).append(" |\n"));
        try
        {
            Files.writeString(
                Files.createDirectories(Path.of("target")).resolve("campaign-websocket-backpack.md"), text.toString());
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
