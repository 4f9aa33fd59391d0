package io.leadline.feed.itch;

import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;

/**
 * The configured stocks' books as messages change them, told in the log's words. A book is <em>known</em> from a day's
 * first message or a snapshot on, until a message is lost, cannot be read or does not fit it; a book that is not known
 * is written all the same, and stale in the log. A stale book that is known once more, because the hole in it was
 * filled, is told to the log whole.
 * <p>
 * Messages of other stocks become a heartbeat when nothing has been written for a while, so that instants are recorded
 * in time on quiet markets. Single thread; allocates nothing but for references of 2^63 and above, which are no numbers
 * of the log.
 */
final class ItchBooks
{
    private static final long NO_TIME = Long.MIN_VALUE;
    private static final long HEARTBEAT_NS = 10_000_000;
    private static final int NONE = Orders.NONE;

    private final EventSink sink;
    private final Stocks stocks;
    private final ItchCounters counters;
    private final Orders orders = new Orders();
    private final int ordersPerStock;
    private long timeEpochNs;
    /** Of messages, written or not. */
    private long lastTimeEpochNs = NO_TIME;
    private long writtenEpochNs = NO_TIME;
    /** The log may believe books that are not known. */
    private boolean isMarkDue;

    ItchBooks(final EventSink sink, final Stocks stocks, final ItchCounters counters, final int ordersPerStock)
    {
        this.sink = sink;
        this.stocks = stocks;
        this.counters = counters;
        this.ordersPerStock = ordersPerStock;
    }

    /** A message of this time follows. */
    void begin(final long messageTimeEpochNs)
    {
        timeEpochNs = messageTimeEpochNs;
    }

    /** The message has changed what it changes. */
    void end()
    {
        lastTimeEpochNs = Math.max(lastTimeEpochNs, timeEpochNs);
    }

    /** Time of the current message. */
    long timeEpochNs()
    {
        return timeEpochNs;
    }

    /** Time of the last message before; that of the current one when it is the first. */
    long lastTimeEpochNs()
    {
        return lastTimeEpochNs == NO_TIME ? timeEpochNs : lastTimeEpochNs;
    }

    private long now()
    {
        writtenEpochNs = Math.max(writtenEpochNs, timeEpochNs);

        return timeEpochNs;
    }

    private long before()
    {
        writtenEpochNs = Math.max(writtenEpochNs, lastTimeEpochNs());

        return lastTimeEpochNs();
    }

    /** No book is the venue's any more, or has been. */
    void forget()
    {
        for (final Stock stock : stocks.inOrder())
        {
            stock.known(false);
        }
        isMarkDue = true;
    }

    /** Before a message changes anything: books that are not known are stale by the time of the event before. */
    void markUnknown()
    {
        if (!isMarkDue)
        {
            return;
        }
        isMarkDue = false;
        for (final Stock stock : stocks.inOrder())
        {
            if (!stock.isKnown())
            {
                markStale(stock);
            }
        }
    }

    /** Something is missing: every book is stale by the time of the last event. */
    void markAllStale()
    {
        if (lastTimeEpochNs == NO_TIME)
        {
            forget();
            return;
        }
        for (final Stock stock : stocks.inOrder())
        {
            markStale(stock);
        }
    }

    private void markStale(final Stock stock)
    {
        if (!stock.isStaleWritten())
        {
            stock.staleWritten(true);
            counters.staleMarks.increment();
            sink.status(before(), stock.number(), TradingStatus.STALE);
        }
    }

    private void lose(final Stock stock)
    {
        stock.known(false);
        markStale(stock);
    }

    /** What was missing has come, in its place: books that are known are told anew. */
    void resync()
    {
        for (final Stock stock : stocks.inOrder())
        {
            if (stock.isKnown() && stock.isStaleWritten())
            {
                counters.resyncs.increment();
                retell(stock);
            }
        }
    }

    private void retell(final Stock stock)
    {
        final long epochNs = before();
        sink.clear(epochNs, stock.number());
        stock.staleWritten(false);
        for (int place = stock.firstOrder; place != NONE; place = orders.behind(place))
        {
            final long price = orders.price(place);
            final long shares = orders.shares(place);
            sink.add(
                epochNs, stock.number(), id(stock, orders.reference(place)), orders.account(place),
                orders.side(place), stock.ticks(price), stock.lots(shares), stock.orderFlags(price, shares));
        }
    }

    /** A day begins: no order rests. */
    void beginDay()
    {
        isMarkDue = false;
        for (final Stock stock : stocks.inOrder())
        {
            begin(stock, now());
        }
    }

    /**
     * A snapshot of all books follows, as of the time of the last message, or of the current one when it is the first;
     * {@link #begin} ends it.
     *
     * @return whether a book needs it; those that do are marked as {@link Stock#isFromSnapshot()}.
     */
    boolean beginSnapshot()
    {
        timeEpochNs = lastTimeEpochNs();
        boolean isNeeded = false;
        for (final Stock stock : stocks.inOrder())
        {
            stock.fromSnapshot(!stock.isKnown() || stock.isStaleWritten());
            if (stock.isFromSnapshot())
            {
                isNeeded = true;
                begin(stock, now());
            }
        }

        return isNeeded;
    }

    private void begin(final Stock stock, final long epochNs)
    {
        orders.clear(stock);
        stock.known(true);
        stock.staleWritten(false);
        sink.clear(epochNs, stock.number());
    }

    /** An order rests. */
    void add(
        final Stock stock, final long reference, final int account, final int side, final long price,
        final long shares)
    {
        final int known = orders.find(reference);
        if (known != NONE)
        {
            counters.referencesTwice.increment();
            if (orders.stock(known) != stock)
            {
                lose(orders.stock(known));
            }
            orders.remove(known);
        }
        keep(stock, reference, account, side, price, shares);
        sink.add(
            now(), stock.number(), id(stock, reference), account, side, stock.ticks(price), stock.lots(shares),
            stock.orderFlags(price, shares));
    }

    private void keep(
        final Stock stock, final long reference, final int account, final int side, final long price,
        final long shares)
    {
        if (stock.orderCount >= ordersPerStock)
        {
            counters.ordersOverLimit.increment();
            lose(stock);
            return;
        }
        orders.add(reference, stock, account, side, price, shares);
    }

    /** Shares of an order were executed, at its own price. */
    void execute(final Stock stock, final long reference, final long shares)
    {
        takeExecuted(stock, reference, shares);
        sink.fill(
            now(), stock.number(), id(stock, reference), EventSink.NO_PRICE, stock.lots(shares),
            EventSink.NO_ACCOUNT, stock.sizeFlags(shares));
    }

    /** Shares of an order were executed, at another price than its own. */
    void execute(final Stock stock, final long reference, final long shares, final long price)
    {
        takeExecuted(stock, reference, shares);
        sink.fill(
            now(), stock.number(), id(stock, reference), stock.ticks(price), stock.lots(shares),
            EventSink.NO_ACCOUNT, stock.executionFlags(price, shares));
    }

    private void takeExecuted(final Stock stock, final long reference, final long shares)
    {
        final int place = find(stock, reference);
        if (place == NONE)
        {
            return;
        }
        if (shares > orders.shares(place))
        {
            counters.overfills.increment();
            lose(stock);
        }
        take(place, shares);
    }

    private void take(final int place, final long shares)
    {
        final long left = orders.shares(place) - shares;
        if (left <= 0)
        {
            orders.remove(place);
        }
        else
        {
            orders.shares(place, left);
        }
    }

    /** The order's place; a book without it is not the venue's. */
    private int find(final Stock stock, final long reference)
    {
        final int place = orders.find(reference);
        if (place != NONE && orders.stock(place) == stock)
        {
            return place;
        }
        counters.unknownReferences.increment();
        if (stock.isKnown())
        {
            lose(stock);
        }

        return NONE;
    }

    /** Shares of an order were cancelled. What is left of an order never seen, nobody can say. */
    void cancel(final Stock stock, final long reference, final long shares)
    {
        final int place = find(stock, reference);
        if (place == NONE)
        {
            passTime();
            return;
        }
        final long left = orders.shares(place) - shares;
        if (left < 0)
        {
            counters.overcancels.increment();
            lose(stock);
        }
        take(place, shares);
        sink.reduce(
            now(), stock.number(), id(stock, reference), stock.lots(Math.max(0, left)),
            stock.sizeFlags(Math.max(0, left)));
    }

    /** An order rests no more. */
    void delete(final Stock stock, final long reference)
    {
        final int place = find(stock, reference);
        if (place != NONE)
        {
            orders.remove(place);
        }
        sink.cancel(now(), stock.number(), id(stock, reference));
    }

    /** An order goes on as another, with side, stock and account carried over. */
    void replace(
        final Stock stock, final long reference, final long newReference, final long shares, final long price)
    {
        final int place = find(stock, reference);
        if (place != NONE)
        {
            final int account = orders.account(place);
            final int side = orders.side(place);
            orders.remove(place);
            final int other = orders.find(newReference);
            if (other != NONE)
            {
                counters.referencesTwice.increment();
                if (orders.stock(other) != stock)
                {
                    lose(orders.stock(other));
                }
                orders.remove(other);
            }
            keep(stock, newReference, account, side, price, shares);
        }
        final long oldId = id(stock, reference);
        sink.replace(
            now(), stock.number(), oldId, id(stock, newReference), stock.ticks(price), stock.lots(shares),
            stock.orderFlags(price, shares));
    }

    /** Hidden liquidity was executed. */
    void trade(final Stock stock, final long shares, final long price)
    {
        sink.trade(
            now(), stock.number(), EventSink.NO_ACCOUNT, stock.ticks(price), stock.lots(shares),
            EventSink.NO_ACCOUNT, stock.executionFlags(price, shares));
    }

    /** A stock is traded, or is not. */
    void trading(final Stock stock, final boolean isOpen)
    {
        sink.status(now(), stock.number(), isOpen ? TradingStatus.OPEN : TradingStatus.HALTED);
    }

    /** The message has changed no book that is written. */
    void passTime()
    {
        beat(timeEpochNs);
    }

    /** There was no message until this time, behind one that there was. */
    void beat(final long epochNs)
    {
        if (writtenEpochNs == NO_TIME || epochNs - writtenEpochNs >= HEARTBEAT_NS)
        {
            writtenEpochNs = epochNs;
            lastTimeEpochNs = Math.max(lastTimeEpochNs, epochNs);
            sink.heartbeat(epochNs, EventSink.NO_MARKET);
        }
    }

    private long id(final Stock stock, final long reference)
    {
        return reference >= 0 ? reference : sink.orderId(stock.number(), Long.toUnsignedString(reference));
    }
}
