package io.leadline.proof.tree;

import java.util.Objects;

/**
 * A maker's orders as a leaf tells them, whose bytes may be a stranger's. They stay where they are and are read again
 * when they are asked for, best in order: only every so many of them have a mark, so that whatever a leaf says takes a
 * small part of the room that its bytes take. Single thread.
 */
final class LeafOrders
{
    /** A price and a size of one byte each. */
    private static final int LEAST_LENGTH = 2;
    private static final int STRIDE = 64;

    private final LeafInput input;
    private final int limit;
    private int[] marks = {};
    private int bidCount;
    private int askCount;
    private int at = -1;
    private long priceTicks;
    private long sizeLots;

    /**
     * None yet.
     *
     * @param limit orders that a market may have.
     */
    LeafOrders(final byte[] content, final int limit)
    {
        input = new LeafInput(content);
        this.limit = limit;
    }

    /**
     * Passes over orders, which take the place of those before.
     *
     * @throws LeafException when there are more than a market may have or than there are bytes for, or they are none.
     */
    void read(final LeafInput from)
    {
        bidCount = from.readInt(limit);
        askCount = from.readInt(limit - bidCount);
        final int count = bidCount + askCount;
        if (count > from.remaining() / LEAST_LENGTH)
        {
            throw new LeafException("ends too early: orders=" + count + " remaining=" + from.remaining());
        }
        if (marks.length * STRIDE < count)
        {
            marks = new int[(count + STRIDE - 1) / STRIDE];
        }
        for (int order = 0; order < count; order++)
        {
            if (order % STRIDE == 0)
            {
                marks[order / STRIDE] = from.offset();
            }
            from.readNumber();
            from.readNumber();
        }
        at = -1;
        input.moveTo(count == 0 ? from.offset() : marks[0]);
    }

    int bidCount()
    {
        return bidCount;
    }

    int askCount()
    {
        return askCount;
    }

    long priceTicks(final int order)
    {
        moveTo(order);

        return priceTicks;
    }

    long sizeLots(final int order)
    {
        moveTo(order);

        return sizeLots;
    }

    private void moveTo(final int order)
    {
        Objects.checkIndex(order, bidCount + askCount);
        final int marked = order - order % STRIDE;
        if (order < at || marked > at + 1)
        {
            input.moveTo(marks[order / STRIDE]);
            at = marked - 1;
        }
        while (at < order)
        {
            priceTicks = input.readNumber();
            sizeLots = input.readNumber();
            at++;
        }
    }
}
