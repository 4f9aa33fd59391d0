package io.leadline.feed.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.LineDecoder;

/** Times are ms behind a base whose digits are left out of what is expected. */
class BinanceDecoderTest
{
    private static final long BASE_MS = 1_790_000_000_000L;
    private static final Configuration CONFIGURATION =
        FeedFixtures.configuration(FeedFixtures.levelsMarket("BTC", "0.1", "0.001", "BTCUSDT"));
    private static final Configuration TWO_MARKETS = FeedFixtures.configuration(
        FeedFixtures.levelsMarket("BTC", "0.1", "0.001", "BTCUSDT"),
        FeedFixtures.levelsMarket("ETH", "0.1", "0.001", "ETHUSDT"));

    private final RecordingSink sink = new RecordingSink();
    private final StringBuilder lines = new StringBuilder();
    private Feed feed;

    @TempDir
    private Path directory;

    @Test
    void shouldFollowTheSpotRuleAndTakeTheServersTime()
    {
        line(0, "{\"lastUpdateId\":10,\"bids\":[[\"9.0\",\"1\"]],\"asks\":[[\"9.2\",\"2.5\"]]}");
        line(1, spot(1, 9, 11, "9.1", "3"));
        line(2, spot(2, 12, 12, "9.1", "0.000"));
        line(3, spot(3, 14, 14, "9.0", "7"));
        run(CONFIGURATION);

        assertThat(words()).containsExactly(
            "1 status BTC STALE", "1 clear BTC", "1 level BTC bid 90 1000", "1 level BTC ask 92 2500",
            "1 level BTC bid 91 3000", "2 level BTC bid 91 0", "2 status BTC STALE");
        assertThat(feed.counters().count("depth_holes")).isEqualTo(1);
    }

    @Test
    void shouldFollowTheFuturesRuleOverIdsThatAreNotDense()
    {
        line(0, futures(1, 50, 60, 40, "9.1", "3"));
        line(1, futures(2, 75, 80, 60, "9.1", "4"));
        line(2, "{\"lastUpdateId\":70,\"E\":1,\"T\":1,\"bids\":[[\"9.0\",\"1\"]],\"asks\":[]}");
        line(3, futures(3, 99, 120, 80, "9.1", "5"));
        run(CONFIGURATION);

        assertThat(words()).containsExactly(
            "1 status BTC STALE", "2 clear BTC", "2 level BTC bid 90 1000", "2 level BTC bid 91 4000",
            "3 level BTC bid 91 5000", "3 status BTC STALE");
        assertThat(feed.counters().count("depth_holes")).isZero();
    }

    @Test
    void shouldCloseNoInstantWithATradeBehindAHole()
    {
        line(0, "{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}");
        line(1, spot(1, 11, 11, "9.1", "3"));
        line(2, trade(2, 1));
        line(3, spot(3, 12, 12, "9.1", "4"));
        line(5, trade(5, 2));
        line(6, spot(6, 14, 14, "9.1", "5"));
        line(7, "{\"lastUpdateId\":14,\"bids\":[[\"9.1\",\"5\"]],\"asks\":[]}");
        run(CONFIGURATION);

        assertThat(words()).containsExactly(
            "1 status BTC STALE", "1 clear BTC", "1 level BTC bid 91 3000", "2 trade BTC - 91 6 -",
            "3 level BTC bid 91 4000", "3 status BTC STALE", "5 trade BTC - 91 6 -", "6 clear BTC",
            "6 level BTC bid 91 5000", "6 status BTC STALE");
    }

    @Test
    void shouldWaitForASnapshotThatFits()
    {
        line(0, spot(1, 20, 20, "9.1", "3"));
        line(1, "{\"lastUpdateId\":18,\"bids\":[],\"asks\":[]}");
        line(2, "{\"lastUpdateId\":21,\"bids\":[[\"9.0\",\"1\"]],\"asks\":[]}");
        line(3, spot(2, 21, 21, "9.1", "4"));
        run(CONFIGURATION);

        assertThat(words()).containsExactly(
            "1 status BTC STALE", "2 clear BTC", "2 level BTC bid 90 1000", "2 status BTC STALE");
        assertThat(feed.counters().count("depth_snapshots_too_old")).isEqualTo(1);
    }

    @Test
    void shouldTakeSnapshotsOfSeveralMarketsOnlyByName()
    {
        line(0, spot(1, 11, 11, "9.1", "3"));
        line(1, "{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}");
        line(2, "{\"stream\":\"snapshot.BTCUSDT\",\"data\":{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}}");
        run(TWO_MARKETS);

        assertThat(feed.counters().count("snapshots_unattributed")).isEqualTo(1);
        assertThat(words()).containsExactly(
            "1 status BTC STALE", "1 status ETH STALE", "1 clear BTC", "1 level BTC bid 91 3000",
            "1 status BTC STALE");
    }

    @Test
    void shouldTellOfAMarketThatTheVenueSaysNothingOf()
    {
        final List<String> asked = new ArrayList<>();
        final List<String> told = new ArrayList<>();
        final BinanceDecoder decoder =
            new BinanceDecoder(TWO_MARKETS, sink, asked::add, teller(told), 0, 1_000_000_000L);
        decoder.onConnect(LineDecoder.PUBLIC, 1);
        frame(decoder, spot(1, 11, 11, "9.1", "3"));
        decoder.onTime(1_000_000_000L);
        decoder.onTime(10_999_999_999L);
        assertThat(told).isEmpty();
        assertThat(asked).containsExactly("BTCUSDT");
        decoder.onTime(11_000_000_000L);
        decoder.onTime(30_000_000_000L);

        assertThat(told).containsExactly(
            "no book update of a market since it was asked for, the venue may not know its venue_id: market=ETH " +
            "venue_id=ETHUSDT within=10000000000ns");
        assertThat(asked).containsExactly("BTCUSDT", "ETHUSDT");
        assertThat(decoder.counters().count("markets_unheard")).isEqualTo(1);
        assertThat(words()).startsWith("1 status BTC STALE", "1 status ETH STALE");
        frame(decoder, spot(2, 11, 11, "9.1", "3").replace("BTCUSDT", "ETHUSDT"));
        assertThat(told).hasSize(2).last().isEqualTo("book updates of a market come: market=ETH venue_id=ETHUSDT");

        decoder.onDisconnect(LineDecoder.PUBLIC, 31_000_000_000L);
        decoder.onTime(60_000_000_000L);
        decoder.onConnect(LineDecoder.PUBLIC, 60_000_000_000L);
        decoder.onTime(60_000_000_001L);
        decoder.onTime(70_000_000_000L);
        assertThat(decoder.counters().count("markets_unheard")).isEqualTo(1);
        decoder.onTime(70_000_000_001L);
        assertThat(decoder.counters().count("markets_unheard")).isEqualTo(3);
    }

    private static LineControl teller(final List<String> told)
    {
        return new LineControl()
        {
            @Override
            public void reconnect(final int line, final String reason)
            {
                throw new AssertionError(reason);
            }

            @Override
            public void tell(final String text)
            {
                told.add(text);
            }
        };
    }

    @Test
    void shouldCountWhatTellsNothing()
    {
        line(0, "{\"result\":null,\"id\":1}");
        line(1, "{\"id\":1,\"error\":{\"code\":2,\"msg\":\"unknown\"}}");
        line(2, "{\"stream\":\"btcusdt@depth20@100ms\",\"data\":" + spot(1, 11, 11, "9.1", "3") + "}");
        line(3, "{\"e\":\"markPriceUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"p\":\"1\"}");
        line(4, spot(1, 11, 11, "9.1", "3").replace("BTCUSDT", "ELSE"));
        line(5, "{\"e\":\"depthUpdate\",");
        line(6, spot(1, 12, 11, "9.1", "3"));
        line(7, trade(1, 5));
        line(8, trade(1, 5));
        line(9, trade(1, 6).replace("\"trade\"", "\"aggTrade\"").replace("\"t\":", "\"a\":"));
        run(CONFIGURATION);

        assertThat(words()).containsExactly("1 status BTC STALE", "1 trade BTC - 91 6 -");
        assertThat(feed.counters().toString()).contains(
            "frames=10 ", "frames_malformed=2 ", "answers=1 ", "errors_of_venue=1 ", "frames_other=2 ",
            "frames_partial_depth=1 ", "trades=1 ", "trades_old=1 ", "trades_told_otherwise=1 ");
    }

    @Test
    void shouldTellLevelsBetweenTicksAndLots()
    {
        line(0, "{\"lastUpdateId\":10,\"bids\":[[\"9.05\",\"1\"]],\"asks\":[[\"9.2\",\"0.0005\"]]}");
        line(1, spot(1, 11, 11, "1000000000000000000000", "3"));
        run(CONFIGURATION);

        assertThat(words()).containsExactly(
            "1 status BTC STALE", "1 clear BTC", "1 level BTC bid 90 1000 flags=4", "1 level BTC ask 92 0 flags=2",
            "1 level BTC bid 9223372036854775807 3000", "1 status BTC STALE");
    }

    @Test
    void shouldLetTimePassOnASilentMarket()
    {
        line(0, "{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}");
        line(0, spot(1, 11, 11, "9.1", "3"));
        for (int ms = 500; ms <= 3_000; ms += 500)
        {
            line(ms, "{\"result\":null,\"id\":1}");
        }
        run(CONFIGURATION);

        assertThat(words()).containsExactly(
            "1 status BTC STALE", "1 clear BTC", "1 level BTC bid 91 3000", "501 heartbeat -", "1001 heartbeat -",
            "1501 heartbeat -", "2001 heartbeat -", "2001 status BTC STALE");
    }

    @Test
    void shouldWriteNothingOverAHoleThatADisconnectShows()
    {
        line(0, "connect");
        line(0, "time");
        line(1, "{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}");
        line(2, spot(1, 11, 11, "9.1", "3"));
        line(3_000, "disconnect");
        line(4_000, "time");
        run(CONFIGURATION);

        assertThat(words()).containsExactly(
            "1 status BTC STALE", "1 clear BTC", "1 level BTC bid 91 3000", "1 status BTC STALE", "2999 heartbeat -");
    }

    @Test
    void shouldPassNoTimeByWhatIsReceivedOnceItIsToldWhatHasPassed()
    {
        line(0, "connect");
        line(0, "time");
        line(0, "{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}");
        line(0, spot(1, 11, 11, "9.1", "3"));
        line(9_000, "{\"stream\":\"snapshot.ELSE\",\"data\":{}}");
        line(9_001, "{\"stream\":\"snapshot.BTCUSDT\",\"data\":{}}");
        line(2_000, "time");
        run(CONFIGURATION);

        assertThat(words()).containsExactly(
            "1 status BTC STALE", "1 clear BTC", "1 level BTC bid 91 3000", "1001 heartbeat -",
            "1001 status BTC STALE");
    }

    @Test
    void shouldBeStaleFromTheEarliestOfTheFirstEvents()
    {
        line(0, spot(5, 11, 11, "9.1", "3"));
        line(1, trade(2, 1));
        line(2, trade(6, 2));
        line(3, "{\"lastUpdateId\":11,\"bids\":[],\"asks\":[]}");
        line(4, spot(8, 13, 13, "9.1", "3"));
        line(5, trade(4, 3));
        run(CONFIGURATION);

        assertThat(words()).containsExactly(
            "2 status BTC STALE", "2 trade BTC - 91 6 -", "5 clear BTC", "5 status BTC STALE", "4 trade BTC - 91 6 -",
            "6 trade BTC - 91 6 -");
    }

    @Test
    void shouldNotBeStaleForATimeFromWhichTheClockWentBack()
    {
        line(0, trade(500, 1));
        line(1, spot(2, 11, 11, "9.1", "3"));
        line(2, "{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}");
        line(3, spot(4, 12, 12, "9.1", "4"));
        line(4, spot(501, 13, 13, "9.1", "5"));
        line(5, spot(502, 15, 15, "9.1", "6"));
        run(CONFIGURATION);

        assertThat(words()).containsExactly(
            "2 status BTC STALE", "2 clear BTC", "2 level BTC bid 91 3000", "4 level BTC bid 91 4000",
            "500 trade BTC - 91 6 -", "501 level BTC bid 91 5000", "501 status BTC STALE");
    }

    @Test
    void shouldTakeAFrameOfATimeThatCannotBeForLost()
    {
        line(0, "{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}");
        line(1, spot(1, 11, 11, "9.1", "3"));
        line(2, spot(8 * 86_400_000, 12, 12, "9.1", "4"));
        line(3, trade(8 * 86_400_000, 1));
        line(4_000, "{\"result\":null,\"id\":1}");
        run(CONFIGURATION);

        assertThat(words()).containsExactly(
            "1 status BTC STALE", "1 clear BTC", "1 level BTC bid 91 3000", "1 status BTC STALE", "3000 heartbeat -");
        assertThat(feed.counters().count("frames_too_far_ahead")).isEqualTo(2);
    }

    @Test
    void shouldPassNoTimeOnABookBehindAFrameThatCannotBeRead()
    {
        for (final String torn : List.of(spot(2, 12, 12, "9.1", "4").replace("]", ""), "{\"e\":\"dep", "?ping"))
        {
            lines.setLength(0);
            line(0, "{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}");
            line(1, spot(1, 11, 11, "9.1", "3"));
            line(2, torn);
            line(4_000, "{\"result\":null,\"id\":1}");
            final int before = sink.lines().size();
            run(CONFIGURATION);

            assertThat(words().subList(before, sink.lines().size()).subList(0, 4)).as(torn).containsExactly(
                "1 status BTC STALE", "1 clear BTC", "1 level BTC bid 91 3000", "1 status BTC STALE");
        }
    }

    @Test
    void shouldBreakOffNoOtherBookThanTheOneWhoseFrameCannotBeRead()
    {
        final List<String> asked = new ArrayList<>();
        final BinanceDecoder decoder = new BinanceDecoder(TWO_MARKETS, sink, asked::add, 1_000_000_000L);
        decoder.onConnect(LineDecoder.PUBLIC, 1);
        for (final String symbol : List.of("BTCUSDT", "ETHUSDT"))
        {
            frame(decoder, spot(1, 11, 11, "9.1", "3").replace("BTCUSDT", symbol));
            frame(decoder, "{\"stream\":\"snapshot." + symbol +
                "\",\"data\":{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}}");
        }
        asked.clear();
        frame(decoder, spot(2, 12, 12, "9.1", "4").replace("}", ""));
        assertThat(asked).containsExactly("BTCUSDT");
        frame(decoder, "{");

        assertThat(asked).containsExactly("BTCUSDT", "ETHUSDT");
    }

    /** It would be joined with updates behind which one is missing. */
    @Test
    void shouldNotJoinASnapshotWithUpdatesInFrontOfAFrameThatCannotBeRead()
    {
        line(1, spot(1, 11, 11, "9.1", "3"));
        line(2, "{\"e\":\"dep");
        line(3, "{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}");
        run(CONFIGURATION);

        assertThat(words()).containsExactly("1 status BTC STALE");
    }

    @Test
    void shouldAskForASnapshotWhenAnUpdateWaitsAndAgainWhenTheAnswerIsNone()
    {
        final List<String> asked = new ArrayList<>();
        final BinanceDecoder decoder = new BinanceDecoder(TWO_MARKETS, sink, asked::add, 1_000_000_000L);
        decoder.onConnect(LineDecoder.PUBLIC, 1);
        frame(decoder, "{\"stream\":\"snapshot.BTCUSDT\",\"data\":");
        assertThat(asked).isEmpty();
        frame(decoder, spot(1, 11, 11, "9.1", "3"));
        frame(decoder, spot(2, 12, 12, "9.1", "3"));
        assertThat(asked).containsExactly("BTCUSDT");

        for (final String none : List.of(
            "", "<html>", "{}", "{\"code\":-1003,\"msg\":\"\"}}", "{\"lastUpdateId\":1}}"))
        {
            asked.clear();
            frame(decoder, "{\"stream\":\"snapshot.BTCUSDT\",\"data\":" + none);
            assertThat(asked).as(none).containsExactly("BTCUSDT");
        }
        frame(
            decoder, "{\"stream\":\"snapshot.BTCUSDT\",\"data\":{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}}");
        assertThat(asked).hasSize(1);
        assertThat(decoder.counters().count("depth_snapshots_unreadable")).isEqualTo(6);
        assertThat(decoder.counters().count("depth_snapshots_joined")).isEqualTo(1);
    }

    @Test
    void shouldAskAgainWhereASnapshotStaysAheadOfAVenueThatBeganAnew()
    {
        final List<String> asked = new ArrayList<>();
        final BinanceDecoder decoder = new BinanceDecoder(CONFIGURATION, sink, asked::add, 1_000_000_000L);
        decoder.onConnect(LineDecoder.PUBLIC, 1);
        frame(decoder, "{\"lastUpdateId\":1000000,\"bids\":[],\"asks\":[]}");
        for (int id = 1; id < 1_000; id++)
        {
            frame(decoder, spot(id, id, id, "9.1", "3"));
        }
        assertThat(asked).isEmpty();
        frame(decoder, spot(1_000, 1_000, 1_000, "9.1", "3"));
        assertThat(asked).containsExactly("BTCUSDT");
        frame(decoder, "{\"lastUpdateId\":1000,\"bids\":[],\"asks\":[]}");
        frame(decoder, spot(1_001, 1_001, 1_001, "9.1", "3"));

        assertThat(asked).hasSize(1);
        assertThat(decoder.counters().count("depth_snapshots_joined")).isEqualTo(1);
    }

    private static void frame(final BinanceDecoder decoder, final String text)
    {
        decoder.onFrame(LineDecoder.PUBLIC, FeedFixtures.bytes(text), 0, FeedFixtures.bytes(text).length, 2);
    }

    private void line(final long receivedMs, final String frame)
    {
        lines.append(1_000_000_000L + receivedMs * 1_000_000).append(' ').append(frame).append('\n');
    }

    private static String spot(final int ms, final int first, final int last, final String price, final String size)
    {
        return "{\"e\":\"depthUpdate\",\"E\":" + (BASE_MS + ms) + ",\"s\":\"BTCUSDT\",\"U\":" + first + ",\"u\":" +
            last + ",\"b\":[[\"" + price + "\",\"" + size + "\"]],\"a\":[]}";
    }

    private static String futures(
        final int ms, final int first, final int last, final int previous, final String price, final String size)
    {
        return spot(ms, first, last, price, size).replace(
            "\"u\":", "\"T\":" + (BASE_MS + ms) + ",\"pu\":" + previous + ",\"u\":").replace("\"E\":1", "\"E\":2");
    }

    private static String trade(final int ms, final int id)
    {
        return "{\"e\":\"trade\",\"E\":" + (BASE_MS + ms + 5) + ",\"T\":" + (BASE_MS + ms) + ",\"s\":\"BTCUSDT\"," +
            "\"t\":" + id + ",\"p\":\"9.1\",\"q\":\"0.006\",\"X\":\"MARKET\",\"m\":false}";
    }

    private void run(final Configuration configuration)
    {
        final Path file = FeedFixtures.file(directory, "session", lines.toString());
        feed = BinanceDecoder.recorded(configuration, Recording.of(List.of(file)));
        feed.run(sink);
    }

    private List<String> words()
    {
        return sink.lines().stream()
            .map(line -> (Long.parseLong(line.substring(0, line.indexOf(' '))) / 1_000_000 - BASE_MS) +
                line.substring(line.indexOf(' ')))
            .toList();
    }
}
