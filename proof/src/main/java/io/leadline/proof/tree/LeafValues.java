package io.leadline.proof.tree;

import java.util.Arrays;

import io.leadline.event.Side;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;

/**
 * What an entity's leaf has said of it last, at first that there is nothing. What is told next is all that differs from
 * that, so a leaf depends on values alone, not on how the log happened to code them. Single thread.
 */
final class LeafValues
{
    private static final int ORDER_WORDS = 2;

    private final int maskLength;
    private final int ordersBit;
    private final long[] lows;
    private long[] highs;
    private boolean hasRow;
    private long[] orders = {};
    private int bidCount;
    private int askCount;

    LeafValues(final int fieldCount)
    {
        maskLength = LeafLayout.maskLength(fieldCount);
        ordersBit = LeafLayout.ordersBit(fieldCount);
        lows = new long[fieldCount];
    }

    /** Puts a mask and what it says has changed; returns whether anything has. */
    boolean putChanges(final Snapshot snapshot, final int entity, final LeafBytes out)
    {
        final int mask = out.putBits(maskLength);
        final int start = out.length();
        if (snapshot.hasRow(entity) != hasRow)
        {
            hasRow = !hasRow;
            out.setBit(mask, LeafLayout.ROW_BIT);
            out.putByte(hasRow ? 1 : 0);
        }
        for (int field = 0; field < lows.length; field++)
        {
            if (take(field, snapshot.low(entity, field), snapshot.high(entity, field)))
            {
                out.setBit(mask, LeafLayout.FIELD_BIT + field);
                out.putNumber(lows[field], highs == null ? 0 : highs[field]);
            }
        }
        final MakerOrders told = entity == Snapshot.WHOLE_BOOK ? null : snapshot.orders();
        if (told != null && !isSame(told, entity))
        {
            out.setBit(mask, ordersBit);
            putOrders(told, entity, out);
        }

        return out.length() > start;
    }

    private boolean take(final int field, final long low, final long high)
    {
        if (low == lows[field] && high == (highs == null ? 0 : highs[field]))
        {
            return false;
        }
        lows[field] = low;
        if (high != 0 && highs == null)
        {
            highs = new long[lows.length];
        }
        if (highs != null)
        {
            highs[field] = high;
        }

        return true;
    }

    private boolean isSame(final MakerOrders told, final int entity)
    {
        if (told.count(entity, Side.BID) != bidCount || told.count(entity, Side.ASK) != askCount)
        {
            return false;
        }
        for (int i = 0; i < bidCount + askCount; i++)
        {
            final int order = order(told, entity, i);
            if (told.priceTicks(order) != orders[ORDER_WORDS * i] ||
                told.sizeLots(order) != orders[ORDER_WORDS * i + 1])
            {
                return false;
            }
        }

        return true;
    }

    /** An order by its position among an entity's bids and then its asks. */
    private int order(final MakerOrders told, final int entity, final int position)
    {
        return position < bidCount
            ? told.first(entity, Side.BID) + position
            : told.first(entity, Side.ASK) + position - bidCount;
    }

    private void putOrders(final MakerOrders told, final int entity, final LeafBytes out)
    {
        bidCount = told.count(entity, Side.BID);
        askCount = told.count(entity, Side.ASK);
        if (orders.length < ORDER_WORDS * (bidCount + askCount))
        {
            orders = Arrays.copyOf(orders, 2 * ORDER_WORDS * (bidCount + askCount));
        }
        out.putNumber(bidCount);
        out.putNumber(askCount);
        for (int i = 0; i < bidCount + askCount; i++)
        {
            final int order = order(told, entity, i);
            orders[ORDER_WORDS * i] = told.priceTicks(order);
            orders[ORDER_WORDS * i + 1] = told.sizeLots(order);
            out.putNumber(orders[ORDER_WORDS * i]);
            out.putNumber(orders[ORDER_WORDS * i + 1]);
        }
    }
}
