package io.leadline.feed.backpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.levels.NaiveLevels;
import io.leadline.feed.websocket.SessionCampaign;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Seeded sessions over real sockets with all that a network and a venue do to them: no instant is in sync on a book
 * that is not the venue's, and when the faults end, the book heals and is the venue's exactly. The long form is a
 * campaign.
 */
class BackpackCampaignTest
{
    private static final int BURSTS = 3;
    private static final String IN_SYNC_MS = "in_sync_ms";

    @TempDir
    private Path directory;

    @Test
    void shouldNeverBeInSyncOnAnotherBookAndHealExactly() throws IOException
    {
        final Map<String, Long> counts = SessionCampaign.run("backpack", 12, 2, this::play);

        assertThat(counts.get("depth_holes")).as("%s", counts).isPositive();
        assertThat(counts.get("sessions_lost")).as("%s", counts).isPositive();
        assertThat(counts.get("errors_of_venue")).as("%s", counts).isPositive();
        assertThat(counts.get("quotes_as_book")).as("%s", counts).isPositive();
        assertThat(counts.get("quotes_not_as_book")).as("%s", counts).isZero();
        assertThat(counts.get("own_sizes_above_level")).as("%s", counts).isZero();
        assertThat(counts.get("fills_not_as_printed")).as("%s", counts).isZero();
        assertThat(counts.get(IN_SYNC_MS)).as("%s", counts).isGreaterThan(counts.get(SessionCampaign.SESSIONS) * 500);
    }

    private Map<String, Long> play(final long seed)
    {
        final NaiveLevels book = new NaiveLevels();
        final Map<String, Long> counts = new TreeMap<>();
        try (LiveSession session = new LiveSession(seed, directory, VenueEngine.CONFIGURATION, book, book, null))
        {
            session.playFaults(BURSTS);
            session.shouldBeTheVenues();
            counts.put(IN_SYNC_MS, session.inSyncNs() / LiveSession.MS);
            session.faultCounts().forEach((kind, count) -> counts.put("fault " + kind, count));
            for (final Counter counter : session.counters().all())
            {
                counts.put(counter.name(), counter.count());
            }
        }

        return counts;
    }
}
