package io.leadline.feed.backpack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Market;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.ReceiptTimes;
import io.leadline.feed.levels.LevelMarkets;
import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.LineFeed;
import io.leadline.feed.line.LineRecorder;
import io.leadline.feed.websocket.TlsTrust;
import io.leadline.feed.websocket.WebSocketLimits;
import io.leadline.problem.BadInputException;

import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.SystemEpochClock;

/**
 * The venue live: one connection for public depth and trades, and one for the orders of each enrolled account, signed
 * with its own key. On the feed's thread.
 */
public final class BackpackLive implements LiveFeed
{
    /** Of the section, for recordings too: without the same lag, they make other events. */
    public static final AdapterKey<Long> LAG = AdapterKey.duration(
        "lag", "1s", "most that anything is late, and how long a silent stream is waited for");

    private static final AdapterKey<URI> URL = AdapterKey.url(
        "url", "wss,ws", "wss://ws.backpack.exchange", "where its streams are");
    private static final AdapterKey<URI> REST = AdapterKey.url(
        "rest", "https,http", "https://api.backpack.exchange", "where it answers requests");
    private static final AdapterKey<Path> ACCOUNT_KEYS = AdapterKey.path(
        "keys", AdapterKey.NONE,
        "file of the ED25519 private key, by account; while one's orders are unknown all is stale").byName();
    private static final AdapterKey<Long> WINDOW = AdapterKey.duration(
        "window", "1ms", "60s", "5s", "how long a signature holds");
    private static final long NS_PER_MS = 1_000_000;
    private static final long IDLE_EVERY_NS = 20_000_000;
    /** What the venue's documents allow, which needs no escape in JSON nor in a URL. */
    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9_]+");

    /** The keys of the adapter's section. */
    public static final List<AdapterKey<?>> KEYS = keys();

    private final LineFeed feed;
    private final BackpackConnections connections;

    private BackpackLive(final LineFeed feed, final BackpackConnections connections)
    {
        this.feed = feed;
        this.connections = connections;
    }

    private static List<AdapterKey<?>> keys()
    {
        final List<AdapterKey<?>> keys = new ArrayList<>(List.of(URL, REST, ACCOUNT_KEYS, LAG, WINDOW));
        keys.addAll(WebSocketLimits.keys(
            "1s", "10s", Integer.toString(BackpackDecoder.MAX_FRAME_LENGTH),
            BackpackDecoder.MAX_FRAME_LENGTH));
        keys.add(TlsTrust.CA_FILE);

        return List.copyOf(keys);
    }

    /**
     * Begins to connect. Every account of the makers has a key; where every account is a maker, those that have a key
     * are.
     *
     * @throws BadInputException naming all markets, or all keys, or all durations that cannot be used.
     */
    public static LiveFeed open(final LiveInputs inputs)
    {
        return open(inputs, SystemEpochClock.INSTANCE);
    }

    /** The same by another hour for signatures. */
    static LiveFeed open(final LiveInputs inputs, final EpochClock signingClock)
    {
        final AdapterSettings settings = inputs.settings();
        check(inputs.configuration().markets());
        final WebSocketLimits limits = WebSocketLimits.of(settings);
        final TlsTrust trust = TlsTrust.of(settings);
        final AccountKeys keys =
            AccountKeys.read(settings.valuesByName(ACCOUNT_KEYS), inputs.configuration().makers());
        final Arrivals arrivals = new Arrivals();
        final BackpackConnections connections = new BackpackConnections(
            arrivals, settings.value(REST), limits, trust, inputs.clock(), inputs.diagnostics());
        final BackpackDecoder decoder = new BackpackDecoder(
            inputs.configuration(), inputs.sink(), connections, connections.control(), settings.value(LAG));
        final LineRecorder recorder = LineRecorder.of(inputs);
        connections.add(new PublicSubscription(
            settings.value(URL), inputs.configuration().markets().stream().map(Market::venueId).toList()));
        for (final String account : decoder.enrol(keys.all().keySet()))
        {
            final AccountSigner signer = new AccountSigner(
                keys.all().get(account), settings.value(WINDOW) / NS_PER_MS, signingClock);
            connections.add(new AccountSubscription(account, settings.value(URL), signer));
            if (recorder != null)
            {
                recorder.name(decoder.line(account), account);
            }
        }
        final LineFeed feed = new LineFeed(
            inputs.sink(), decoder, arrivals, connections.control().carriers(), recorder, inputs.clock(),
            IDLE_EVERY_NS);
        feed.start();

        return new BackpackLive(feed, connections);
    }

    private static void check(final List<Market> markets)
    {
        LevelMarkets.check(markets);
        final List<String> problems = markets.stream()
            .filter(market -> !SYMBOL.matcher(market.venueId()).matches())
            .map(market -> "no symbol of the venue: market=" + market.name() + " venue_id=" + market.venueId() +
                " allowed=letters, digits and _")
            .toList();
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }

    @Override
    public int doWork()
    {
        return feed.doWork();
    }

    @Override
    public FeedCounters counters()
    {
        return feed.counters();
    }

    @Override
    public ReceiptTimes receipts()
    {
        return feed.receipts();
    }

    @Override
    public void close()
    {
        feed.close();
        connections.close();
    }
}
