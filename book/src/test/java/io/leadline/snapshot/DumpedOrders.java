package io.leadline.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the steps of SNAPSHOT.md make one list of orders of another, as plainly as can be. It believes what it reads. */
final class DumpedOrders
{
    private final Map<Integer, Map<Integer, List<RestingOrders.Order>>> markets = new HashMap<>();
    private Map<Integer, List<RestingOrders.Order>> lists;
    private List<RestingOrders.Order> before = new ArrayList<>();
    private List<RestingOrders.Order> now = new ArrayList<>();
    /** Counted from the bids of entity 1. */
    private int owner;
    private boolean isOpen;
    private long bestTicks;

    void begin(final int market, final boolean isKeyframe)
    {
        lists = markets.computeIfAbsent(market, none -> new HashMap<>());
        if (isKeyframe)
        {
            lists.clear();
        }
        isOpen = false;
    }

    void section()
    {
        owner = isOpen ? owner : -1;
    }

    void owner(final int gap)
    {
        owner += isOpen ? 0 : 1 + gap;
    }

    int entity()
    {
        return 1 + owner / 2;
    }

    int side()
    {
        return owner % 2;
    }

    /** Takes the list that steps begin from; says by how much it is moved. */
    String list(final long best, final boolean isShifted)
    {
        if (isOpen)
        {
            return ", goes on";
        }
        bestTicks = best;
        now = new ArrayList<>();
        final List<RestingOrders.Order> listed = lists.getOrDefault(owner, List.of());
        final long shiftTicks = isShifted ? best - listed.get(0).priceTicks() : 0;
        before = new ArrayList<>(listed.stream()
            .map(order -> new RestingOrders.Order(order.priceTicks() + shiftTicks, order.sizeLots())).toList());

        return isShifted ? ", SHIFTED by " + shiftTicks : "";
    }

    String step(final int kind, final long value, final long size)
    {
        switch (kind)
        {
            case 0:
                take(value, true);
                return "keep " + value;
            case 1:
                take(value, false);
                return "drop " + value;
            case 2:
                final long from = now.isEmpty() ? bestTicks : now.get(now.size() - 1).priceTicks();
                now.add(new RestingOrders.Order(side() == 0 ? from - value : from + value, size));
                return "add " + now.get(now.size() - 1) + ": " + value + " outward of " + from;
            default:
                final RestingOrders.Order order = before.remove(0);
                final long growth = value % 2 == 0 ? value / 2 : -(value + 1) / 2;
                now.add(new RestingOrders.Order(order.priceTicks(), order.sizeLots() + growth));
                return "resize " + order + " by " + growth;
        }
    }

    private void take(final long count, final boolean isKept)
    {
        for (long i = 0; i < count; i++)
        {
            final RestingOrders.Order order = before.remove(0);
            if (isKept)
            {
                now.add(order);
            }
        }
    }

    void end(final boolean goesOn)
    {
        isOpen = goesOn;
        if (!goesOn)
        {
            now.addAll(before);
            lists.put(owner, now);
        }
    }

    List<RestingOrders.Order> orders(final int market, final int entity, final int side)
    {
        return markets.getOrDefault(market, Map.of()).getOrDefault(2 * (entity - 1) + side, List.of());
    }
}
