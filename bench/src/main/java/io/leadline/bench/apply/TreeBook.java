package io.leadline.bench.apply;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.leadline.bench.flow.QuoteFlow;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventType;
import io.leadline.event.Side;

/** The book that one writes first: a hash map of orders, a tree of levels. Knows what {@link QuoteFlow} sends. */
public final class TreeBook implements EventHandler, Supplier<long[]>
{
    private final List<Map<Long, Order>> orders = new ArrayList<>();
    private final List<List<TreeMap<Long, Long>>> levels = new ArrayList<>();

    /**
     * Without markets.
     *
     * @param nothing every contender takes one thing.
     */
    public TreeBook(final Object nothing)
    {
        // Markets come with the log.
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        orders.add(new HashMap<>());
        levels.add(List.of(new TreeMap<>(), new TreeMap<>()));
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        // The tree knows levels only.
    }

    @Override
    public void onEvent(final Event event)
    {
        final Map<Long, Order> resting = orders.get(event.market());
        switch (event.type())
        {
            case EventType.ADD ->
            {
                final Order order = new Order(event.account(), event.side(), event.priceTicks(), event.sizeLots());
                resting.put(event.orderId(), order);
                change(event.market(), order, order.sizeLots);
            }
            case EventType.CANCEL ->
            {
                final Order order = resting.remove(event.orderId());
                change(event.market(), order, -order.sizeLots);
            }
            case EventType.REDUCE ->
            {
                final Order order = resting.get(event.orderId());
                change(event.market(), order, event.sizeLots() - order.sizeLots);
                order.sizeLots = event.sizeLots();
            }
            default -> throw new IllegalStateException("flow sends no such event: type=" + event.type());
        }
    }

    @Override
    public long[] get()
    {
        final long sizeLots = levels.stream().flatMap(List::stream)
            .flatMap(side -> side.values().stream()).mapToLong(Long::longValue).sum();

        return new long[]{
            orders.stream().mapToLong(Map::size).sum(), sizeLots,
            levels.stream().flatMap(List::stream).mapToLong(TreeMap::size).sum()};
    }

    private void change(final int market, final Order order, final long changeLots)
    {
        final TreeMap<Long, Long> side = levels.get(market).get(order.side == Side.BID ? 0 : 1);
        if (side.merge(order.priceTicks, changeLots, Long::sum) == 0)
        {
            side.remove(order.priceTicks);
        }
    }

    private static final class Order
    {
        private final int account;
        private final int side;
        private final long priceTicks;
        private long sizeLots;

        private Order(final int account, final int side, final long priceTicks, final long sizeLots)
        {
            this.account = account;
            this.side = side;
            this.priceTicks = priceTicks;
            this.sizeLots = sizeLots;
        }

        @Override
        public String toString()
        {
            return account + "@" + priceTicks;
        }
    }
}
