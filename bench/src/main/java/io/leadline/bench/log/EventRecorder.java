package io.leadline.bench.log;

import java.math.BigDecimal;

import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventType;

import org.agrona.collections.LongArrayList;

/** The events of a flow as plain numbers: whoever sends them again pays nothing for making them up. */
final class EventRecorder implements EventHandler
{
    static final int TYPE = 0;
    static final int TIME = 1;
    static final int MARKET = 2;
    static final int ORDER_ID = 3;
    static final int SIZE = 4;
    static final int ACCOUNT = 5;
    static final int SIDE = 6;
    static final int PRICE = 7;
    static final int FLAGS = 8;
    static final int LENGTH = 9;

    private final LongArrayList numbers = new LongArrayList();

    /** All events, {@link #LENGTH} numbers each. */
    long[] numbers()
    {
        return numbers.toLongArray();
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        // Names are of the flow's shape and known to whoever sends its events.
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        // As above.
    }

    @Override
    public void onEvent(final Event event)
    {
        final boolean isAdd = event.type() == EventType.ADD;
        numbers.addLong(event.type());
        numbers.addLong(event.timeEpochNs());
        numbers.addLong(event.market());
        numbers.addLong(event.orderId());
        numbers.addLong(event.type() == EventType.CANCEL ? 0 : event.sizeLots());
        numbers.addLong(isAdd ? event.account() : 0);
        numbers.addLong(isAdd ? event.side() : 0);
        numbers.addLong(isAdd ? event.priceTicks() : 0);
        numbers.addLong(event.flags());
    }
}
