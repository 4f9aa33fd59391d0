package io.leadline.proof.dispute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.leadline.event.Event;
import io.leadline.event.EventSink;
import io.leadline.event.EventType;
import io.leadline.event.Refusal;
import io.leadline.proof.dispute.EventView.LoggedEvent;
import io.leadline.proof.dispute.EventView.OrderLife;

/**
 * What became of one maker's orders in one market, event by event. It keeps no book: after every event it asks the real
 * one what is left of the order. Orders that are long gone are forgotten. Mutable, single thread.
 */
final class OrderLives
{
    private static final int MOST_EVENTS = 40;
    private static final String OUSTED = "gone: another order took its id";

    private final EventWords words;
    private final Map<Long, Life> live = new HashMap<>();
    private final List<Life> ended = new ArrayList<>();

    OrderLives(final EventWords words)
    {
        this.words = words;
    }

    /** One order from its first event on. */
    private static final class Life
    {
        private final String orderId;
        private final int side;
        private final List<LoggedEvent> events = new ArrayList<>();
        private int beyondCount;

        private Life(final String orderId, final int side)
        {
            this.orderId = orderId;
            this.side = side;
        }

        /** Keeps the first event and the latest. */
        private void add(final LoggedEvent event)
        {
            events.add(event);
            if (events.size() > MOST_EVENTS)
            {
                events.remove(1);
                beyondCount++;
            }
        }

        private long lastEpochNs()
        {
            return events.get(events.size() - 1).timeEpochNs();
        }

        /** No two orders are added by one event. */
        private long firstSequence()
        {
            return events.get(0).sequence();
        }
    }

    /**
     * Takes an event of the market, which the book has applied.
     *
     * @param isOwn  whether the account that it names is one of the maker's.
     * @param orders the maker's, as the event has left them.
     */
    void onEvent(final Event event, final boolean isOwn, final OwnOrders orders)
    {
        switch (event.type())
        {
            case EventType.CLEAR ->
            {
                live.values().forEach(life -> end(life, event, "gone: the market's book was cleared"));
                live.clear();
            }
            case EventType.ADD -> add(event, isOwn, orders);
            case EventType.REPLACE -> replace(event, orders);
            case EventType.REDUCE, EventType.FILL, EventType.CANCEL -> change(event, orders);
            default ->
            {
                // Nothing of an order.
            }
        }
    }

    private void add(final Event event, final boolean isOwn, final OwnOrders orders)
    {
        if (event.refusal() != Refusal.NONE)
        {
            return;
        }
        final Life ousted = live.remove(event.orderId());
        if (ousted != null)
        {
            end(ousted, event, OUSTED);
        }
        if (isOwn && orders.sizeLots(event.orderId()) > 0)
        {
            final Life life = new Life(words.orderId(event.orderId()), event.side());
            life.add(words.logged(event, words.of(event)));
            live.put(event.orderId(), life);
        }
    }

    private void change(final Event event, final OwnOrders orders)
    {
        final Life life = live.get(event.orderId());
        if (life == null)
        {
            return;
        }
        final long leftLots = orders.sizeLots(event.orderId());
        if (leftLots > 0)
        {
            life.add(words.logged(event, words.of(event) + ", left " + words.size(leftLots)));
        }
        else
        {
            live.remove(event.orderId());
            end(life, event, words.of(event) + ", nothing left");
        }
    }

    /** The order goes on under another id or its own; whoever had that id is gone. */
    private void replace(final Event event, final OwnOrders orders)
    {
        final long id = event.newOrderId() == EventSink.NO_ORDER_ID ? event.orderId() : event.newOrderId();
        if (event.refusal() != Refusal.NONE || id == event.orderId())
        {
            change(event, orders);
            return;
        }
        final Life life = live.remove(event.orderId());
        final boolean isLeft = orders.sizeLots(id) > 0;
        if (live.containsKey(id) && (life != null || !isLeft))
        {
            end(live.remove(id), event, OUSTED);
        }
        if (life != null && isLeft)
        {
            life.add(words.logged(event, words.of(event)));
            live.put(id, life);
        }
        else if (life != null)
        {
            end(life, event, words.of(event) + ", nothing left");
        }
    }

    private void end(final Life life, final Event event, final String text)
    {
        life.add(words.logged(event, text));
        ended.add(life);
    }

    /** Forgets orders that were gone before a time. */
    void forgetBefore(final long timeEpochNs)
    {
        ended.removeIf(life -> life.lastEpochNs() < timeEpochNs);
    }

    /** What tells the orders that rest now from others, later on. */
    Set<Long> resting()
    {
        return live.values().stream().map(Life::firstSequence).collect(Collectors.toSet());
    }

    /**
     * The lives, in the order in which the orders were added.
     *
     * @param restingThen {@link #resting} at the instant.
     */
    List<OrderLife> lives(final Set<Long> restingThen)
    {
        final List<Life> all = new ArrayList<>(ended);
        all.addAll(live.values());
        all.sort(Comparator.comparingLong(Life::firstSequence));

        return all.stream()
            .map(life -> new OrderLife(
                life.orderId, life.side, restingThen.contains(life.firstSequence()), life.events, life.beyondCount))
            .toList();
    }
}
