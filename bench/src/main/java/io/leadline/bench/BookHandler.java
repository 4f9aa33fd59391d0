package io.leadline.bench;

import java.math.BigDecimal;

import io.leadline.book.FeedBooks;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;

/** Applies events to Leadline's books. */
record BookHandler(FeedBooks books) implements EventHandler
{
    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        books.onMarket(market, name, tick, lot);
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        books.onAccount(account, name);
    }

    @Override
    public void onEvent(final Event event)
    {
        books.apply(event, books.marketOf(event));
    }
}
