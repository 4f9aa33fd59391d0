package io.leadline.feed.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.net.httpserver.HttpServer;

import io.leadline.config.AdapterReader;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.event.EventSink;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.FrameLines;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.levels.FlatJson;
import io.leadline.feed.levels.NaiveLevels;
import io.leadline.feed.line.SteadyClock;
import io.leadline.feed.websocket.VenueServer;
import io.leadline.problem.BadInputException;

import org.agrona.concurrent.SystemEpochNanoClock;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the live feed asks of a venue, what it refuses of an operator, and a real session served by websocket. */
class BinanceLiveTest
{
    private static final Path FILE = FeedFixtures.shared("data/levels/binance_usdm_btcusdt_20240808.gz");
    private static final Configuration CONFIGURATION =
        FeedFixtures.configuration(FeedFixtures.levelsMarket("BTC-PERP", "0.1", "0.001", "BTCUSDT"));

    private final List<String> diagnostics = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void shouldAskForStreamsInFewNumberedMessages()
    {
        final List<Market> markets = new ArrayList<>();
        for (int i = 0; i < 300; i++)
        {
            markets.add(FeedFixtures.levelsMarket("M" + i, "0.1", "0.1", "M" + i + "USDT"));
        }
        try (VenueServer venue = new VenueServer().start();
            LiveFeed feed = open(
                FeedFixtures.configuration(markets.toArray(Market[]::new)), settings(venue.port(), 1, ""),
                new RecordingSink()))
        {
            final VenueServer.Session session = venue.awaitSession(0);
            assertThat(session.resource()).isEqualTo("/stream");
            assertThat(session.awaitMessage(0)).startsWith(
                "{\"method\":\"SUBSCRIBE\",\"params\":[" +
                    "\"m0usdt@depth@100ms\",\"m0usdt@aggTrade\",\"m1usdt@depth@100ms\",");
            assertThat(session.awaitMessage(2)).endsWith("\"m299usdt@depth@100ms\",\"m299usdt@aggTrade\"],\"id\":3}");
            assertThat(session.messages()).hasSize(3).allSatisfy(
                message -> assertThat(message.split(",").length).isLessThanOrEqualTo(1 + 256 + 1));
            assertThat(feed.counters().count("connects")).isZero();
        }
    }

    @Test
    void shouldAskForTheStreamsThatAreWanted()
    {
        try (VenueServer venue = new VenueServer().start();
            LiveFeed feed = open(
                CONFIGURATION, settings(venue.port(), 1, "    depth: depth\n    trades: none\n"), new RecordingSink()))
        {
            assertThat(venue.awaitSession(0).awaitMessage(0))
                .isEqualTo("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@depth\"],\"id\":1}");
            assertThat(feed.counters().count("frames")).isZero();
        }
    }

    @Test
    void shouldRefuseWhatCannotBe()
    {
        final List<Market> markets = new ArrayList<>();
        for (int i = 0; i < 513; i++)
        {
            markets.add(FeedFixtures.levelsMarket("M" + i, "0.1", "0.1", "M" + i));
        }
        final Configuration tooMany = FeedFixtures.configuration(markets.toArray(Market[]::new));
        assertThatThrownBy(() -> open(tooMany, settings(1, 1, ""), new RecordingSink()))
            .isInstanceOf(BadInputException.class)
            .hasMessage("too many streams for one connection: markets=513 streams=1026 limit=1024");
        assertThatThrownBy(() -> open(
            FeedFixtures.configuration(FeedFixtures.market("A", "1", "1")), settings(1, 1, ""), new RecordingSink()))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("market of a feed that tells levels");
        assertThatThrownBy(() -> open(
            CONFIGURATION, settings(1, 1, "    depth_path: \"/a b\"\n"), new RecordingSink()))
            .isInstanceOf(BadInputException.class)
            .hasMessage("no path of a book: depth_path=/a b");
    }

    @Test
    void shouldShowTheOperatorASymbolThatTheVenueDoesNotKnow() throws IOException
    {
        final Configuration configuration = FeedFixtures.configuration(
            FeedFixtures.levelsMarket("BTC", "0.1", "0.001", "BTCUSDT"),
            FeedFixtures.levelsMarket("WRONG", "0.1", "0.001", "BTCUSDX"));
        final AtomicLong jumpNs = new AtomicLong();
        final HttpServer rest = refusing();
        final Path recording = folder.resolve("recording");
        final RecordingSink live = new RecordingSink();
        final SteadyClock steady = new SteadyClock(SystemEpochNanoClock.INSTANCE);
        try (KnowingOne venue = new KnowingOne();
            LiveFeed feed = BinanceLive.open(new LiveInputs(
                configuration, settings(
                    venue.<KnowingOne>start().port(), rest.getAddress().getPort(),
                    "    ping: 20ms\n    lost: 20s\n    lag: 100ms\n"),
                List.of(), live, recording, () -> steady.nanoTime() + jumpNs.get(), diagnostics::add)))
        {
            final long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            // Steps that no clock is taken to jump by.
            for (int step = 0; !isToldOf("BTCUSDX", "-1121"); step++)
            {
                feed.doWork();
                jumpNs.addAndGet(feed.counters().count("connects") > 0 && step % 1_000 == 0 ? 50_000_000 : 0);
                assertThat(System.nanoTime()).as("%s %s", feed.counters(), diagnostics).isLessThan(untilNs);
            }
            assertThat(feed.counters().count("markets_unheard")).isEqualTo(1);
        }
        finally
        {
            rest.stop(0);
        }
        assertThat(diagnostics)
            .anyMatch(line -> line.startsWith("no book update of a market") && line.contains("market=WRONG "))
            .anyMatch(line -> line.contains("key=depth BTCUSDX ") && line.contains("status=400") &&
                line.contains("Invalid symbol."));
        assertThat(live.lines()).filteredOn(line -> line.contains("WRONG"))
            .containsExactly("1790000000001000000 status WRONG STALE");

        final RecordingSink replayed = new RecordingSink();
        final Feed replay =
            BinanceDecoder.recorded(configuration, Recording.of(List.of(recording)), 100_000_000L);
        replay.run(replayed);
        assertThat(replayed.lines()).isEqualTo(live.lines());
        assertThat(replay.counters().count("markets_unheard")).isEqualTo(1);
    }

    private boolean isToldOf(final String... words)
    {
        return List.copyOf(diagnostics).stream().anyMatch(line -> List.of(words).stream().allMatch(line::contains));
    }

    private static HttpServer refusing() throws IOException
    {
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fapi/v1/depth", exchange ->
        {
            final boolean isKnown = exchange.getRequestURI().getQuery().contains("symbol=BTCUSDT&");
            final byte[] answer = FeedFixtures.bytes(
                isKnown ? "{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}" :
                "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
            exchange.sendResponseHeaders(isKnown ? 200 : 400, answer.length);
            try (OutputStream out = exchange.getResponseBody())
            {
                out.write(answer);
            }
        });
        server.start();

        return server;
    }

    /** Grants whatever it is asked for, and tells of one market only. */
    private static final class KnowingOne extends VenueServer
    {
        @Override
        protected void onMessage(final Session session, final String message)
        {
            session.send("{\"result\":null,\"id\":1}");
            session.send(
                "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1790000000001," +
                "\"T\":1790000000001,\"s\":\"BTCUSDT\",\"U\":11,\"u\":11,\"pu\":10," +
                "\"b\":[[\"9.1\",\"3\"]],\"a\":[]}}");
        }
    }

    @Test
    void shouldHaveTheBestQuotesOfARealSessionServedAtFullSpeed() throws IOException
    {
        Assumptions.assumeTrue(Files.exists(FILE), () -> "shared recording is absent: path=" + FILE);
        final RealVenue venue = new RealVenue();
        final TreeMap<Long, String> expected = venue.quotesByTime();
        final HttpServer rest = rest(venue);
        final int[] compared = {0};
        final NaiveLevels book = new NaiveLevels();
        book.telling((from, to) ->
        {
            final String quote = expected.get(from);
            if (book.isInSync() && book.clearCount() > 0 && quote != null)
            {
                assertThat(book.quote()).as("time=%d", from).isEqualTo(quote);
                compared[0]++;
            }
        });
        try (venue;
            LiveFeed feed = open(
                CONFIGURATION, settings(venue.<RealVenue>start().port(), rest.getAddress().getPort(), ""), book))
        {
            final long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (feed.counters().count("levels") < 445_262 || feed.counters().count("trades") < 21_313)
            {
                feed.doWork();
                assertThat(System.nanoTime()).as("%s %s", feed.counters(), diagnostics).isLessThan(untilNs);
            }
            assertThat(feed.counters().count("depth_holes")).isZero();
            assertThat(feed.counters().count("depth_snapshots_joined")).isEqualTo(1);
            assertThat(feed.receipts().histogramNs().getTotalCount()).isPositive();
        }
        finally
        {
            rest.stop(0);
        }
        assertThat(compared[0]).isGreaterThan(500);
    }

    private static HttpServer rest(final RealVenue venue) throws IOException
    {
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fapi/v1/depth", exchange ->
        {
            assertThat(exchange.getRequestURI()).hasToString("/fapi/v1/depth?symbol=BTCUSDT&limit=1000");
            exchange.sendResponseHeaders(200, venue.snapshot.length);
            try (OutputStream out = exchange.getResponseBody())
            {
                out.write(venue.snapshot);
            }
            venue.isAsked.countDown();
        });
        server.start();

        return server;
    }

    private static AdapterSettings settings(final int port, final int restPort, final String more)
    {
        return AdapterReader.parse(
            "feed:\n  binance:\n    url: ws://localhost:" + port + "\n    rest: http://localhost:" + restPort + "\n" +
            more, "test", "binance", BinanceLive.KEYS);
    }

    private LiveFeed open(final Configuration configuration, final AdapterSettings settings, final EventSink sink)
    {
        return BinanceLive.open(new LiveInputs(
            configuration, settings, List.of(), sink, folder.resolve("recording"),
            new SteadyClock(SystemEpochNanoClock.INSTANCE), diagnostics::add));
    }

    /** Sends all frames of the recording to whoever subscribes, as fast as they go once a book was asked for. */
    private static final class RealVenue extends VenueServer
    {
        /** One of them is that of the snapshot. */
        private static final int FIRST_FRAMES = 100;

        private final CountDownLatch isAsked = new CountDownLatch(1);
        private final List<String> frames = new ArrayList<>();
        private final Map<String, String> quotes = new HashMap<>();
        private final TreeMap<Long, String> idsByTime = new TreeMap<>();
        private byte[] snapshot;

        RealVenue()
        {
            try (FrameLines lines = new FrameLines(Recording.of(List.of(FILE)).get(0)))
            {
                while (lines.next())
                {
                    take(new String(lines.bytes(), lines.offset(), lines.length(), StandardCharsets.UTF_8));
                }
            }
            catch (final UncheckedIOException failure)
            {
                throw new AssertionError(failure);
            }
        }

        private void take(final String frame)
        {
            if (frame.startsWith("{\"lastUpdateId\""))
            {
                snapshot = FeedFixtures.bytes(frame);
                return;
            }
            frames.add(frame);
            final byte[] bytes = FeedFixtures.bytes(frame);
            final Map<String, String> data = FlatJson.of(bytes, 0, bytes.length);
            if ("bookTicker".equals(data.get("e")))
            {
                quotes.put(data.get("u"), BinanceRecordingTest.quote(data));
            }
            else if ("depthUpdate".equals(data.get("e")))
            {
                idsByTime.put(Long.parseLong(data.get("T")) * 1_000_000, data.get("u"));
            }
        }

        /** Of the last update at a time, where there is the best quote of the same id. */
        TreeMap<Long, String> quotesByTime()
        {
            final TreeMap<Long, String> byTime = new TreeMap<>();
            idsByTime.forEach((time, id) ->
            {
                if (quotes.containsKey(id))
                {
                    byTime.put(time, quotes.get(id));
                }
            });

            return byTime;
        }

        @Override
        protected void onMessage(final Session session, final String message)
        {
            session.send("{\"result\":null,\"id\":1}");
            frames.subList(0, FIRST_FRAMES).forEach(session::send);
            try
            {
                assertThat(isAsked.await(30, TimeUnit.SECONDS)).isTrue();
            }
            catch (final InterruptedException interrupt)
            {
                throw new AssertionError(interrupt);
            }
            frames.subList(FIRST_FRAMES, frames.size()).forEach(session::send);
        }
    }
}
