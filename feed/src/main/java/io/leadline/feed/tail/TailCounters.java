package io.leadline.feed.tail;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;

/** What is counted of files that are followed; several of a feed's tails may share them. */
public final class TailCounters
{
    final Counter files;
    /** Files that another took the name of. */
    final Counter replaced;
    /** Files that are gone while they are followed. */
    final Counter deleted;
    /** Files that became shorter than what was read of them. */
    final Counter truncated;

    /** Adds them to a feed's counters. */
    public TailCounters(final FeedCounters all)
    {
        files = all.add("files");
        replaced = all.add("files_replaced");
        deleted = all.add("files_deleted");
        truncated = all.add("files_truncated");
    }
}
