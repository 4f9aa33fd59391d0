package io.leadline.feed.levels;

import org.agrona.collections.Long2LongHashMap;

import io.leadline.event.EventSink.TradingStatus;
import io.leadline.feed.FeedCounters.Counter;

/**
 * Levels that are the whole book: cleared where they begin, stale where they are lost, and before that from the first
 * event that names the market. Single thread; no garbage.
 */
public final class StatusMarks implements LevelMarks
{
    private static final long NOT_STALE = Long.MAX_VALUE;
    private static final long FROM_ITS_LOSS = Long.MIN_VALUE;

    private final OrderedEvents events;
    private final Counter staleMarks;
    /** By market: the first time since when it is stale, which may turn out to be earlier until it is lost once. */
    private final Long2LongHashMap stale = new Long2LongHashMap(NOT_STALE);

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
        if (timeEpochNs < stale.get(market))
        {
            stale.put(market, timeEpochNs);
            write(timeEpochNs, market);
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
        stale.put(market, FROM_ITS_LOSS);
        write(timeEpochNs, market);
    }

    private void write(final long timeEpochNs, final int market)
    {
        staleMarks.increment();
        events.status(timeEpochNs, market, TradingStatus.STALE);
    }
}
