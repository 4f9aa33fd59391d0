package io.leadline.feed.hyperliquid;

import org.agrona.collections.Long2LongHashMap;

/** What the statuses of one message tell of orders that begin to rest. Single thread. */
final class OpenedOrders
{
    private static final int INITIAL_CAPACITY = 1 << 8;
    private static final float LOAD_FACTOR = 0.55f;
    private static final long UNTOLD = 0;
    private static final long TOLD = 1;
    private static final int SIDE_SHIFT = 1;
    private static final int POST_ONLY_SHIFT = 2;

    private final Long2LongHashMap byOrder = new Long2LongHashMap(INITIAL_CAPACITY, LOAD_FACTOR, UNTOLD);

    /** Another message begins. */
    void clear()
    {
        if (!byOrder.isEmpty())
        {
            byOrder.clear();
        }
    }

    /** A status says that an order rests. */
    void open(final L4Entry order)
    {
        byOrder.put(
            order.orderId(),
            (order.isPostOnly() ? 1L << POST_ONLY_SHIFT : 0) | (long)order.side() << SIDE_SHIFT | TOLD);
    }

    /** Gives a diff the side that a status has told, if one has. */
    void tell(final L4Entry diff)
    {
        final long told = byOrder.get(diff.orderId());
        if (told != UNTOLD)
        {
            diff.opened((int)(told >> SIDE_SHIFT) & 1, told >> POST_ONLY_SHIFT != 0);
        }
    }
}
