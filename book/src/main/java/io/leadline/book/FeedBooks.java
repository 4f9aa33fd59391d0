package io.leadline.book;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.event.Event;
import io.leadline.event.EventFlags;
import io.leadline.event.EventHandler;
import io.leadline.event.EventSink;
import io.leadline.event.EventType;
import io.leadline.event.Refusal;
import io.leadline.problem.BadInputException;

/**
 * The books of all configured markets of one feed. Takes the log's own numbers of markets and accounts and applies
 * events by the rules of SPEC 2. Single thread; allocates for new names and when a capacity grows.
 */
public final class FeedBooks implements EventHandler, AutoCloseable
{
    private static final int UNKNOWN = -1;
    private static final int INITIAL_CAPACITY = 64;

    private final List<Market> markets;
    private final Map<String, Integer> marketsByName = new HashMap<>();
    private final MarketBook[] books;
    private final BookMemory memory;
    private final BookCounters counters = new BookCounters();
    private final TouchAhead touchAhead;
    private final FeedMakers makers;
    private int[] configuredMarkets = new int[INITIAL_CAPACITY];
    /** By the log's number of a market: its book at one look, null for a market that is not configured. */
    private MarketBook[] booksByNumber = new MarketBook[INITIAL_CAPACITY];
    private int[] makersOfAccounts = new int[INITIAL_CAPACITY];
    private long lastSequence = -1;
    private long lastTimeEpochNs = -1;

    /** Empty books for the markets of a configuration. */
    public FeedBooks(final Configuration configuration)
    {
        this(configuration, TouchAhead.MIN_ORDERS);
    }

    /** The same, looking ahead from so many live orders on; never from {@link Integer#MAX_VALUE} on. */
    public FeedBooks(final Configuration configuration, final int minOrdersAhead)
    {
        markets = configuration.markets();
        books = new MarketBook[markets.size()];
        final Configuration.Limits limits = configuration.limits();
        final BookLimits marketLimits =
            new BookLimits(limits.ordersPerMarket(), limits.levelsPerMarket(), limits.makersPerMarket());
        memory = new BookMemory();
        requireMarkets(books.length);
        for (int i = 0; i < books.length; i++)
        {
            final boolean isFedByOrders = markets.get(i).book() == Market.BookKind.ORDERS;
            books[i] = new MarketBook(memory, i, isFedByOrders, marketLimits, counters);
            marketsByName.put(markets.get(i).name(), i);
        }
        touchAhead = new TouchAhead(memory, books, minOrdersAhead);
        makers = new FeedMakers(configuration.makers());
    }

    /**
     * Gives the books' memory up at once, where a process goes on without them; nothing but the counters may be asked
     * of them any more. Without it a collection does the same, but a process that allocates nothing has none.
     */
    @Override
    public void close()
    {
        memory.release();
    }

    private static void requireMarkets(final int count)
    {
        if (count > OrderPool.MARKET_LIMIT)
        {
            throw new BadInputException("too many markets: count=" + count + " limit=" + OrderPool.MARKET_LIMIT);
        }
    }

    /** Books in the order of the configuration's markets. */
    public MarketBook book(final int market)
    {
        return books[market];
    }

    /** Number of configured markets. */
    public int marketCount()
    {
        return books.length;
    }

    /** Name of a maker by its feed-wide number. */
    public String makerName(final int globalMaker)
    {
        return makers.name(globalMaker);
    }

    /** Bytes that the books hold outside the heap. */
    public long memoryLength()
    {
        return memory.length();
    }

    /** What was met so far. */
    public BookCounters counters()
    {
        return counters;
    }

    /** Sequence of the last event applied, -1 before the first. */
    public long lastSequence()
    {
        return lastSequence;
    }

    /** Time of the last event applied, -1 before the first. */
    public long lastTimeEpochNs()
    {
        return lastTimeEpochNs;
    }

    /**
     * Takes the log's number for a market.
     *
     * @throws BadInputException when the log holds it with other steps than the configuration.
     */
    @Override
    public void onMarket(
        final int number, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        configuredMarkets = withRoom(configuredMarkets, number);
        configuredMarkets[number] = UNKNOWN;
        if (booksByNumber.length < configuredMarkets.length)
        {
            booksByNumber = Arrays.copyOf(booksByNumber, configuredMarkets.length);
        }
        booksByNumber[number] = null;
        final Integer configured = marketsByName.get(name);
        if (configured != null)
        {
            requireSteps(markets.get(configured), tick, lot);
            configuredMarkets[number] = configured;
            booksByNumber[number] = books[configured];
        }
    }

    private static void requireSteps(
        final Market market, final BigDecimal tick, final BigDecimal lot)
    {
        if (tick == null)
        {
            throw new BadInputException(
                "market was not configured when the event log was made, so the log has no prices of it: market=" +
                market.name());
        }
        if (tick.compareTo(market.tick()) != 0 || lot.compareTo(market.lot()) != 0)
        {
            throw new BadInputException(
                "market has other steps in the event log: market=" + market.name() + " tick=" +
                market.tick().toPlainString() + " lot=" + market.lot().toPlainString() + " log_tick=" +
                tick.toPlainString() + " log_lot=" + lot.toPlainString());
        }
    }

    /** Takes the log's number for an account. */
    @Override
    public void onAccount(final int number, final String name)
    {
        makersOfAccounts = withRoom(makersOfAccounts, number);
        makersOfAccounts[number] = makers.ofNewAccount(name);
    }

    private static int[] withRoom(final int[] numbers, final int index)
    {
        return index < numbers.length ? numbers : Arrays.copyOf(numbers, Math.max(index + 1, 2 * numbers.length));
    }

    @Override
    public boolean looksAhead()
    {
        return books.length > 0 && touchAhead.pays();
    }

    /** Fetches what the events need, and changes nothing. */
    @Override
    public void onAhead(final Event[] events, final int count)
    {
        touchAhead.touch(events, count, configuredMarkets, makersOfAccounts);
    }

    /** Takes the hole before an event, if there is one, and applies the event. */
    @Override
    public void onEvent(final Event event)
    {
        if (isAfterHole(event))
        {
            onHole();
        }
        final int number = event.market();
        apply(event, number < 0 ? null : booksByNumber[number]);
    }

    /** Whether an event comes after a hole in the feed's sequence. */
    public boolean isAfterHole(final Event event)
    {
        return event.sequence() != lastSequence + 1 && lastSequence >= 0;
    }

    /** Counts a hole in the feed's sequence: every market that was seen loses sync. */
    public void onHole()
    {
        counters.increment(BookCounters.SEQUENCE_HOLE);
        for (final MarketBook book : books)
        {
            if (book.isSeen())
            {
                book.loseSync();
            }
        }
    }

    /** The configured market that an event names, or -1. */
    public int marketOf(final Event event)
    {
        return event.market() < 0 ? UNKNOWN : configuredMarkets[event.market()];
    }

    /**
     * Applies an event.
     *
     * @param market {@link #marketOf} the event.
     */
    public void apply(final Event event, final int market)
    {
        apply(event, market < 0 ? null : books[market]);
    }

    private void apply(final Event event, final MarketBook book)
    {
        lastSequence = event.sequence();
        lastTimeEpochNs = event.timeEpochNs();
        final int type = event.type();
        final int flags = event.flags();
        counters.event(type);
        if ((flags & (EventFlags.TIME_RAN_BACK | EventFlags.TIME_JUMPED)) != 0)
        {
            countTime(flags);
        }
        if (book != null)
        {
            apply(book, event, type, flags);
        }
        else if (event.market() >= 0)
        {
            counters.increment(BookCounters.UNCONFIGURED_MARKET);
        }
    }

    private void countTime(final int flags)
    {
        counters.increment(
            (flags & EventFlags.TIME_RAN_BACK) != 0 ? BookCounters.TIME_RAN_BACK : BookCounters.TIME_JUMPED);
    }

    private void apply(final MarketBook book, final Event event, final int type, final int flags)
    {
        book.seen();
        switch (type)
        {
            case EventType.CANCEL -> book.cancel(event.orderId());
            case EventType.ADD -> add(book, event, flags);
            case EventType.REDUCE ->
            {
                final long sizeLots = event.sizeLots();
                if (isLetThrough(book, type, EventSink.NO_PRICE, sizeLots, flags))
                {
                    book.reduce(event.orderId(), sizeLots);
                }
            }
            case EventType.LEVEL ->
            {
                final long priceTicks = event.priceTicks();
                final long sizeLots = event.sizeLots();
                if (isLetThrough(book, type, priceTicks, sizeLots, flags))
                {
                    book.level(event.side(), priceTicks, sizeLots);
                }
            }
            default -> applySeldom(book, event, type, flags);
        }
    }

    private void add(final MarketBook book, final Event event, final int flags)
    {
        final long priceTicks = event.priceTicks();
        final long sizeLots = event.sizeLots();
        if (isLetThrough(book, EventType.ADD, priceTicks, sizeLots, flags))
        {
            book.add(
                event.orderId(), maker(event.account()), event.side(), priceTicks, sizeLots,
                (flags & EventFlags.POST_ONLY) != 0);
        }
    }

    private boolean isLetThrough(
        final MarketBook book, final int type, final long priceTicks, final long sizeLots, final int flags)
    {
        final int refusal = Refusal.of(type, priceTicks, sizeLots, flags);
        if (refusal != Refusal.NONE)
        {
            refuse(book, type, refusal);
        }

        return refusal == Refusal.NONE;
    }

    /** A trade changes no book, nor does a level in a market fed by orders. */
    private void refuse(final MarketBook book, final int type, final int refusal)
    {
        counters.refused(refusal);
        if (type != EventType.TRADE && !(type == EventType.LEVEL && book.isFedByOrders()))
        {
            book.loseSync();
        }
    }

    private void applySeldom(final MarketBook book, final Event event, final int type, final int flags)
    {
        switch (type)
        {
            case EventType.FILL ->
            {
                if (isLetThrough(book, type, event.priceTicks(), event.sizeLots(), flags))
                {
                    countRounding(flags);
                    book.fill(event.orderId(), event.priceTicks(), event.sizeLots(), maker(event.taker()));
                }
            }
            case EventType.REPLACE ->
            {
                if (isLetThrough(book, type, event.priceTicks(), event.sizeLots(), flags))
                {
                    book.replace(event.orderId(), event.newOrderId(), event.priceTicks(), event.sizeLots());
                }
            }
            case EventType.TRADE ->
            {
                if (isLetThrough(book, type, event.priceTicks(), event.sizeLots(), flags))
                {
                    countRounding(flags);
                    book.trade(maker(event.account()), event.priceTicks(), event.sizeLots(), maker(event.taker()));
                }
            }
            case EventType.CLEAR -> book.clear();
            case EventType.STATUS -> status(book, event.status());
            default ->
            {
                // A heartbeat is nothing but time.
            }
        }
    }

    private void countRounding(final int flags)
    {
        if ((flags & EventFlags.PRICE_ROUNDED) != 0)
        {
            counters.increment(BookCounters.PRICE_ROUNDED);
        }
    }

    private static void status(final MarketBook book, final int status)
    {
        if (status == EventSink.TradingStatus.STALE.ordinal())
        {
            book.loseSync();
        }
        else
        {
            book.halted(status == EventSink.TradingStatus.HALTED.ordinal());
        }
    }

    private int maker(final int account)
    {
        return account < 0 ? UNKNOWN : makersOfAccounts[account];
    }
}
