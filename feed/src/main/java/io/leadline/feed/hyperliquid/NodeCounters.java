package io.leadline.feed.hyperliquid;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;

/** What is counted of a node's files. */
final class NodeCounters
{
    final FeedCounters all = new FeedCounters();
    final Counter snapshots = all.add("snapshots");
    /** Later snapshots while every coin was in sync, or behind the last block. */
    final Counter snapshotsNotNeeded = all.add("snapshots_not_needed");
    final Counter snapshotOrders = all.add("snapshot_orders");
    /** Trigger orders that have not been triggered rest nowhere. */
    final Counter snapshotTriggers = all.add("snapshot_untriggered");
    final Counter snapshotOtherCoins = all.add("snapshot_other_coins");
    final Counter blocks = all.add("blocks");
    /** Lines of blocks that the snapshot or an earlier line holds already. */
    final Counter oldLines = all.add("old_lines");
    final Counter holes = all.add("holes");
    final Counter missingBlocks = all.add("missing_blocks");
    final Counter missingFillBlocks = all.add("missing_fill_blocks");
    final Counter newOrders = all.add("diffs_new");
    final Counter updates = all.add("diffs_update");
    final Counter removes = all.add("diffs_remove");
    final Counter otherDiffs = all.add("diffs_other_coins");
    /** Updates to 0 and removals that the fills of their block have done already. */
    final Counter doneByFills = all.add("diffs_done_by_fills");
    /** Updates and removals of orders that were never seen: the coin is out of sync. */
    final Counter unknownOrders = all.add("diffs_unknown_order");
    final Counter fillEntries = all.add("fill_entries");
    final Counter otherFillEntries = all.add("fill_entries_other_coins");
    final Counter fills = all.add("fills");
    /** Fills that no diff of their block explains, written as trades. */
    final Counter trades = all.add("fills_as_trades");
    /** Of those, the ones of which no side is the maker's. */
    final Counter tradesWithoutMaker = all.add("fills_without_maker");
    /** New orders, snapshot orders and fill entries of size 0. */
    final Counter sizeZero = all.add("size_zero");
    final Counter staleMarks = all.add("stale_marks");
    final Counter orderStatusFiles = all.add("order_status_files_ignored");

    /** Those that a writer of books counts. */
    BookCounters book()
    {
        return new BookCounters(
            newOrders, updates, removes, doneByFills, unknownOrders, fills, trades, tradesWithoutMaker, sizeZero,
            staleMarks);
    }
}
