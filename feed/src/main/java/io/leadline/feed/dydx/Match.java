package io.leadline.feed.dydx;

import java.util.Arrays;

/**
 * One match of a taker with resting orders, as a message tells it: the fills, in which a maker's order is an id only,
 * and beside them the orders as they stood, each with what of it is filled in all. Overwritten by each match; single
 * thread; allocates only for the largest match so far, which is limited.
 */
final class Match
{
    /** A match of more is malformed, so that no message makes this larger than itself. */
    static final int MAX_COUNT = 1 << 14;
    /** No such order. */
    static final int NONE = -1;

    private static final int INITIAL_CAPACITY = 16;

    /** The taker's order, or for a liquidation the subaccount alone. */
    final OrderFields taker = new OrderFields();
    private final Fault fault;
    private OrderFields[] makers = fields(new OrderFields[0], INITIAL_CAPACITY);
    private OrderFields[] orders = fields(new OrderFields[0], INITIAL_CAPACITY);
    private long[] amounts = new long[INITIAL_CAPACITY];
    private long[] totals = new long[INITIAL_CAPACITY];
    private int makerCount;
    private int orderCount;
    private int totalCount;

    Match(final Fault fault)
    {
        this.fault = fault;
    }

    private static OrderFields[] fields(final OrderFields[] old, final int capacity)
    {
        final OrderFields[] fields = Arrays.copyOf(old, capacity);
        for (int i = old.length; i < capacity; i++)
        {
            fields[i] = new OrderFields();
        }

        return fields;
    }

    /** A new message. */
    void clear()
    {
        orderCount = 0;
        totalCount = 0;
        clearMatch();
    }

    /** A new match beside the orders. */
    void clearMatch()
    {
        makerCount = 0;
        taker.clear();
    }

    /** Takes the next fill's maker; null when there are too many, which sets the fault. */
    OrderFields nextMaker()
    {
        if (isFull(makerCount))
        {
            return null;
        }
        if (makerCount == makers.length)
        {
            makers = fields(makers, 2 * makerCount);
            amounts = Arrays.copyOf(amounts, 2 * makerCount);
        }
        makers[makerCount].clear();
        amounts[makerCount] = 0;

        return makers[makerCount++];
    }

    private boolean isFull(final int count)
    {
        if (count == MAX_COUNT)
        {
            fault.set("too many orders in a match limit=" + MAX_COUNT, taker.ownerOffset);
        }

        return count == MAX_COUNT;
    }

    /** Size of the last fill that was taken. */
    void amount(final long quantums)
    {
        amounts[makerCount - 1] = quantums;
    }

    /** Takes the next order; null when there are too many, which sets the fault. */
    OrderFields nextOrder()
    {
        if (isFull(orderCount))
        {
            return null;
        }
        if (orderCount == orders.length)
        {
            orders = fields(orders, 2 * orderCount);
        }
        orders[orderCount].clear();

        return orders[orderCount++];
    }

    /** What is filled of the next order in all. */
    void nextTotal(final long quantums)
    {
        if (!isFull(totalCount))
        {
            if (totalCount == totals.length)
            {
                totals = Arrays.copyOf(totals, 2 * totalCount);
            }
            totals[totalCount++] = quantums;
        }
    }

    /** Number of fills. */
    int count()
    {
        return makerCount;
    }

    /** Id of the order that a fill hit. */
    OrderFields maker(final int fill)
    {
        return makers[fill];
    }

    /** Size of a fill. */
    long amount(final int fill)
    {
        return amounts[fill];
    }

    /** Position of the order that a fill hit; {@link #NONE} when it is not told with its total. */
    int orderOf(final int fill)
    {
        for (int i = 0; i < Math.min(orderCount, totalCount); i++)
        {
            if (orders[i].isSameId(makers[fill]))
            {
                return i;
            }
        }

        return NONE;
    }

    /** An order as it stood. */
    OrderFields order(final int position)
    {
        return orders[position];
    }

    /** What of an order is filled in all. */
    long total(final int position)
    {
        return totals[position];
    }
}
