package io.leadline.bench.feed;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import io.leadline.event.EventSink;

/** Sums every field of every event: all was decoded, and nothing else was done with it. Single thread. */
public final class EventSum implements EventSink
{
    private final Map<String, Integer> markets = new HashMap<>();
    private final Map<String, Integer> accounts = new HashMap<>();
    private long count;
    private long statusCount;
    private long sum;

    /** Events so far. */
    public long count()
    {
        return count;
    }

    /** Statuses among them: markets that lost their sync, most of all. */
    public long statusCount()
    {
        return statusCount;
    }

    /** What they held. */
    public long sum()
    {
        return sum;
    }

    @Override
    public int market(final String name, final BigDecimal tick, final BigDecimal lot)
    {
        return markets.computeIfAbsent(name, added -> markets.size());
    }

    @Override
    public int unconfiguredMarket(final String name)
    {
        return markets.computeIfAbsent(name, added -> markets.size());
    }

    @Override
    public int account(final CharSequence name)
    {
        return accounts.computeIfAbsent(name.toString(), added -> accounts.size());
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

    private void add(final long fields)
    {
        count++;
        sum += fields;
    }

    @Override
    public void add(
        final long timeEpochNs, final int market, final long orderId, final int account, final int side,
        final long priceTicks, final long sizeLots, final int flags)
    {
        add(timeEpochNs ^ market ^ orderId ^ account ^ side ^ priceTicks ^ sizeLots ^ flags);
    }

    @Override
    public void reduce(
        final long timeEpochNs, final int market, final long orderId, final long sizeLots, final int flags)
    {
        add(timeEpochNs ^ market ^ orderId ^ sizeLots ^ flags);
    }

    @Override
    public void fill(
        final long timeEpochNs, final int market, final long orderId, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        add(timeEpochNs ^ market ^ orderId ^ priceTicks ^ sizeLots ^ takerAccount ^ flags);
    }

    @Override
    public void cancel(final long timeEpochNs, final int market, final long orderId)
    {
        add(timeEpochNs ^ market ^ orderId);
    }

    @Override
    public void replace(
        final long timeEpochNs, final int market, final long orderId, final long newOrderId, final long priceTicks,
        final long sizeLots, final int flags)
    {
        add(timeEpochNs ^ market ^ orderId ^ newOrderId ^ priceTicks ^ sizeLots ^ flags);
    }

    @Override
    public void level(
        final long timeEpochNs, final int market, final int side, final long priceTicks, final long sizeLots,
        final int flags)
    {
        add(timeEpochNs ^ market ^ side ^ priceTicks ^ sizeLots ^ flags);
    }

    @Override
    public void trade(
        final long timeEpochNs, final int market, final int account, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        add(timeEpochNs ^ market ^ account ^ priceTicks ^ sizeLots ^ takerAccount ^ flags);
    }

    @Override
    public void clear(final long timeEpochNs, final int market)
    {
        add(timeEpochNs ^ market);
    }

    @Override
    public void status(final long timeEpochNs, final int market, final TradingStatus status)
    {
        statusCount++;
        add(timeEpochNs ^ market ^ status.ordinal());
    }

    @Override
    public void heartbeat(final long timeEpochNs, final int market)
    {
        add(timeEpochNs ^ market);
    }

    @Override
    public void ignored(final long timeEpochNs, final int unconfiguredMarket)
    {
        add(timeEpochNs ^ unconfiguredMarket);
    }

    @Override
    public void flush()
    {
        // Nobody waits for a batch.
    }
}
