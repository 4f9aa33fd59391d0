package io.leadline.feed.binance;

import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.CharSpan;
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
import io.leadline.feed.levels.SeedReach;
import io.leadline.feed.levels.SnapshotRequests;
import io.leadline.feed.levels.StatusMarks;
import io.leadline.feed.levels.SubscriptionCheck;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.LineDecoder;
import io.leadline.feed.line.RecordedLines;
import io.leadline.problem.BadInputException;

/**
 * One session of diff depth and trades of any number of markets, decoded without knowing how its frames come in.
 * Snapshots are frames like the others. A frame that cannot be read is counted, and breaks off the book that it names,
 * or all where it names none: what it told is lost, and no time passes on a book that lacks it. On the feed's thread;
 * no garbage per frame.
 */
public final class BinanceDecoder implements LineDecoder
{
    /** Snapshots of 5,000 levels have some 300 kB. */
    public static final int MAX_FRAME_LENGTH = 1 << 24;

    /** How long a request on a connection that is alive may stay without an answer. */
    static final long ANSWER_WITHIN_NS = 10_000_000_000L;

    private static final JsonWords EVENTS = JsonWords.of("depthUpdate", "trade", "aggTrade", "bookTicker");
    private static final String PARTIAL_DEPTH = "@depth";

    private final PublicFrameReader reader;
    private final PublicFrame frame;
    private final PublicMarket[] markets;
    private final OrderedEvents events;
    private final SubscriptionCheck subscription;
    private final long maxAheadNs;
    private final BinanceCounters counters = new BinanceCounters();
    private boolean isBegun;

    /**
     * A decoder without a connection.
     *
     * @param sink     takes the events.
     * @param requests is asked for a snapshot of every market when a session begins, and whenever there is a hole.
     * @param lagNs    how long a market is waited for that tells nothing.
     * @throws BadInputException naming every market that no feed of levels can feed.
     */
    public BinanceDecoder(
        final Configuration configuration, final EventSink sink, final SnapshotRequests requests, final long lagNs)
    {
        this(configuration, sink, requests, LineControl.NONE, 0, lagNs);
    }

    /**
     * A decoder that can have its connection replaced.
     *
     * @param control      is asked for another connection where the venue does not grant what this one asked for.
     * @param requestCount how many requests a connection begins with, numbered from 1 on.
     */
    BinanceDecoder(
        final Configuration configuration, final EventSink sink, final SnapshotRequests requests,
        final LineControl control, final int requestCount, final long lagNs)
    {
        maxAheadNs = configuration.feed().maxJumpNs();
        final LevelMarkets configured = new LevelMarkets(configuration.markets(), sink);
        reader = new PublicFrameReader(MAX_FRAME_LENGTH, EVENTS, configured);
        frame = reader.frame();
        final StatusMarks marks = new StatusMarks(
            sink, configured.count(), lagNs, counters.all, counters.staleMarks);
        events = marks.events();
        subscription = new SubscriptionCheck(control, PUBLIC, requestCount, ANSWER_WITHIN_NS, counters.all);
        final SeedReach reach = new SeedReach(configuration.ladders(), control, counters.books);
        markets = new PublicMarket[configured.count()];
        for (int i = 0; i < markets.length; i++)
        {
            markets[i] = new PublicMarket(
                configured.get(i), i, events, marks, requests, reach, control, counters.books);
        }
    }

    /**
     * Recorded sessions. What the venue sent by websocket and what it answered by REST stand in the order in which they
     * came. Markets have {@code book: levels} and, as their {@code venue_id}, the venue's symbol.
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
     * @param lagNs what {@code feed.binance.lag} says.
     * @throws BadInputException as above.
     */
    public static Feed recorded(
        final Configuration configuration, final List<Recording> recordings, final long lagNs)
    {
        LevelMarkets.check(configuration.markets());

        return new RecordedLines(
            recordings, sink -> new BinanceDecoder(
                configuration, sink, SnapshotRequests.NONE, lagNs));
    }

    @Override
    public FeedCounters counters()
    {
        return counters.all;
    }

    @Override
    public int line(final String name)
    {
        if (!name.isEmpty())
        {
            throw new BadInputException("venue has no private lines: line=" + name);
        }

        return PUBLIC;
    }

    @Override
    public void onConnect(final int line, final long receivedEpochNs)
    {
        counters.connects.increment();
        subscription.onConnect(receivedEpochNs);
        for (final PublicMarket market : markets)
        {
            market.onConnect();
        }
        receive(receivedEpochNs);
    }

    private void receive(final long receivedEpochNs)
    {
        events.received(receivedEpochNs);
        events.passTime();
    }

    @Override
    public void onDisconnect(final int line, final long receivedEpochNs)
    {
        counters.disconnects.increment();
        subscription.onDisconnect();
        for (final PublicMarket market : markets)
        {
            market.onDisconnect();
        }
        receive(receivedEpochNs);
    }

    @Override
    public void onEnd(final long receivedEpochNs)
    {
        onDisconnect(PUBLIC, receivedEpochNs);
        events.openAll();
    }

    @Override
    public void onTime(final long epochNs)
    {
        events.passed(epochNs);
        events.passTime();
        subscription.onTime(epochNs);
        for (final PublicMarket market : markets)
        {
            market.onTime();
        }
    }

    @Override
    public void onFrame(
        final int line, final byte[] bytes, final int offset, final int length, final long receivedEpochNs)
    {
        counters.frames.increment();
        events.received(receivedEpochNs);
        try
        {
            reader.read(bytes, offset, length);
            take();
        }
        catch (final JsonException malformed)
        {
            counters.malformed.increment();
            if (!takeUnreadable())
            {
                breakOff();
            }
        }
        events.passTime();
    }

    private void take()
    {
        switch (frame.kind())
        {
            case DEPTH -> takeDepth();
            case TRADE, AGGREGATE_TRADE -> takeTrade();
            case SNAPSHOT -> takeSnapshot();
            case QUOTE -> counters.quotes.increment();
            case ANSWER -> takeAnswer();
            case ERROR -> takeError();
            default -> takeOther();
        }
    }

    private void takeAnswer()
    {
        counters.answers.increment();
        if (!takeUnreadable())
        {
            subscription.onAnswer(frame);
        }
    }

    private void takeError()
    {
        counters.errors.increment();
        if (!takeUnreadable())
        {
            subscription.onRefused();
        }
    }

    private void takeOther()
    {
        counters.others.increment();
        takeUnreadable();
    }

    /** An answer to the request for a snapshot, and none. */
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

    private void takeDepth()
    {
        if (!frame.isConfigured())
        {
            counters.others.increment();
        }
        else if (isPartial(frame.stream()))
        {
            counters.partial.increment();
        }
        else if (isTimed())
        {
            markets[frame.marketIndex()].update(frame.batch());
        }
    }

    private boolean isTimed()
    {
        final boolean isTimed = events.told(frame.timeEpochNs(), maxAheadNs);
        if (!isTimed)
        {
            counters.ahead.increment();
            breakOff();
        }
        else if (!isBegun)
        {
            begin();
        }

        return isTimed;
    }

    /** A market of which nothing is known yet, and perhaps never will be, is stale from the first event on. */
    private void begin()
    {
        isBegun = true;
        for (final PublicMarket market : markets)
        {
            market.onBegin(frame.timeEpochNs());
        }
    }

    /** {@code btcusdt@depth20@100ms} repeats the best 20 levels; {@code btcusdt@depth@100ms} tells differences. */
    private static boolean isPartial(final CharSpan stream)
    {
        final int last = stream.length() - PARTIAL_DEPTH.length() - 1;
        for (int i = 0; i <= last; i++)
        {
            final char behind = stream.charAt(i + PARTIAL_DEPTH.length());
            if (stream.charAt(i) == '@' && behind >= '0' && behind <= '9' && isAt(stream, i))
            {
                return true;
            }
        }

        return false;
    }

    private static boolean isAt(final CharSpan stream, final int at)
    {
        for (int i = 0; i < PARTIAL_DEPTH.length(); i++)
        {
            if (stream.charAt(at + i) != PARTIAL_DEPTH.charAt(i))
            {
                return false;
            }
        }

        return true;
    }

    private void takeTrade()
    {
        if (!frame.isConfigured())
        {
            counters.others.increment();
        }
        else if (isTimed())
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
}
