package io.leadline.feed.dydx;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;

/** What is counted of a node's stream. */
final class StreamCounters
{
    final FeedCounters all = new FeedCounters();
    final Counter messages = all.add("messages");
    final Counter malformedMessages = all.add("malformed_messages");
    final Counter disconnects = all.add("disconnects");
    /** Updates of any kind while the stream has told no snapshot yet. */
    final Counter beforeSnapshot = all.add("updates_before_snapshot");
    final Counter bookUpdates = all.add("book_updates");
    final Counter fillUpdates = all.add("fill_updates");
    final Counter takerUpdates = all.add("taker_updates");
    final Counter subaccountUpdates = all.add("subaccount_updates");
    final Counter priceUpdates = all.add("price_updates");
    /** Updates of a kind that this reader does not know. */
    final Counter otherUpdates = all.add("other_updates");
    /** Updates that consensus has made final; all others are what the node expects. */
    final Counter finalUpdates = all.add("final_updates");
    /** Updates of a block before the last one. */
    final Counter heightsRanBack = all.add("heights_ran_back");
    final Counter snapshots = all.add("snapshots");
    final Counter snapshotOrders = all.add("snapshot_orders");
    /** Books in sync that a later snapshot has confirmed. */
    final Counter confirmedBooks = all.add("snapshots_confirmed_book");
    /** Books in sync that a later snapshot did not confirm: messages are missing. */
    final Counter refutedBooks = all.add("snapshots_refuted_book");
    final Counter places = all.add("places");
    final Counter placesOfLive = all.add("places_of_live_order");
    final Counter sizeZero = all.add("size_zero");
    final Counter removes = all.add("removes");
    final Counter removesOfUnknown = all.add("removes_of_unknown_order");
    final Counter replaces = all.add("replaces");
    final Counter replacesOfUnknown = all.add("replaces_of_unknown_order");
    final Counter orderUpdates = all.add("order_updates");
    /** Of those, the ones that say what was known. */
    final Counter sameUpdates = all.add("order_updates_without_change");
    /** Normal: the node tells fills of orders that it has removed. */
    final Counter updatesOfUnknown = all.add("order_updates_of_unknown_order");
    /** More was filled than had been placed. */
    final Counter overfills = all.add("overfills");
    final Counter otherPairs = all.add("changes_of_other_pairs");
    final Counter otherChanges = all.add("other_book_changes");
    final Counter optimisticFills = all.add("fills_optimistic");
    final Counter finalFills = all.add("fills_final");
    /** Normal, as for updates. */
    final Counter fillsOfUnknown = all.add("fills_of_unknown_order");
    /** Final fills whose change of the book was known already, or is not the fill's alone. */
    final Counter trades = all.add("fills_as_trades");
    /** Fills without the maker's order beside them: neither price nor what is left is known. */
    final Counter fillsWithoutOrder = all.add("fills_without_order");
    final Counter liquidations = all.add("liquidations");
    /** Positions set off against each other, at no price and with no order. */
    final Counter deleveragings = all.add("deleveragings");
    final Counter staleMarks = all.add("stale_marks");
}
