package io.leadline.feed.hyperliquid;

import java.util.Arrays;

/**
 * One coin's resting orders by the venue's numbers, with all that is written of them. Open addressing, at most half
 * full, one run of words for each order; a slot is an order's until the next one is added or removed. An order that is
 * emptied stays at 0 until the venue removes it. Single thread; allocates only to grow.
 */
final class L4Orders
{
    /** No such order. */
    static final int NONE = -1;
    /** No message may make a table larger. */
    static final int MAX_COUNT = 1 << 22;

    private static final int INITIAL_CAPACITY = 1 << 10;
    private static final int KEPT_CAPACITY = 1 << 18;
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;
    private static final long USED = 1;
    private static final int SIDE_SHIFT = 1;
    private static final int FLAGS_SHIFT = 2;
    private static final int FLAGS_MASK = (1 << 30) - 1;
    private static final int ACCOUNT_SHIFT = 32;

    private static final int ID = 0;
    private static final int KIND = ID + 1;
    private static final int PRICE = KIND + 1;
    private static final int SIZE = PRICE + 1;
    private static final int STRIDE = 4;

    private long[] words = new long[INITIAL_CAPACITY * STRIDE];
    private int mask = INITIAL_CAPACITY - 1;
    private int count;

    /** Number of orders, with those that are emptied. */
    int count()
    {
        return count;
    }

    /** One more than the highest slot. */
    int capacity()
    {
        return mask + 1;
    }

    /** Forgets all orders. */
    void clear()
    {
        if (mask >= KEPT_CAPACITY)
        {
            words = new long[INITIAL_CAPACITY * STRIDE];
            mask = INITIAL_CAPACITY - 1;
        }
        else if (count > 0)
        {
            Arrays.fill(words, 0);
        }
        count = 0;
    }

    /** Slot of an order; {@link #NONE} when there is none. */
    int find(final long orderId)
    {
        int slot = home(orderId);
        while (isUsed(slot))
        {
            if (word(slot, ID) == orderId)
            {
                return slot;
            }
            slot = slot + 1 & mask;
        }

        return NONE;
    }

    private int home(final long orderId)
    {
        final long mixed = orderId * MULTIPLIER;

        return (int)((mixed ^ mixed >>> Integer.SIZE) * MULTIPLIER >>> Integer.SIZE) & mask;
    }

    /** Whether a slot holds an order. */
    boolean isUsed(final int slot)
    {
        return (word(slot, KIND) & USED) != 0;
    }

    private long word(final int slot, final int column)
    {
        return words[slot * STRIDE + column];
    }

    /** Adds an order that is not there. */
    void add(
        final long orderId, final int account, final int side, final long priceTicks, final long sizeLots,
        final int flags)
    {
        if (2 * (count + 1) > mask + 1)
        {
            grow();
        }
        int slot = home(orderId);
        while (isUsed(slot))
        {
            slot = slot + 1 & mask;
        }
        count++;
        final int at = slot * STRIDE;
        words[at + ID] = orderId;
        words[at + KIND] = (long)account << ACCOUNT_SHIFT | (long)flags << FLAGS_SHIFT | side << SIDE_SHIFT | USED;
        words[at + PRICE] = priceTicks;
        words[at + SIZE] = sizeLots;
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
                int slot = home(old[from + ID]);
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
            if ((next - home(word(next, ID)) & mask) >= (next - hole & mask))
            {
                System.arraycopy(words, next * STRIDE, words, hole * STRIDE, STRIDE);
                hole = next;
            }
            next = next + 1 & mask;
        }
        words[hole * STRIDE + KIND] = 0;
    }

    long orderId(final int slot)
    {
        return word(slot, ID);
    }

    /** The sink's number of its owner. */
    int account(final int slot)
    {
        return (int)(word(slot, KIND) >> ACCOUNT_SHIFT);
    }

    /** {@link io.leadline.event.Side} of an order. */
    int side(final int slot)
    {
        return (int)(word(slot, KIND) >> SIDE_SHIFT) & 1;
    }

    /** {@link io.leadline.event.EventFlags} of its adding. */
    int flags(final int slot)
    {
        return (int)(word(slot, KIND) >> FLAGS_SHIFT) & FLAGS_MASK;
    }

    long priceTicks(final int slot)
    {
        return word(slot, PRICE);
    }

    /** What rests of it; 0 when it is emptied. */
    long sizeLots(final int slot)
    {
        return word(slot, SIZE);
    }

    /** What rests of an order is another size. */
    void sizeLots(final int slot, final long lots, final int flags)
    {
        words[slot * STRIDE + SIZE] = lots;
        words[slot * STRIDE + KIND] |= (long)flags << FLAGS_SHIFT;
    }

    /** Whether the same orders rest in both: ids, owners, sides, prices and sizes. */
    boolean isSame(final L4Orders other)
    {
        int resting = 0;
        for (int slot = 0; slot <= mask; slot++)
        {
            if (isUsed(slot) && sizeLots(slot) != 0)
            {
                final int same = other.find(orderId(slot));
                if (same == NONE || !isSame(slot, other, same))
                {
                    return false;
                }
                resting++;
            }
        }

        return resting == other.restingCount();
    }

    private boolean isSame(final int slot, final L4Orders other, final int same)
    {
        return account(slot) == other.account(same) && side(slot) == other.side(same) &&
            priceTicks(slot) == other.priceTicks(same) && sizeLots(slot) == other.sizeLots(same);
    }

    private int restingCount()
    {
        int resting = 0;
        for (int slot = 0; slot <= mask; slot++)
        {
            resting += isUsed(slot) && sizeLots(slot) != 0 ? 1 : 0;
        }

        return resting;
    }
}
