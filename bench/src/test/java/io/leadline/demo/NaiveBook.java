package io.leadline.demo;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.leadline.event.Side;

/** One market as its events tell it, the plain way: a map of orders and one of sizes per price. */
final class NaiveBook
{
    final Map<Long, RestingOrder> orders = new HashMap<>();
    final NavigableMap<Long, Long> bids = new TreeMap<>(Collections.reverseOrder());
    final NavigableMap<Long, Long> asks = new TreeMap<>();

    void add(final RestingOrder order)
    {
        orders.put(order.orderId(), order);
        move(order.side(), order.priceTicks(), order.sizeLots());
    }

    void resize(final RestingOrder order, final long sizeLots)
    {
        move(order.side(), order.priceTicks(), sizeLots - order.sizeLots());
        if (sizeLots == 0)
        {
            orders.remove(order.orderId());
        }
        else
        {
            orders.put(order.orderId(), order.withSizeLots(sizeLots));
        }
    }

    void clear()
    {
        orders.clear();
        bids.clear();
        asks.clear();
    }

    NavigableMap<Long, Long> side(final int side)
    {
        return side == Side.BID ? bids : asks;
    }

    /** Best price of a side whose level is worth this much, 0 if none. */
    long touchTicks(final int side, final long minNotional)
    {
        return side(side).entrySet().stream()
            .filter(level -> level.getKey() * level.getValue() >= minNotional)
            .mapToLong(Map.Entry::getKey)
            .findFirst()
            .orElse(0);
    }

    boolean isCrossedOrLocked()
    {
        return !bids.isEmpty() && !asks.isEmpty() && bids.firstKey() >= asks.firstKey();
    }

    private void move(final int side, final long priceTicks, final long lots)
    {
        side(side).merge(priceTicks, lots, (before, change) -> before + change == 0 ? null : before + change);
    }
}
