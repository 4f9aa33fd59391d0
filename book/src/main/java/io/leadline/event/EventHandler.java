package io.leadline.event;

import java.math.BigDecimal;

/** Who is shown the records of an event log, in their order, on the thread that polls. */
public interface EventHandler
{
    /** Most events that are shown ahead at once. */
    int MAX_AHEAD = 16;

    /**
     * A market is known from here on.
     *
     * @param market number of the market in this log, one more than the one before, from 0.
     * @param tick   price step of the log's prices; null for a market that was not configured.
     * @param lot    size step of the log's sizes; null for a market that was not configured.
     */
    void onMarket(int market, String name, BigDecimal tick, BigDecimal lot);

    /** An account is known from here on; numbers count from 0. */
    void onAccount(int account, String name);

    /** The text of an order id that is no number. */
    default void onOrderId(final int market, final long orderId, final String text)
    {
    }

    /** Whether the events of the next document should be shown ahead, a block at a time. */
    default boolean looksAhead()
    {
        return false;
    }

    /**
     * The events that come next, so that what they need can be fetched from memory all at once; nothing may change
     * before {@link #onEvent} shows each of them again. Lent until the callback returns.
     *
     * @param events the first {@code count}, in their order.
     * @param count  from 1 to {@link #MAX_AHEAD}.
     */
    default void onAhead(final Event[] events, final int count)
    {
    }

    /** An event; lent until the callback returns. */
    void onEvent(Event event);
}
