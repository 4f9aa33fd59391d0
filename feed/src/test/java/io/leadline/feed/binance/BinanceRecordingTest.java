package io.leadline.feed.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leadline.config.Configuration;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.FrameLines;
import io.leadline.feed.Recording;
import io.leadline.feed.levels.FlatJson;
import io.leadline.feed.levels.NaiveLevels;
import io.leadline.feed.levels.OrderedEvents;
import io.leadline.feed.levels.SnapshotRequests;
import io.leadline.feed.line.LineDecoder;

/** A real session of 345 s, its book held against the best quotes that the venue told beside it. */
class BinanceRecordingTest
{
    private static final Path FILE = FeedFixtures.shared("data/levels/binance_usdm_btcusdt_20240808.gz");
    private static final Configuration CONFIGURATION =
        FeedFixtures.configuration(FeedFixtures.levelsMarket("BTC-PERP", "0.1", "0.001", "BTCUSDT"));

    private final NaiveLevels book = new NaiveLevels();

    @BeforeEach
    void skipWithoutTheRecording()
    {
        Assumptions.assumeTrue(Files.exists(FILE), () -> "shared recording is absent: path=" + FILE);
    }

    @Test
    void shouldHaveTheVenuesBestQuotesAtEveryMatchingUpdate()
    {
        final Map<String, String> quotes = quotes();
        assertThat(quotes).hasSize(66_089);
        final BinanceDecoder decoder = new BinanceDecoder(
            CONFIGURATION, book, SnapshotRequests.NONE, OrderedEvents.DEFAULT_LAG_NS);
        int compared = 0;
        try (FrameLines lines = lines())
        {
            while (lines.next())
            {
                decoder.onFrame(
                    LineDecoder.PUBLIC, lines.bytes(), lines.offset(), lines.length(), lines.receivedEpochNs());
                final Map<String, String> data = data(lines);
                final String quote = quotes.get(data.get("u"));
                if (book.isInSync() && quote != null && "depthUpdate".equals(data.get("e")))
                {
                    assertThat(book.quote()).as("u=%s", data.get("u")).isEqualTo(quote);
                    compared++;
                }
            }
        }

        assertThat(compared).isEqualTo(629);
    }

    @Test
    void shouldCountWhatTheRecordingHolds()
    {
        final Feed feed = BinanceDecoder.recorded(CONFIGURATION, Recording.of(List.of(FILE)));
        feed.run(book);

        assertThat(feed.counters()).hasToString(
            "frames=93954 connects=0 disconnects=1 frames_malformed=0 answers=0 errors_of_venue=0 frames_other=0 " +
            "frames_partial_depth=0 quotes_not_read=66089 snapshots_unattributed=0 depth_updates=6551 " +
            "depth_updates_old=0 depth_holes=0 depth_snapshots_joined=1 depth_snapshots_not_needed=0 " +
            "depth_snapshots_too_old=0 depth_snapshots_unreadable=0 depth_waiting_overflows=0 depth_time_ran_back=0 " +
            "levels=445262 trades=21313 trades_old=0 trades_told_otherwise=0 depth_snapshots_short_of_ladder=0 " +
            "markets_unheard=0 stale_marks=2 frames_too_far_ahead=0 events_late=163 " +
            "events_waiting_overflows=0 heartbeats=0 subscriptions_refused=0 subscriptions_unanswered=0");
        assertThat(book.backCount()).isEqualTo(163);
        assertThat(book.clearCount()).isEqualTo(1);
        assertThat(book.staleCount()).isEqualTo(2);
        assertThat(book.tradeCount()).isEqualTo(21_313);
    }

    private static Map<String, String> quotes()
    {
        final Map<String, String> quotes = new HashMap<>();
        try (FrameLines lines = lines())
        {
            while (lines.next())
            {
                final Map<String, String> data = data(lines);
                if ("bookTicker".equals(data.get("e")))
                {
                    quotes.put(data.get("u"), quote(data));
                }
            }
        }

        return quotes;
    }

    /** Best levels of the venue in steps, as {@link NaiveLevels#quote()} has them. */
    static String quote(final Map<String, String> data)
    {
        return level(data, "b", "B") + " " + level(data, "a", "A");
    }

    private static String level(final Map<String, String> data, final String price, final String size)
    {
        return steps(data, price, "0.1") + "x" + steps(data, size, "0.001");
    }

    private static String steps(final Map<String, String> data, final String field, final String step)
    {
        return new BigDecimal(data.get(field)).divide(new BigDecimal(step)).toBigIntegerExact().toString();
    }

    private static Map<String, String> data(final FrameLines lines)
    {
        return FlatJson.of(lines.bytes(), lines.offset(), lines.length());
    }

    private static FrameLines lines()
    {
        return new FrameLines(Recording.of(List.of(FILE)).get(0));
    }
}
