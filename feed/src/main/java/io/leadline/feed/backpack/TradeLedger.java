package io.leadline.feed.backpack;

import io.leadline.event.EventSink;

import org.agrona.collections.Long2ObjectHashMap;

/**
 * The last trades of one market by the venue's number, as all who were told of them have it: the public stream prints
 * both orders, and the sessions of enrolled accounts tell of their own, the one that made and the one that took. So a
 * fill's taker is known where it is enrolled too, and what a session tells is proven by the print, or not. Everything
 * may come in any order and more than once. Single thread; allocates only for more trades than ever, up to a limit.
 */
final class TradeLedger
{
    /** A fill has no number. */
    static final int NO_TRADE = -1;

    private static final int CAPACITY = 1 << 12;
    private static final int MASK = CAPACITY - 1;
    private static final long NONE = -1;

    private final Long2ObjectHashMap<Trade> byId = new Long2ObjectHashMap<>();
    private final Trade[] ring = new Trade[CAPACITY];
    private final BackpackCounters counters;
    private int next;

    /** One trade. */
    private static final class Trade
    {
        private long id;
        private int handle;
        private boolean isPrinted;
        private long printedMaker;
        private long printedTaker;
        private long printedPriceTicks;
        private long printedSizeLots;
        private long maker;
        private long taker;
        private long priceTicks;
        private long sizeLots;
        private int takerAccount;
        private boolean isWritten;

        private void begin(final long newId, final int newHandle)
        {
            id = newId;
            handle = newHandle;
            isPrinted = false;
            maker = NONE;
            taker = NONE;
            takerAccount = EventSink.NO_ACCOUNT;
            isWritten = false;
        }
    }

    TradeLedger(final BackpackCounters counters)
    {
        this.counters = counters;
    }

    /**
     * The public stream printed a trade.
     *
     * @param maker the order that rested.
     * @param taker the order that took.
     */
    void print(final long id, final long maker, final long taker, final long priceTicks, final long sizeLots)
    {
        final Trade trade = trade(id);
        if (!trade.isPrinted)
        {
            trade.isPrinted = true;
            trade.printedMaker = maker;
            trade.printedTaker = taker;
            trade.printedPriceTicks = priceTicks;
            trade.printedSizeLots = sizeLots;
            if (trade.maker != NONE)
            {
                check(trade, trade.maker == maker);
            }
            if (trade.taker != NONE)
            {
                check(trade, trade.taker == taker);
            }
        }
    }

    /** What a session told of a trade is what was printed of it, or not. */
    private void check(final Trade trade, final boolean isOrder)
    {
        final boolean isProven = isOrder && trade.priceTicks == trade.printedPriceTicks &&
            trade.sizeLots == trade.printedSizeLots;
        counters.fillsProven.increase(isProven ? 1 : 0);
        counters.fillsDisproved.increase(isProven ? 0 : 1);
    }

    /**
     * A session told of an execution.
     *
     * @return by which {@link #taker} finds it, or {@link #NO_TRADE}.
     */
    int fill(final OrderFrame frame, final int account)
    {
        if (frame.tradeId() == OrderFrame.MISSING)
        {
            return NO_TRADE;
        }
        final Trade trade = trade(frame.tradeId());
        final boolean isFirst = trade.maker == NONE && trade.taker == NONE;
        if (isFirst)
        {
            trade.priceTicks = frame.fillPriceTicks();
            trade.sizeLots = frame.fillSizeLots();
        }
        if (trade.priceTicks != frame.fillPriceTicks() || trade.sizeLots != frame.fillSizeLots())
        {
            counters.fillsDisproved.increment();
            return NO_TRADE;
        }
        take(trade, frame, account);

        return trade.handle;
    }

    private void take(final Trade trade, final OrderFrame frame, final int account)
    {
        if (frame.isMaker() && trade.maker == NONE)
        {
            trade.maker = frame.orderId();
            if (trade.isPrinted)
            {
                check(trade, trade.maker == trade.printedMaker);
            }
        }
        else if (!frame.isMaker() && trade.taker == NONE)
        {
            trade.taker = frame.orderId();
            trade.takerAccount = account;
            counters.takersLate.increase(trade.isWritten ? 1 : 0);
            if (trade.isPrinted)
            {
                check(trade, trade.taker == trade.printedTaker);
            }
        }
    }

    private Trade trade(final long id)
    {
        final Trade known = byId.get(id);
        if (known != null)
        {
            return known;
        }
        Trade trade = ring[next & MASK];
        if (trade == null)
        {
            trade = new Trade();
            ring[next & MASK] = trade;
        }
        else
        {
            byId.remove(trade.id);
        }
        trade.begin(id, next);
        byId.put(id, trade);
        next = next + 1 & Integer.MAX_VALUE;

        return trade;
    }

    /**
     * Who took, as a fill is written.
     *
     * @return the account, or {@link EventSink#NO_ACCOUNT} where it is not enrolled, or has not told of it.
     */
    int taker(final int handle)
    {
        if (handle == NO_TRADE)
        {
            return EventSink.NO_ACCOUNT;
        }
        final Trade trade = ring[handle & MASK];
        if (trade.handle != handle)
        {
            counters.takersForgotten.increment();
            return EventSink.NO_ACCOUNT;
        }
        trade.isWritten = true;
        counters.takersKnown.increase(trade.takerAccount == EventSink.NO_ACCOUNT ? 0 : 1);

        return trade.takerAccount;
    }
}
