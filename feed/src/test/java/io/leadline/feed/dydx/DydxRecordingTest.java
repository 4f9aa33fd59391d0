package io.leadline.feed.dydx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.leadline.config.Market;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;

/** The recorded stream, read here and by protobuf's own reader with the plainest of books. */
class DydxRecordingTest
{
    private static final Path FILE = FeedFixtures.shared("data/dydx/feed_from_t1.log.gz");
    private static final Market[] MARKETS = {Node.btc(), Node.eth()};

    @BeforeAll
    static void requireRecording()
    {
        assumeTrue(Files.exists(FILE), "recording absent: path=" + FILE);
    }

    @Test
    void shouldKeepTheVenuesBooksAfterEveryMessage() throws IOException
    {
        final SinkBooks books = new SinkBooks();
        final NaiveNode naive = new NaiveNode(MARKETS);
        final DydxSession session = new DydxSession(List.of(MARKETS), books);
        int compared = 0;
        try (RecordReader records = new RecordReader(Recording.of(List.of(FILE)).get(0)))
        {
            while (records.next())
            {
                assertThat(session.onFrame(records.bytes(), 0, records.length(), records.timeEpochNs())).isTrue();
                naive.receive(Proto.parse(Arrays.copyOf(records.bytes(), records.length())));
                for (final Market market : MARKETS)
                {
                    assertThat(books.isInSync(market.name())).isEqualTo(naive.isInSync(market.name()));
                    assertThat(naive.isCrossed(market.name())).isFalse();
                    assertThat(books.book(market.name())).isEqualTo(naive.book(market.name()));
                    compared += books.book(market.name()).size() > 1000 ? 1 : 0;
                }
                assertThat(books.lastTimeEpochNs()).isEqualTo(records.timeEpochNs());
            }
        }

        assertThat(compared).isEqualTo(74);
        assertThat(naive.count("unknown removes")).isZero();
        assertThat(naive.count("unknown updates")).isEqualTo(count(session, "order_updates_of_unknown_order"));
        assertThat(naive.count("unknown fills")).isEqualTo(count(session, "fills_of_unknown_order"));
        assertThat(naive.count("removes")).isEqualTo(count(session, "removes"));
    }

    private static long count(final DydxSession session, final String counter)
    {
        return session.counters().count(counter);
    }

    @Test
    void shouldCountWhatTheRecordingHolds()
    {
        final SinkBooks books = new SinkBooks();
        final Feed feed = new DydxFeed(FeedFixtures.configuration(MARKETS), Recording.of(List.of(FILE)));
        feed.run(books);

        assertThat(feed.counters().toString()).isEqualTo(
            "messages=61 malformed_messages=0 disconnects=0 updates_before_snapshot=751 book_updates=2009 " +
            "fill_updates=5 taker_updates=656 subaccount_updates=0 price_updates=0 other_updates=0 final_updates=9 " +
            "heights_ran_back=0 snapshots=1 snapshot_orders=2818 snapshots_confirmed_book=0 " +
            "snapshots_refuted_book=0 places=367 places_of_live_order=0 size_zero=0 removes=493 " +
            "removes_of_unknown_order=0 replaces=0 replaces_of_unknown_order=0 order_updates=772 " +
            "order_updates_without_change=3183 order_updates_of_unknown_order=400 overfills=0 " +
            "changes_of_other_pairs=0 other_book_changes=0 fills_optimistic=7 fills_final=0 " +
            "fills_of_unknown_order=4 fills_as_trades=0 fills_without_order=0 liquidations=0 deleveragings=0 " +
            "stale_marks=0 notices=0 connections_without_snapshot=0");
        assertThat(books.book("BTC-USD")).hasSizeGreaterThan(1000);
    }
}
