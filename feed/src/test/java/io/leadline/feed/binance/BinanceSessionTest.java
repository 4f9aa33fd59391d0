package io.leadline.feed.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.levels.NaiveLevels;
import io.leadline.feed.websocket.SessionCampaign;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Seeded sessions with a simulated venue over sockets: whatever goes wrong, a book in sync is the venue's at every
 * instant that is closed, and it comes to be in sync again. The long form is a campaign.
 */
class BinanceSessionTest
{
    private static final int SESSIONS = 20;
    private static final int STEPS = 400;
    private static final String IN_SYNC_MS = "in_sync_ms";

    @TempDir
    private Path folder;

    @Test
    void shouldNeverBeInSyncOnABookThatDiffersAndHeal() throws IOException
    {
        final Map<String, Long> counts = SessionCampaign.run("binance", SESSIONS, 1, this::play);
        final long sessions = counts.get(SessionCampaign.SESSIONS);

        assertThat(counts.get(IN_SYNC_MS) / sessions).as("in sync most of the time: %s", counts).isGreaterThan(1_000);
        assertThat(counts.get("feed_depth_holes") + counts.get("feed_frames_malformed")).as("%s", counts)
            .isGreaterThan(sessions);
        assertThat(counts.get("feed_depth_holes")).as("%s", counts).isPositive();
        assertThat(counts.get("feed_disconnects")).as("%s", counts).isGreaterThan(sessions);
    }

    private Map<String, Long> play(final long seed)
    {
        final Map<String, Long> counts = new TreeMap<>();
        final long[] inSyncNs = new long[1];
        final BinanceSession[] session = new BinanceSession[1];
        final VenueBooks books = new VenueBooks(
            (market, book, from, to) ->
            {
                inSyncNs[0] += to - from;
                counts.merge("states_compared", 1L, Long::sum);
                compare(seed, session[0], market, book, from, to);
            });
        try (BinanceSession opened = new BinanceSession(seed, books, null))
        {
            session[0] = opened;
            opened.misbehave(STEPS);
            opened.settle(
                () -> books.isInSync(0) && books.isInSync(1),
                () -> isEqual(opened, books, 0) && isEqual(opened, books, 1));
            opened.counts().forEach((name, count) -> counts.merge(name, (long)count, Long::sum));
        }
        counts.put(IN_SYNC_MS, inSyncNs[0] / 1_000_000);

        return counts;
    }

    private static boolean isEqual(final BinanceSession session, final VenueBooks books, final int market)
    {
        final NaiveLevels book = books.book(market);

        return books.isInSync(market) &&
            SimulatedMarket.text(book.bids(), book.asks()).equals(session.venue().market(market).book());
    }

    /** What stands in the book stands there at all instants from the one time on and before the other. */
    private static void compare(
        final long seed, final BinanceSession session, final int market, final NaiveLevels book, final long from,
        final long to)
    {
        final String text = SimulatedMarket.text(book.bids(), book.asks());
        final long wrong = session.venue().market(market).firstWrong(text, from, to);
        if (wrong < to)
        {
            fail("in sync on another book: seed=%d market=%d from=%d to=%d wrong=%d book=%s published=%s %s",
                seed, market, from, to, wrong, text, session.venue().market(market).publishedAround(wrong),
                session.counters());
        }
    }

    @Test
    void shouldMakeTheSameEventsOfARecordingOfTheSession()
    {
        for (long seed = 5_000; seed < 5_005; seed++)
        {
            final Path recording = folder.resolve("session-" + seed);
            final RecordingSink live = new RecordingSink();
            try (BinanceSession session = new BinanceSession(seed, live, recording))
            {
                session.misbehave(STEPS);
                final long levels = session.counters().count("levels");
                session.heal(() -> session.counters().count("levels") > levels + 100);
            }
            final RecordingSink again = new RecordingSink();
            BinanceDecoder.recorded(BinanceSession.CONFIGURATION, Recording.of(List.of(recording))).run(again);

            assertThat(live.lines()).as("seed=%d", seed).hasSizeGreaterThan(100);
            assertThat(again.lines()).as("seed=%d", seed).isEqualTo(live.lines());
        }
    }
}
