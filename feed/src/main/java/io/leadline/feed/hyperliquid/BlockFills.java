package io.leadline.feed.hyperliquid;

import java.util.Arrays;

import io.leadline.event.EventSink;

import org.agrona.collections.Long2LongHashMap;

/**
 * The fills of one block, each paired from the two entries that the venue reports of it under one trade id, and found
 * by the resting order that was hit. A fill is told once, by its diff or at the end of its block. Single thread; no
 * allocation once the largest block has passed.
 */
final class BlockFills
{
    /** No fill, no further fill. */
    static final int NONE = -1;

    private static final int INITIAL_CAPACITY = 64;
    private static final float LOAD_FACTOR = 0.55f;

    private final Long2LongHashMap byTradeId = new Long2LongHashMap(INITIAL_CAPACITY, LOAD_FACTOR, NONE);
    private final Long2LongHashMap firstByOrder = new Long2LongHashMap(INITIAL_CAPACITY, LOAD_FACTOR, NONE);
    private Fill[] fills = new Fill[0];
    private int count;

    /** Forgets all fills. */
    void clear()
    {
        if (count > 0)
        {
            byTradeId.clear();
            firstByOrder.clear();
            count = 0;
        }
    }

    /** Number of fills. */
    int count()
    {
        return count;
    }

    /** A fill by its position, in the order in which the venue first named them. */
    Fill get(final int position)
    {
        return fills[position];
    }

    /** Takes one side of a trade; the second side of a trade completes the first. */
    void add(final FillEntry entry, final int account)
    {
        final Fill known = known(entry);
        final Fill fill = known == null ? next(entry) : known;
        if (entry.isTaker() || fill.hasMaker)
        {
            fill.takerAccount = fill.takerAccount == EventSink.NO_ACCOUNT ? account : fill.takerAccount;
        }
        else
        {
            fill.hasMaker = true;
            fill.makerAccount = account;
            fill.orderId = entry.orderId();
        }
        fill.isComplete = known != null;
    }

    private Fill known(final FillEntry entry)
    {
        final int position = (int)byTradeId.get(entry.tradeId());
        if (position == NONE || fills[position].coin != entry.coin() || fills[position].isComplete)
        {
            return null;
        }

        return fills[position];
    }

    private Fill next(final FillEntry entry)
    {
        if (count == fills.length)
        {
            fills = Arrays.copyOf(fills, Math.max(INITIAL_CAPACITY, 2 * count));
            for (int i = count; i < fills.length; i++)
            {
                fills[i] = new Fill();
            }
        }
        final Fill fill = fills[count];
        fill.reset(entry);
        byTradeId.put(entry.tradeId(), count);
        count++;

        return fill;
    }

    /** Finds fills by order from now on; all entries of the block are in. */
    void index()
    {
        for (int i = count - 1; i >= 0; i--)
        {
            if (fills[i].hasMaker)
            {
                fills[i].nextOfOrder = (int)firstByOrder.get(fills[i].orderId);
                firstByOrder.put(fills[i].orderId, i);
            }
        }
    }

    /** Position of the first fill of a resting order; the further ones follow by {@link Fill#nextOfOrder()}. */
    int firstOf(final long orderId)
    {
        return count == 0 ? NONE : (int)firstByOrder.get(orderId);
    }

    /** One trade of a block. */
    static final class Fill
    {
        private Coin coin;
        private long orderId;
        private long priceTicks;
        private long sizeLots;
        private int flags;
        private int makerAccount;
        private int takerAccount;
        private int nextOfOrder;
        private boolean hasMaker;
        private boolean isComplete;
        private boolean isTold;

        private void reset(final FillEntry entry)
        {
            coin = entry.coin();
            priceTicks = entry.priceTicks();
            sizeLots = entry.sizeLots();
            flags = entry.flags();
            makerAccount = EventSink.NO_ACCOUNT;
            takerAccount = EventSink.NO_ACCOUNT;
            nextOfOrder = NONE;
            hasMaker = false;
            isComplete = false;
            isTold = false;
        }

        Coin coin()
        {
            return coin;
        }

        /** The resting order, if there is a maker. */
        long orderId()
        {
            return orderId;
        }

        long priceTicks()
        {
            return priceTicks;
        }

        long sizeLots()
        {
            return sizeLots;
        }

        int flags()
        {
            return flags;
        }

        /** {@link EventSink#NO_ACCOUNT} without a maker. */
        int makerAccount()
        {
            return makerAccount;
        }

        int takerAccount()
        {
            return takerAccount;
        }

        /** A side of the trade rested. */
        boolean hasMaker()
        {
            return hasMaker;
        }

        int nextOfOrder()
        {
            return nextOfOrder;
        }

        /** It is in the log. */
        boolean isTold()
        {
            return isTold;
        }

        void tell()
        {
            isTold = true;
        }
    }
}
