package io.leadline.event;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Everything that a reader shows, a line each. */
final class RecordLines implements EventHandler
{
    private final List<String> lines = new ArrayList<>();

    List<String> lines()
    {
        return lines;
    }

    static String market(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        return "market " + market + " " + name + " tick=" + tick + " lot=" + lot;
    }

    static String account(final int account, final String name)
    {
        return "account " + account + " " + name;
    }

    static String orderId(final int market, final long orderId, final String text)
    {
        return "order_id " + market + " " + orderId + " " + text;
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        lines.add(market(market, name, tick, lot));
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        lines.add(account(account, name));
    }

    @Override
    public void onOrderId(final int market, final long orderId, final String text)
    {
        lines.add(orderId(market, orderId, text));
    }

    @Override
    public void onEvent(final Event event)
    {
        lines.add(
            event.sequence() + " " + event.timeEpochNs() + " " + EventType.name(event.type()) + " market=" +
            event.market() + " flags=" + event.flags() + fields(event));
    }

    private static String fields(final Event event)
    {
        return switch (event.type())
        {
            case EventType.ADD -> order(event) + " price=" + event.priceTicks() + " side=" + event.side() +
                " account=" + event.account();
            case EventType.REDUCE -> order(event);
            case EventType.FILL -> order(event) + " price=" + event.priceTicks() + " taker=" + event.taker();
            case EventType.CANCEL -> " order=" + event.orderId();
            case EventType.REPLACE ->
                order(event) + " price=" + event.priceTicks() + " new=" + event.newOrderId();
            case EventType.LEVEL ->
                " size=" + event.sizeLots() + " price=" + event.priceTicks() + " side=" + event.side();
            case EventType.TRADE -> " size=" + event.sizeLots() + " price=" + event.priceTicks() + " account=" +
                event.account() + " taker=" + event.taker();
            case EventType.STATUS -> " status=" + EventSink.TradingStatus.values()[event.status()];
            default -> "";
        };
    }

    private static String order(final Event event)
    {
        return " order=" + event.orderId() + " size=" + event.sizeLots();
    }
}
