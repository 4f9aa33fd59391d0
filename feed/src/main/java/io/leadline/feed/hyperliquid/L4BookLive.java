package io.leadline.feed.hyperliquid;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterSettings;
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
 * The {@code l4Book} channel of an order book server: the coins of the configured markets on one line. Servers of
 * versions that take a ping for the end of a client want {@code pings: false}. Cold.
 */
public final class L4BookLive
{
    /** Keys of {@code feed.l4book}. */
    public static final List<AdapterKey<?>> KEYS;
    /** Of the section, for recordings too: without the same lag, they make other events. */
    public static final AdapterKey<Long> LAG = AdapterKey.duration(
        "lag", "5s", "how far messages may be behind the venue's clock when coins are silent");

    private static final AdapterKey<URI> URL =
        AdapterKey.url("url", "ws,wss", null, "websocket of an order book server, as ws://node:8000/ws");
    private static final AdapterKey<Long> SNAPSHOT_WITHIN = AdapterKey.positiveDuration(
        "snapshot_within", "30s", "how long a connection may stand without a snapshot of each coin");
    private static final AdapterKey<Long> COMPARE = AdapterKey.duration(
        "compare", "1m",
        "how often a book is compared with a snapshot of its own connection, one coin after another; 0s for never, " +
            "which leaves a message that the server left out to the next change that does not fit");
    private static final long PATIENCE_NS = 5_000_000_000L;
    private static final long TIME_EVERY_NS = 100_000_000L;

    static
    {
        final List<AdapterKey<?>> keys =
            new ArrayList<>(
                List.of(URL, LAG, SNAPSHOT_WITHIN, COMPARE, TlsTrust.CA_FILE, WebSocketLimits.PINGS));
        keys.addAll(WebSocketLimits.keys("1s", "30s", Integer.toString(L4BookDecoder.MAX_FRAME_LENGTH),
            L4BookDecoder.MAX_FRAME_LENGTH));
        KEYS = List.copyOf(keys);
    }

    private L4BookLive()
    {
    }

    /**
     * Follows a server.
     *
     * @throws io.leadline.problem.BadInputException naming every market that is no coin, or what of the settings
     *                                               contradicts itself.
     */
    public static LiveFeed open(final LiveInputs inputs)
    {
        final AdapterSettings settings = inputs.settings();
        final List<Market> markets = inputs.configuration().markets();
        final List<String> coins = markets.stream().map(Market::venueId).toList();
        final boolean isPinged = settings.value(WebSocketLimits.PINGS);
        final long compareEveryNs = settings.value(COMPARE);
        final WebSocketLimits limits = WebSocketLimits.of(settings);
        final TlsTrust trust = TlsTrust.of(settings);
        final CarrierControl control = new CarrierControl(inputs.diagnostics());
        final L4BookDecoder decoder = new L4BookDecoder(
            markets, inputs.sink(), control, settings.value(LAG), settings.value(SNAPSHOT_WITHIN), compareEveryNs);
        final Arrivals arrivals = new Arrivals();
        control.add(carrier(
            new AllBooks(settings.value(URL), coins, isPinged), LineDecoder.PUBLIC, limits, trust, arrivals, inputs));
        if (compareEveryNs != L4BookDecoder.NEVER)
        {
            control.add(carrier(
                new OneBook(settings.value(URL), coins, isPinged), L4BookDecoder.COMPARE_LINE, limits, trust, arrivals,
                inputs));
        }
        final LineFeed feed = new LineFeed(
            inputs.sink(), decoder, arrivals, control.carriers(), recorder(inputs), inputs.clock(), TIME_EVERY_NS);
        feed.start();

        return feed;
    }

    private static WebSocketCarrier carrier(
        final Subscription subscription, final int line, final WebSocketLimits limits, final TlsTrust trust,
        final Arrivals arrivals, final LiveInputs inputs)
    {
        return new WebSocketCarrier(
            subscription, limits, trust, arrivals.source(line, limits.maxFrameLength(), PATIENCE_NS), inputs.clock(),
            inputs.diagnostics());
    }

    private static LineRecorder recorder(final LiveInputs inputs)
    {
        final LineRecorder recorder = LineRecorder.of(inputs);
        if (recorder != null)
        {
            recorder.name(L4BookDecoder.COMPARE_LINE, L4BookDecoder.COMPARE);
        }

        return recorder;
    }

    private static String subscribe(final String coin)
    {
        return "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"l4Book\",\"coin\":\"" + coin + "\"}}";
    }

    private record AllBooks(URI uri, List<String> coins, boolean isPinged) implements Subscription
    {
        @Override
        public String name()
        {
            return "public";
        }

        @Override
        public List<String> messages()
        {
            return coins.stream().map(L4BookLive::subscribe).toList();
        }
    }

    /** The coins in turn, each on a connection of its own. */
    private static final class OneBook implements Subscription
    {
        private final URI uri;
        private final List<String> coins;
        private final boolean isPinged;
        private int next;

        private OneBook(final URI uri, final List<String> coins, final boolean isPinged)
        {
            this.uri = uri;
            this.coins = coins;
            this.isPinged = isPinged;
        }

        @Override
        public boolean isPinged()
        {
            return isPinged;
        }

        @Override
        public String name()
        {
            return L4BookDecoder.COMPARE;
        }

        @Override
        public URI uri()
        {
            return uri;
        }

        @Override
        public synchronized List<String> messages()
        {
            final String coin = coins.get(next);
            next = (next + 1) % coins.size();

            return List.of(subscribe(coin));
        }
    }
}
