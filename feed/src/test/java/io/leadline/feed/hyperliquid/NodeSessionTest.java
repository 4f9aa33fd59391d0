package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.event.EventLogWriter;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.LogLines;
import io.leadline.feed.Recording;
import io.leadline.feed.websocket.SessionCampaign;

/** Followed sessions by chance: no log claims a book that is not the venue's, and every fill is credited once. */
class NodeSessionTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldMakeTheEventsOfRecordingsWhereNothingIsWrong()
    {
        for (long seed = 1; seed <= 8; seed++)
        {
            final Path directory = folder.resolve("plain" + seed);
            final NodeSession session = new NodeSession(directory, seed, Set.of());
            session.run();
            final List<Path> files = session.node().recordings(directory.resolve("whole"));
            files.add(FeedFixtures.file(directory, "s.json", NodeFiles.snapshot(0, List.of(), List.of())));
            try (EventLogWriter log = new EventLogWriter(directory.resolve("recorded"), Long.MAX_VALUE / 2))
            {
                new HyperliquidFeed(FollowRun.CONFIGURATION, Recording.of(files)).run(log);
            }

            assertThat(LogLines.read(session.log()).told()).as("seed=%d", seed)
                .isEqualTo(LogLines.read(directory.resolve("recorded")).told());
        }
    }

    @Test
    void shouldNeverClaimABookThatIsNotTheVenues() throws IOException
    {
        final Map<String, Long> counts = SessionCampaign.run("hyperliquid", 30, 1, seed ->
        {
            final NodeSession session = session(seed);
            final TruthfulLog log = check(session, seed);

            return Map.of(
                "restarts", (long)session.restarts(), "moments_in_sync", (long)log.syncMoments(),
                "moments_stale", (long)log.staleMoments(), "local_heartbeats", (long)log.adapterEvents());
        });

        assertThat(counts.get("restarts")).isPositive();
        assertThat(counts.get("moments_in_sync")).isGreaterThan(counts.get("moments_stale"));
        assertThat(counts.get("moments_stale")).isPositive();
    }

    private NodeSession session(final long seed)
    {
        final Random random = new Random(seed * 31);
        final Set<NodeSession.Fault> faults = EnumSet.noneOf(NodeSession.Fault.class);
        for (final NodeSession.Fault fault : NodeSession.Fault.values())
        {
            if (random.nextInt(3) == 0)
            {
                faults.add(fault);
            }
        }
        final NodeSession session = new NodeSession(folder.resolve("s" + seed), seed, faults);
        try
        {
            session.run();
        }
        catch (final RuntimeException failure)
        {
            throw new AssertionError("seed=" + seed + " faults=" + faults, failure);
        }

        return session;
    }

    private static TruthfulLog check(final NodeSession session, final long seed)
    {
        final String where = "seed=" + seed + " faults=" + session.faults() + " " + session.last().feed().counters();
        final TruthfulLog log = TruthfulLog.read(session.log(), session.venue(), where);
        final long creditedLots = session.creditedLots(log.firstTimeEpochNs());
        assertThat(log.creditedLots()).as(where).isLessThanOrEqualTo(creditedLots);
        if (!session.mayLoseFills())
        {
            assertThat(log.creditedLots()).as(where).isEqualTo(creditedLots);
        }
        if (log.isInSync() && !session.faults().contains(NodeSession.Fault.STOPS))
        {
            assertThat(log.book()).as(where).isEqualTo(session.venue().books().get(NodeSession.BLOCKS - 1));
        }

        return log;
    }
}
