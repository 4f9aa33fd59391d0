package io.leadline.feed.backpack;

import org.agrona.collections.LongHashSet;

/**
 * Orders of one market that are gone and of which an old answer or a doubled frame may still tell: all of them while an
 * answer is awaited, the last thousand or two otherwise. Single thread.
 */
final class GoneOrders
{
    private static final int GENERATION = 1 << 10;
    private static final int MAX_AWAITING = 1 << 16;

    private LongHashSet young = new LongHashSet();
    private LongHashSet old = new LongHashSet();

    void clear()
    {
        young.clear();
        old.clear();
    }

    boolean contains(final long orderId)
    {
        return young.contains(orderId) || old.contains(orderId);
    }

    /**
     * Remembers an order.
     *
     * @param isAllNeeded nothing may be forgotten for it.
     * @return false when there is no room for that.
     */
    boolean add(final long orderId, final boolean isAllNeeded)
    {
        if (young.size() >= GENERATION && !isAllNeeded)
        {
            final LongHashSet forgotten = old;
            old = young;
            young = forgotten;
            young.clear();
        }
        young.add(orderId);

        return young.size() <= MAX_AWAITING;
    }
}
