package io.leadline.feed.dydx;

import java.util.Arrays;

import io.leadline.event.Side;

/**
 * One pair's orders by (subaccount, client id, flags), each with what was placed and what of it is filled. Open
 * addressing, at most half full, one run of words for each order; a slot is an order's until the next one is added or
 * removed. An order that is filled up stays until the venue removes it. Single thread; allocates only to grow.
 */
final class OrderTable
{
    /** No such order. */
    static final int NONE = -1;
    /** No message may make a table larger. */
    static final int MAX_COUNT = 1 << 20;

    private static final int INITIAL_CAPACITY = 1 << 12;
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;
    private static final long USED = 1;
    private static final long ASK = 1 << 1;
    private static final long POST_ONLY = 1 << 2;
    /** The kind's bits, then 29 bits of the comparison that has seen the order, then the order's flags. */
    private static final int MARK_SHIFT = 3;
    private static final long MARK_MASK = (1L << 29) - 1;
    private static final int FLAGS_SHIFT = 32;

    private static final int KEY = 0;
    private static final int KIND = KEY + 1;
    private static final int QUANTUMS = KIND + 1;
    private static final int FILLED = QUANTUMS + 1;
    private static final int SUBTICKS = FILLED + 1;
    private static final int STRIDE = 8;

    private long[] words = new long[INITIAL_CAPACITY * STRIDE];
    private int mask = INITIAL_CAPACITY - 1;
    private int count;

    /** Number of orders. */
    int count()
    {
        return count;
    }

    /** Forgets all orders. */
    void clear()
    {
        if (count > 0)
        {
            Arrays.fill(words, 0);
            count = 0;
        }
    }

    /** Slot of an order, {@link #NONE} when there is none. Of flags and client id, 32 bits count. */
    int find(final int account, final long clientId, final long orderFlags)
    {
        final long key = key(account, clientId);
        int slot = home(key, orderFlags);
        while (isUsed(slot))
        {
            if (word(slot, KEY) == key && orderFlags(slot) == orderFlags)
            {
                return slot;
            }
            slot = slot + 1 & mask;
        }

        return NONE;
    }

    private static long key(final int account, final long clientId)
    {
        return (long)account << Integer.SIZE | clientId;
    }

    private int home(final long key, final long orderFlags)
    {
        final long mixed = (key ^ orderFlags * MULTIPLIER) * MULTIPLIER;

        return (int)((mixed ^ mixed >>> Integer.SIZE) * MULTIPLIER >>> Integer.SIZE) & mask;
    }

    private boolean isUsed(final int slot)
    {
        return (word(slot, KIND) & USED) != 0;
    }

    private long word(final int slot, final int column)
    {
        return words[slot * STRIDE + column];
    }

    private void word(final int slot, final int column, final long value)
    {
        words[slot * STRIDE + column] = value;
    }

    /** Adds an order that is not there, of which nothing is filled. Returns its slot. */
    int add(final int account, final OrderFields order)
    {
        if (2 * (count + 1) > mask + 1)
        {
            grow();
        }
        int slot = home(key(account, order.clientId), order.orderFlags);
        while (isUsed(slot))
        {
            slot = slot + 1 & mask;
        }
        count++;
        word(slot, KEY, key(account, order.clientId));
        final long bits = USED | (order.side == Side.ASK ? ASK : 0) | (order.isPostOnly ? POST_ONLY : 0);
        word(slot, KIND, order.orderFlags << FLAGS_SHIFT | bits);
        word(slot, QUANTUMS, order.quantums);
        word(slot, FILLED, 0);
        word(slot, SUBTICKS, order.subticks);

        return slot;
    }

    private void grow()
    {
        final long[] old = words;
        words = new long[2 * old.length];
        mask = 2 * mask + 1;
        for (int from = 0; from < old.length; from += STRIDE)
        {
            if ((old[from + KIND] & USED) != 0)
            {
                int slot = home(old[from + KEY], old[from + KIND] >>> FLAGS_SHIFT);
                while (isUsed(slot))
                {
                    slot = slot + 1 & mask;
                }
                System.arraycopy(old, from, words, slot * STRIDE, STRIDE);
            }
        }
    }

    /** Removes the order of a slot. Those behind it move up, so that none is lost behind the hole. */
    void remove(final int slot)
    {
        count--;
        int hole = slot;
        int next = hole + 1 & mask;
        while (isUsed(next))
        {
            final int home = home(word(next, KEY), orderFlags(next));
            if ((next - home & mask) >= (next - hole & mask))
            {
                System.arraycopy(words, next * STRIDE, words, hole * STRIDE, STRIDE);
                hole = next;
            }
            next = next + 1 & mask;
        }
        word(hole, KIND, 0);
    }

    int account(final int slot)
    {
        return (int)(word(slot, KEY) >>> Integer.SIZE);
    }

    long clientId(final int slot)
    {
        return word(slot, KEY) & 0xffff_ffffL;
    }

    long orderFlags(final int slot)
    {
        return word(slot, KIND) >>> FLAGS_SHIFT;
    }

    /** {@link Side} of an order. */
    int side(final int slot)
    {
        return (word(slot, KIND) & ASK) == 0 ? Side.BID : Side.ASK;
    }

    boolean isPostOnly(final int slot)
    {
        return (word(slot, KIND) & POST_ONLY) != 0;
    }

    /** Placed size; unsigned. */
    long quantums(final int slot)
    {
        return word(slot, QUANTUMS);
    }

    /** Price; unsigned. */
    long subticks(final int slot)
    {
        return word(slot, SUBTICKS);
    }

    /** What the venue says is filled of it; unsigned, may be more than was placed. */
    long filled(final int slot)
    {
        return word(slot, FILLED);
    }

    void filled(final int slot, final long quantums)
    {
        word(slot, FILLED, quantums);
    }

    /** What rests of it, never less than 0; unsigned. */
    long remaining(final int slot)
    {
        return Long.compareUnsigned(filled(slot), quantums(slot)) >= 0 ? 0 : quantums(slot) - filled(slot);
    }

    /** Something rests that a comparison has not seen. */
    boolean isAnyUnmarked(final int comparison)
    {
        final long mark = (comparison & MARK_MASK) << MARK_SHIFT;
        for (int slot = 0; slot <= mask; slot++)
        {
            if (isUsed(slot) && (word(slot, KIND) & MARK_MASK << MARK_SHIFT) != mark && remaining(slot) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /** A comparison of this number has seen the order. Returns whether it is the first time. */
    boolean mark(final int slot, final int comparison)
    {
        final long kind = word(slot, KIND);
        final long marked = kind & ~(MARK_MASK << MARK_SHIFT) | (comparison & MARK_MASK) << MARK_SHIFT;
        word(slot, KIND, marked);

        return kind != marked;
    }
}
