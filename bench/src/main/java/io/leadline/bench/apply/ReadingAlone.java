package io.leadline.bench.apply;

import java.math.BigDecimal;
import java.util.function.Supplier;

import io.leadline.event.Event;
import io.leadline.event.EventHandler;

/** Reads the fields of each event and keeps no book: what every other contender pays before its book begins. */
public final class ReadingAlone implements EventHandler, Supplier<long[]>
{
    private long sum;

    /**
     * Without markets.
     *
     * @param nothing every contender takes one thing.
     */
    public ReadingAlone(final Object nothing)
    {
        // Nothing is kept.
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        // Nothing is kept.
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        // Nothing is kept.
    }

    @Override
    public void onEvent(final Event event)
    {
        sum += event.type() + event.side() + event.market() + event.orderId();
    }

    public long sum()
    {
        return sum;
    }

    /** There is no book to compare; the sum only keeps the reading from being left out. */
    @Override
    public long[] get()
    {
        return new long[sum == 0 ? 1 : 0];
    }
}
