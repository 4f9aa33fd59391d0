package io.leadline.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.agrona.collections.Long2ObjectHashMap;

/**
 * Order ids that are no numbers, each under a negative number for as long as its order lives. An order's life is
 * followed by the same rules as in the book, so that the table stays as small as the book, but whether an order lives
 * whose id is a number is known to the book alone. Where that decides, the order is taken to live, and to hold the more
 * of what it may hold: a number may be kept longer than its order, never given up before it. Numbers are never used
 * twice. An id whose order does not live gets a number that no order has, which the book counts as unknown.
 */
final class LiveOrderIds
{
    private static final int PENDING_COUNT = 2;
    private static final long FIRST_NUMBER = -2;

    private final List<Map<String, LiveOrder>> marketOrders = new ArrayList<>();
    private final Long2ObjectHashMap<LiveOrder> ordersByNumber = new Long2ObjectHashMap<>();
    private final LiveOrder[] pending = new LiveOrder[PENDING_COUNT];
    private int nextPending;
    private long nextNumber = FIRST_NUMBER;

    /** The number of a text: its order's, or a fresh one that becomes its order's should the next event add it. */
    long number(final int market, final String text)
    {
        final LiveOrder live = orders(market).get(text);
        if (live != null)
        {
            return live.number;
        }
        for (final LiveOrder candidate : pending)
        {
            if (candidate != null && candidate.market == market && candidate.text.equals(text))
            {
                return candidate.number;
            }
        }
        final LiveOrder fresh = new LiveOrder(market, text, nextNumber--);
        pending[nextPending] = fresh;
        nextPending = (nextPending + 1) % PENDING_COUNT;

        return fresh.number;
    }

    /**
     * The text of a fresh number that an add or replace is about to bring to life; null when it needs no definition.
     */
    String textToDefine(final long number)
    {
        if (number >= 0 || ordersByNumber.containsKey(number))
        {
            return null;
        }
        for (final LiveOrder candidate : pending)
        {
            if (candidate != null && candidate.number == number)
            {
                return candidate.text;
            }
        }

        return null;
    }

    /** A definition read back from a log. */
    void restore(final int market, final long number, final String text)
    {
        pending[nextPending] = new LiveOrder(market, text, number);
        nextPending = (nextPending + 1) % PENDING_COUNT;
        nextNumber = Math.min(nextNumber, number - 1);
    }

    void onAdd(final long number, final long sizeLots)
    {
        rest(number, sizeLots, true);
    }

    private void rest(final long number, final long sizeLots, final boolean isCertain)
    {
        final LiveOrder live = number < 0 ? ordersByNumber.get(number) : null;
        if (live != null)
        {
            live.remainingLots = isCertain ? sizeLots : Math.max(sizeLots, live.remainingLots);
            live.isCertain = isCertain;
        }
        else if (number < 0)
        {
            bringToLife(number, sizeLots, isCertain);
        }
    }

    private void bringToLife(final long number, final long sizeLots, final boolean isCertain)
    {
        for (int i = 0; i < pending.length; i++)
        {
            final LiveOrder candidate = pending[i];
            if (candidate != null && candidate.number == number)
            {
                candidate.remainingLots = sizeLots;
                candidate.isCertain = isCertain;
                orders(candidate.market).put(candidate.text, candidate);
                ordersByNumber.put(number, candidate);
                pending[i] = null;
            }
        }
    }

    void onRemaining(final long number, final long sizeLots)
    {
        final LiveOrder live = number < 0 ? ordersByNumber.get(number) : null;
        if (live != null)
        {
            live.remainingLots = sizeLots;
            if (sizeLots == 0)
            {
                remove(live);
            }
        }
    }

    void onFill(final long number, final long sizeLots)
    {
        final LiveOrder live = number < 0 ? ordersByNumber.get(number) : null;
        if (live != null)
        {
            onRemaining(number, Math.max(0, live.remainingLots - sizeLots));
        }
    }

    /**
     * The old id's order goes on under the new id, unless it does not live, which is not always known here: then what
     * rests under the new id stays as it is.
     */
    void onReplace(final long number, final long newNumber, final long sizeLots)
    {
        if (newNumber == number || newNumber == EventSink.NO_ORDER_ID)
        {
            onRemaining(number, sizeLots);
        }
        else
        {
            final LiveOrder live = number < 0 ? ordersByNumber.get(number) : null;
            if (number >= 0 || live != null)
            {
                onRemaining(number, 0);
                rest(newNumber, sizeLots, live != null && live.isCertain);
            }
        }
    }

    void onClear(final int market)
    {
        if (market < marketOrders.size())
        {
            final Map<String, LiveOrder> orders = marketOrders.get(market);
            orders.values().forEach(order -> ordersByNumber.remove(order.number));
            orders.clear();
        }
    }

    private void remove(final LiveOrder order)
    {
        orders(order.market).remove(order.text);
        ordersByNumber.remove(order.number);
    }

    private Map<String, LiveOrder> orders(final int market)
    {
        while (marketOrders.size() <= market)
        {
            marketOrders.add(new HashMap<>());
        }

        return marketOrders.get(market);
    }

    private static final class LiveOrder
    {
        private final int market;
        private final String text;
        private final long number;
        /** The most that may rest. */
        private long remainingLots;
        /** The order lives, and holds no less. */
        private boolean isCertain;

        private LiveOrder(final int market, final String text, final long number)
        {
            this.market = market;
            this.text = text;
            this.number = number;
        }
    }
}
