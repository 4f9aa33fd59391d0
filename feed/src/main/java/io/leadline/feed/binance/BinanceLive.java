package io.leadline.feed.binance;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Market;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.levels.LevelMarkets;
import io.leadline.feed.levels.SnapshotRequest;
import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.CarrierControl;
import io.leadline.feed.line.LineDecoder;
import io.leadline.feed.line.LineFeed;
import io.leadline.feed.line.LineRecorder;
import io.leadline.feed.rest.RestFeed;
import io.leadline.feed.rest.RestLimits;
import io.leadline.feed.rest.RestSource;
import io.leadline.feed.websocket.TlsTrust;
import io.leadline.feed.websocket.WebSocketCarrier;
import io.leadline.feed.websocket.WebSocketLimits;
import io.leadline.problem.BadInputException;

/**
 * Diff depth and trades as the venue sends them, over one websocket, with snapshots that are asked for beside it. Which
 * of the two rules chains a venue's updates is seen in the updates themselves: where they tell {@code pu}, it is the
 * {@code u} before; where not, {@code U} follows it.
 */
public final class BinanceLive
{
    /** Of the section, for recordings too: without the same lag, they make other events. */
    public static final AdapterKey<Long> LAG = AdapterKey.duration(
        "lag", "1s", "how long a market is waited for that tells nothing, and the most that any frame may be late");

    private static final AdapterKey<URI> URL = AdapterKey.url(
        "url", "ws,wss", "wss://fstream.binance.com",
        "websockets of the venue; spot is wss://stream.binance.com:9443");
    private static final AdapterKey<URI> REST = AdapterKey.url(
        "rest", "http,https", "https://fapi.binance.com", "where books are asked for; spot is https://api.binance.com");
    private static final AdapterKey<String> DEPTH_PATH = AdapterKey.text(
        "depth_path", "/fapi/v1/depth", "path of books; spot is /api/v3/depth");
    private static final AdapterKey<Integer> DEPTH_LIMIT = AdapterKey.count(
        "depth_limit", "1000", "levels a side of a book that is asked for; those beyond are not known");
    private static final AdapterKey<String> DEPTH = AdapterKey.word(
        "depth", Map.of(
            "depth", "@depth", "depth@0ms", "@depth@0ms", "depth@100ms", "@depth@100ms", "depth@500ms", "@depth@500ms"),
        "depth@100ms", "stream of each market's updates");
    private static final AdapterKey<String> TRADES = AdapterKey.word(
        "trades", Map.of("trade", "@trade", "aggTrade", "@aggTrade", "none", ""), "aggTrade",
        "stream of each market's trades");
    private static final AdapterKey<Integer> REST_PER_SECOND = AdapterKey.count(
        "rest_per_second", "1", "books asked for in a second, at most");
    private static final AdapterKey<Long> REST_TIMEOUT = AdapterKey.positiveDuration(
        "rest_timeout", "10s", "how long a book that is asked for may take to come");

    /** What an operator can set. */
    public static final List<AdapterKey<?>> KEYS = Stream.concat(
        Stream.of(
            URL, REST, DEPTH_PATH, DEPTH_LIMIT, DEPTH, TRADES, LAG, REST_PER_SECOND, REST_TIMEOUT, TlsTrust.CA_FILE),
        WebSocketLimits.keys("1s", "10s", "1048576", BinanceDecoder.MAX_FRAME_LENGTH).stream()).toList();

    /** How long a frame waits for a feed's thread that is behind, before its connection is given up. */
    private static final long PATIENCE_NS = 1_000_000_000L;
    /** Time is told to the decoder so many times in a lag, but not in shorter steps than the least. */
    private static final int STEPS_IN_LAG = 4;
    private static final long MIN_STEP_NS = 1_000_000L;
    private static final long MAX_STEP_NS = 50_000_000L;

    private BinanceLive()
    {
    }

    /**
     * Opens the feed and begins to connect.
     *
     * @throws BadInputException when what an operator set cannot be: markets, more of them than one connection can
     *                           have, limits, certificates, paths.
     */
    public static LiveFeed open(final LiveInputs inputs)
    {
        final AdapterSettings settings = inputs.settings();
        final List<Market> markets = inputs.configuration().markets();
        LevelMarkets.check(markets);
        final WebSocketLimits limits = WebSocketLimits.of(settings);
        final TlsTrust trust = TlsTrust.of(settings);
        final BinanceStreams streams = new BinanceStreams(
            settings.value(URL), markets,
            Stream.of(settings.value(DEPTH), settings.value(TRADES)).filter(stream -> !stream.isEmpty()).toList());
        markets.forEach(market -> book(settings, market.venueId()));
        final LineRecorder recorder = LineRecorder.of(inputs);

        return start(inputs, limits, trust, streams, recorder);
    }

    private static LiveFeed start(
        final LiveInputs inputs, final WebSocketLimits limits, final TlsTrust trust, final BinanceStreams streams,
        final LineRecorder recorder)
    {
        final AdapterSettings settings = inputs.settings();
        final long lagNs = settings.value(LAG);
        final Arrivals arrivals = new Arrivals();
        final RestSource rest = new RestSource(
            arrivals.source(LineDecoder.PUBLIC, BinanceDecoder.MAX_FRAME_LENGTH, PATIENCE_NS),
            new RestLimits(
                BinanceDecoder.MAX_FRAME_LENGTH - SnapshotRequest.MAX_ENVELOPE_LENGTH, settings.value(REST_TIMEOUT),
                limits.reconnectMinNs(), limits.reconnectMaxNs(), settings.value(REST_PER_SECOND)),
            trust, inputs.clock(), inputs.diagnostics());
        final CarrierControl control = new CarrierControl(inputs.diagnostics());
        final BinanceDecoder decoder = new BinanceDecoder(
            inputs.configuration(), inputs.sink(),
            venueId -> rest.ask("depth " + venueId, new SnapshotRequest(venueId, book(settings, venueId))),
            control, streams.messages().size(), lagNs);
        control.add(new WebSocketCarrier(
            streams, limits, trust, arrivals.source(LineDecoder.PUBLIC, limits.maxFrameLength(), PATIENCE_NS),
            inputs.clock(), inputs.diagnostics()));
        final LineFeed lines = new LineFeed(
            inputs.sink(), decoder, arrivals, control.carriers(), recorder, inputs.clock(),
            Math.max(MIN_STEP_NS, Math.min(MAX_STEP_NS, lagNs / STEPS_IN_LAG)));
        lines.start();

        return new RestFeed(lines, rest);
    }

    private static URI book(final AdapterSettings settings, final String venueId)
    {
        final String text = settings.value(REST).toString().replaceAll("/+$", "") + settings.value(DEPTH_PATH) +
            "?symbol=" + URLEncoder.encode(venueId, StandardCharsets.UTF_8) + "&limit=" + settings.value(DEPTH_LIMIT);
        try
        {
            return new URI(text);
        }
        catch (final URISyntaxException malformed)
        {
            throw new BadInputException("no path of a book: depth_path=" + settings.value(DEPTH_PATH));
        }
    }
}
