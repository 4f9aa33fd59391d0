package io.leadline.snapshot;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.leadline.book.MarketBook;
import io.leadline.book.OrderSlabs;
import io.leadline.config.Ladder;
import io.leadline.event.Side;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;

/** A maker's orders in the words of the contract: out of a book as plainly as can be, and as a reader lends them. */
record RestingOrders(List<Order> bids, List<Order> asks)
{
    private static final BigInteger UNIT = BigInteger.valueOf(1_000_000);

    /** One order. */
    record Order(long priceTicks, long sizeLots)
    {
        @Override
        public String toString()
        {
            return sizeLots + "@" + priceTicks;
        }
    }

    /** Every order of the book that lies inside any edge of any ladder around the mid. */
    static RestingOrders of(
        final MarketBook book, final int maker, final List<Ladder> ladders, final MarketMeasure measure)
    {
        final long bid = measure.lows()[MeasureLayout.BEST_BID];
        final long ask = measure.lows()[MeasureLayout.BEST_ASK];
        final List<List<Order>> sides = new ArrayList<>();
        for (int side = Side.BID; side <= Side.ASK; side++)
        {
            final boolean isBid = side == Side.BID;
            final Comparator<Order> outward = Comparator.comparingLong(
                order -> isBid ? -order.priceTicks() : order.priceTicks());
            sides.add(bid == 0 || ask == 0 ? List.of() : resting(book, maker << 1 | side).stream()
                .filter(order -> ladders.stream().filter(ladder -> ladder.reference() == Ladder.Reference.MID)
                    .flatMap(ladder -> ladder.edgesBpsE2().stream())
                    .anyMatch(edge -> isInside(isBid, order.priceTicks(), bid + ask, edge)))
                .sorted(outward.thenComparing(Comparator.comparingLong(Order::sizeLots).reversed()))
                .toList());
        }

        return new RestingOrders(sides.get(0), sides.get(1));
    }

    static boolean isInside(final boolean isBid, final long priceTicks, final long midHalfTicks, final int edgeBpsE2)
    {
        final BigInteger mid = BigInteger.valueOf(midHalfTicks);
        final BigInteger distance = BigInteger.valueOf(2 * priceTicks).subtract(mid).multiply(UNIT);

        return (isBid ? distance.negate() : distance).compareTo(mid.multiply(BigInteger.valueOf(edgeBpsE2))) <= 0;
    }

    private static List<Order> resting(final MarketBook book, final int owner)
    {
        final OrderSlabs slabs = book.orders();
        final List<Order> orders = new ArrayList<>();
        for (int slab = slabs.firstSlab(owner); slab != OrderSlabs.NONE; slab = slabs.nextSlab(owner, slab))
        {
            for (int slot = 0; slot < OrderSlabs.SLAB_LENGTH; slot++)
            {
                final int handle = OrderSlabs.handle(slab, slot);
                if ((slabs.occupancy(slab) >> slot & 1) != 0)
                {
                    orders.add(new Order(slabs.priceTicks(handle), slabs.sizeLots(handle)));
                }
            }
        }

        return orders;
    }

    /** What a reader lends. */
    static RestingOrders of(final MakerOrders orders, final int entity)
    {
        return new RestingOrders(lent(orders, entity, Side.BID), lent(orders, entity, Side.ASK));
    }

    private static List<Order> lent(final MakerOrders orders, final int entity, final int side)
    {
        final List<Order> lent = new ArrayList<>();
        final int first = orders.first(entity, side);
        for (int order = first; order < first + orders.count(entity, side); order++)
        {
            lent.add(new Order(orders.priceTicks(order), orders.sizeLots(order)));
        }

        return lent;
    }

    @Override
    public String toString()
    {
        return "bids" + bids + "asks" + asks;
    }
}
