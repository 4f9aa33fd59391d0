package io.leadline.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.leadline.event.Side;
import io.leadline.scoring.LogBuilder.Order;
import io.leadline.snapshot.MakerOrders;

/** Orders of one fabricated snapshot, as a log lends them: nearest to the mid first, larger ones first at one price. */
final class RecordedOrders implements MakerOrders
{
    private final List<Order> orders = new ArrayList<>();
    private final int[] firsts;

    RecordedOrders(final List<String> entities, final List<Order> inside, final long midHalfTicks)
    {
        firsts = new int[2 * entities.size() + 1];
        for (int slot = 0; slot < 2 * entities.size(); slot++)
        {
            final String maker = entities.get(slot / 2);
            final int side = slot % 2;
            firsts[slot] = orders.size();
            inside.stream()
                .filter(order -> order.maker().equals(maker) && order.side() == side)
                .sorted(Comparator.comparingLong((Order order) -> Math.abs(2 * order.priceTicks() - midHalfTicks))
                    .thenComparing(Order::sizeLots, Comparator.reverseOrder()))
                .forEach(orders::add);
        }
        firsts[2 * entities.size()] = orders.size();
    }

    private static int slot(final int entity, final int side)
    {
        return 2 * entity + (side == Side.BID ? 0 : 1);
    }

    @Override
    public int first(final int entity, final int side)
    {
        return firsts[slot(entity, side)];
    }

    @Override
    public int count(final int entity, final int side)
    {
        return firsts[slot(entity, side) + 1] - firsts[slot(entity, side)];
    }

    @Override
    public long priceTicks(final int order)
    {
        return orders.get(order).priceTicks();
    }

    @Override
    public long sizeLots(final int order)
    {
        return orders.get(order).sizeLots();
    }
}
