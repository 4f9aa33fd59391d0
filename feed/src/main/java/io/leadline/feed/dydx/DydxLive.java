package io.leadline.feed.dydx;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.leadline.config.AdapterKey;
import io.leadline.config.Market;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.CarrierControl;
import io.leadline.feed.line.LineDecoder;
import io.leadline.feed.line.LineFeed;
import io.leadline.feed.line.LineRecorder;
import io.leadline.feed.websocket.Subscription;
import io.leadline.feed.websocket.TlsTrust;
import io.leadline.feed.websocket.WebSocketCarrier;
import io.leadline.feed.websocket.WebSocketLimits;

/**
 * A full node's stream over its websocket: the pairs of the configured markets in one subscription. Nodes of versions
 * that read nothing from their clients answer no pings, so they want {@code pings: false}. Cold.
 */
public final class DydxLive
{
    /** Keys of {@code feed.dydx}. */
    public static final List<AdapterKey<?>> KEYS;

    private static final AdapterKey<URI> URL =
        AdapterKey.url("url", "ws,wss", null, "websocket of a full node, as ws://node:9092/ws");
    private static final AdapterKey<Long> SNAPSHOT_WITHIN = AdapterKey.positiveDuration(
        "snapshot_within", "30s", "how long a connection may stand without a snapshot");
    private static final long PATIENCE_NS = 5_000_000_000L;
    private static final long TIME_EVERY_NS = 100_000_000L;

    static
    {
        final List<AdapterKey<?>> keys =
            new ArrayList<>(List.of(URL, SNAPSHOT_WITHIN, TlsTrust.CA_FILE, WebSocketLimits.PINGS));
        keys.addAll(WebSocketLimits.keys("1s", "30s", Integer.toString(RecordReader.MAX_LENGTH),
            RecordReader.MAX_LENGTH));
        KEYS = List.copyOf(keys);
    }

    private DydxLive()
    {
    }

    /**
     * Follows a node.
     *
     * @throws io.leadline.problem.BadInputException naming every market that is no pair, or what of the settings
     *                                               contradicts itself.
     */
    public static LiveFeed open(final LiveInputs inputs)
    {
        final List<Market> markets = inputs.configuration().markets();
        final WebSocketLimits limits = WebSocketLimits.of(inputs.settings());
        final TlsTrust trust = TlsTrust.of(inputs.settings());
        final CarrierControl control = new CarrierControl(inputs.diagnostics());
        final DydxDecoder decoder =
            new DydxDecoder(markets, inputs.sink(), control, inputs.settings().value(SNAPSHOT_WITHIN));
        final Arrivals arrivals = new Arrivals();
        final PairStream stream = new PairStream(
            uri(inputs.settings().value(URL), markets), inputs.settings().value(WebSocketLimits.PINGS));
        control.add(new WebSocketCarrier(
            stream, limits, trust, arrivals.source(LineDecoder.PUBLIC, limits.maxFrameLength(), PATIENCE_NS),
            inputs.clock(), inputs.diagnostics()));
        final LineRecorder recorder = LineRecorder.of(inputs);
        final LineFeed feed = new LineFeed(
            inputs.sink(), decoder, arrivals, control.carriers(), recorder, inputs.clock(), TIME_EVERY_NS);
        feed.start();

        return feed;
    }

    /** The node reads what it is to tell from the query alone. */
    static URI uri(final URI node, final List<Market> markets)
    {
        return URI.create(
            node + "?clobPairIds=" + markets.stream().map(Market::venueId).sorted().collect(Collectors.joining(",")));
    }

    /** Nothing is sent. */
    private record PairStream(URI uri, boolean isPinged) implements Subscription
    {
        @Override
        public String name()
        {
            return "public";
        }

        @Override
        public List<String> messages()
        {
            return List.of();
        }
    }
}
