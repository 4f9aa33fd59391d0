package io.leadline.feed.hyperliquid;

import io.leadline.feed.FeedCounters.Counter;

/**
 * What a writer of books counts.
 *
 * @param newOrders          orders that began to rest.
 * @param updates            changes of sizes.
 * @param removes            orders that are gone.
 * @param doneByFills        updates to 0 and removals that fills have done already.
 * @param unknownOrders      updates and removals of orders that were never seen: the coin is out of sync.
 * @param fills              fills of resting orders.
 * @param trades             fills that no change of their block explains.
 * @param tradesWithoutMaker of those, the ones of which no side is the maker's.
 * @param sizeZero           orders and fills of size 0.
 * @param staleMarks         coins that were marked stale.
 */
record BookCounters(
    Counter newOrders,
    Counter updates,
    Counter removes,
    Counter doneByFills,
    Counter unknownOrders,
    Counter fills,
    Counter trades,
    Counter tradesWithoutMaker,
    Counter sizeZero,
    Counter staleMarks)
{
}
