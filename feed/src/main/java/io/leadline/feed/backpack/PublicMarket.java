package io.leadline.feed.backpack;

import io.leadline.event.EventSink;
import io.leadline.feed.levels.DepthChain;
import io.leadline.feed.levels.LevelBatch;
import io.leadline.feed.levels.LevelBook;
import io.leadline.feed.levels.LevelMarket;
import io.leadline.feed.levels.OrderedEvents;
import io.leadline.feed.levels.PublicFrame;
import io.leadline.feed.levels.SnapshotRequests;

/** One market's levels and trades as the public stream tells them. Single thread; no garbage. */
final class PublicMarket implements LevelBook
{
    private static final long NO_TRADE = -1;

    private final LevelMarket market;
    private final int stream;
    private final OrderedEvents events;
    private final SnapshotRequests requests;
    private final BackpackCounters counters;
    private final DepthChain chain;
    private long beginEpochNs = Long.MIN_VALUE;
    private long lastTradeId = NO_TRADE;

    /** A market without a connection. */
    PublicMarket(
        final LevelMarket market, final int stream, final OrderedEvents events, final SnapshotRequests requests,
        final BackpackCounters counters)
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

    void trade(final PublicFrame frame)
    {
        if (frame.tradeId() <= lastTradeId)
        {
            counters.oldTrades.increment();
            return;
        }
        lastTradeId = frame.tradeId();
        counters.trades.increment();
        events.trade(
            frame.timeEpochNs(), market.number(), EventSink.NO_ACCOUNT, frame.priceTicks(), frame.sizeLots(),
            frame.flags());
    }

    @Override
    public void onJoin(final long timeEpochNs)
    {
        beginEpochNs = Math.max(timeEpochNs, events.openEpochNs());
        events.mark(beginEpochNs, BookKeeper.LEVELS_BEGIN, market.number());
    }

    @Override
    public void onLevels(final LevelBatch batch, final long timeEpochNs)
    {
        final long time = Math.max(timeEpochNs, beginEpochNs);
        for (int i = 0; i < batch.count(); i++)
        {
            events.level(
                time, market.number(), batch.side(i), batch.priceTicks(i), batch.sizeLots(i), batch.flags(i));
        }
        counters.levels.increase(batch.count());
    }

    @Override
    public void onJoined(final long timeEpochNs)
    {
        events.mark(Math.max(timeEpochNs, beginEpochNs), BookKeeper.LEVELS_JOINED, market.number());
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
        final long time = Math.max(Math.max(lastTimeEpochNs, beginEpochNs), events.openEpochNs());
        events.mark(time, BookKeeper.LEVELS_LOST, market.number());
        events.end(stream);
    }

    @Override
    public void onSnapshotNeeded()
    {
        requests.snapshotNeeded(market.venueId());
    }
}
