package io.leadline.feed.backpack;

import io.leadline.event.EventFlags;
import io.leadline.event.Side;
import io.leadline.feed.json.JsonException;
import io.leadline.feed.json.JsonReader;
import io.leadline.feed.json.JsonWords;

/** What was told of one order, until the next one is read. Single thread. */
final class OrderFrame
{
    static final long MISSING = -1;

    private final JsonReader reader;
    Event event = Event.OTHER;
    int marketIndex;
    int side;
    boolean isLimit;
    boolean isLasting;
    boolean isResting;
    boolean isMaker;
    boolean isPostOnly;
    boolean hasPrice;
    boolean hasQuantity;
    long timeEpochNs;
    long orderId;
    long tradeId;
    long priceTicks;
    long quantityLots;
    long executedLots;
    long fillSizeLots;
    long fillPriceTicks;
    int flags;
    int fillFlags;

    /** What has become of an order. */
    enum Event
    {
        ACCEPTED,
        FILL,
        /** Cancelled or expired. */
        GONE,
        MODIFIED,
        TRIGGER,
        OTHER
    }

    /** @param reader knows where in a frame something is wrong. */
    OrderFrame(final JsonReader reader)
    {
        this.reader = reader;
    }

    /** Told nothing. */
    void forget()
    {
        event = Event.OTHER;
        marketIndex = JsonWords.UNKNOWN;
        side = JsonWords.UNKNOWN;
        isLimit = false;
        isLasting = false;
        isResting = false;
        isMaker = false;
        isPostOnly = false;
        hasPrice = false;
        hasQuantity = false;
        timeEpochNs = MISSING;
        tradeId = MISSING;
    }

    /** What is wrong with the order. */
    JsonException problem(final String what)
    {
        return reader.problem(what);
    }

    Event event()
    {
        return event;
    }

    /** The order is of a market that is configured. */
    boolean isConfigured()
    {
        return marketIndex != JsonWords.UNKNOWN;
    }

    int marketIndex()
    {
        return marketIndex;
    }

    /** The engine's time of an update. */
    long timeEpochNs()
    {
        if (timeEpochNs == MISSING)
        {
            throw reader.problem("update without its time: expected=T");
        }

        return timeEpochNs;
    }

    long orderId()
    {
        return orderId;
    }

    /** Number of the trade that a fill is of, or {@link #MISSING}. */
    long tradeId()
    {
        return tradeId;
    }

    /** {@link Side}; the words stand in the same order. */
    int side()
    {
        return side;
    }

    /** It is an order that can rest, in a state in which it does. */
    boolean rests()
    {
        return isLimit && isLasting && isResting && hasQuantity && hasPrice;
    }

    /** The order made, it did not take. */
    boolean isMaker()
    {
        return isMaker;
    }

    /** The order's price stands in the frame. */
    boolean hasPrice()
    {
        return hasPrice;
    }

    long priceTicks()
    {
        return priceTicks;
    }

    /** What was ever to be executed stands in the frame. */
    boolean hasQuantity()
    {
        return hasQuantity;
    }

    /** All that was ever to be executed. */
    long quantityLots()
    {
        return quantityLots;
    }

    /** All that has been executed so far. */
    long executedLots()
    {
        return executedLots;
    }

    long fillSizeLots()
    {
        return fillSizeLots;
    }

    long fillPriceTicks()
    {
        return fillPriceTicks;
    }

    /** {@link EventFlags} of the order's price and sizes. */
    int flags()
    {
        return flags;
    }

    /** {@link EventFlags} of the fill. */
    int fillFlags()
    {
        return fillFlags;
    }
}
