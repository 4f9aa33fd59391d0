package io.leadline.feed.dydx;

/**
 * Holds a later snapshot against the books in sync, order by order: one that is the same confirms them, one that is
 * another shows that messages were lost, whoever lost them. Single thread.
 */
final class SnapshotComparison
{
    private final Pairs pairs;
    private final BookWriter writer;
    private final StreamCounters counters;
    private int number;

    SnapshotComparison(final Pairs pairs, final BookWriter writer, final StreamCounters counters)
    {
        this.pairs = pairs;
        this.writer = writer;
        this.counters = counters;
    }

    /** A snapshot has to be held against a book before it is read. */
    boolean isNeeded()
    {
        for (int i = 0; i < pairs.count(); i++)
        {
            if (pairs.get(i).isInSync())
            {
                return true;
            }
        }

        return false;
    }

    /** A snapshot is held against the books in sync. */
    void begin()
    {
        number++;
        for (int i = 0; i < pairs.count(); i++)
        {
            pairs.get(i).beginComparison();
        }
    }

    /** The snapshot has an order, or says what is filled of one. */
    void compare(final BookChange change)
    {
        final Pair pair = pairs.find(change.order.clobPair);
        if (pair != null && pair.isInSync())
        {
            final int slot = pair.find(change.order);
            if (change.kind == BookChange.Kind.PLACE)
            {
                pair.compare(slot, change.order, number);
            }
            else if (change.kind == BookChange.Kind.UPDATE)
            {
                pair.compareFilled(slot, change.filled);
            }
        }
    }

    /** The snapshot was read once; what it contradicts is stale since the last event. */
    void end()
    {
        for (int i = 0; i < pairs.count(); i++)
        {
            final Pair pair = pairs.get(i);
            if (pair.isInSync())
            {
                final boolean isRefuted = pair.isRefuted(number);
                (isRefuted ? counters.refutedBooks : counters.confirmedBooks).increment();
                if (isRefuted)
                {
                    writer.loseSync(pair);
                }
            }
        }
    }
}
