package io.leadline.feed.backpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.levels.NaiveLevels;

/** Seeded sessions with a naive venue: a book in sync is the venue's at every instant, and it comes to be in sync. */
class VenueSessionTest
{
    private static final int PLAY_MS = 6_000;

    private long inSyncNs;

    @Test
    void shouldBeTheVenuesBookAtEveryInstantWithoutFaults()
    {
        for (long seed = 0; seed < 20; seed++)
        {
            final NaiveLevels book = new NaiveLevels();
            final FeedCounters counters = play(seed, false, book);

            assertThat(counters.count("stale_marks")).as("seed=%d", seed).isEqualTo(2);
            assertThat(counters.count("depth_holes")).as("seed=%d", seed).isZero();
            assertThat(counters.count("orders_unknown")).as("seed=%d %s", seed, counters).isZero();
            assertThat(counters.count("events_late")).as("seed=%d", seed).isZero();
            assertThat(book.backCount()).as("seed=%d", seed).isZero();
            assertThat(counters.count("fills_taker_enrolled")).as("seed=%d", seed).isPositive();
            assertThat(counters.count("fills_taker_late")).as("seed=%d", seed).isZero();
            assertThat(counters.count("quotes_as_book")).as("seed=%d", seed)
                .isGreaterThan(counters.count("quotes_not_compared"));
            assertThat(counters.count("fills_as_printed")).as("seed=%d", seed)
                .isGreaterThan(counters.count("fills_taker_enrolled"));
            assertThat(counters.count("fills_not_as_printed")).as("seed=%d", seed).isZero();
        }
        assertThat(inSyncNs).isGreaterThan(20 * 6_000 * VenueSession.MS);
    }

    @Test
    void shouldNeverBeInSyncOnABookThatDiffersAndHealAfterFaults()
    {
        long holes = 0;
        long lost = 0;
        for (long seed = 1_000; seed < 1_300; seed++)
        {
            final FeedCounters counters = play(seed, true, new NaiveLevels());
            holes += counters.count("depth_holes");
            lost += counters.count("sessions_lost");
        }
        assertThat(holes).isGreaterThan(300);
        assertThat(lost).isGreaterThan(300);
        assertThat(inSyncNs).isGreaterThan(300 * 1_000 * VenueSession.MS);
    }

    private FeedCounters play(final long seed, final boolean hasFaults, final NaiveLevels book)
    {
        final VenueSession venue = new VenueSession(seed, hasFaults, book);
        final FeedCounters counters = venue.counters();
        book.telling((from, to) -> compare(seed, venue, book, from, to));
        venue.play(PLAY_MS);

        assertThat(book.isInSync()).as("seed=%d %s", seed, counters).isTrue();
        assertThat(book.filledLots()).as("seed=%d", seed).isBetween(1L, venue.filledLots());
        // Before both makers' connections stand, who took may have told nobody.
        final long fromEpochNs = VenueSession.BEGIN_EPOCH_NS + 1_000 * VenueSession.MS;
        book.takers().tailMap(fromEpochNs).forEach((time, taker) -> assertThat(taker)
            .as("seed=%d time=%d %s", seed, time, counters)
            .isIn(hasFaults ? "-" : venue.takers().get(time), venue.takers().get(time)));
        assertThat(counters.count("fills_not_as_printed")).as("seed=%d", seed).isZero();
        assertThat(counters.count("quotes_not_as_book")).as("seed=%d %s", seed, counters).isZero();
        assertThat(counters.count("own_sizes_above_level")).as("seed=%d %s", seed, counters).isZero();
        venue.end();

        return counters;
    }

    /** What stands in the book stands there at all instants from the one time on and before the other. */
    private void compare(
        final long seed, final VenueSession venue, final NaiveLevels book, final long from, final long to)
    {
        if (from == Long.MIN_VALUE || !book.isInSync())
        {
            return;
        }
        inSyncNs += to - from;
        final String state = VenueEngine.text(book.bids(), book.asks(), book.orders());
        final Map.Entry<Long, String> truth = venue.truth().floorEntry(from);
        assertThat(state).as("seed=%d from=%d truth since %d", seed, from, truth.getKey()).isEqualTo(truth.getValue());
        for (final Map.Entry<Long, String> later : venue.truth().subMap(from, false, to, false).entrySet())
        {
            assertThat(state).as("seed=%d from=%d until=%d", seed, from, later.getKey()).isEqualTo(later.getValue());
        }
    }
}
