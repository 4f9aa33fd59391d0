package io.leadline.feed.levels;

import org.agrona.collections.IntHashSet;

import io.leadline.event.EventSink.TradingStatus;
import io.leadline.feed.FeedCounters.Counter;

/**
 * Levels that are the whole book: cleared where they begin, stale where they are lost, and before that from the first
 * event that names the market. Single thread; no garbage.
 */
public final class StatusMarks implements LevelMarks
{
    private final OrderedEvents events;
    private final Counter staleMarks;
    private final IntHashSet stale = new IntHashSet();

    /**
     * Marks of a feed without books.
     *
     * @param staleMarks counts those that are written.
     */
    public StatusMarks(final OrderedEvents events, final Counter staleMarks)
    {
        this.events = events;
        this.staleMarks = staleMarks;
    }

    @Override
    public void onNamed(final long timeEpochNs, final int market)
    {
        if (!stale.contains(market))
        {
            onLost(timeEpochNs, market);
        }
    }

    @Override
    public void onBegin(final long timeEpochNs, final int market)
    {
        stale.remove(market);
        events.clear(timeEpochNs, market);
    }

    @Override
    public void onJoined(final long timeEpochNs, final int market)
    {
        // The clear stands in front of the levels, in one batch with them.
    }

    @Override
    public void onLost(final long timeEpochNs, final int market)
    {
        stale.add(market);
        staleMarks.increment();
        events.status(timeEpochNs, market, TradingStatus.STALE);
    }
}
