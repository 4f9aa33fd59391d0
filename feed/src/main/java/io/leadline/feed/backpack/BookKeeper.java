package io.leadline.feed.backpack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.feed.levels.OrderedEvents.MarkListener;
import io.leadline.feed.levels.SortedLevels;
import io.leadline.feed.line.LineControl;

import org.agrona.collections.IntHashSet;

/**
 * The books as they are written, behind the ordering by time: what the makers' sessions and the public stream tell is
 * one book, but each of them is lost and regained by itself, and the log knows only a clear of the whole. So each
 * market is stale while its levels or any session is lost, and told anew, levels and orders, at the moment the last of
 * them is back. Everything is handed on meanwhile: a fill counts whatever the book is worth. Single thread.
 */
final class BookKeeper implements EventSink, MarkListener
{
    /** The market's levels begin anew; a joined snapshot follows. Subject: the market's number. */
    static final int LEVELS_BEGIN = 0;
    /** The market's levels are a snapshot's, behind which updates follow. */
    static final int LEVELS_SEEDED = 6;
    /** The market's levels are the venue's. */
    static final int LEVELS_JOINED = 1;
    /** The market's levels are the venue's no more. */
    static final int LEVELS_LOST = 2;
    /** The account's orders begin anew. Subject: the account's number. */
    static final int ORDERS_BEGIN = 3;
    /** The account's orders are the venue's. */
    static final int ORDERS_JOINED = 4;
    /** The account's orders are the venue's no more. */
    static final int ORDERS_LOST = 5;

    private static final long NEVER = Long.MIN_VALUE;
    private static final long TELL_EVERY_NS = 60_000_000_000L;

    private final EventSink sink;
    private final BackpackCounters counters;
    private final LineControl control;
    /** How long own sizes may be above their level: as long as anything is late. */
    private final long lagNs;
    private final List<Book> books = new ArrayList<>();
    /** Accounts of whose orders there are more than can be. */
    private final IntHashSet disproved = new IntHashSet();
    /** Accounts whose orders are not the venue's. */
    private int lostAccounts;
    private boolean isBegun;

    BookKeeper(
        final EventSink sink, final LineControl control, final long lagNs, final BackpackCounters counters)
    {
        this.sink = sink;
        this.control = control;
        this.lagNs = lagNs;
        this.counters = counters;
    }

    /** Whether an account's orders were found to be more than can be since this was asked last. */
    boolean takeDisproved(final int account)
    {
        return !disproved.isEmpty() && disproved.remove(account);
    }

    /** A maker is enrolled whose orders are not known yet. */
    void enrol()
    {
        lostAccounts++;
    }

    /** Trades of a market, by which its fills find who took. */
    TradeLedger trades(final int market)
    {
        return books.get(market).trades;
    }

    @Override
    public void onMark(final long timeEpochNs, final int kind, final int subject)
    {
        switch (kind)
        {
            case LEVELS_BEGIN -> books.get(subject).forgetLevels(timeEpochNs);
            case LEVELS_SEEDED -> books.get(subject).seed();
            case LEVELS_JOINED ->
            {
                books.get(subject).hasLevels = true;
                regain(timeEpochNs, books.get(subject));
            }
            case LEVELS_LOST ->
            {
                books.get(subject).hasLevels = false;
                lose(timeEpochNs, books.get(subject));
            }
            default -> onAccount(timeEpochNs, kind, subject);
        }
    }

    private void onAccount(final long timeEpochNs, final int kind, final int account)
    {
        if (kind == ORDERS_LOST)
        {
            lostAccounts++;
        }
        else if (kind == ORDERS_JOINED)
        {
            lostAccounts--;
        }
        for (final Book book : books)
        {
            switch (kind)
            {
                case ORDERS_BEGIN -> book.forgetOrders(timeEpochNs, account);
                case ORDERS_JOINED -> regain(timeEpochNs, book);
                default -> lose(timeEpochNs, book);
            }
        }
    }

    /** Before its book is known, a market is stale from the first event on, whichever market that names. */
    private Book named(final long timeEpochNs, final int market)
    {
        begin(timeEpochNs);
        final Book book = books.get(market);
        book.compare(timeEpochNs);

        return book;
    }

    private Book ofOrders(final long timeEpochNs, final int market)
    {
        final Book book = named(timeEpochNs, market);
        book.onOrders(timeEpochNs);

        return book;
    }

    private void begin(final long timeEpochNs)
    {
        if (!isBegun)
        {
            isBegun = true;
            for (final Book book : books)
            {
                if (!book.isInSync)
                {
                    writeStale(timeEpochNs, book);
                }
            }
        }
    }

    private void lose(final long timeEpochNs, final Book book)
    {
        if (book.isInSync)
        {
            book.isInSync = false;
            book.ownBids.forget();
            book.ownAsks.forget();
            writeStale(timeEpochNs, book);
        }
    }

    private void writeStale(final long timeEpochNs, final Book book)
    {
        counters.staleMarks.increment();
        sink.status(timeEpochNs, book.market, TradingStatus.STALE);
    }

    private void regain(final long timeEpochNs, final Book book)
    {
        if (!book.isInSync && book.hasLevels && !book.isOffGrid && lostAccounts == 0)
        {
            book.isInSync = true;
            counters.synced.increment();
            book.tell(timeEpochNs);
            book.compareAll(timeEpochNs);
            begin(timeEpochNs);
        }
    }

    /** One market as it is written. */
    private final class Book
    {
        private final int market;
        private String name = "";
        private final SortedLevels bids = new SortedLevels();
        private final SortedLevels asks = new SortedLevels();
        private final OrderTable orders = new OrderTable();
        private final TradeLedger trades = new TradeLedger(counters);
        private final OwnSizes ownBids = new OwnSizes();
        private final OwnSizes ownAsks = new OwnSizes();
        private final OwnSizes.Listener aboveBids = (price, own, level) -> onAbove(Side.BID, price, own, level);
        private final OwnSizes.Listener aboveAsks = (price, own, level) -> onAbove(Side.ASK, price, own, level);
        /** Time of the last levels, and of the last orders. */
        private long levelsEpochNs = Long.MIN_VALUE;
        private long ordersEpochNs = Long.MIN_VALUE;
        /** When the operator was told last that makers have more than there is; {@link #NEVER} at first. */
        private long toldEpochNs = NEVER;
        /** Levels have come that are no older than any order. */
        private boolean isComparable;
        private boolean hasLevels;
        private boolean isInSync;
        /** A level lies between ticks or lots: no book of ours can be the venue's. */
        private boolean isOffGrid;

        private Book(final int market)
        {
            this.market = market;
        }

        private OwnSizes own(final RestingOrder order)
        {
            return order.side() == Side.BID ? ownBids : ownAsks;
        }

        /** Behind the last event of the last levels' time, and in front of any that is later, both are complete. */
        private void compare(final long nextEpochNs)
        {
            if (isComparable && nextEpochNs > levelsEpochNs)
            {
                isComparable = false;
                if (isInSync)
                {
                    ownBids.compare(bids, levelsEpochNs, lagNs, aboveBids);
                    ownAsks.compare(asks, levelsEpochNs, lagNs, aboveAsks);
                }
            }
        }

        private void compareAll(final long timeEpochNs)
        {
            ordersEpochNs = Math.max(ordersEpochNs, timeEpochNs);
            isComparable = false;
            ownBids.noteAll();
            ownAsks.noteAll();
        }

        /** Venues tell so many levels a side at most: of prices beyond them nothing is known before they change. */
        private void seed()
        {
            ownBids.known(bids.count() == 0 ? Long.MIN_VALUE : bids.priceTicks(0), Long.MAX_VALUE);
            ownAsks.known(Long.MIN_VALUE, asks.count() == 0 ? Long.MAX_VALUE : asks.priceTicks(asks.count() - 1));
        }

        private void onLevels(final long timeEpochNs)
        {
            levelsEpochNs = Math.max(levelsEpochNs, timeEpochNs);
            isComparable = timeEpochNs >= ordersEpochNs;
        }

        private void onOrders(final long timeEpochNs)
        {
            ordersEpochNs = Math.max(ordersEpochNs, timeEpochNs);
        }

        private void onAbove(final int side, final long priceTicks, final long ownLots, final long levelLots)
        {
            counters.ownAbove.increment();
            if (toldEpochNs == NEVER || levelsEpochNs - toldEpochNs >= TELL_EVERY_NS)
            {
                toldEpochNs = levelsEpochNs;
                control.tell(
                    "more of enrolled accounts rests at a price than there is: market=" + name + " side=" +
                    (side == Side.BID ? "bid" : "ask") + " price_ticks=" + priceTicks + " own_lots=" + ownLots +
                    " level_lots=" + levelLots + " up_to_ns=" + levelsEpochNs);
            }
            for (final long orderId : orders.ids())
            {
                final RestingOrder order = orders.get(orderId);
                if (order.side() == side && order.priceTicks() == priceTicks)
                {
                    disproved.add(order.account());
                }
            }
        }

        private void add(
            final long orderId, final int account, final int side, final long priceTicks, final long sizeLots,
            final int flags)
        {
            remove(orderId);
            final RestingOrder order = orders.put(orderId);
            order.set(account, side, priceTicks, sizeLots, 0, flags);
            own(order).add(order);
        }

        private void remove(final long orderId)
        {
            final RestingOrder order = orders.get(orderId);
            if (order != null)
            {
                own(order).remove(order);
                orders.remove(orderId);
            }
        }

        private SortedLevels side(final int side)
        {
            return side == Side.BID ? bids : asks;
        }

        private void forgetLevels(final long timeEpochNs)
        {
            isOffGrid = false;
            forgetLevels(timeEpochNs, Side.BID);
            forgetLevels(timeEpochNs, Side.ASK);
        }

        private void forgetLevels(final long timeEpochNs, final int side)
        {
            final SortedLevels levels = side(side);
            for (int i = 0; i < levels.count(); i++)
            {
                sink.level(timeEpochNs, market, side, levels.priceTicks(i), 0, 0);
            }
            levels.clear();
        }

        private void forgetOrders(final long timeEpochNs, final int account)
        {
            for (final long orderId : orders.ids())
            {
                if (orders.get(orderId).account() == account)
                {
                    remove(orderId);
                    sink.cancel(timeEpochNs, market, orderId);
                }
            }
        }

        private void tell(final long timeEpochNs)
        {
            sink.clear(timeEpochNs, market);
            tell(timeEpochNs, Side.BID);
            tell(timeEpochNs, Side.ASK);
            for (final long orderId : orders.ids())
            {
                final RestingOrder order = orders.get(orderId);
                sink.add(
                    timeEpochNs, market, orderId, order.account(), order.side(), order.priceTicks(),
                    order.remainingLots(), order.flags());
            }
        }

        private void tell(final long timeEpochNs, final int side)
        {
            final SortedLevels levels = side(side);
            for (int i = 0; i < levels.count(); i++)
            {
                sink.level(timeEpochNs, market, side, levels.priceTicks(i), levels.sizeLots(i), 0);
            }
        }

        private void resize(final long orderId, final long sizeLots, final int flags)
        {
            final RestingOrder order = orders.get(orderId);
            if (order != null && sizeLots <= 0)
            {
                remove(orderId);
            }
            else if (order != null)
            {
                own(order).remove(order);
                order.quantity(sizeLots);
                order.oddity(flags);
                own(order).add(order);
            }
        }
    }

    @Override
    public int market(final String name, final BigDecimal tick, final BigDecimal lot)
    {
        final int number = sink.market(name, tick, lot);
        while (books.size() <= number)
        {
            books.add(new Book(books.size()));
        }
        books.get(number).name = name;

        return number;
    }

    @Override
    public int unconfiguredMarket(final String name)
    {
        return sink.unconfiguredMarket(name);
    }

    @Override
    public int account(final CharSequence name)
    {
        return sink.account(name);
    }

    @Override
    public long orderId(final int market, final CharSequence text)
    {
        return sink.orderId(market, text);
    }

    @Override
    public void sequence(final long nextSequence)
    {
        sink.sequence(nextSequence);
    }

    @Override
    public void add(
        final long timeEpochNs, final int market, final long orderId, final int account, final int side,
        final long priceTicks, final long sizeLots, final int flags)
    {
        ofOrders(timeEpochNs, market).add(orderId, account, side, priceTicks, sizeLots, flags);
        sink.add(timeEpochNs, market, orderId, account, side, priceTicks, sizeLots, flags);
    }

    @Override
    public void reduce(
        final long timeEpochNs, final int market, final long orderId, final long sizeLots, final int flags)
    {
        ofOrders(timeEpochNs, market).resize(orderId, sizeLots, flags);
        sink.reduce(timeEpochNs, market, orderId, sizeLots, flags);
    }

    /** Who took is known by now, if ever: whoever tells of it told before the time of the fill had come. */
    @Override
    public void fill(
        final long timeEpochNs, final int market, final long orderId, final long priceTicks, final long sizeLots,
        final int trade, final int flags)
    {
        final RestingOrder order = ofOrders(timeEpochNs, market).orders.get(orderId);
        if (order != null)
        {
            books.get(market).resize(orderId, order.remainingLots() - sizeLots, order.flags());
        }
        sink.fill(
            timeEpochNs, market, orderId, priceTicks, sizeLots, books.get(market).trades.taker(trade), flags);
    }

    @Override
    public void cancel(final long timeEpochNs, final int market, final long orderId)
    {
        ofOrders(timeEpochNs, market).remove(orderId);
        sink.cancel(timeEpochNs, market, orderId);
    }

    @Override
    public void replace(
        final long timeEpochNs, final int market, final long orderId, final long newOrderId, final long priceTicks,
        final long sizeLots, final int flags)
    {
        final Book book = ofOrders(timeEpochNs, market);
        book.resize(orderId, sizeLots, flags);
        final RestingOrder order = book.orders.get(orderId);
        if (order != null)
        {
            book.own(order).remove(order);
            order.price(priceTicks);
            book.own(order).add(order);
        }
        sink.replace(timeEpochNs, market, orderId, newOrderId, priceTicks, sizeLots, flags);
    }

    @Override
    public void level(
        final long timeEpochNs, final int market, final int side, final long priceTicks, final long sizeLots,
        final int flags)
    {
        final Book book = named(timeEpochNs, market);
        if (flags == 0)
        {
            book.side(side).set(priceTicks, sizeLots);
            (side == Side.BID ? book.ownBids : book.ownAsks).onLevel(priceTicks);
            book.onLevels(timeEpochNs);
        }
        else
        {
            book.isOffGrid = true;
        }
        sink.level(timeEpochNs, market, side, priceTicks, sizeLots, flags);
        if (book.isOffGrid)
        {
            lose(timeEpochNs, book);
        }
    }

    @Override
    public void trade(
        final long timeEpochNs, final int market, final int account, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        named(timeEpochNs, market);
        sink.trade(timeEpochNs, market, account, priceTicks, sizeLots, takerAccount, flags);
    }

    @Override
    public void clear(final long timeEpochNs, final int market)
    {
        throw new IllegalStateException("books are cleared by marks: market=" + market);
    }

    @Override
    public void status(final long timeEpochNs, final int market, final TradingStatus status)
    {
        sink.status(timeEpochNs, market, status);
    }

    @Override
    public void heartbeat(final long timeEpochNs, final int market)
    {
        sink.heartbeat(timeEpochNs, market);
    }

    @Override
    public void ignored(final long timeEpochNs, final int unconfiguredMarket)
    {
        sink.ignored(timeEpochNs, unconfiguredMarket);
    }

    @Override
    public void flush()
    {
        sink.flush();
    }
}
