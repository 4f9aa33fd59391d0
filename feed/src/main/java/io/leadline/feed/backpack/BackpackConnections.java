package io.leadline.feed.backpack;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.leadline.feed.levels.SnapshotRequest;
import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.CarrierControl;
import io.leadline.feed.line.LineDecoder;
import io.leadline.feed.rest.RestLimits;
import io.leadline.feed.rest.RestSource;
import io.leadline.feed.websocket.Subscription;
import io.leadline.feed.websocket.TlsTrust;
import io.leadline.feed.websocket.WebSocketCarrier;
import io.leadline.feed.websocket.WebSocketLimits;

import org.agrona.concurrent.EpochNanoClock;

/**
 * The connections to the venue, one line each for the public streams and every account, and beside each a source of
 * answers on the same line. Built and used on the feed's thread.
 */
final class BackpackConnections implements BackpackRequests, AutoCloseable
{
    /** How long a frame waits for a feed that cannot follow, before its connection is given up. */
    private static final long PATIENCE_NS = 2_000_000_000L;
    private static final long TIMEOUT_NS = 10_000_000_000L;
    private static final int MAX_PER_SECOND = 10;
    /** The venue tells no more levels a side. */
    private static final int DEPTH_LIMIT = 1_000;

    private final Arrivals arrivals;
    private final URI rest;
    private final WebSocketLimits limits;
    private final TlsTrust trust;
    private final EpochNanoClock clock;
    private final Consumer<String> diagnostics;
    private final CarrierControl control;
    private final List<RestSource> answers = new ArrayList<>();
    private final Map<String, Account> accounts = new HashMap<>();

    /** Where an account's orders are asked for. */
    private record Account(RestSource answers, AccountSigner signer)
    {
    }

    /**
     * No connection yet.
     *
     * @param rest  the venue's address for requests.
     * @param clock of receipts.
     */
    BackpackConnections(
        final Arrivals arrivals, final URI rest, final WebSocketLimits limits, final TlsTrust trust,
        final EpochNanoClock clock, final Consumer<String> diagnostics)
    {
        this.arrivals = arrivals;
        this.rest = rest;
        this.limits = limits;
        this.trust = trust;
        this.clock = clock;
        this.diagnostics = diagnostics;
        control = new CarrierControl(diagnostics);
    }

    /** The next line, the first of all the public one; not started. */
    void add(final Subscription subscription)
    {
        final int line = answers.size();
        final Arrivals.Source source = arrivals.source(line, limits.maxFrameLength(), PATIENCE_NS);
        control.add(new WebSocketCarrier(subscription, limits, trust, source, clock, diagnostics));
        final Arrivals.Source answered = arrivals.source(line, BackpackDecoder.MAX_FRAME_LENGTH, PATIENCE_NS);
        answers.add(new RestSource(
            answered,
            new RestLimits(
                BackpackDecoder.MAX_FRAME_LENGTH - SnapshotRequest.MAX_ENVELOPE_LENGTH, TIMEOUT_NS,
                limits.reconnectMinNs(), limits.reconnectMaxNs(), MAX_PER_SECOND),
            trust, clock, diagnostics));
    }

    /** The next line, an account's. */
    void add(final AccountSubscription subscription)
    {
        add((Subscription)subscription);
        accounts.put(subscription.name(), new Account(answers.get(answers.size() - 1), subscription.signer()));
    }

    /** What carries the lines, and connects them anew. */
    CarrierControl control()
    {
        return control;
    }

    @Override
    public void snapshotNeeded(final String venueId)
    {
        answers.get(LineDecoder.PUBLIC).ask(
            "depth " + venueId,
            new SnapshotRequest(venueId, at(rest, "/api/v1/depth?symbol=" + venueId + "&limit=" + DEPTH_LIMIT)));
    }

    @Override
    public void ordersNeeded(final String account, final int number)
    {
        final Account asked = accounts.get(account);
        asked.answers().ask(key(account), new OrdersRequest(rest, asked.signer(), number));
    }

    @Override
    public void ordersNotNeeded(final String account)
    {
        accounts.get(account).answers().forget(key(account));
    }

    /** A place at a venue whose address may end in a slash. */
    static URI at(final URI rest, final String place)
    {
        return URI.create(rest.toString().replaceAll("/+$", "") + place);
    }

    private static String key(final String account)
    {
        return "orders " + account;
    }

    /** Asks for nothing more; whoever carries the lines is closed by whoever started it. */
    @Override
    public void close()
    {
        answers.forEach(RestSource::close);
    }
}
