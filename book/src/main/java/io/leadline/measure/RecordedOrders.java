package io.leadline.measure;

import java.util.Arrays;

import io.leadline.book.MarketBook;
import io.leadline.book.OrderSlabs;
import io.leadline.event.Side;

/**
 * The orders of one market's makers inside the outermost mid edge, as they were last measured: what {@code detail:
 * orders} records beside the bands. Each maker's side is a list, innermost first, larger ones first at one price;
 * whether an order is post-only makes no difference. Without a mid all lists are empty.
 * <p>
 * A maker that has not changed is not gone through again while the edge moves over none of its orders: its list is
 * copied. Filled by one {@link Measurer}; single thread; allocates only when there are more makers or orders than ever
 * before.
 */
public final class RecordedOrders
{
    /** Of an owner that has no order outside: no edge ever reaches one. */
    private static final long NEVER = Long.MAX_VALUE;
    /** Of an owner whose orders were not looked at: any edge may reach one. */
    private static final long UNKNOWN = Long.MIN_VALUE;

    private OrderLists lists = new OrderLists();
    private OrderLists before = new OrderLists();
    /** By owner: how far outward its innermost order outside of the edge lies. */
    private long[] outside = {};
    private long version;

    RecordedOrders()
    {
    }

    /** The lists; lent until the next measurement. */
    public OrderLists lists()
    {
        return lists;
    }

    /** Grows with every measurement that may have changed a list. */
    public long version()
    {
        return version;
    }

    /** Takes over a book's orders inside an edge; {@code isKept} when what was taken before it still holds. */
    void gather(final MarketBook book, final OuterEdge edge, final OrderSort sort, final boolean isKept)
    {
        final OrderLists next = before;
        before = lists;
        lists = next;
        version++;
        final int owners = 2 * book.makerCount();
        next.clear(owners);
        if (outside.length < owners)
        {
            outside = Arrays.copyOf(outside, 2 * owners);
        }
        for (int owner = 0; owner < owners; owner++)
        {
            if (owner >> 1 != MarketBook.UNTRACKED && edge.isPlaced())
            {
                gatherOwner(book, owner, edge, sort, isKept);
            }
            else
            {
                outside[owner] = UNKNOWN;
            }
            next.endOwner();
        }
    }

    private void gatherOwner(
        final MarketBook book, final int owner, final OuterEdge edge, final OrderSort sort, final boolean isKept)
    {
        final int side = owner & 1;
        final int maker = owner >> 1;
        final boolean hasChanged = !isKept || (book.changedMakers()[maker / Long.SIZE] & 1L << maker) != 0;
        if (!hasChanged && isUnmoved(owner, edge))
        {
            lists.addAll(before, owner);
            return;
        }
        final int first = lists.orderCount();
        outside[owner] = collect(book.orders(), owner, edge);
        sort.sort(
            lists.words(), OrderLists.ORDER_WORDS * first, OrderLists.ORDER_WORDS * lists.orderCount(),
            side == Side.BID);
    }

    /** Whether the edge lies between the same two orders of the owner as before. */
    private boolean isUnmoved(final int owner, final OuterEdge edge)
    {
        final int side = owner & 1;
        final int count = before.count(owner);
        final int last = before.first(owner) + count - 1;

        return edge.outward(side) < outside[owner] &&
            (count == 0 || edge.isInside(side, before.words()[OrderLists.ORDER_WORDS * last]));
    }

    /** Adds an owner's orders inside the edge; returns how far outward the innermost of the others lies. */
    private long collect(final OrderSlabs orders, final int owner, final OuterEdge edge)
    {
        final int side = owner & 1;
        long nearestOutside = NEVER;
        for (int slab = orders.firstSlab(owner); slab != OrderSlabs.NONE; slab = orders.nextSlab(owner, slab))
        {
            for (int rest = orders.occupancy(slab); rest != 0; rest &= rest - 1)
            {
                final int order = OrderSlabs.handle(slab, Integer.numberOfTrailingZeros(rest));
                final long priceTicks = orders.priceTicks(order);
                if (edge.isInside(side, priceTicks))
                {
                    lists.add(priceTicks, orders.sizeLots(order));
                }
                else
                {
                    nearestOutside = Math.min(nearestOutside, OuterEdge.outward(side, priceTicks));
                }
            }
        }

        return nearestOutside;
    }
}
