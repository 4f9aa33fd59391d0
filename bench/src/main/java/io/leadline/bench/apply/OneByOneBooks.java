package io.leadline.bench.apply;

import java.math.BigDecimal;
import java.util.function.Supplier;

import io.leadline.event.Event;
import io.leadline.event.EventHandler;

/** Leadline's books behind a handler that is shown each event when its turn comes and asks for none before. */
public final class OneByOneBooks implements EventHandler, Supplier<long[]>
{
    private final LeadlineBooks own;
    private final EventHandler books;

    /** Empty books; the shape as of {@link LeadlineBooks}. */
    public OneByOneBooks(final Object shape)
    {
        own = new LeadlineBooks(shape);
        books = own.handler();
    }

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
    public void onOrderId(final int market, final long orderId, final String text)
    {
        books.onOrderId(market, orderId, text);
    }

    @Override
    public void onEvent(final Event event)
    {
        books.onEvent(event);
    }

    @Override
    public long[] get()
    {
        return own.get();
    }
}
