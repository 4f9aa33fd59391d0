package io.leadline.sampler.command;

import java.math.BigDecimal;

import io.leadline.event.EventSink;

/** Takes events and forgets them: decodes inputs once to know that they are whole before a log is touched. */
final class NoSink implements EventSink
{
    @Override
    public int market(final String name, final BigDecimal tick, final BigDecimal lot)
    {
        return 0;
    }

    @Override
    public int unconfiguredMarket(final String name)
    {
        return 0;
    }

    @Override
    public int account(final CharSequence name)
    {
        return 0;
    }

    @Override
    public long orderId(final int market, final CharSequence text)
    {
        return 0;
    }

    @Override
    public void sequence(final long nextSequence)
    {
        // Forgotten.
    }

    @Override
    public void add(
        final long timeEpochNs,
        final int market,
        final long orderId,
        final int account,
        final int side,
        final long priceTicks,
        final long sizeLots,
        final int flags)
    {
        // Forgotten.
    }

    @Override
    public void reduce(
        final long timeEpochNs, final int market, final long orderId, final long sizeLots, final int flags)
    {
        // Forgotten.
    }

    @Override
    public void fill(
        final long timeEpochNs,
        final int market,
        final long orderId,
        final long priceTicks,
        final long sizeLots,
        final int takerAccount,
        final int flags)
    {
        // Forgotten.
    }

    @Override
    public void cancel(final long timeEpochNs, final int market, final long orderId)
    {
        // Forgotten.
    }

    @Override
    public void replace(
        final long timeEpochNs,
        final int market,
        final long orderId,
        final long newOrderId,
        final long priceTicks,
        final long sizeLots,
        final int flags)
    {
        // Forgotten.
    }

    @Override
    public void level(
        final long timeEpochNs,
        final int market,
        final int side,
        final long priceTicks,
        final long sizeLots,
        final int flags)
    {
        // Forgotten.
    }

    @Override
    public void trade(
        final long timeEpochNs,
        final int market,
        final int account,
        final long priceTicks,
        final long sizeLots,
        final int takerAccount,
        final int flags)
    {
        // Forgotten.
    }

    @Override
    public void clear(final long timeEpochNs, final int market)
    {
        // Forgotten.
    }

    @Override
    public void status(final long timeEpochNs, final int market, final TradingStatus status)
    {
        // Forgotten.
    }

    @Override
    public void heartbeat(final long timeEpochNs, final int market)
    {
        // Forgotten.
    }

    @Override
    public void ignored(final long timeEpochNs, final int unconfiguredMarket)
    {
        // Forgotten.
    }

    @Override
    public void flush()
    {
        // Forgotten.
    }
}
