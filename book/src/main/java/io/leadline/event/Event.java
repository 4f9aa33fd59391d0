package io.leadline.event;

import org.agrona.DirectBuffer;

/**
 * One event as it lies in a log: a flyweight over its record, lent by the reader for the length of a callback. Fields
 * that its type does not have read as whatever follows and are not asked for.
 * <p>
 * The reader has checked that the whole record lies in the document's memory, once, before it lends the event; so
 * fields are loaded from their addresses, and none is checked again.
 */
public final class Event
{
    /** Keeps the memory while the event is lent. */
    private DirectBuffer buffer;
    private long address;

    /** Takes a record of checked length in memory outside the heap. */
    Event wrap(final DirectBuffer recordBuffer, final int recordOffset)
    {
        if (buffer != recordBuffer)
        {
            buffer = recordBuffer;
        }
        address = recordBuffer.addressOffset() + recordOffset;

        return this;
    }

    /** {@link EventType} of an event. */
    public int type()
    {
        return Fields.int8(address + EventLayout.TYPE_OFFSET);
    }

    /** {@link Side} of an add or a level. */
    public int side()
    {
        return Fields.int8(address + EventLayout.SIDE_OFFSET);
    }

    /** Ordinal of the {@link EventSink.TradingStatus} of a status event. */
    public int status()
    {
        return side();
    }

    /** {@link EventFlags}. */
    public int flags()
    {
        return Fields.int32(address + EventLayout.FLAGS_OFFSET) & 0xffff;
    }

    /** Number of the market, {@link EventSink#NO_MARKET} where a heartbeat names none. */
    public int market()
    {
        return int32(EventLayout.MARKET_OFFSET);
    }

    /** Account of an add or a trade, {@link EventSink#NO_ACCOUNT} for none. */
    public int account()
    {
        return int32(EventLayout.ACCOUNT_OFFSET);
    }

    /** Account of the taker of a fill or a trade, {@link EventSink#NO_ACCOUNT} for none. */
    public int taker()
    {
        return int32(type() == EventType.FILL ? EventLayout.ACCOUNT_OFFSET : EventLayout.TAKER_OFFSET);
    }

    /** Sequence of the feed. */
    public long sequence()
    {
        return int64(EventLayout.SEQUENCE_OFFSET);
    }

    /** Stamped venue time, in ns since 1970-01-01 UTC; never before that of the event before it. */
    public long timeEpochNs()
    {
        return int64(EventLayout.TIME_OFFSET);
    }

    /** Number of the order. */
    public long orderId()
    {
        return int64(EventLayout.ORDER_ID_OFFSET);
    }

    /** Size in lots. */
    public long sizeLots()
    {
        return int64(EventLayout.SIZE_OFFSET);
    }

    /** Price in ticks, {@link EventSink#NO_PRICE} where it is left out. */
    public long priceTicks()
    {
        return int64(EventLayout.PRICE_OFFSET);
    }

    /** The id that an order takes by a replace, {@link EventSink#NO_ORDER_ID} when it keeps its own. */
    public long newOrderId()
    {
        return int64(EventLayout.NEW_ORDER_ID_OFFSET);
    }

    /** The kind of {@link Refusal} that the rules come to for this event. */
    public int refusal()
    {
        final int type = type();
        if (type < EventType.CANCEL || type >= EventType.REPLACE && type <= EventType.TRADE)
        {
            return Refusal.of(type, type == EventType.REDUCE ? EventSink.NO_PRICE : priceTicks(), sizeLots(), flags());
        }

        return Refusal.NONE;
    }

    private int int32(final int fieldOffset)
    {
        return Fields.int32(address + fieldOffset);
    }

    private long int64(final int fieldOffset)
    {
        return Fields.int64(address + fieldOffset);
    }
}
