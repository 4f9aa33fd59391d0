package io.leadline.feed.binance;

import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;
import io.leadline.feed.levels.DepthChain;
import io.leadline.feed.levels.LevelBatch;
import io.leadline.feed.levels.LevelBook;
import io.leadline.feed.levels.LevelMarket;
import io.leadline.feed.levels.OrderedEvents;
import io.leadline.feed.levels.PublicFrame;
import io.leadline.feed.levels.SnapshotRequests;

/** One market's chain of updates and its trades, on their way into the log. Single thread; no garbage. */
final class BinanceMarket implements LevelBook
{
    private static final long NO_TRADE = -1;

    private final LevelMarket market;
    private final int stream;
    private final OrderedEvents events;
    private final SnapshotRequests requests;
    private final BinanceCounters counters;
    private final DepthChain chain;
    private boolean isStaleWritten;
    private long beginEpochNs = Long.MIN_VALUE;
    private PublicFrame.Kind tradeKind;
    private long lastTradeId = NO_TRADE;

    /**
     * A market without a connection.
     *
     * @param stream its number among the streams of the events.
     */
    BinanceMarket(
        final LevelMarket market, final int stream, final OrderedEvents events, final SnapshotRequests requests,
        final BinanceCounters counters)
    {
        this.market = market;
        this.stream = stream;
        this.events = events;
        this.requests = requests;
        this.counters = counters;
        chain = new DepthChain(this, counters.depth);
    }

    DepthChain chain()
    {
        return chain;
    }

    /** Before its book is told, the market is stale: it is named only now. */
    void update(final LevelBatch update)
    {
        markStale(update.timeEpochNs());
        chain.update(update);
    }

    private void markStale(final long timeEpochNs)
    {
        if (!chain.isInSync() && !isStaleWritten)
        {
            writeStale(timeEpochNs);
        }
    }

    private void writeStale(final long timeEpochNs)
    {
        isStaleWritten = true;
        counters.staleMarks.increment();
        events.status(Math.max(timeEpochNs, beginEpochNs), market.number(), TradingStatus.STALE);
    }

    /** A venue tells trades singly or, over again, together: what is told first is what counts. */
    void trade(final PublicFrame frame)
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
            markStale(frame.timeEpochNs());
            events.trade(
                frame.timeEpochNs(), market.number(), EventSink.NO_ACCOUNT, frame.priceTicks(), frame.sizeLots(),
                frame.flags());
        }
    }

    @Override
    public void onJoin(final long timeEpochNs)
    {
        isStaleWritten = false;
        beginEpochNs = Math.max(timeEpochNs, events.openEpochNs());
        events.clear(beginEpochNs, market.number());
    }

    @Override
    public void onLevels(final LevelBatch batch, final long timeEpochNs)
    {
        final long time = Math.max(timeEpochNs, beginEpochNs);
        final int number = market.number();
        final int count = batch.count();
        for (int i = 0; i < count; i++)
        {
            events.level(
                time, number, batch.side(i), batch.priceTicks(i), batch.sizeLots(i), batch.flags(i));
        }
        counters.levels.increase(count);
    }

    @Override
    public void onJoined(final long timeEpochNs)
    {
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
        writeStale(Math.max(lastTimeEpochNs, events.openEpochNs()));
        events.end(stream);
    }

    @Override
    public void onSnapshotNeeded()
    {
        requests.snapshotNeeded(market.venueId());
    }
}
