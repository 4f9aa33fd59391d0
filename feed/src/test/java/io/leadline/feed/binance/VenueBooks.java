package io.leadline.feed.binance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import io.leadline.event.EventSink;
import io.leadline.feed.levels.NaiveLevels;

/** The books of several markets made of events the plain way; every event passes the time of all. */
final class VenueBooks implements EventSink
{
    private final List<NaiveLevels> books = new ArrayList<>();
    private final BitSet isNamed = new BitSet();
    private final List<String> names = new ArrayList<>();
    private final SpanListener listener;

    /** Hears that a market in sync has stood from a time on until another. */
    @FunctionalInterface
    interface SpanListener
    {
        void onSpan(int market, NaiveLevels book, long fromEpochNs, long toEpochNs);
    }

    VenueBooks(final SpanListener listener)
    {
        this.listener = listener;
    }

    NaiveLevels book(final int market)
    {
        return books.get(market);
    }

    /** A market is in sync from its first event on, unless that says otherwise; before, there is nothing of it. */
    boolean isInSync(final int market)
    {
        return isNamed.get(market) && books.get(market).isInSync();
    }

    @Override
    public int market(final String name, final BigDecimal tick, final BigDecimal lot)
    {
        final int number = books.size();
        final NaiveLevels book = new NaiveLevels();
        books.add(book.telling((from, to) ->
        {
            if (from != Long.MIN_VALUE && isInSync(number))
            {
                listener.onSpan(number, book, from, to);
            }
        }));
        names.add(name);

        return number;
    }

    private NaiveLevels at(final long timeEpochNs, final int market)
    {
        for (final NaiveLevels book : books)
        {
            book.ignored(timeEpochNs, 0);
        }
        isNamed.set(market);

        return books.get(market);
    }

    @Override
    public void level(
        final long timeEpochNs, final int market, final int side, final long priceTicks, final long sizeLots,
        final int flags)
    {
        at(timeEpochNs, market).level(timeEpochNs, market, side, priceTicks, sizeLots, flags);
    }

    @Override
    public void trade(
        final long timeEpochNs, final int market, final int account, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        at(timeEpochNs, market).trade(timeEpochNs, market, account, priceTicks, sizeLots, takerAccount, flags);
    }

    @Override
    public void clear(final long timeEpochNs, final int market)
    {
        at(timeEpochNs, market).clear(timeEpochNs, market);
    }

    @Override
    public void status(final long timeEpochNs, final int market, final TradingStatus status)
    {
        at(timeEpochNs, market).status(timeEpochNs, market, status);
    }

    @Override
    public void heartbeat(final long timeEpochNs, final int market)
    {
        for (final NaiveLevels book : books)
        {
            book.heartbeat(timeEpochNs, market);
        }
    }

    @Override
    public void flush()
    {
        // Nothing waits here.
    }

    @Override
    public int unconfiguredMarket(final String name)
    {
        throw unexpected();
    }

    @Override
    public int account(final CharSequence name)
    {
        throw unexpected();
    }

    @Override
    public long orderId(final int market, final CharSequence text)
    {
        throw unexpected();
    }

    @Override
    public void sequence(final long nextSequence)
    {
        throw unexpected();
    }

    @Override
    public void add(
        final long timeEpochNs, final int market, final long orderId, final int account, final int side,
        final long priceTicks, final long sizeLots, final int flags)
    {
        throw unexpected();
    }

    @Override
    public void reduce(
        final long timeEpochNs, final int market, final long orderId, final long sizeLots, final int flags)
    {
        throw unexpected();
    }

    @Override
    public void fill(
        final long timeEpochNs, final int market, final long orderId, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        throw unexpected();
    }

    @Override
    public void cancel(final long timeEpochNs, final int market, final long orderId)
    {
        throw unexpected();
    }

    @Override
    public void replace(
        final long timeEpochNs, final int market, final long orderId, final long newOrderId, final long priceTicks,
        final long sizeLots, final int flags)
    {
        throw unexpected();
    }

    @Override
    public void ignored(final long timeEpochNs, final int unconfiguredMarket)
    {
        throw unexpected();
    }

    private IllegalStateException unexpected()
    {
        return new IllegalStateException("event of another kind of venue: markets=" + names);
    }
}
