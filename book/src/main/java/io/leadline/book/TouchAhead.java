package io.leadline.book;

import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventType;
import io.leadline.event.Side;
import io.leadline.table.WordMemory;

/**
 * Loads what a block of events is about to need, so that the memory answers for all of them at once.
 * <p>
 * Once the books outgrow the caches, an event waits two or three times for main memory, each time for what tells it
 * where to look next, and the event behind it cannot begin to wait before. Here every step is taken for the whole block
 * before the next one: buckets of the order table, and the objects of markets and sides; then slabs and slots, and the
 * levels of orders that come; then the levels of orders that rest, and the slots that new ones will take. In each step
 * all addresses are found first and then loaded in a loop that does nothing else, so short that the processor has the
 * loads of the whole block under way at once.
 * <p>
 * Nothing is written and nothing is decided: where an earlier event of the block changes what a later one meets, the
 * later one has looked at the wrong place of the same memory, and no more. What is loaded is summed up, or else the
 * loads would be left out. While everything lies in the caches this is work for nothing, so it begins with as many
 * orders as do not. Single thread; allocates nothing after its construction.
 */
final class TouchAhead
{
    /** Live orders from which it pays. */
    static final int MIN_ORDERS = 50_000;
    /** Markets from which their objects and arrays do not stay in the caches either. */
    private static final int MANY_MARKETS = 1_000;

    private final int minOrders;
    private final MarketBook[] books;
    /** By market and side. */
    private final PriceLevels[] sides;
    private final OrderPool orders;
    private final OrderTable orderTable;
    private final LevelPages levels;
    /** By event: its configured market, or any; its side there; what its order is found under. */
    private final int[] markets = new int[EventHandler.MAX_AHEAD];
    private final int[] marketSides = new int[EventHandler.MAX_AHEAD];
    private final long[] hashes = new long[EventHandler.MAX_AHEAD];
    /** By event: addresses to load next, each of some word of the books. */
    private final long[] buckets = new long[EventHandler.MAX_AHEAD];
    private final long[] headers = new long[EventHandler.MAX_AHEAD];
    private final long[] slots = new long[EventHandler.MAX_AHEAD];
    private final long[] sizes = new long[EventHandler.MAX_AHEAD];
    private long sum;

    TouchAhead(final BookMemory memory, final MarketBook[] books, final int minOrders)
    {
        this.minOrders = minOrders;
        this.books = books;
        sides = new PriceLevels[2 * books.length];
        for (int i = 0; i < books.length; i++)
        {
            sides[2 * i + Side.BID] = books[i].levels(Side.BID);
            sides[2 * i + Side.ASK] = books[i].levels(Side.ASK);
        }
        orders = memory.orders();
        orderTable = memory.orderTable();
        levels = memory.levels();
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
        findBuckets(events, count, configuredMarkets);
        long first = load(buckets, count) + loadObjects(count);
        if (books.length >= MANY_MARKETS)
        {
            first += loadArrays(events, count);
        }
        findSlots(events, count, makersOfAccounts);
        final long second = load(headers, count) + load(slots, count) + load(sizes, count);
        findLevels(events, count);
        sum += first + second + load(slots, count) + load(sizes, count);
    }

    private static long load(final long[] addresses, final int count)
    {
        long loaded = 0;
        for (int i = 0; i < count; i++)
        {
            loaded += WordMemory.word(addresses[i]);
        }

        return loaded;
    }

    private long loadObjects(final int count)
    {
        long loaded = 0;
        for (int i = 0; i < count; i++)
        {
            loaded += books[markets[i]].orderCount() + sides[marketSides[i]].levelCount();
        }

        return loaded;
    }

    /** What the objects lead to, and the side that an order which rests may be on as well. */
    private long loadArrays(final Event[] events, final int count)
    {
        long loaded = 0;
        for (int i = 0; i < count; i++)
        {
            final int type = events[i].type();
            final boolean hasPrice = type == EventType.ADD || type == EventType.LEVEL;
            loaded += books[markets[i]].touchArrays() + sides[marketSides[i] ^ 1].levelCount() +
                sides[marketSides[i]].touchNear(hasPrice ? events[i].priceTicks() : 0);
        }

        return loaded;
    }

    private void findBuckets(final Event[] events, final int count, final int[] configuredMarkets)
    {
        for (int i = 0; i < count; i++)
        {
            final Event event = events[i];
            final int market = Math.max(0, configuredMarkets[Math.max(0, event.market())]);
            final long hash = OrderTable.hash(market, event.type() <= EventType.LEVEL ? event.orderId() : 0);
            markets[i] = market;
            marketSides[i] = 2 * market + (event.side() & 1);
            hashes[i] = hash;
            buckets[i] = orderTable.bucket(hash);
        }
    }

    private void findSlots(final Event[] events, final int count, final int[] makersOfAccounts)
    {
        for (int i = 0; i < count; i++)
        {
            final Event event = events[i];
            final int type = event.type();
            if (type == EventType.ADD || type == EventType.LEVEL)
            {
                final int slab = type == EventType.ADD ? nextSlab(i, event, makersOfAccounts) : 0;
                headers[i] = orders.headerAddress(slab);
                slots[i] = headers[i];
                sizes[i] = sides[marketSides[i]].likelyAddress(event.priceTicks());
            }
            else
            {
                final int handle = Math.max(0, OrderTable.likelyHandle(buckets[i], hashes[i]));
                headers[i] = orders.headerAddress(OrderPool.slab(handle));
                slots[i] = orders.slotAddress(handle) + OrderPool.PRICE_OFFSET;
                sizes[i] = headers[i];
            }
        }
    }

    private int nextSlab(final int index, final Event event, final int[] makersOfAccounts)
    {
        final int account = event.account();

        return books[markets[index]].nextSlab(account < 0 ? account : makersOfAccounts[account], event.side());
    }

    private void findLevels(final Event[] events, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            final int type = events[i].type();
            if (type == EventType.ADD || type == EventType.LEVEL)
            {
                slots[i] = OrderPool.freeSlotAddress(headers[i]);
            }
            else
            {
                sizes[i] = levels.addressIfAny(OrderPool.pageAt(slots[i]), OrderPool.ticksAt(slots[i]));
            }
        }
    }

    /** What was loaded; its value means nothing. */
    long sum()
    {
        return sum;
    }
}
