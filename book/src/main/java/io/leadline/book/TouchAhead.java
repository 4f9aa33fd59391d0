package io.leadline.book;

import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventType;

/**
 * Loads what a block of events is about to need, so that the memory answers for all of them at once.
 * <p>
 * Once the books outgrow the caches, an event waits two or three times for main memory, each time for what tells it
 * where to look next, and the event behind it cannot begin to wait before. Here every step is taken for the whole block
 * before the next one: buckets of the order table, entries of makers and pages; then slabs and new levels; then slots
 * and the levels of orders that rest. Nothing is written and nothing is decided: where an earlier event of the block
 * changes what a later one meets, the later one has looked at the wrong place, and no more. What is loaded is summed
 * up, or else the loads would be left out.
 * <p>
 * While everything lies in the caches this is work for nothing, so it begins with as many orders as do not. Single
 * thread; allocates nothing after its construction.
 */
final class TouchAhead
{
    /** Live orders from which it pays. */
    static final int MIN_ORDERS = 20_000;

    private static final int NONE = OrderPool.NONE;

    private final int minOrders;
    private final MarketBook[] books;
    private final OrderPool orders;
    private final OrderTable orderTable;
    private final LevelPages levels;
    private final PlaceTable makers;
    /** By event: its configured market, -1 for one that touches no book. */
    private final int[] markets = new int[EventHandler.MAX_AHEAD];
    /** By event: its order's handle, of an add the first of the slab that it would go to; {@link #NONE} for none. */
    private final int[] handles = new int[EventHandler.MAX_AHEAD];
    /** By event: what is loaded next, of each kind of memory; 0 for nothing. */
    private final int[] buckets = new int[EventHandler.MAX_AHEAD];
    private final int[] makerEntries = new int[EventHandler.MAX_AHEAD];
    private final int[] pageEntries = new int[EventHandler.MAX_AHEAD];
    private final int[] headers = new int[EventHandler.MAX_AHEAD];
    private final int[] slots = new int[EventHandler.MAX_AHEAD];
    private final int[] places = new int[EventHandler.MAX_AHEAD];
    private final int[] pages = new int[EventHandler.MAX_AHEAD];
    private long sum;

    TouchAhead(final BookMemory memory, final MarketBook[] books, final int minOrders)
    {
        this.minOrders = minOrders;
        this.books = books;
        orders = memory.orders();
        orderTable = memory.orderTable();
        levels = memory.levels();
        makers = memory.makers();
    }

    boolean pays()
    {
        return orderTable.count() >= minOrders;
    }

    /**
     * Touches what a block needs.
     *
     * @param configuredMarkets by the log's number of a market.
     * @param makersOfAccounts  by the log's number of an account.
     */
    void touch(final Event[] events, final int count, final int[] configuredMarkets, final int[] makersOfAccounts)
    {
        for (int i = 0; i < count; i++)
        {
            final Event event = events[i];
            final boolean isOfBook = event.type() <= EventType.LEVEL && event.market() >= 0;
            markets[i] = isOfBook ? configuredMarkets[event.market()] : NONE;
            findEntries(i, event, makersOfAccounts);
        }
        sum += loadBooks(count) + load(orderTable.words(), buckets, count) + load(makers.words(), makerEntries, count) +
            load(levels.directory().words(), pageEntries, count) + loadBookArrays(count);
        for (int i = 0; i < count; i++)
        {
            findSlab(i, events[i], makersOfAccounts);
        }
        sum += load(orders.words(), headers, count) + load(orders.words(), slots, count) +
            load(levels.lows(), places, count);
        for (int i = 0; i < count; i++)
        {
            findLevel(i, events[i]);
        }
        sum += load(orders.words(), slots, count) + load(levels.lows(), places, count) +
            load(levels.occupancy(), pages, count);
    }

    /** Short, so that the loads of the whole block are under way before the first has come. */
    private static long load(final long[] words, final int[] indexes, final int count)
    {
        long loaded = 0;
        for (int i = 0; i < count; i++)
        {
            loaded += words[indexes[i]];
        }

        return loaded;
    }

    private long loadBooks(final int count)
    {
        long loaded = 0;
        for (int i = 0; i < count; i++)
        {
            loaded += books[Math.max(0, markets[i])].orderCount();
        }

        return loaded;
    }

    private long loadBookArrays(final int count)
    {
        long loaded = 0;
        for (int i = 0; i < count; i++)
        {
            loaded += books[Math.max(0, markets[i])].touchArrays();
        }

        return loaded;
    }

    /** Where the searches begin. */
    private void findEntries(final int index, final Event event, final int[] makersOfAccounts)
    {
        final int type = event.type();
        final int market = markets[index];
        buckets[index] = 0;
        makerEntries[index] = 0;
        pageEntries[index] = 0;
        if (market < 0)
        {
            return;
        }
        if (type != EventType.LEVEL)
        {
            buckets[index] = orderTable.firstIndex(market, event.orderId());
        }
        if (type == EventType.ADD)
        {
            makerEntries[index] = makerEntry(market, makerOf(event, makersOfAccounts));
        }
        if (type == EventType.ADD || type == EventType.LEVEL)
        {
            pageEntries[index] =
                levels.directory().firstIndex(LevelPages.key(market, event.side(), event.priceTicks()));
        }
    }

    /** The feed's first makers are searched for nowhere. */
    private int makerEntry(final int market, final int maker)
    {
        return maker < MarketMakers.FIRST_MAKERS ? 0 : makers.firstIndex(BookMemory.makerKey(market, maker));
    }

    /** Slab and slot of an order that rests; the slab and the level that an add goes to. */
    private void findSlab(final int index, final Event event, final int[] makersOfAccounts)
    {
        final int type = event.type();
        final int market = markets[index];
        headers[index] = 0;
        slots[index] = 0;
        places[index] = 0;
        pages[index] = 0;
        handles[index] = NONE;
        if (market < 0)
        {
            return;
        }
        if (type == EventType.ADD || type == EventType.LEVEL)
        {
            final long priceTicks = event.priceTicks();
            final int page = levels.find(LevelPages.key(market, event.side(), priceTicks));
            places[index] = levels.placeIfAny(page, priceTicks);
            pages[index] = places[index] >> LevelPages.PAGE_BITS;
        }
        if (type == EventType.ADD)
        {
            final int maker = books[market].numberOf(makerOf(event, makersOfAccounts));
            final int slab = books[market].orders().firstSlab(Math.max(0, maker) << 1 | event.side());
            handles[index] = slab == NONE ? NONE : OrderPool.handle(slab, 0);
        }
        else if (type != EventType.LEVEL)
        {
            handles[index] = orderTable.likelyHandle(buckets[index], market, event.orderId());
        }
        if (handles[index] != NONE)
        {
            headers[index] = OrderPool.headerIndex(OrderPool.slab(handles[index]));
            slots[index] = OrderPool.slotIndex(handles[index]);
        }
    }

    private static int makerOf(final Event event, final int[] makersOfAccounts)
    {
        final int account = event.account();

        return account < 0 ? 0 : Math.max(0, makersOfAccounts[account]);
    }

    /** The level of an order that rests; the slot that an add goes to. */
    private void findLevel(final int index, final Event event)
    {
        final int handle = handles[index];
        if (handle == NONE)
        {
            return;
        }
        if (event.type() == EventType.ADD)
        {
            final int slab = OrderPool.slab(handle);
            final int slot = Long.numberOfTrailingZeros(~orders.header(slab));
            slots[index] = OrderPool.slotIndex(OrderPool.handle(slab, Math.min(slot, OrderPool.SLAB_LENGTH - 1)));
        }
        else
        {
            places[index] = levels.placeIfAny(orders.page(handle), orders.priceTicks(handle));
            pages[index] = places[index] >> LevelPages.PAGE_BITS;
        }
    }

    /** What was loaded; its value means nothing. */
    long sum()
    {
        return sum;
    }
}
