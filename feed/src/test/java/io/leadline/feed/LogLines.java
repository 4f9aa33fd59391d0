package io.leadline.feed;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.event.Event;
import io.leadline.event.EventFlags;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventSink;
import io.leadline.event.EventType;
import io.leadline.event.Refusal;

/**
 * What an event log holds, event by event as a line of words, with names where the log has numbers;
 * {@code ?} for an id that no resting order has: what number it gets depends on what was asked for before.
 */
public final class LogLines implements EventHandler
{
    private final List<String> markets = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>(List.of("-"));
    private final Map<Long, String> orders = new HashMap<>();
    private final Map<Long, Long> restingLots = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> toldWithoutTimes = new ArrayList<>();
    private final List<Long> adapterTimes = new ArrayList<>();
    private long lastSequence;
    private boolean hasHole;

    private LogLines()
    {
    }

    /** Reads a log. */
    public static LogLines read(final Path folder)
    {
        final LogLines lines = new LogLines();
        try (EventLogReader reader = new EventLogReader(folder))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.pollToEnd(lines);
            }
        }

        return lines;
    }

    /** What the feed told, with times and all flags. */
    public List<String> told()
    {
        return told;
    }

    /** What the feed told, without times and what was done to them. */
    public List<String> toldWithoutTimes()
    {
        return toldWithoutTimes;
    }

    /** Times of the adapter's own events. */
    public List<Long> adapterTimes()
    {
        return adapterTimes;
    }

    /** The sequence leaves something out. */
    public boolean hasHole()
    {
        return hasHole;
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        markets.add(name);
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        accounts.add(name);
    }

    @Override
    public void onOrderId(final int market, final long orderId, final String text)
    {
        orders.put(orderId, text);
    }

    @Override
    public void onEvent(final Event event)
    {
        hasHole |= event.sequence() != lastSequence + 1;
        lastSequence = event.sequence();
        if ((event.flags() & EventFlags.BY_ADAPTER) != 0)
        {
            adapterTimes.add(event.timeEpochNs());
            return;
        }
        if (event.type() == EventType.ADD && event.refusal() == Refusal.NONE)
        {
            restingLots.put(event.orderId(), event.sizeLots());
        }
        final String words = words(event);
        if (event.type() != EventType.ADD && event.refusal() == Refusal.NONE)
        {
            follow(event);
        }
        final int timeFlags = EventFlags.TIME_RAN_BACK | EventFlags.TIME_JUMPED;
        told.add(event.timeEpochNs() + " " + words + " flags=" + event.flags());
        toldWithoutTimes.add(words + " flags=" + (event.flags() & ~timeFlags));
    }

    private void follow(final Event event)
    {
        final long id = event.orderId();
        switch (event.type())
        {
            case EventType.REDUCE -> restingLots.computeIfPresent(id, (order, lots) -> left(event.sizeLots()));
            case EventType.FILL -> restingLots.computeIfPresent(id, (order, lots) -> left(lots - event.sizeLots()));
            case EventType.CANCEL -> restingLots.remove(id);
            case EventType.REPLACE ->
            {
                if (restingLots.remove(id) != null)
                {
                    restingLots.put(
                        event.newOrderId() == EventSink.NO_ORDER_ID ? id : event.newOrderId(), event.sizeLots());
                }
            }
            default ->
            {
                // The others name no order.
            }
        }
    }

    private static Long left(final long lots)
    {
        return lots > 0 ? lots : null;
    }

    private String words(final Event event)
    {
        final String market = event.market() < 0 ? "-" : markets.get(event.market());
        final String begin = event.type() + " " + market;

        return switch (event.type())
        {
            case EventType.ADD -> begin + " " + order(event.orderId()) + " " + account(event.account()) + " " +
                event.side() + " " + event.priceTicks() + " " + event.sizeLots();
            case EventType.REDUCE -> begin + " " + order(event.orderId()) + " " + event.sizeLots();
            case EventType.FILL -> begin + " " + order(event.orderId()) + " " + event.priceTicks() + " " +
                event.sizeLots() + " " + account(event.taker());
            case EventType.CANCEL -> begin + " " + order(event.orderId());
            case EventType.REPLACE -> begin + " " + order(event.orderId()) + " " + newOrder(event) + " " +
                event.priceTicks() + " " + event.sizeLots();
            case EventType.LEVEL -> begin + " " + event.side() + " " + event.priceTicks() + " " + event.sizeLots();
            case EventType.TRADE -> begin + " " + account(event.account()) + " " + event.priceTicks() + " " +
                event.sizeLots() + " " + account(event.taker());
            case EventType.STATUS -> begin + " " + event.status();
            default -> begin;
        };
    }

    private String account(final int number)
    {
        return accounts.get(number + 1);
    }

    private String newOrder(final Event event)
    {
        final long id = event.newOrderId();

        return id < 0 && id != EventSink.NO_ORDER_ID && event.refusal() == Refusal.NONE ? orders.get(id) : order(id);
    }

    private String order(final long id)
    {
        return id >= 0 || id == EventSink.NO_ORDER_ID ? "" + id : restingLots.containsKey(id) ? orders.get(id) : "?";
    }
}
