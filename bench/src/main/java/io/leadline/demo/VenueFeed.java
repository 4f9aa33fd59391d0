package io.leadline.demo;

import java.util.BitSet;
import java.util.Collection;

import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;

/**
 * The line between the exchange and the event log. What happens in a market while its line is down is lost; the log
 * then says so, from the last event that came through, and gets a whole new book when the line is back. Single thread.
 */
final class VenueFeed
{
    private final EventSink sink;
    private final BitSet downMarkets = new BitSet();
    private final DemoCounts.Tally tally = new DemoCounts.Tally();
    private long lastEpochNs;

    VenueFeed(final EventSink sink, final long startEpochNs)
    {
        this.sink = sink;
        this.lastEpochNs = startEpochNs;
    }

    void add(final long timeEpochNs, final int market, final RestingOrder order)
    {
        if (passes(timeEpochNs, market))
        {
            tally.adds++;
            write(timeEpochNs, market, order);
        }
    }

    void reduce(final long timeEpochNs, final int market, final long orderId, final long sizeLots)
    {
        if (passes(timeEpochNs, market))
        {
            tally.reduces++;
            sink.reduce(timeEpochNs, market, orderId, sizeLots, 0);
        }
    }

    void fill(
        final long timeEpochNs,
        final int market,
        final long orderId,
        final long priceTicks,
        final long sizeLots,
        final int takerAccount)
    {
        if (passes(timeEpochNs, market))
        {
            tally.fills++;
            sink.fill(timeEpochNs, market, orderId, priceTicks, sizeLots, takerAccount, 0);
        }
    }

    void cancel(final long timeEpochNs, final int market, final long orderId)
    {
        if (passes(timeEpochNs, market))
        {
            tally.cancels++;
            sink.cancel(timeEpochNs, market, orderId);
        }
    }

    void status(final long timeEpochNs, final int market, final TradingStatus status)
    {
        if (passes(timeEpochNs, market))
        {
            tally.statuses++;
            sink.status(timeEpochNs, market, status);
        }
    }

    /** Time has passed; ends a batch. */
    void heartbeat(final long timeEpochNs)
    {
        lastEpochNs = timeEpochNs;
        tally.heartbeats++;
        sink.heartbeat(timeEpochNs, EventSink.NO_MARKET);
        sink.flush();
    }

    /** The line of a market goes down: stale since the last event of the feed, so that the whole hole is. */
    void goDown(final int market)
    {
        status(lastEpochNs, market, TradingStatus.STALE);
        downMarkets.set(market);
    }

    /** The line is back: the whole book again, at one time. */
    void comeBack(final long timeEpochNs, final int market, final Collection<RestingOrder> orders)
    {
        downMarkets.clear(market);
        lastEpochNs = timeEpochNs;
        tally.clears++;
        sink.clear(timeEpochNs, market);
        orders.forEach(order -> add(timeEpochNs, market, order));
    }

    DemoCounts counts()
    {
        return tally.counts();
    }

    private boolean passes(final long timeEpochNs, final int market)
    {
        if (downMarkets.get(market))
        {
            tally.lost++;
            return false;
        }
        lastEpochNs = timeEpochNs;

        return true;
    }

    private void write(final long timeEpochNs, final int market, final RestingOrder order)
    {
        sink.add(
            timeEpochNs,
            market,
            order.orderId(),
            order.account(),
            order.side(),
            order.priceTicks(),
            order.sizeLots(),
            order.flags());
    }
}
