package io.leadline.event;

import java.math.BigDecimal;

/** Who is shown the records of an event log, in their order, on the thread that polls. */
public interface EventHandler
{
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

    /** An event; lent until the callback returns. */
    void onEvent(Event event);
}
