package io.leadline.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import org.agrona.collections.Long2ObjectHashMap;

/**
 * Order ids that are no numbers, each under a negative number for as long as its order lives. An order's life is
 * followed by the same rules as in the book, so that the table stays as small as the book, but whether an order lives
 * whose id is a number is known to the book alone. Where that decides, the order is taken to live, and to hold the more
 * of what it may hold: a number may be kept longer than its order, never given up before it. Numbers are never used
 * twice. An id whose order does not live gets a number that no order has, which the book counts as unknown.
 * <p>
 * Orders are found by their texts; an event's number nearly always is one of the last two that were asked for, so the
 * table by number is made only when one is not, as when a log is read back. Dead orders are used again: nothing is
 * allocated once as many have lived at once as ever will.
 */
final class LiveOrderIds
{
    /** An event asks for two at most. */
    private static final int ASKED_COUNT = 2;
    private static final long FIRST_NUMBER = -2;
    private static final int NONE = -1;

    private final List<LiveOrderTable> marketOrders = new ArrayList<>();
    private final LiveOrder[] pending = new LiveOrder[ASKED_COUNT];
    private final LiveOrder[] asked = new LiveOrder[ASKED_COUNT];
    private final TextKey key = new TextKey();
    private final ArrayDeque<LiveOrder> dead = new ArrayDeque<>();
    /** Null until a number is met that was not asked for; complete from then on. */
    private Long2ObjectHashMap<LiveOrder> ordersByNumber;
    private int nextPending;
    private int nextAsked;
    private long nextNumber = FIRST_NUMBER;

    /** The number of a text: its order's, or a fresh one that becomes its order's should the next event add it. */
    long number(final int market, final CharSequence text)
    {
        key.set(text);
        LiveOrder order = orders(market).find(key);
        if (order == null)
        {
            order = pending(market);
        }
        asked[nextAsked] = order;
        nextAsked = (nextAsked + 1) % ASKED_COUNT;

        return order.number();
    }

    private LiveOrder pending(final int market)
    {
        for (final LiveOrder candidate : pending)
        {
            if (candidate != null && candidate.market() == market && candidate.isOf(key))
            {
                return candidate;
            }
        }

        return makePending(market, nextNumber--);
    }

    private LiveOrder makePending(final int market, final long number)
    {
        final LiveOrder forgotten = pending[nextPending];
        if (forgotten != null)
        {
            dead.push(forgotten);
        }
        final LiveOrder fresh = dead.isEmpty() ? new LiveOrder() : dead.pop();
        fresh.reset(market, key, number);
        pending[nextPending] = fresh;
        nextPending = (nextPending + 1) % ASKED_COUNT;

        return fresh;
    }

    /**
     * The text of a fresh number that an add or replace is about to bring to life; null when it needs no definition.
     */
    String textToDefine(final long number)
    {
        final int place = number < 0 ? pendingPlace(number) : NONE;

        return place == NONE ? null : pending[place].text();
    }

    private int pendingPlace(final long number)
    {
        for (int place = 0; place < pending.length; place++)
        {
            if (pending[place] != null && pending[place].number() == number)
            {
                return place;
            }
        }

        return NONE;
    }

    /** A definition read back from a log, where a number that did not come to life may be defined again. */
    void restore(final int market, final long number, final String text)
    {
        if (pendingPlace(number) == NONE)
        {
            key.set(text);
            makePending(market, number);
        }
        nextNumber = Math.min(nextNumber, number - 1);
    }

    void onAdd(final long number, final long sizeLots)
    {
        rest(number, sizeLots, true);
    }

    private void rest(final long number, final long sizeLots, final boolean isCertain)
    {
        final LiveOrder live = live(number);
        if (live != null)
        {
            live.rest(isCertain ? sizeLots : Math.max(sizeLots, live.remainingLots()), isCertain);
        }
        else if (number < 0)
        {
            bringToLife(number, sizeLots, isCertain);
        }
    }

    private void bringToLife(final long number, final long sizeLots, final boolean isCertain)
    {
        final int place = pendingPlace(number);
        if (place != NONE)
        {
            final LiveOrder order = pending[place];
            pending[place] = null;
            order.rest(sizeLots, isCertain);
            orders(order.market()).add(order);
            if (ordersByNumber != null)
            {
                ordersByNumber.put(number, order);
            }
        }
    }

    void onRemaining(final long number, final long sizeLots)
    {
        final LiveOrder live = live(number);
        if (live != null)
        {
            remain(live, sizeLots);
        }
    }

    private void remain(final LiveOrder live, final long sizeLots)
    {
        live.remain(sizeLots);
        if (sizeLots == 0)
        {
            orders(live.market()).remove(live);
            bury(live);
        }
    }

    private void bury(final LiveOrder order)
    {
        order.die();
        dead.push(order);
        if (ordersByNumber != null)
        {
            ordersByNumber.remove(order.number());
        }
    }

    void onFill(final long number, final long sizeLots)
    {
        final LiveOrder live = live(number);
        if (live != null)
        {
            remain(live, Math.max(0, live.remainingLots() - sizeLots));
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
            return;
        }
        final LiveOrder live = live(number);
        if (number >= 0 || live != null)
        {
            final boolean isCertain = live != null && live.isCertain();
            if (live != null)
            {
                remain(live, 0);
            }
            rest(newNumber, sizeLots, isCertain);
        }
    }

    void onClear(final int market)
    {
        if (market < marketOrders.size())
        {
            final LiveOrderTable orders = marketOrders.get(market);
            orders.forEach(this::bury);
            orders.clear();
        }
    }

    /** The living order of a number; null for none. */
    private LiveOrder live(final long number)
    {
        if (number >= 0)
        {
            return null;
        }
        for (final LiveOrder order : asked)
        {
            if (order != null && order.number() == number)
            {
                return order.isAlive() ? order : null;
            }
        }

        return liveThatWasNotAskedFor(number);
    }

    private LiveOrder liveThatWasNotAskedFor(final long number)
    {
        if (ordersByNumber == null)
        {
            ordersByNumber = new Long2ObjectHashMap<>();
            marketOrders.forEach(orders -> orders.forEach(order -> ordersByNumber.put(order.number(), order)));
        }

        return ordersByNumber.get(number);
    }

    private LiveOrderTable orders(final int market)
    {
        while (marketOrders.size() <= market)
        {
            marketOrders.add(new LiveOrderTable());
        }

        return marketOrders.get(market);
    }
}
