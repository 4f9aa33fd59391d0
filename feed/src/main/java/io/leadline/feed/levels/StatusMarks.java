package io.leadline.feed.levels;

import java.util.BitSet;

import org.agrona.collections.Long2LongHashMap;

import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;

/**
 * Levels that are the whole book: cleared where they begin, stale where they are lost, and before that from the first
 * event that names the market. Which is first shows when all of a time has come in. So these are marks among the
 * events, each written when its time has come, if it still says something: a market that was named at a time from which
 * the venue's clock then went back may have begun in front of it. Single thread; no garbage.
 */
public final class StatusMarks implements LevelMarks, OrderedEvents.MarkListener
{
    private static final int NAMED = 0;
    private static final int BEGIN = 1;
    private static final int LOST = 2;
    private static final long NOT_NAMED = Long.MAX_VALUE;
    private static final long WAS_LOST = Long.MIN_VALUE;

    private final EventSink sink;
    private final OrderedEvents events;
    private final Counter staleMarks;
    /** By market: the first time that names it, which may turn out to be earlier until it is lost once. */
    private final Long2LongHashMap named = new Long2LongHashMap(NOT_NAMED);
    /** Markets of which the log has been told that they are stale or begin. */
    private final BitSet isTold = new BitSet();

    /**
     * Marks of a feed without books, among events of streams of which none is awaited yet.
     *
     * @param lagNs      how long a stream is waited for that tells nothing.
     * @param counters   of the feed.
     * @param staleMarks counts those that are written.
     */
    public StatusMarks(
        final EventSink sink, final int streamCount, final long lagNs, final FeedCounters counters,
        final Counter staleMarks)
    {
        this.sink = sink;
        this.staleMarks = staleMarks;
        events = new OrderedEvents(sink, streamCount, lagNs, counters, this);
    }

    /** The events among which the marks are. */
    public OrderedEvents events()
    {
        return events;
    }

    @Override
    public void onNamed(final long timeEpochNs, final int market)
    {
        if (timeEpochNs < named.get(market))
        {
            named.put(market, timeEpochNs);
            events.mark(timeEpochNs, NAMED, market);
        }
    }

    @Override
    public void onBegin(final long timeEpochNs, final int market)
    {
        events.mark(timeEpochNs, BEGIN, market);
    }

    @Override
    public void onJoined(final long timeEpochNs, final int market)
    {
        // The clear stands in front of the levels, in one batch with them.
    }

    @Override
    public void onLost(final long timeEpochNs, final int market)
    {
        named.put(market, WAS_LOST);
        events.mark(timeEpochNs, LOST, market);
    }

    @Override
    public void onMark(final long timeEpochNs, final int kind, final int market)
    {
        switch (kind)
        {
            case NAMED -> writeStale(timeEpochNs, market, !isTold.get(market));
            case LOST -> writeStale(timeEpochNs, market, true);
            default -> sink.clear(timeEpochNs, market);
        }
        isTold.set(market);
    }

    private void writeStale(final long timeEpochNs, final int market, final boolean isNews)
    {
        if (isNews)
        {
            staleMarks.increment();
            sink.status(timeEpochNs, market, TradingStatus.STALE);
        }
    }
}
