package io.leadline.feed.backpack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.Makers;
import io.leadline.event.EventSink;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.Recording;
import io.leadline.feed.json.JsonException;
import io.leadline.feed.json.JsonWords;
import io.leadline.feed.levels.LevelMarkets;
import io.leadline.feed.levels.OrderedEvents;
import io.leadline.feed.levels.PublicFrame;
import io.leadline.feed.levels.PublicFrameReader;
import io.leadline.feed.levels.PublicMarket;
import io.leadline.feed.levels.QuoteCheck;
import io.leadline.feed.levels.SeedReach;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.LineDecoder;
import io.leadline.feed.line.RecordedLines;
import io.leadline.problem.BadInputException;

/**
 * The public connection and one private session per enrolled maker, decoded without knowing how their frames come in,
 * and joined by the matching engine's time. Every account that the configuration lists is enrolled from the start, so
 * no market is in sync before all their orders are known; where every account is a maker, those are that have a key,
 * or that a recording names. On the feed's thread; no garbage per frame.
 */
public final class BackpackDecoder implements LineDecoder
{
    /** 1,000 levels a side take some 50 kB, many updates in one frame less. */
    public static final int MAX_FRAME_LENGTH = 1 << 24;
    /** More private sessions than any venue enrols makers. */
    public static final int MAX_SESSIONS = 1 << 10;

    private static final int MAX_SHOWN_LENGTH = 200;
    private static final JsonWords EVENTS = JsonWords.of("depth", "trade", "aggregateTrade", "bookTicker");

    private final LevelMarkets configured;
    private final Makers makers;
    private final BookKeeper keeper;
    private final OrderedEvents events;
    private final PublicFrameReader reader;
    private final PublicFrame frame;
    private final OrderFrameReader orderReader;
    private final OrderFrame orderFrame;
    private final PublicMarket[] markets;
    private final TradeLedger[] trades;
    private final QuoteCheck[] quotes;
    private final List<MakerSession> sessions = new ArrayList<>();
    private final SessionWatch watch;
    private final BackpackRequests requests;
    private final LineControl control;
    /** Lines whose connection is to be followed by another. */
    private final BitSet givenUp = new BitSet();
    private final long maxAheadNs;
    private final BackpackCounters counters = new BackpackCounters();

    /**
     * A decoder without connections.
     *
     * @param requests is asked for snapshots and open orders when they are needed.
     * @param control  is asked for another connection when the venue refuses what one asked for.
     * @param lagNs    how long a stream is waited for that tells nothing, and the most that any frame or answer is
     *                 late.
     * @throws BadInputException naming every market that no feed of levels can feed.
     */
    public BackpackDecoder(
        final Configuration configuration, final EventSink sink, final BackpackRequests requests,
        final LineControl control, final long lagNs)
    {
        this.requests = requests;
        this.control = control;
        watch = new SessionWatch(control, sessions);
        maxAheadNs = configuration.feed().maxJumpNs();
        makers = configuration.makers();
        keeper = new BookKeeper(sink, control, lagNs, counters);
        configured = new LevelMarkets(configuration.markets(), keeper);
        events = new OrderedEvents(keeper, configured.count(), lagNs, counters.all, keeper);
        reader = new PublicFrameReader(MAX_FRAME_LENGTH, EVENTS, configured);
        frame = reader.frame();
        orderReader = new OrderFrameReader(configured);
        orderFrame = orderReader.frame();
        trades = new TradeLedger[configured.count()];
        quotes = new QuoteCheck[configured.count()];
        final KeeperMarks marks = new KeeperMarks(events);
        final SeedReach reach = new SeedReach(configuration.ladders(), control, counters.books);
        markets = new PublicMarket[configured.count()];
        for (int i = 0; i < markets.length; i++)
        {
            trades[i] = keeper.trades(configured.get(i).number());
            quotes[i] = new QuoteCheck(configured.get(i), control, counters.quotes);
            markets[i] = new PublicMarket(
                configured.get(i), i, events, marks, requests, reach, control, quotes[i], counters.books);
        }
        for (final Makers.Maker maker : makers.makers())
        {
            maker.accounts().forEach(this::enrol);
        }
    }

    private void enrol(final String owner)
    {
        if (sessions.size() == MAX_SESSIONS)
        {
            throw new BadInputException("too many sessions: owner=" + owner + " limit=" + MAX_SESSIONS);
        }
        final MakerSession session = new MakerSession(
            owner, keeper.account(owner), configured, trades, events, requests, counters);
        sessions.add(session);
        keeper.enrol();
    }

    /**
     * Recorded sessions. What the venue sent by websocket and what it answered by REST stand in the order in which they
     * came. A depth answer without its envelope is that of the only market there is. Where every account is a maker,
     * those are whose lines the recording names; ours names all of them in front, as the live feed has them, others
     * where they begin. The first frame of a private connection begins it. An answer of open orders that does not say
     * which request it answers counts in recordings that tell no time, as those of a live feed do. Markets have {@code
     * book: levels} and, as their {@code venue_id}, the venue's symbol.
     *
     * @throws BadInputException naming every market that no feed of levels can feed.
     */
    public static Feed recorded(final Configuration configuration, final List<Recording> recordings)
    {
        return recorded(configuration, recordings, OrderedEvents.DEFAULT_LAG_NS);
    }

    /**
     * The same, with the lag of the session that was recorded, which alone makes the same events.
     *
     * @param lagNs what {@code feed.backpack.lag} says.
     * @throws BadInputException as above.
     */
    public static Feed recorded(
        final Configuration configuration, final List<Recording> recordings, final long lagNs)
    {
        LevelMarkets.check(configuration.markets());

        return new RecordedLines(
            recordings, sink -> new BackpackDecoder(
                configuration, sink, BackpackRequests.NOBODY, LineControl.NONE, lagNs));
    }

    /** An account's line, which is enrolled if it is not yet. */
    @Override
    public int line(final String owner)
    {
        if (owner.isEmpty())
        {
            return PUBLIC;
        }
        for (int i = 0; i < sessions.size(); i++)
        {
            if (sessions.get(i).owner().equals(owner))
            {
                return i + 1;
            }
        }
        if (!makers.isAll())
        {
            throw new BadInputException("session of nobody enrolled: owner=" + owner + " allowed=accounts of makers");
        }
        enrol(owner);

        return sessions.size();
    }

    /** Enrols these accounts beside those that the configuration lists: all, in the order of their lines. */
    List<String> enrol(final Iterable<String> owners)
    {
        owners.forEach(this::line);

        return sessions.stream().map(MakerSession::owner).toList();
    }

    @Override
    public FeedCounters counters()
    {
        return counters.all;
    }

    @Override
    public void onConnect(final int line, final long receivedEpochNs)
    {
        counters.connects.increment();
        givenUp.clear(line);
        if (line == PUBLIC)
        {
            for (final PublicMarket market : markets)
            {
                market.onConnect();
            }
        }
        else
        {
            sessions.get(line - 1).onConnect();
        }
        receive(receivedEpochNs);
    }

    @Override
    public void onDisconnect(final int line, final long receivedEpochNs)
    {
        counters.disconnects.increment();
        if (line == PUBLIC)
        {
            for (final PublicMarket market : markets)
            {
                market.onDisconnect();
            }
        }
        else
        {
            sessions.get(line - 1).onDisconnect();
        }
        receive(receivedEpochNs);
    }

    @Override
    public void onEnd(final long receivedEpochNs)
    {
        for (int i = 0; i < sessions.size(); i++)
        {
            if (sessions.get(i).isConnected())
            {
                onDisconnect(i + 1, receivedEpochNs);
            }
        }
        onDisconnect(PUBLIC, receivedEpochNs);
        events.openAll();
    }

    @Override
    public void onTime(final long epochNs)
    {
        events.passed(epochNs);
        passTime();
        for (final PublicMarket market : markets)
        {
            market.onTime();
        }
    }

    private void receive(final long receivedEpochNs)
    {
        events.received(receivedEpochNs);
        passTime();
    }

    @Override
    public void onFrame(
        final int line, final byte[] bytes, final int offset, final int length, final long receivedEpochNs)
    {
        if (line == PUBLIC)
        {
            onPublicFrame(bytes, offset, length, receivedEpochNs);
        }
        else
        {
            onPrivateFrame(line, bytes, offset, length, receivedEpochNs);
        }
    }

    private void passTime()
    {
        events.passTime();
        for (int i = 0; i < sessions.size(); i++)
        {
            if (keeper.takeDisproved(sessions.get(i).account()))
            {
                sessions.get(i).disprove();
            }
            sessions.get(i).onTime();
        }
        watch.check(events.receivedEpochNs());
    }

    private void onPublicFrame(final byte[] bytes, final int offset, final int length, final long receivedEpochNs)
    {
        counters.publicFrames.increment();
        events.received(receivedEpochNs);
        try
        {
            reader.read(bytes, offset, length);
            take();
            if (frame.kind() == PublicFrame.Kind.ERROR && !isOfSnapshot())
            {
                giveUp(PUBLIC, bytes, offset, length);
            }
        }
        catch (final JsonException malformed)
        {
            counters.malformed.increment();
            if (!takeUnreadable())
            {
                breakOff();
            }
        }
        passTime();
    }

    /** What a frame told is lost: of the book that it names, or of any where it names none. */
    private void breakOff()
    {
        for (int i = 0; i < markets.length; i++)
        {
            if (!frame.isConfigured() || frame.marketIndex() == i)
            {
                markets[i].chain().breakOff();
            }
        }
    }

    private void take()
    {
        switch (frame.kind())
        {
            case DEPTH, TRADE -> takeEvent();
            case SNAPSHOT -> takeSnapshot();
            case QUOTE -> takeQuote();
            default -> takeOther();
        }
    }

    /** Tells nothing that updates do not, so no time of it either. */
    private void takeQuote()
    {
        if (frame.isConfigured())
        {
            takeConfiguredQuote();
        }
        else
        {
            counters.others.increment();
        }
    }

    /** A check that cannot be read proves nothing against the book. */
    private void takeConfiguredQuote()
    {
        try
        {
            reader.readQuote();
        }
        catch (final JsonException unreadable)
        {
            counters.quotesUnreadable.increment();
            return;
        }
        quotes[frame.marketIndex()].quote(frame, markets[frame.marketIndex()].chain());
    }

    private void takeOther()
    {
        switch (frame.kind())
        {
            case ANSWER -> counters.answers.increment();
            case ERROR -> counters.errors.increment();
            default -> counters.others.increment();
        }
        takeUnreadable();
    }

    private boolean isOfSnapshot()
    {
        return reader.marketOfSnapshotStream() != JsonWords.UNKNOWN;
    }

    /** What answers a request for a snapshot and is none is asked for again. */
    private boolean takeUnreadable()
    {
        final int marketIndex = reader.marketOfSnapshotStream();
        if (marketIndex == JsonWords.UNKNOWN)
        {
            return false;
        }
        markets[marketIndex].chain().unreadableSnapshot();

        return true;
    }

    private void takeEvent()
    {
        if (!frame.isConfigured())
        {
            counters.others.increment();
        }
        else if (!events.told(frame.timeEpochNs(), maxAheadNs))
        {
            counters.ahead.increment();
            breakOff();
        }
        else if (frame.kind() == PublicFrame.Kind.DEPTH)
        {
            markets[frame.marketIndex()].update(frame.batch());
            quotes[frame.marketIndex()].compare(markets[frame.marketIndex()].chain());
        }
        else
        {
            print();
            markets[frame.marketIndex()].trade(frame);
        }
    }

    private void print()
    {
        try
        {
            reader.readParties();
        }
        catch (final JsonException unreadable)
        {
            // A trade counts whoever took part in it.
            counters.partiesUnreadable.increment();
            return;
        }
        if (frame.hasParties())
        {
            trades[frame.marketIndex()].print(
                frame.tradeId(), frame.makerOrderId(), frame.takerOrderId(), frame.priceTicks(), frame.sizeLots());
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

    private void onPrivateFrame(
        final int line, final byte[] bytes, final int offset, final int length, final long receivedEpochNs)
    {
        final MakerSession session = sessions.get(line - 1);
        counters.privateFrames.increment();
        events.received(receivedEpochNs);
        try
        {
            final OrderFrameReader.Kind kind = orderReader.read(bytes, offset, length);
            if (!session.isConnected() && orderReader.asked() == OrderFrameReader.NOT_NUMBERED)
            {
                onConnect(line, receivedEpochNs);
            }
            take(session, kind);
            if (kind == OrderFrameReader.Kind.ERROR)
            {
                session.breakOff();
                giveUp(line, bytes, offset, length);
            }
        }
        catch (final JsonException malformed)
        {
            counters.malformed.increment();
            session.breakOff();
        }
        passTime();
    }

    /** What the venue refuses is the subscription: it was asked for nothing else. */
    private void giveUp(final int line, final byte[] bytes, final int offset, final int length)
    {
        if (!givenUp.get(line))
        {
            givenUp.set(line);
            final byte[] shown = Arrays.copyOfRange(bytes, offset, offset + Math.min(length, MAX_SHOWN_LENGTH));
            for (int i = 0; i < shown.length; i++)
            {
                shown[i] = shown[i] < ' ' || shown[i] > '~' ? (byte)'?' : shown[i];
            }
            control.reconnect(line, "venue refuses: " + new String(shown, StandardCharsets.US_ASCII));
        }
    }

    private void take(final MakerSession session, final OrderFrameReader.Kind kind)
    {
        switch (kind)
        {
            case UPDATE -> takeUpdate(session);
            case ORDERS -> session.onOrders(orderReader);
            case ANSWER -> counters.answers.increment();
            case ERROR -> counters.errors.increment();
            default ->
            {
                counters.others.increment();
                session.onNoOrders(orderReader.asked());
            }
        }
    }

    private void takeUpdate(final MakerSession session)
    {
        if (!orderFrame.isConfigured())
        {
            counters.others.increment();
        }
        else if (events.told(orderFrame.timeEpochNs(), maxAheadNs))
        {
            session.onUpdate(orderFrame);
        }
        else
        {
            counters.ahead.increment();
            session.breakOff();
        }
    }
}
