package io.leadline.feed.dydx;

/**
 * What a stream's updates do to the books, whatever form they came in. A subscription begins with one snapshot of all
 * its pairs, and nothing before it is known to be of it. After that the order of the stream is all there is: no number
 * shows a hole, so a removal of an order that is not there, or a placement of one that is, marks its pair stale until
 * the next snapshot. A later snapshot of a pair in sync is compared with the book, and read only where it differs,
 * which shows that messages were lost, too.
 * Single thread.
 */
final class StreamBooks
{
    private static final long FINAL_EXEC_MODE = 7;

    private final Pairs pairs;
    private final Accounts accounts;
    private final BookWriter writer;
    private final StreamCounters counters;
    private final Fault fault;
    private final SnapshotComparison comparison;
    private final Fills fills;
    private boolean isAwaitingSnapshot = true;
    private boolean isFinal;
    private long lastHeight;

    StreamBooks(
        final Pairs pairs, final Accounts accounts, final BookWriter writer, final StreamCounters counters,
        final Fault fault)
    {
        this.pairs = pairs;
        this.accounts = accounts;
        this.writer = writer;
        this.counters = counters;
        this.fault = fault;
        comparison = new SnapshotComparison(pairs, writer, counters);
        fills = new Fills(accounts, writer, counters, fault);
    }

    /** How a snapshot is held against the books before it is read. */
    SnapshotComparison comparison()
    {
        return comparison;
    }

    /** No snapshot of this subscription was read yet. */
    boolean isAwaitingSnapshot()
    {
        return isAwaitingSnapshot;
    }

    /** A pair's book is not the venue's, and only a snapshot can heal it. */
    boolean isAnyStale()
    {
        for (int i = 0; i < pairs.count(); i++)
        {
            if (pairs.get(i).isStale())
            {
                return true;
            }
        }

        return false;
    }

    /** The stream ends here, or goes on with a hole: every book waits for a snapshot. */
    void loseSync()
    {
        isAwaitingSnapshot = true;
        lastHeight = 0;
        for (int i = 0; i < pairs.count(); i++)
        {
            writer.loseSync(pairs.get(i));
        }
    }

    /** An update begins. */
    void header(final long blockHeight, final long execMode)
    {
        isFinal = execMode == FINAL_EXEC_MODE;
        counters.finalUpdates.increase(isFinal ? 1 : 0);
        counters.heightsRanBack.increase(blockHeight < lastHeight ? 1 : 0);
        lastHeight = blockHeight;
    }

    /** Takes a change that the stream tells. */
    void apply(final BookChange change, final BookChange.Pass pass)
    {
        switch (pass)
        {
            case COMPARE -> comparison.compare(change);
            case LOAD -> load(change);
            default -> apply(change);
        }
    }

    private void apply(final BookChange change)
    {
        switch (change.kind)
        {
            case PLACE -> place(change.order);
            case REMOVE -> remove(change.order);
            case UPDATE -> update(change.order, change.filled);
            case REPLACE -> replace(change.oldOrder, change.order);
            default -> counters.otherChanges.increment();
        }
    }

    private void load(final BookChange change)
    {
        if (change.kind == BookChange.Kind.PLACE)
        {
            loadPlace(change.order);
        }
        else if (change.kind == BookChange.Kind.UPDATE)
        {
            loadUpdate(change.order, change.filled);
        }
        else
        {
            counters.otherChanges.increment();
        }
    }

    /** The orders of a snapshot follow; it is of every pair, so what it does not name rests nowhere. */
    void beginSnapshot()
    {
        counters.snapshots.increment();
        isAwaitingSnapshot = false;
        for (int i = 0; i < pairs.count(); i++)
        {
            final Pair pair = pairs.get(i);
            pair.loading(!pair.isInSync());
            if (pair.isStale())
            {
                writer.clear(pair);
            }
        }
    }

    /** All orders of the snapshot were read. */
    void endSnapshot()
    {
        for (int i = 0; i < pairs.count(); i++)
        {
            pairs.get(i).loading(false);
        }
    }

    /** An order of a snapshot. */
    private void loadPlace(final OrderFields order)
    {
        counters.snapshotOrders.increment();
        final Pair pair = named(order);
        if (pair != null && pair.isLoading())
        {
            place(pair, order);
        }
    }

    /** What is filled of an order of a snapshot. */
    private void loadUpdate(final OrderFields order, final long filled)
    {
        final Pair pair = named(order);
        if (pair != null && pair.isLoading())
        {
            update(pair, order, filled);
        }
    }

    /** The order's pair, which the snapshot has found empty when it did not name it; null when it is no market. */
    private Pair named(final OrderFields order)
    {
        final Pair pair = pairs.find(order.clobPair);
        if (pair == null)
        {
            counters.otherPairs.increment();
        }
        else if (pair.isUnnamed())
        {
            writer.clear(pair);
        }

        return pair;
    }

    /** An order rests, unfilled until an update says otherwise. */
    private void place(final OrderFields order)
    {
        counters.places.increment();
        final Pair pair = named(order);
        if (pair != null)
        {
            place(pair, order);
        }
    }

    private void place(final Pair pair, final OrderFields order)
    {
        final int account = accounts.define(order);
        if (!isWhole(pair, order) || account == Accounts.UNKNOWN)
        {
            return;
        }
        final int live = pair.orders.find(account, order.clientId, order.orderFlags);
        if (live != OrderTable.NONE)
        {
            counters.placesOfLive.increment();
            writer.loseSync(pair);
            writer.remove(pair, live);
        }
        counters.sizeZero.increase(order.quantums == 0 ? 1 : 0);
        writer.add(pair, pair.orders.add(account, order));
    }

    private boolean isWhole(final Pair pair, final OrderFields order)
    {
        if (order.side == OrderFields.NO_SIDE)
        {
            fault.set("order without a side", order.ownerOffset);
        }
        if (pair.orders.count() == OrderTable.MAX_COUNT)
        {
            fault.set("too many orders of a pair limit=" + OrderTable.MAX_COUNT, order.ownerOffset);
        }

        return !fault.isSet();
    }

    /** So much of an order is filled in all. */
    private void update(final OrderFields order, final long filled)
    {
        counters.orderUpdates.increment();
        final Pair pair = named(order);
        if (pair != null)
        {
            update(pair, order, filled);
        }
    }

    private void update(final Pair pair, final OrderFields order, final long filled)
    {
        final int slot = pair.find(order);
        if (slot == OrderTable.NONE)
        {
            counters.updatesOfUnknown.increment();
        }
        else if (pair.orders.filled(slot) == filled)
        {
            counters.sameUpdates.increment();
        }
        else
        {
            writer.fillUp(pair, slot, filled);
        }
    }

    /** An order is gone. */
    private void remove(final OrderFields order)
    {
        counters.removes.increment();
        final Pair pair = named(order);
        if (pair != null && !remove(pair, order))
        {
            counters.removesOfUnknown.increment();
            writer.loseSync(pair);
        }
    }

    private boolean remove(final Pair pair, final OrderFields order)
    {
        final int slot = pair.find(order);
        if (slot != OrderTable.NONE)
        {
            writer.remove(pair, slot);
        }

        return slot != OrderTable.NONE;
    }

    /** An order is gone and another rests in its stead. */
    private void replace(final OrderFields old, final OrderFields order)
    {
        counters.replaces.increment();
        final Pair pair = named(order);
        if (pair != null && old.clobPair != order.clobPair)
        {
            fault.set("order replaced by one of another pair", order.ownerOffset);
        }
        else if (pair != null)
        {
            if (!remove(pair, old))
            {
                counters.replacesOfUnknown.increment();
                writer.loseSync(pair);
            }
            place(pair, order);
        }
    }

    /** A taker met resting orders. */
    void match(final Match match)
    {
        (isFinal ? counters.finalFills : counters.optimisticFills).increase(match.count());
        for (int i = 0; i < match.count() && !fault.isSet(); i++)
        {
            final Pair pair = named(match.maker(i));
            if (pair != null)
            {
                fills.fill(pair, match, i, isFinal);
            }
        }
    }
}
