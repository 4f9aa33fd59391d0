package io.leadline.example;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventSink;
import io.leadline.event.EventType;
import io.leadline.event.Side;

/** All records of an event log as lines, and the book that its order events of one market come to. */
final class LoggedEvents implements EventHandler
{
    private final List<String> lines = new ArrayList<>();
    private final Map<Long, Order> orders = new TreeMap<>();
    private final List<String> accounts = new ArrayList<>();

    /** An order that rests. */
    record Order(String account, int side, long priceTicks, long sizeLots)
    {
    }

    static LoggedEvents of(final Path log)
    {
        final LoggedEvents events = new LoggedEvents();
        try (EventLogReader reader = new EventLogReader(log))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(events);
            }
        }

        return events;
    }

    List<String> lines()
    {
        return lines;
    }

    Map<Long, Order> orders()
    {
        return orders;
    }

    /** Total size by price of a side. */
    Map<Long, Long> levels(final int side)
    {
        final Map<Long, Long> levels = new TreeMap<>();
        orders.values().stream()
            .filter(order -> order.side() == side)
            .forEach(order -> levels.merge(order.priceTicks(), order.sizeLots(), Long::sum));

        return levels;
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        lines.add("market " + market + " " + name + " " + tick + " " + lot);
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        accounts.add(name);
        lines.add("account " + account + " " + name);
    }

    @Override
    public void onEvent(final Event event)
    {
        final StringBuilder line = new StringBuilder();
        line.append(event.sequence()).append(' ').append(event.timeEpochNs()).append(' ');
        line.append(EventType.name(event.type())).append(' ').append(event.market()).append(' ').append(event.flags());
        switch (event.type())
        {
            case EventType.ADD -> line.append(" id=").append(event.orderId())
                .append(" account=").append(event.account()).append(" side=").append(event.side())
                .append(price(event)).append(size(event));
            case EventType.REDUCE -> line.append(" id=").append(event.orderId()).append(size(event));
            case EventType.FILL -> line.append(" id=").append(event.orderId()).append(price(event)).append(size(event))
                .append(" taker=").append(event.taker());
            case EventType.CANCEL -> line.append(" id=").append(event.orderId());
            case EventType.REPLACE -> line.append(" id=").append(event.orderId()).append(" new=")
                .append(event.newOrderId()).append(price(event)).append(size(event));
            case EventType.LEVEL -> line.append(" side=").append(event.side()).append(price(event)).append(size(event));
            case EventType.TRADE -> line.append(" account=").append(event.account()).append(price(event))
                .append(size(event)).append(" taker=").append(event.taker());
            case EventType.STATUS -> line.append(" status=").append(event.status());
            default ->
            {
                // The others have no field more.
            }
        }
        lines.add(line.toString());
        follow(event);
    }

    private static String price(final Event event)
    {
        return " price=" + event.priceTicks();
    }

    private static String size(final Event event)
    {
        return " size=" + event.sizeLots();
    }

    private void follow(final Event event)
    {
        switch (event.type())
        {
            case EventType.ADD -> orders.put(event.orderId(), new Order(
                event.account() == EventSink.NO_ACCOUNT ? "" : accounts.get(event.account()),
                event.side() == Side.BID ? Side.BID : Side.ASK, event.priceTicks(), event.sizeLots()));
            case EventType.REDUCE -> resize(event.orderId(), event.sizeLots());
            case EventType.FILL -> resize(event.orderId(), orders.get(event.orderId()).sizeLots() - event.sizeLots());
            case EventType.CANCEL -> orders.remove(event.orderId());
            case EventType.REPLACE ->
            {
                final Order order = orders.remove(event.orderId());
                orders.put(
                    event.newOrderId() == EventSink.NO_ORDER_ID ? event.orderId() : event.newOrderId(),
                    new Order(order.account(), order.side(), event.priceTicks(), event.sizeLots()));
            }
            case EventType.CLEAR -> orders.clear();
            default ->
            {
                // The others change no book.
            }
        }
    }

    private void resize(final long orderId, final long sizeLots)
    {
        final Order order = orders.get(orderId);
        if (sizeLots == 0)
        {
            orders.remove(orderId);
        }
        else
        {
            orders.put(orderId, new Order(order.account(), order.side(), order.priceTicks(), sizeLots));
        }
    }
}
