package io.leadline.feed.levels;

import io.leadline.event.EventSink;

/** One market's chain of updates and its trades, on their way into the log. Single thread; no garbage. */
public final class PublicMarket implements LevelBook
{
    private static final long NO_TRADE = -1;

    private final LevelMarket market;
    private final int stream;
    private final OrderedEvents events;
    private final LevelMarks marks;
    private final SnapshotRequests requests;
    private final PublicCounters counters;
    private final DepthChain chain;
    private long beginEpochNs = Long.MIN_VALUE;
    private PublicFrame.Kind tradeKind;
    private long lastTradeId = NO_TRADE;

    /**
     * A market without a connection.
     *
     * @param stream   its number among the streams of the events.
     * @param marks    writes that levels begin, stand and are lost.
     * @param requests is asked for a snapshot when one is needed.
     */
    public PublicMarket(
        final LevelMarket market, final int stream, final OrderedEvents events, final LevelMarks marks,
        final SnapshotRequests requests, final PublicCounters counters)
    {
        this.market = market;
        this.stream = stream;
        this.events = events;
        this.marks = marks;
        this.requests = requests;
        this.counters = counters;
        chain = new DepthChain(this, counters.depth);
    }

    /** Its updates and snapshots, of which it hears. */
    public DepthChain chain()
    {
        return chain;
    }

    /** Takes an update of the book. */
    public void update(final LevelBatch update)
    {
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
    public void onJoin(final long timeEpochNs)
    {
        beginEpochNs = Math.max(timeEpochNs, events.openEpochNs());
        marks.onBegin(beginEpochNs, market.number());
    }

    @Override
    public void onLevels(final LevelBatch batch, final long timeEpochNs)
    {
        final long time = Math.max(timeEpochNs, beginEpochNs);
        final int number = market.number();
        final int count = batch.count();
        for (int i = 0; i < count; i++)
        {
            events.level(time, number, batch.side(i), batch.priceTicks(i), batch.sizeLots(i), batch.flags(i));
        }
        counters.levels.increase(count);
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
