package io.leadline.event;

import java.util.ArrayList;
import java.util.List;

import org.agrona.collections.Long2LongHashMap;

/**
 * Order ids that are no numbers, each under a negative number for as long as its order lives. An order's life is
 * followed by the same rules as in the book, so that the table stays as small as the book, but whether an order lives
 * whose id is a number is known to the book alone. Where that decides, the order is taken to live, and to hold the more
 * of what it may hold: a number may be kept longer than its order, never given up before it. Numbers are never used
 * twice. An id whose order does not live gets a number that no order has, which the book counts as unknown.
 * <p>
 * Orders are found by their texts; an event's number nearly always is one of the last two that were asked for, whose
 * orders are remembered, so a table by number is made only when one is not, as when a log is read back. Texts that are
 * expected are looked up together, each step for all of them before the next: then the memory answers for all at once,
 * and an event waits for it no longer. Nothing is allocated once as many have lived at once as ever will, but for texts
 * that {@link TextKey} does not pack.
 */
final class LiveOrderIds
{
    /** An event asks for two at most. */
    private static final int ASKED_COUNT = 2;
    private static final long FIRST_NUMBER = -2;
    private static final int NONE = LiveOrderPool.NONE;
    private static final long UNKNOWN_PLACE = Long.MIN_VALUE;

    private final LiveOrderPool orders = new LiveOrderPool();
    private final List<LiveOrderTable> tables = new ArrayList<>();
    private final ExpectedIds expected = new ExpectedIds(orders);
    private final AskedId[] asked = {new AskedId(), new AskedId()};
    /** Asked for, and not living yet. */
    private final PendingId[] pending = {new PendingId(), new PendingId()};
    /** A text that did not come as a key. */
    private final TextKey other = new TextKey();
    /** Market and handle of living orders; null until a number is met that was not asked for, complete from then on. */
    private Long2LongHashMap placesByNumber;
    private int nextPending;
    private int nextAsked;
    private long nextNumber = FIRST_NUMBER;
    /** The market of the order that {@link #live} has found. */
    private int liveMarket;

    /** The number of a text: its order's, or a fresh one that becomes its order's should the next event add it. */
    long number(final int market, final CharSequence text)
    {
        if (text instanceof TextKey key)
        {
            return number(market, key);
        }
        other.set(text);

        return number(market, other);
    }

    private long number(final int market, final TextKey text)
    {
        expected.touch();
        final int handle = table(market).find(text);
        final long number = handle == NONE ? pendingNumber(market, text) : orders.number(handle);
        asked[nextAsked].set(market, number, handle);
        nextAsked = (nextAsked + 1) % ASKED_COUNT;

        return number;
    }

    private long pendingNumber(final int market, final TextKey text)
    {
        for (int i = 0; i < ASKED_COUNT; i++)
        {
            if (pending[i].isOf(market, text))
            {
                nextPending = (i + 1) % ASKED_COUNT;
                return pending[i].number();
            }
        }
        makePending(market, text, nextNumber);

        return nextNumber--;
    }

    private void makePending(final int market, final TextKey text, final long number)
    {
        pending[nextPending].set(market, text, number);
        nextPending = (nextPending + 1) % ASKED_COUNT;
    }

    /** The number of this text will be asked for soon. Changes nothing. */
    void expect(final int market, final CharSequence text)
    {
        if (text instanceof TextKey key)
        {
            expected.add(table(market), key.hash());
        }
    }

    /**
     * The text of a fresh number that an add or replace is about to bring to life; null when it needs no definition.
     */
    TextKey textToDefine(final long number)
    {
        final PendingId id = number < 0 ? pending(number) : null;

        return id == null ? null : id.text();
    }

    private PendingId pending(final long number)
    {
        for (final PendingId id : pending)
        {
            if (id.number() == number)
            {
                return id;
            }
        }

        return null;
    }

    /** A definition read back from a log, where a number that did not come to life may be defined again. */
    void restore(final int market, final long number, final String text)
    {
        if (pending(number) == null)
        {
            other.set(text);
            makePending(market, other, number);
        }
        nextNumber = Math.min(nextNumber, number - 1);
    }

    /** A log has been read back to its end: from here on, numbers are asked for again. */
    void onRestored()
    {
        placesByNumber = null;
    }

    void onAdd(final long number, final long sizeLots)
    {
        rest(number, sizeLots, true);
    }

    private void rest(final long number, final long sizeLots, final boolean isCertain)
    {
        final int live = live(number);
        if (live != NONE)
        {
            orders.rest(live, isCertain ? sizeLots : Math.max(sizeLots, orders.remainingLots(live)), isCertain);
        }
        else if (number < 0)
        {
            bringToLife(number, sizeLots, isCertain);
        }
    }

    private void bringToLife(final long number, final long sizeLots, final boolean isCertain)
    {
        final PendingId id = pending(number);
        if (id == null)
        {
            return;
        }
        final int handle = orders.add(id.text(), number);
        orders.rest(handle, sizeLots, isCertain);
        table(id.market()).add(handle);
        id.clear();
        for (final AskedId other : asked)
        {
            if (other.number() == number)
            {
                other.handle(handle);
            }
        }
        if (placesByNumber != null)
        {
            placesByNumber.put(number, place(id.market(), handle));
        }
    }

    private static long place(final int market, final int handle)
    {
        return (long)market << Integer.SIZE | handle;
    }

    void onRemaining(final long number, final long sizeLots)
    {
        final int live = live(number);
        if (live != NONE)
        {
            remain(live, sizeLots);
        }
    }

    private void remain(final int live, final long sizeLots)
    {
        if (sizeLots == 0)
        {
            table(liveMarket).remove(live);
            bury(live);
        }
        else
        {
            orders.remain(live, sizeLots);
        }
    }

    private void bury(final int handle)
    {
        if (placesByNumber != null)
        {
            placesByNumber.remove(orders.number(handle));
        }
        orders.remove(handle);
    }

    void onFill(final long number, final long sizeLots)
    {
        final int live = live(number);
        if (live != NONE)
        {
            remain(live, Math.max(0, orders.remainingLots(live) - sizeLots));
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
        final int live = live(number);
        if (number >= 0 || live != NONE)
        {
            final boolean isCertain = live != NONE && orders.isCertain(live);
            if (live != NONE)
            {
                remain(live, 0);
            }
            rest(newNumber, sizeLots, isCertain);
        }
    }

    void onClear(final int market)
    {
        if (market < tables.size())
        {
            tables.get(market).forEach(this::bury);
            tables.get(market).clear();
        }
    }

    /** The living order of a number, in {@link #liveMarket}; {@link LiveOrderPool#NONE} for none. */
    private int live(final long number)
    {
        if (number >= 0)
        {
            return NONE;
        }
        for (final AskedId id : asked)
        {
            if (id.number() == number)
            {
                liveMarket = id.market();
                return orders.number(id.handle()) == number ? id.handle() : NONE;
            }
        }

        return liveThatWasNotAskedFor(number);
    }

    private int liveThatWasNotAskedFor(final long number)
    {
        if (placesByNumber == null)
        {
            placesByNumber = new Long2LongHashMap(UNKNOWN_PLACE);
            for (int market = 0; market < tables.size(); market++)
            {
                learn(market);
            }
        }
        final long place = placesByNumber.get(number);
        if (place == UNKNOWN_PLACE)
        {
            return NONE;
        }
        liveMarket = (int)(place >>> Integer.SIZE);

        return (int)place;
    }

    private void learn(final int market)
    {
        tables.get(market).forEach(handle -> placesByNumber.put(orders.number(handle), place(market, handle)));
    }

    private LiveOrderTable table(final int market)
    {
        while (tables.size() <= market)
        {
            tables.add(new LiveOrderTable(orders));
        }

        return tables.get(market);
    }
}
