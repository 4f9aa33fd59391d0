package io.leadline.feed.levels;

import io.leadline.event.EventSink;
import io.leadline.feed.line.LineControl;

/**
 * One market's chain of updates and its trades, on their way into the log. A venue that does not know a market's name
 * may grant it all the same and tell nothing of it: where a connection has told no update within a bound, the operator
 * is told, and the book is asked for, so that he hears what the venue says to the name. Single thread; no garbage.
 */
public final class PublicMarket implements LevelBook
{
    /** How long a connection that is alive may tell no update until the operator is told. */
    static final long HEARD_WITHIN_NS = 10_000_000_000L;

    private static final long NO_TRADE = -1;
    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private final LevelMarket market;
    private final int stream;
    private final OrderedEvents events;
    private final LevelMarks marks;
    private final SnapshotRequests requests;
    private final SeedReach reach;
    private final LineControl control;
    private final LevelWatch watch;
    private final PublicCounters counters;
    private final DepthChain chain;
    private long beginEpochNs = Long.MIN_VALUE;
    /** The levels that come next are a snapshot's. */
    private boolean isSeeding;
    private PublicFrame.Kind tradeKind;
    private long lastTradeId = NO_TRADE;
    /** Nothing is known yet of whether the connection that stands tells updates. */
    private boolean isAwaited;
    /** The operator has been told that it does not. */
    private boolean isToldUnheard;
    private long awaitedEpochNs;

    /**
     * A market without a connection.
     *
     * @param stream   its number among the streams of the events.
     * @param marks    writes that levels begin, stand and are lost.
     * @param requests is asked for a snapshot when one is needed.
     * @param reach    of the ladders, beside which each snapshot is held.
     * @param control  is told of a market that nothing is heard of.
     */
    public PublicMarket(
        final LevelMarket market, final int stream, final OrderedEvents events, final LevelMarks marks,
        final SnapshotRequests requests, final SeedReach reach, final LineControl control,
        final PublicCounters counters)
    {
        this(market, stream, events, marks, requests, reach, control, LevelWatch.NONE, counters);
    }

    /**
     * A market whose levels are held against something else.
     *
     * @param quotes sees all levels.
     */
    public PublicMarket(
        final LevelMarket market, final int stream, final OrderedEvents events, final LevelMarks marks,
        final SnapshotRequests requests, final SeedReach reach, final LineControl control, final QuoteCheck quotes,
        final PublicCounters counters)
    {
        this(market, stream, events, marks, requests, reach, control, (LevelWatch)quotes, counters);
    }

    private PublicMarket(
        final LevelMarket market, final int stream, final OrderedEvents events, final LevelMarks marks,
        final SnapshotRequests requests, final SeedReach reach, final LineControl control, final LevelWatch watch,
        final PublicCounters counters)
    {
        this.watch = watch;
        this.market = market;
        this.stream = stream;
        this.events = events;
        this.marks = marks;
        this.requests = requests;
        this.reach = reach;
        this.control = control;
        this.counters = counters;
        chain = new DepthChain(this, counters.depth);
    }

    /** Its updates and snapshots, of which it hears. */
    public DepthChain chain()
    {
        return chain;
    }

    /** A connection stands, which was asked for the market. */
    public void onConnect()
    {
        chain.connect();
        isAwaited = true;
        awaitedEpochNs = NOT_BEGUN;
    }

    /** The connection is gone. */
    public void onDisconnect()
    {
        chain.disconnect();
        isAwaited = false;
    }

    /** Time has passed on the connection; only where it is told, for a recording of others may lack what it lacks. */
    public void onTime()
    {
        if (!isAwaited)
        {
            return;
        }
        if (awaitedEpochNs == NOT_BEGUN)
        {
            awaitedEpochNs = events.passedEpochNs();
        }
        if (events.passedEpochNs() - awaitedEpochNs >= HEARD_WITHIN_NS)
        {
            isAwaited = false;
            isToldUnheard = true;
            counters.unheard.increment();
            control.tell(
                "no book update of a market since it was asked for, the venue may not know its venue_id: market=" +
                market.name() + " venue_id=" + market.venueId() + " within=" + HEARD_WITHIN_NS + "ns");
            chain.probe();
        }
    }

    /** Something is told of the feed's time for the first time: until the market's book is known, it is stale. */
    public void onBegin(final long timeEpochNs)
    {
        mark(timeEpochNs);
    }

    /** Takes an update of the book. */
    public void update(final LevelBatch update)
    {
        isAwaited = false;
        if (isToldUnheard)
        {
            isToldUnheard = false;
            control.tell("book updates of a market come: market=" + market.name() + " venue_id=" + market.venueId());
        }
        mark(update.timeEpochNs());
        chain.update(update);
    }

    private void mark(final long timeEpochNs)
    {
        if (!chain.isInSync())
        {
            marks.onNamed(Math.max(timeEpochNs, beginEpochNs), market.number());
        }
    }

    /** Takes a trade. A venue tells them singly or, over again, together: what is told first is what counts. */
    public void trade(final PublicFrame frame)
    {
        if (tradeKind == null)
        {
            tradeKind = frame.kind();
        }
        if (frame.kind() != tradeKind)
        {
            counters.otherTrades.increment();
        }
        else if (frame.tradeId() <= lastTradeId)
        {
            counters.oldTrades.increment();
        }
        else
        {
            lastTradeId = frame.tradeId();
            counters.trades.increment();
            mark(frame.timeEpochNs());
            events.trade(
                frame.timeEpochNs(), market.number(), EventSink.NO_ACCOUNT, frame.priceTicks(), frame.sizeLots(),
                frame.flags());
        }
    }

    @Override
    public void onJoin(final LevelBatch snapshot, final long timeEpochNs)
    {
        reach.seed(market, snapshot);
        beginEpochNs = Math.max(timeEpochNs, events.openEpochNs());
        watch.onBegin();
        marks.onBegin(beginEpochNs, market.number());
        isSeeding = true;
    }

    @Override
    public void onLevels(final LevelBatch batch, final long timeEpochNs)
    {
        final long time = Math.max(timeEpochNs, beginEpochNs);
        final int number = market.number();
        final int count = batch.count();
        watch.onLevels(batch);
        for (int i = 0; i < count; i++)
        {
            events.level(time, number, batch.side(i), batch.priceTicks(i), batch.sizeLots(i), batch.flags(i));
        }
        counters.levels.increase(count);
        if (isSeeding)
        {
            isSeeding = false;
            marks.onSeeded(time, number);
        }
    }

    @Override
    public void onJoined(final long timeEpochNs)
    {
        marks.onJoined(Math.max(timeEpochNs, beginEpochNs), market.number());
        events.begin(stream, timeEpochNs);
    }

    @Override
    public void onComplete(final long timeEpochNs)
    {
        events.advance(stream, timeEpochNs);
    }

    @Override
    public void onLost(final long lastTimeEpochNs)
    {
        marks.onLost(Math.max(Math.max(lastTimeEpochNs, beginEpochNs), events.openEpochNs()), market.number());
        events.end(stream);
    }

    @Override
    public void onSnapshotNeeded()
    {
        requests.snapshotNeeded(market.venueId());
    }
}
