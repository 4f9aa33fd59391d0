package io.leadline.feed.dydx;

import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;

/**
 * Writes changes of books in the log's words. An order's id in the log is a number made of its key: the sink's number
 * of its subaccount, then three digits of flags, then ten of the client id, so it can be read and costs no text. The
 * rare key that does not fit is a text of the same three. Single thread.
 */
final class BookWriter
{
    private static final long CLIENT_ID_UNIT = 10_000_000_000L;
    private static final long FLAGS_LIMIT = 1000;
    private static final long ACCOUNT_LIMIT = Long.MAX_VALUE / (CLIENT_ID_UNIT * FLAGS_LIMIT);
    private static final long NO_TIME = -1;

    private final EventSink sink;
    private final Accounts accounts;
    private final StreamCounters counters;
    private long timeEpochNs;
    private long lastTimeEpochNs = NO_TIME;
    private boolean isTimeWritten;

    BookWriter(final EventSink sink, final Accounts accounts, final StreamCounters counters)
    {
        this.sink = sink;
        this.accounts = accounts;
        this.counters = counters;
    }

    /** A message of this time begins. */
    void begin(final long newTimeEpochNs)
    {
        timeEpochNs = newTimeEpochNs;
        isTimeWritten = false;
    }

    /** The message ends: when it has changed nothing, the log learns its time. */
    void end()
    {
        if (!isTimeWritten)
        {
            sink.heartbeat(now(), EventSink.NO_MARKET);
        }
    }

    private long now()
    {
        isTimeWritten = true;
        lastTimeEpochNs = Math.max(lastTimeEpochNs, timeEpochNs);

        return timeEpochNs;
    }

    /** The book begins anew and is the venue's. */
    void clear(final Pair pair)
    {
        pair.clear();
        sink.clear(now(), pair.number());
    }

    /** Stamped with the time of the last event, so that every instant after it is stale. */
    void loseSync(final Pair pair)
    {
        if (pair.isInSync())
        {
            pair.loseSync();
            counters.staleMarks.increment();
            sink.status(lastTimeEpochNs, pair.number(), TradingStatus.STALE);
        }
    }

    /** An order rests that did not; nothing is written of one that rests with nothing. */
    void add(final Pair pair, final int slot)
    {
        final long remaining = pair.orders.remaining(slot);
        if (remaining == 0)
        {
            return;
        }
        final long priceTicks = pair.price.steps(pair.orders.subticks(slot));
        final int priceFlags = pair.price.isExact() ? 0 : EventFlags.PRICE_OFF_TICK;
        final long sizeLots = pair.size.steps(remaining);
        sink.add(
            now(), pair.number(), orderId(pair, slot), accounts.sinkNumber(pair.orders.account(slot)),
            pair.orders.side(slot), priceTicks, sizeLots,
            priceFlags | sizeFlags(pair) | (pair.orders.isPostOnly(slot) ? EventFlags.POST_ONLY : 0));
    }

    private static int sizeFlags(final Pair pair)
    {
        return pair.size.isExact() ? 0 : EventFlags.SIZE_OFF_LOT;
    }

    private long orderId(final Pair pair, final int slot)
    {
        final long account = accounts.sinkNumber(pair.orders.account(slot));
        final long orderFlags = pair.orders.orderFlags(slot);
        final long clientId = pair.orders.clientId(slot);
        if (account >= ACCOUNT_LIMIT || orderFlags >= FLAGS_LIMIT)
        {
            return sink.orderId(pair.number(), account + "/" + orderFlags + "/" + clientId);
        }

        return (account * FLAGS_LIMIT + orderFlags) * CLIENT_ID_UNIT + clientId;
    }

    /** So much of an order is filled in all, which may be less than before. */
    void fillUp(final Pair pair, final int slot, final long filled)
    {
        final long before = pair.orders.remaining(slot);
        counters.overfills.increase(Long.compareUnsigned(filled, pair.orders.quantums(slot)) > 0 ? 1 : 0);
        pair.orders.filled(slot, filled);
        final long remaining = pair.orders.remaining(slot);
        if (before == 0)
        {
            // The log has forgotten it.
            add(pair, slot);
        }
        else if (remaining != before)
        {
            final long sizeLots = pair.size.steps(remaining);
            sink.reduce(now(), pair.number(), orderId(pair, slot), sizeLots, sizeFlags(pair));
        }
    }

    /** A final fill that takes its size from what rests. */
    void fill(final Pair pair, final int slot, final long subticks, final long quantums, final int taker)
    {
        final long priceTicks = pair.price.steps(subticks);
        final int priceFlags = pair.price.isExact() ? 0 : EventFlags.PRICE_ROUNDED;
        final long sizeLots = pair.size.steps(quantums);
        pair.orders.filled(slot, pair.orders.filled(slot) + quantums);
        sink.fill(
            now(), pair.number(), orderId(pair, slot), priceTicks, sizeLots, accounts.sinkNumber(taker),
            priceFlags | sizeFlags(pair));
    }

    /** A final fill whose change of the book is known already. */
    void trade(final Pair pair, final int maker, final long subticks, final long quantums, final int taker)
    {
        final long priceTicks = pair.price.steps(subticks);
        final int priceFlags = pair.price.isExact() ? 0 : EventFlags.PRICE_ROUNDED;
        final long sizeLots = pair.size.steps(quantums);
        counters.trades.increment();
        sink.trade(
            now(), pair.number(), accounts.sinkNumber(maker), priceTicks, sizeLots, accounts.sinkNumber(taker),
            priceFlags | sizeFlags(pair));
    }

    /** The venue has removed an order; of one that was filled up, the log knows. */
    void remove(final Pair pair, final int slot)
    {
        if (pair.orders.remaining(slot) != 0)
        {
            sink.cancel(now(), pair.number(), orderId(pair, slot));
        }
        pair.orders.remove(slot);
    }
}
