package io.leadline.feed.backpack;

import io.leadline.feed.levels.LevelMarks;
import io.leadline.feed.levels.OrderedEvents;

/** Tells the {@link BookKeeper} of levels that begin, stand and are lost, in the order of time. Single thread. */
record KeeperMarks(OrderedEvents events) implements LevelMarks
{
    /** The keeper sees by itself what names a market. */
    @Override
    public void onNamed(final long timeEpochNs, final int market)
    {
        // Nothing is to be put in front of it.
    }

    @Override
    public void onBegin(final long timeEpochNs, final int market)
    {
        events.mark(timeEpochNs, BookKeeper.LEVELS_BEGIN, market);
    }

    @Override
    public void onSeeded(final long timeEpochNs, final int market)
    {
        events.mark(timeEpochNs, BookKeeper.LEVELS_SEEDED, market);
    }

    @Override
    public void onJoined(final long timeEpochNs, final int market)
    {
        events.mark(timeEpochNs, BookKeeper.LEVELS_JOINED, market);
    }

    @Override
    public void onLost(final long timeEpochNs, final int market)
    {
        events.mark(timeEpochNs, BookKeeper.LEVELS_LOST, market);
    }
}
