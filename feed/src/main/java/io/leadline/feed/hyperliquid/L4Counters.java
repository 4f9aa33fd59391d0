package io.leadline.feed.hyperliquid;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;

/** What is counted of an order book server's messages. */
final class L4Counters
{
    final FeedCounters all = new FeedCounters();
    final Counter messages = all.add("messages");
    final Counter malformed = all.add("messages_malformed");
    /** Channels that nobody asked for. */
    final Counter others = all.add("messages_other");
    final Counter connects = all.add("connects");
    final Counter disconnects = all.add("disconnects");
    final Counter answers = all.add("answers");
    /** Answers to what was not asked, and snapshots that were sent twice. */
    final Counter wrongAnswers = all.add("answers_wrong");
    final Counter refusals = all.add("answers_refused");
    /** Connections that did not bring an answer and a snapshot for each coin in time. */
    final Counter incomplete = all.add("connections_without_snapshot");
    final Counter snapshots = all.add("snapshots");
    final Counter snapshotOrders = all.add("snapshot_orders");
    /** Trigger orders that have not been triggered rest nowhere. */
    final Counter snapshotTriggers = all.add("snapshot_untriggered");
    final Counter updates = all.add("updates");
    /** Updates of coins whose snapshot has not come, or whose book is given up. */
    final Counter beforeSnapshot = all.add("updates_before_snapshot");
    /** Updates up to the height of the coin's snapshot, which holds them. */
    final Counter oldUpdates = all.add("updates_old");
    /** Updates of a height that was told already, or is below it. */
    final Counter heightsRanBack = all.add("heights_ran_back");
    final Counter newOrders = all.add("diffs_new");
    final Counter changes = all.add("diffs_update");
    final Counter removes = all.add("diffs_remove");
    final Counter otherDiffs = all.add("diffs_other_coins");
    /** Removals of orders that an update to 0 has emptied. */
    final Counter done = all.add("diffs_of_emptied_order");
    final Counter unknownOrders = all.add("diffs_unknown_order");
    final Counter knownOrders = all.add("diffs_new_of_known_order");
    /** New orders of which nothing in their message tells the side. */
    final Counter withoutSide = all.add("diffs_new_without_side");
    final Counter sizeZero = all.add("size_zero");
    /** Books that a snapshot on the line of comparisons was equal to. */
    final Counter confirmed = all.add("compares_confirmed");
    /** Books that it was not equal to: messages are missing. */
    final Counter refuted = all.add("compares_refuted");
    /** Comparisons that came to no end. */
    final Counter abandoned = all.add("compares_abandoned");
    final Counter heartbeats = all.add("heartbeats");
    final Counter staleMarks = all.add("stale_marks");

    /** Those that a writer of books counts; the venue tells no fills on this channel. */
    BookCounters book()
    {
        final FeedCounters never = new FeedCounters();

        return new BookCounters(
            newOrders, changes, removes, done, unknownOrders, never.add("fills"), never.add("trades"),
            never.add("trades_without_maker"), sizeZero, staleMarks);
    }
}
