package io.leadline.proof.dispute;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.leadline.event.Event;
import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;
import io.leadline.event.EventType;
import io.leadline.event.Refusal;
import io.leadline.proof.dispute.EventView.LoggedEvent;

/** Events of one market in words; a few names of orders are remembered from their definition to their first event. */
final class EventWords
{
    private static final int MOST_NAMES = 1 << 12;

    private final Units units;
    private final Map<Long, String> orderIds = new LinkedHashMap<>()
    {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<Long, String> eldest)
        {
            return size() > MOST_NAMES;
        }
    };

    EventWords(final Units units)
    {
        this.units = units;
    }

    /** The venue's own id of an order that is no number. */
    void define(final long orderId, final String text)
    {
        orderIds.remove(orderId);
        orderIds.put(orderId, text);
    }

    String orderId(final long orderId)
    {
        return orderIds.getOrDefault(orderId, Long.toString(orderId));
    }

    LoggedEvent logged(final Event event, final String text)
    {
        return new LoggedEvent(event.timeEpochNs(), event.sequence(), text);
    }

    /** What an event says, in the market's units. */
    String of(final Event event)
    {
        final String text = plain(event);

        return event.refusal() == Refusal.NONE ? text : text + ", refused: " + Refusal.name(event.refusal());
    }

    /** The same with the order that it is of. */
    String named(final Event event)
    {
        return switch (event.type())
        {
            case EventType.ADD, EventType.REDUCE, EventType.FILL, EventType.CANCEL, EventType.REPLACE ->
                "order " + orderId(event.orderId()) + ' ' + of(event);
            default -> of(event);
        };
    }

    private String plain(final Event event)
    {
        return switch (event.type())
        {
            case EventType.ADD -> "added " + Sides.name(event.side()) + ' ' + sized(event)
                + ((event.flags() & EventFlags.POST_ONLY) != 0 ? " post-only" : "");
            case EventType.REDUCE -> "reduced to " + size(event);
            case EventType.FILL -> "filled " + sized(event);
            case EventType.CANCEL -> "cancelled";
            case EventType.REPLACE -> "replaced by " + sized(event)
                + (event.newOrderId() == EventSink.NO_ORDER_ID ? "" : ", now " + orderId(event.newOrderId()));
            case EventType.LEVEL -> "level " + Sides.name(event.side()) + ' ' + sized(event);
            case EventType.TRADE -> "trade " + sized(event);
            case EventType.STATUS -> "status "
                + TradingStatus.values()[event.status()].name().toLowerCase(Locale.ROOT);
            default -> EventType.name(event.type());
        };
    }

    private String sized(final Event event)
    {
        return size(event)
            + (event.priceTicks() == EventSink.NO_PRICE ? "" : '@' + Digits.text(units.price(event.priceTicks())));
    }

    private String size(final Event event)
    {
        return Digits.text(units.size(BigInteger.valueOf(event.sizeLots())));
    }

    /** Lots as a size. */
    String size(final long lots)
    {
        return Digits.text(units.size(BigInteger.valueOf(lots)));
    }
}
