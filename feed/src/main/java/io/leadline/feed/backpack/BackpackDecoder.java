package io.leadline.feed.backpack;

import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.Makers;
import io.leadline.event.EventSink;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.json.JsonException;
import io.leadline.feed.json.JsonWords;
import io.leadline.feed.levels.LevelMarkets;
import io.leadline.feed.levels.OrderedEvents;
import io.leadline.feed.levels.PublicFrame;
import io.leadline.problem.BadInputException;

/**
 * The public connection and one private session per enrolled maker, decoded without knowing how their frames come in,
 * and joined by the matching engine's time. Every account that the configuration lists is enrolled from the start, so
 * no market is in sync before all their orders are known; where every account is a maker, those are whose sessions
 * begin. On the feed's thread; no garbage per frame.
 */
public final class BackpackDecoder
{
    /** 1,000 levels a side take some 50 kB, many updates in one frame less. */
    public static final int MAX_FRAME_LENGTH = 1 << 24;
    /** More private sessions than any venue enrols makers. */
    public static final int MAX_SESSIONS = 1 << 10;

    private static final JsonWords EVENTS = JsonWords.of("depth", "trade", "aggregateTrade", "bookTicker");

    private final LevelMarkets configured;
    private final Makers makers;
    private final BookKeeper keeper;
    private final OrderedEvents events;
    private final PublicFrame frame;
    private final OrderFrame orderFrame;
    private final PublicMarket[] markets;
    private final List<MakerSession> sessions = new ArrayList<>();
    private final BackpackRequests requests;
    private final BackpackCounters counters;

    /**
     * A decoder without connections.
     *
     * @param requests is asked for snapshots and open orders when they are needed.
     * @param lagNs    how long a stream is waited for that tells nothing, and the most that any frame or answer is
     *                 late.
     * @throws BadInputException naming every market that no feed of levels can feed.
     */
    public BackpackDecoder(
        final Configuration configuration, final EventSink sink, final BackpackRequests requests, final long lagNs)
    {
        this(configuration, sink, requests, lagNs, new BackpackCounters());
    }

    BackpackDecoder(
        final Configuration configuration, final EventSink sink, final BackpackRequests requests, final long lagNs,
        final BackpackCounters counters)
    {
        this.requests = requests;
        this.counters = counters;
        makers = configuration.makers();
        keeper = new BookKeeper(sink, counters);
        configured = new LevelMarkets(configuration.markets(), keeper);
        events = new OrderedEvents(keeper, configured.count(), lagNs, counters.all, keeper);
        frame = new PublicFrame(MAX_FRAME_LENGTH, EVENTS, configured);
        orderFrame = new OrderFrame(configured);
        markets = new PublicMarket[configured.count()];
        for (int i = 0; i < markets.length; i++)
        {
            markets[i] = new PublicMarket(configured.get(i), i, events, requests, counters);
        }
        for (final Makers.Maker maker : makers.makers())
        {
            maker.accounts().forEach(this::enrol);
        }
    }

    private MakerSession enrol(final String owner)
    {
        if (sessions.size() == MAX_SESSIONS)
        {
            throw new BadInputException("too many sessions: owner=" + owner + " limit=" + MAX_SESSIONS);
        }
        final MakerSession session = new MakerSession(
            owner, keeper.account(owner), configured, events, requests, counters);
        sessions.add(session);
        keeper.enrol();

        return session;
    }

    /**
     * The private session of an account, which is enrolled if it is not yet.
     *
     * @throws BadInputException when the configuration lists makers and the account is none of theirs.
     */
    public MakerSession session(final String owner)
    {
        for (final MakerSession session : sessions)
        {
            if (session.owner().equals(owner))
            {
                return session;
            }
        }
        if (!makers.isAll())
        {
            throw new BadInputException("session of nobody enrolled: owner=" + owner + " allowed=accounts of makers");
        }

        return enrol(owner);
    }

    /** What was counted so far. */
    public FeedCounters counters()
    {
        return counters.all;
    }

    /** The public connection stands and its streams are subscribed to. */
    public void onPublicConnect(final long receivedEpochNs)
    {
        counters.connects.increment();
        onIdle(receivedEpochNs);
        for (final PublicMarket market : markets)
        {
            market.chain().connect();
        }
    }

    /** The public connection is gone. */
    public void onPublicDisconnect(final long receivedEpochNs)
    {
        counters.disconnects.increment();
        onIdle(receivedEpochNs);
        for (final PublicMarket market : markets)
        {
            market.chain().disconnect();
        }
    }

    /** A private connection stands and is subscribed. */
    public void onConnect(final MakerSession session, final long receivedEpochNs)
    {
        counters.connects.increment();
        onIdle(receivedEpochNs);
        session.onConnect();
    }

    /** A private connection is gone. */
    public void onDisconnect(final MakerSession session, final long receivedEpochNs)
    {
        counters.disconnects.increment();
        onIdle(receivedEpochNs);
        session.onDisconnect();
    }

    /** All connections are gone. */
    public void onEnd(final long receivedEpochNs)
    {
        for (final MakerSession session : sessions)
        {
            if (session.isConnected())
            {
                onDisconnect(session, receivedEpochNs);
            }
        }
        onPublicDisconnect(receivedEpochNs);
        events.openAll();
    }

    /** Time has passed. */
    public void onIdle(final long receivedEpochNs)
    {
        events.received(receivedEpochNs);
        passTime();
    }

    private void passTime()
    {
        events.passTime();
        for (int i = 0; i < sessions.size(); i++)
        {
            sessions.get(i).onTime();
        }
    }

    /** A frame of the public connection, or a snapshot that was asked for. */
    public void onPublicFrame(final byte[] bytes, final int offset, final int length, final long receivedEpochNs)
    {
        counters.publicFrames.increment();
        events.received(receivedEpochNs);
        try
        {
            frame.read(bytes, offset, length);
            take();
        }
        catch (final JsonException malformed)
        {
            counters.malformed.increment();
        }
        passTime();
    }

    private void take()
    {
        switch (frame.kind())
        {
            case DEPTH, TRADE -> takeEvent();
            case SNAPSHOT -> takeSnapshot();
            case QUOTE -> counters.quotes.increment();
            case ANSWER -> counters.answers.increment();
            case ERROR -> counters.errors.increment();
            default -> counters.others.increment();
        }
    }

    private void takeEvent()
    {
        if (!frame.isConfigured())
        {
            counters.others.increment();
        }
        else if (frame.kind() == PublicFrame.Kind.DEPTH)
        {
            markets[frame.marketIndex()].chain().update(frame.batch());
        }
        else
        {
            markets[frame.marketIndex()].trade(frame);
        }
    }

    private void takeSnapshot()
    {
        if (frame.isConfigured())
        {
            markets[frame.marketIndex()].chain().snapshot(frame.batch());
        }
        else
        {
            counters.unattributed.increment();
        }
    }

    /** A frame of a private session, or the answer of its open orders. */
    public void onFrame(
        final MakerSession session, final byte[] bytes, final int offset, final int length,
        final long receivedEpochNs)
    {
        counters.privateFrames.increment();
        if (!session.isConnected())
        {
            onConnect(session, receivedEpochNs);
        }
        events.received(receivedEpochNs);
        try
        {
            take(session, orderFrame.read(bytes, offset, length));
        }
        catch (final JsonException malformed)
        {
            counters.malformed.increment();
            session.breakOff();
        }
        passTime();
    }

    private void take(final MakerSession session, final OrderFrame.Kind kind)
    {
        switch (kind)
        {
            case UPDATE -> takeUpdate(session);
            case ORDERS -> session.onOrders(orderFrame);
            case ANSWER -> counters.answers.increment();
            case ERROR -> counters.errors.increment();
            default -> counters.others.increment();
        }
    }

    private void takeUpdate(final MakerSession session)
    {
        if (orderFrame.isConfigured())
        {
            session.onUpdate(orderFrame);
        }
        else
        {
            counters.others.increment();
        }
    }
}
