package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.event.EventLogWriter;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.FileCampaign;
import io.leadline.feed.LogLines;
import io.leadline.feed.Recording;

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
    void shouldNeverClaimABookThatIsNotTheVenues()
    {
        final int sessions = FileCampaign.sessions(30);
        long restarts = 0;
        long syncMoments = 0;
        long staleMoments = 0;
        long adapterEvents = 0;
        for (int i = 0; i < sessions; i++)
        {
            final long seed = FileCampaign.firstSeed() + i;
            final NodeSession session = session(seed);
            final TruthfulLog log = check(session, seed);
            restarts += session.restarts();
            syncMoments += log.syncMoments();
            staleMoments += log.staleMoments();
            adapterEvents += log.adapterEvents();
        }
        FileCampaign.report(
            "hyperliquid: sessions=" + sessions + " restarts=" + restarts + " moments_in_sync=" + syncMoments +
            " moments_stale=" + staleMoments + " local_heartbeats=" + adapterEvents +
            ": no book in sync that is not the venue's");
        assertThat(restarts).isPositive();
        assertThat(syncMoments).isGreaterThan(staleMoments);
        assertThat(staleMoments).isPositive();
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
