package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;

import io.leadline.config.Ladder;
import io.leadline.event.Side;
import io.leadline.measure.MeasureLayout;

/**
 * Holds the bands that a reader shows against the orders that it lends: a maker's band around the mid is the sum of its
 * orders inside the edge, or, where only post-only orders count, no more than that.
 */
final class OrdersInBands
{
    private long orderCount;

    void check(final String where, final Snapshot snapshot, final MeasureLayout layout)
    {
        if (snapshot.orders() == null)
        {
            return;
        }
        final long midHalfTicks = snapshot.low(0, MeasureLayout.BEST_BID) + snapshot.low(0, MeasureLayout.BEST_ASK);
        for (int entity = 1; entity < snapshot.entityCount(); entity++)
        {
            final RestingOrders orders = RestingOrders.of(snapshot.orders(), entity);
            orderCount += orders.bids().size() + orders.asks().size();
            for (int ladder = 0; ladder < layout.ladders().size(); ladder++)
            {
                if (layout.ladders().get(ladder).reference() == Ladder.Reference.MID)
                {
                    check(where + " entity=" + entity, snapshot, layout, ladder, entity, orders, midHalfTicks);
                }
            }
        }
    }

    private static void check(
        final String where, final Snapshot snapshot, final MeasureLayout layout, final int ladder, final int entity,
        final RestingOrders orders, final long midHalfTicks)
    {
        final Ladder checked = layout.ladders().get(ladder);
        for (int side = Side.BID; side <= Side.ASK; side++)
        {
            final boolean isBid = side == Side.BID;
            for (int edge = 0; edge < checked.edgesBpsE2().size(); edge++)
            {
                final int edgeBpsE2 = checked.edgesBpsE2().get(edge);
                final List<RestingOrders.Order> inside = (isBid ? orders.bids() : orders.asks()).stream()
                    .filter(order -> RestingOrders.isInside(isBid, order.priceTicks(), midHalfTicks, edgeBpsE2))
                    .toList();
                final BigInteger size = inside.stream().map(order -> BigInteger.valueOf(order.sizeLots()))
                    .reduce(BigInteger.ZERO, BigInteger::add);
                final BigInteger notional = inside.stream()
                    .map(order -> BigInteger.valueOf(order.sizeLots())
                        .multiply(BigInteger.valueOf(order.priceTicks())))
                    .reduce(BigInteger.ZERO, BigInteger::add);
                final String band = where + " ladder=" + checked.name() + " side=" + side + " edge=" + edgeBpsE2;
                final int compared = checked.postOnly() ? -1 : 0;
                assertThat(snapshot.value(entity, layout.sizeField(ladder, side, edge)).compareTo(size)).as(band)
                    .isBetween(compared, 0);
                assertThat(snapshot.value(entity, layout.notionalField(ladder, side, edge)).compareTo(notional))
                    .as(band).isBetween(compared, 0);
            }
        }
    }

    /** Orders of all snapshots that were checked. */
    long orderCount()
    {
        return orderCount;
    }
}
