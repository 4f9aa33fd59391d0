package io.leadline.feed.backpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.levels.NaiveLevels;

class BackpackLiveTest
{
    @TempDir
    private Path directory;

    @Test
    void shouldBeTheVenuesBookWithoutFaults()
    {
        final NaiveLevels book = new NaiveLevels();
        try (LiveSession session = new LiveSession(1, directory, book, book, null))
        {
            session.play(1_500);
            session.shouldBeTheVenues();
            final FeedCounters counters = session.counters();

            assertThat(session.inSyncNs()).as("%s", counters).isGreaterThan(500 * LiveSession.MS);
            assertThat(counters.count("connects")).as("%s", counters).isEqualTo(3);
            assertThat(counters.count("sessions_seeded")).as("%s", counters).isEqualTo(2);
            assertThat(counters.count("depth_holes")).as("%s", counters).isZero();
            assertThat(counters.count("orders_unknown")).as("%s", counters).isZero();
            assertThat(counters.count("frames_malformed")).as("%s", counters).isZero();
            assertThat(book.filledLots()).as("%s", counters).isPositive();
        }
    }
}
