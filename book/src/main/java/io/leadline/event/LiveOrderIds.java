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
 * slots are remembered, so a table by number is made only when one is not, as when a log is read back. Nothing is
 * allocated once as many have lived at once as ever will, but for texts that {@link TextKey} does not pack.
 */
final class LiveOrderIds
{
    /** An event asks for two at most. */
    private static final int ASKED_COUNT = 2;
    private static final long FIRST_NUMBER = -2;
    private static final int NONE = LiveOrderTable.NONE;
    private static final long UNKNOWN_HOME = Long.MIN_VALUE;

    private final List<LiveOrderTable> marketOrders = new ArrayList<>();
    private final AskedId[] asked = {new AskedId(), new AskedId()};
    /** Asked for, and not living yet. */
    private final AskedId[] pending = {new AskedId(), new AskedId()};
    private final TextKey restored = new TextKey();
    /** Market and hash of living orders; null until a number is met that was not asked for, complete from then on. */
    private Long2LongHashMap homesByNumber;
    private int nextPending;
    private int nextAsked;
    private long nextNumber = FIRST_NUMBER;
    /** The table of the order that {@link #liveSlot} has found. */
    private LiveOrderTable liveOrders;

    /** The number of a text: its order's, or a fresh one that becomes its order's should the next event add it. */
    long number(final int market, final CharSequence text)
    {
        final AskedId id = asked[nextAsked];
        nextAsked = (nextAsked + 1) % ASKED_COUNT;
        id.key().set(text);
        final LiveOrderTable orders = orders(market);
        final int slot = orders.find(id.key());
        id.give(market, slot == NONE ? pendingNumber(market, id.key()) : orders.number(slot), slot);

        return id.number();
    }

    private long pendingNumber(final int market, final TextKey key)
    {
        for (final AskedId candidate : pending)
        {
            if (candidate.number() != AskedId.NONE && candidate.market() == market && candidate.key().isSame(key))
            {
                return candidate.number();
            }
        }
        makePending(market, key, nextNumber);

        return nextNumber--;
    }

    private void makePending(final int market, final TextKey key, final long number)
    {
        final AskedId fresh = pending[nextPending];
        fresh.key().set(key);
        fresh.give(market, number, NONE);
        nextPending = (nextPending + 1) % ASKED_COUNT;
    }

    /**
     * The text of a fresh number that an add or replace is about to bring to life; null when it needs no definition.
     */
    TextKey textToDefine(final long number)
    {
        final AskedId id = number < 0 ? pending(number) : null;

        return id == null ? null : id.key();
    }

    private AskedId pending(final long number)
    {
        for (final AskedId id : pending)
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
            restored.set(text);
            makePending(market, restored, number);
        }
        nextNumber = Math.min(nextNumber, number - 1);
    }

    /** A log has been read back to its end: from here on, numbers are asked for again. */
    void onRestored()
    {
        homesByNumber = null;
    }

    void onAdd(final long number, final long sizeLots)
    {
        rest(number, sizeLots, true);
    }

    private void rest(final long number, final long sizeLots, final boolean isCertain)
    {
        final int slot = liveSlot(number);
        if (slot != NONE)
        {
            liveOrders.rest(
                slot, isCertain ? sizeLots : Math.max(sizeLots, liveOrders.remainingLots(slot)), isCertain);
        }
        else if (number < 0)
        {
            bringToLife(number, sizeLots, isCertain);
        }
    }

    private void bringToLife(final long number, final long sizeLots, final boolean isCertain)
    {
        final AskedId id = pending(number);
        if (id == null)
        {
            return;
        }
        final LiveOrderTable orders = orders(id.market());
        final int slot = orders.add(id.key(), number);
        orders.rest(slot, sizeLots, isCertain);
        for (final AskedId other : asked)
        {
            if (other.number() == number)
            {
                other.slot(slot);
            }
        }
        if (homesByNumber != null)
        {
            homesByNumber.put(number, home(id.market(), id.key().hash()));
        }
        id.forget();
    }

    private static long home(final int market, final int hash)
    {
        return (long)market << Integer.SIZE | hash & 0xffff_ffffL;
    }

    void onRemaining(final long number, final long sizeLots)
    {
        final int slot = liveSlot(number);
        if (slot != NONE)
        {
            remain(slot, sizeLots);
        }
    }

    private void remain(final int slot, final long sizeLots)
    {
        if (sizeLots != 0)
        {
            liveOrders.remain(slot, sizeLots);
            return;
        }
        if (homesByNumber != null)
        {
            homesByNumber.remove(liveOrders.number(slot));
        }
        liveOrders.remove(slot);
    }

    void onFill(final long number, final long sizeLots)
    {
        final int slot = liveSlot(number);
        if (slot != NONE)
        {
            remain(slot, Math.max(0, liveOrders.remainingLots(slot) - sizeLots));
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
        final int slot = liveSlot(number);
        if (number >= 0 || slot != NONE)
        {
            final boolean isCertain = slot != NONE && liveOrders.isCertain(slot);
            if (slot != NONE)
            {
                remain(slot, 0);
            }
            rest(newNumber, sizeLots, isCertain);
        }
    }

    void onClear(final int market)
    {
        if (market < marketOrders.size())
        {
            final LiveOrderTable orders = marketOrders.get(market);
            if (homesByNumber != null)
            {
                forget(orders);
            }
            orders.clear();
        }
    }

    private void forget(final LiveOrderTable orders)
    {
        for (int slot = 0; slot < orders.slotCount(); slot++)
        {
            homesByNumber.remove(orders.number(slot));
        }
    }

    /** The slot of the living order of a number, in {@link #liveOrders}; {@link LiveOrderTable#NONE} for none. */
    private int liveSlot(final long number)
    {
        if (number >= 0)
        {
            return NONE;
        }
        for (final AskedId id : asked)
        {
            if (id.number() == number)
            {
                return liveSlot(id);
            }
        }

        return liveSlotThatWasNotAskedFor(number);
    }

    private int liveSlot(final AskedId id)
    {
        liveOrders = orders(id.market());
        if (id.slot() != NONE && liveOrders.number(id.slot()) != id.number())
        {
            id.slot(liveOrders.find(id.key().hash(), id.number()));
        }

        return id.slot();
    }

    private int liveSlotThatWasNotAskedFor(final long number)
    {
        if (homesByNumber == null)
        {
            homesByNumber = new Long2LongHashMap(UNKNOWN_HOME);
            for (int market = 0; market < marketOrders.size(); market++)
            {
                learn(market, marketOrders.get(market));
            }
        }
        final long home = homesByNumber.get(number);
        if (home == UNKNOWN_HOME)
        {
            return NONE;
        }
        liveOrders = orders((int)(home >>> Integer.SIZE));

        return liveOrders.find((int)home, number);
    }

    private void learn(final int market, final LiveOrderTable orders)
    {
        for (int slot = 0; slot < orders.slotCount(); slot++)
        {
            if (orders.number(slot) != 0)
            {
                homesByNumber.put(orders.number(slot), home(market, orders.hash(slot)));
            }
        }
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
