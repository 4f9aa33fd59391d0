package io.leadline.feed.aeron;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.event.EventSink;

/** Books by the rules of order events, written down as plainly as can be: what rests in each market, and its sync. */
final class ReadBooks implements EventSink
{
    static final List<String> NAMES = List.of("SOL", "BTC");

    private final Map<String, Map<Long, Order>> books = new TreeMap<>();
    private final Map<String, Boolean> syncs = new TreeMap<>();
    private final List<String> accounts = new ArrayList<>();

    /** An order that rests. */
    record Order(String market, long id, long priceTicks, long sizeLots)
    {
        Order withSize(final long newSizeLots)
        {
            return new Order(market, id, priceTicks, newSizeLots);
        }
    }

    ReadBooks()
    {
        for (final String name : NAMES)
        {
            books.put(name, new TreeMap<>());
            syncs.put(name, true);
        }
    }

    boolean isInSync(final String name)
    {
        return syncs.get(name);
    }

    Collection<Order> orders(final String name)
    {
        return books.get(name).values();
    }

    @Override
    public int market(final String name, final BigDecimal tick, final BigDecimal lot)
    {
        return NAMES.indexOf(name);
    }

    @Override
    public int unconfiguredMarket(final String name)
    {
        throw new IllegalStateException("market that nobody named: name=" + name);
    }

    @Override
    public int account(final CharSequence name)
    {
        accounts.add(name.toString());

        return accounts.size() - 1;
    }

    @Override
    public long orderId(final int market, final CharSequence text)
    {
        throw new IllegalStateException("order id that is no number: text=" + text);
    }

    @Override
    public void sequence(final long nextSequence)
    {
        throw new IllegalStateException("feeds leave the sequence to the sink: sequence=" + nextSequence);
    }

    private Map<Long, Order> book(final int market)
    {
        return books.get(NAMES.get(market));
    }

    @Override
    public void add(
        final long timeEpochNs, final int market, final long orderId, final int account, final int side,
        final long priceTicks, final long sizeLots, final int flags)
    {
        book(market).put(orderId, new Order(NAMES.get(market), orderId, priceTicks, sizeLots));
    }

    @Override
    public void reduce(
        final long timeEpochNs, final int market, final long orderId, final long sizeLots, final int flags)
    {
        book(market).computeIfPresent(orderId, (id, order) -> sizeLots == 0 ? null : order.withSize(sizeLots));
    }

    @Override
    public void fill(
        final long timeEpochNs, final int market, final long orderId, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        book(market).computeIfPresent(
            orderId, (id, order) -> order.sizeLots() <= sizeLots ? null : order.withSize(order.sizeLots() - sizeLots));
    }

    @Override
    public void cancel(final long timeEpochNs, final int market, final long orderId)
    {
        book(market).remove(orderId);
    }

    @Override
    public void replace(
        final long timeEpochNs, final int market, final long orderId, final long newOrderId, final long priceTicks,
        final long sizeLots, final int flags)
    {
        if (book(market).remove(orderId) != null)
        {
            final long id = newOrderId == NO_ORDER_ID ? orderId : newOrderId;
            book(market).put(id, new Order(NAMES.get(market), id, priceTicks, sizeLots));
        }
    }

    @Override
    public void level(
        final long timeEpochNs, final int market, final int side, final long priceTicks, final long sizeLots,
        final int flags)
    {
        throw new IllegalStateException("level that nobody told: price=" + priceTicks);
    }

    @Override
    public void trade(
        final long timeEpochNs, final int market, final int account, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        throw new IllegalStateException("trade that nobody told: price=" + priceTicks);
    }

    @Override
    public void clear(final long timeEpochNs, final int market)
    {
        book(market).clear();
        syncs.put(NAMES.get(market), true);
    }

    @Override
    public void status(final long timeEpochNs, final int market, final TradingStatus status)
    {
        if (status == TradingStatus.STALE)
        {
            syncs.put(NAMES.get(market), false);
        }
    }

    @Override
    public void heartbeat(final long timeEpochNs, final int market)
    {
        // Changes no book.
    }

    @Override
    public void ignored(final long timeEpochNs, final int unconfiguredMarket)
    {
        throw new IllegalStateException("market that nobody named: market=" + unconfiguredMarket);
    }

    @Override
    public void flush()
    {
        // Whatever was told is known at once.
    }
}
