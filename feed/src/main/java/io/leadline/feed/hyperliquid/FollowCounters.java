package io.leadline.feed.hyperliquid;

import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.tail.TailCounters;

/** What is counted of a node's files besides, when they are followed. */
final class FollowCounters
{
    final TailCounters tail;
    /** Blocks that the log held already, read again to bring books up to it. */
    final Counter blocksReadAgain;
    /** Lines that are none of a node's, or whose events are none. */
    final Counter malformedLines;
    /** Blocks whose fills came after the block was written without them. */
    final Counter lateFillBlocks;
    /** Times that books were told anew, the first one included. */
    final Counter resyncs;
    final Counter brokenSnapshots;
    /** Times that the node fell silent. */
    final Counter silences;
    final Counter heartbeats;

    FollowCounters(final NodeCounters node)
    {
        tail = new TailCounters(node.all);
        blocksReadAgain = node.all.add("blocks_read_again");
        malformedLines = node.all.add("malformed_lines");
        lateFillBlocks = node.all.add("late_fill_blocks");
        resyncs = node.all.add("resyncs");
        brokenSnapshots = node.all.add("snapshots_broken");
        silences = node.all.add("silences");
        heartbeats = node.all.add("heartbeats");
    }
}
