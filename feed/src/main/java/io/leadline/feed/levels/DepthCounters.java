package io.leadline.feed.levels;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;

/** What is counted of chained updates and their snapshots. */
public final class DepthCounters
{
    final Counter updates;
    final Counter oldUpdates;
    final Counter holes;
    final Counter snapshots;
    final Counter notNeeded;
    final Counter tooOld;
    final Counter unreadable;
    final Counter overflows;
    final Counter ranBack;

    /** Adds the counters to a feed's. */
    public DepthCounters(final FeedCounters counters)
    {
        updates = counters.add("depth_updates");
        oldUpdates = counters.add("depth_updates_old");
        holes = counters.add("depth_holes");
        snapshots = counters.add("depth_snapshots_joined");
        notNeeded = counters.add("depth_snapshots_not_needed");
        tooOld = counters.add("depth_snapshots_too_old");
        unreadable = counters.add("depth_snapshots_unreadable");
        overflows = counters.add("depth_waiting_overflows");
        ranBack = counters.add("depth_time_ran_back");
    }
}
