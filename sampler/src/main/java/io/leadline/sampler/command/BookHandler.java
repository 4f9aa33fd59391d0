package io.leadline.sampler.command;

import java.math.BigDecimal;

import io.leadline.book.FeedBooks;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;

/** Applies a log to books and does nothing else: for what the rules count. */
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
        if (books.isAfterHole(event))
        {
            books.onHole();
        }
        books.apply(event, books.marketOf(event));
    }
}
