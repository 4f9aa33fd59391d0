package io.leadline.book;

import io.leadline.event.EventSink;

/**
 * The book of one market: total size by price, the resting orders of every tracked maker, running totals, trading
 * status and sync.
 * <p>
 * Makers are numbered per market by their first order or trade in it, from 1; 0 stands for everybody who is not
 * tracked, whose orders rest among the others but are not measured. In a market fed by orders the totals follow the
 * orders; in one fed by levels they follow level events, and orders move only the makers' sizes.
 * <p>
 * The methods that take an event expect one that {@link io.leadline.event.Refusal} let through. Single thread;
 * allocates only when a capacity grows.
 */
public final class MarketBook
{
    /** Maker number of everybody who is not tracked. */
    public static final int UNTRACKED = MarketMakers.UNTRACKED;

    /** Totals of an entity, each of two longs. */
    public static final int FILLED_SIZE = RunningTotals.FILLED_SIZE;
    public static final int FILLED_NOTIONAL = RunningTotals.FILLED_NOTIONAL;
    public static final int SELF_MATCHED = RunningTotals.SELF_MATCHED;

    private final int market;
    private final boolean isFedByOrders;
    private final BookLimits limits;
    private final BookCounters counters;
    private final OrderTable orderTable;
    private final OrderPool pool;
    private final MarketMakers makers;
    private final OrderSlabs orders;
    private final MarketLevels levels;
    private int orderCount;
    private boolean isSeen;
    private boolean isInSync = true;
    private boolean isHalted;

    /**
     * A book that no event has named yet, with memory of its own.
     *
     * @param isFedByOrders the total book is the sum of the orders, otherwise that of level events.
     */
    public MarketBook(final boolean isFedByOrders, final BookLimits limits, final BookCounters counters)
    {
        this(new BookMemory(), 0, isFedByOrders, limits, counters);
    }

    /** One of the books that share memory; {@code market} is its number there. */
    MarketBook(
        final BookMemory memory,
        final int market,
        final boolean isFedByOrders,
        final BookLimits limits,
        final BookCounters counters)
    {
        this.market = market;
        orderTable = memory.orderTable();
        pool = memory.orders();
        makers = new MarketMakers(memory.makers(), market, limits.makers());
        orders = new OrderSlabs(pool, market);
        levels = new MarketLevels(memory.levels(), market, limits.levels());
        this.isFedByOrders = isFedByOrders;
        this.limits = limits;
        this.counters = counters;
    }

    /** Total size by price of a {@link io.leadline.event.Side}. */
    public PriceLevels levels(final int side)
    {
        return levels.side(side);
    }

    /** Resting orders; the owner of a maker's side is {@code 2 · maker + side}. */
    public OrderSlabs orders()
    {
        return orders;
    }

    /** Whether the total book is the sum of the orders. */
    public boolean isFedByOrders()
    {
        return isFedByOrders;
    }

    /** Resting orders of all makers and of everybody else. */
    public int orderCount()
    {
        return orderCount;
    }

    /** Makers that this market has seen, and one for everybody else: numbers run from 0 to below it. */
    public int makerCount()
    {
        return makers.count();
    }

    /** The feed-wide number of a maker. */
    public int globalMaker(final int maker)
    {
        return makers.globalMaker(maker);
    }

    /** Low and high half of a running total, at {@code index} and the place after it. */
    public long[] totals()
    {
        return makers.totals();
    }

    /** Index of a maker's total in {@link #totals()}; of the whole market's for {@link #UNTRACKED}. */
    public static int totalIndex(final int maker, final int total)
    {
        return maker * RunningTotals.LENGTH + total;
    }

    /** Whether an event has named the market. */
    public boolean isSeen()
    {
        return isSeen;
    }

    /** Whether the book follows the venue's. */
    public boolean isInSync()
    {
        return isInSync;
    }

    /** Whether the venue has halted trading. */
    public boolean isHalted()
    {
        return isHalted;
    }

    /** Whether anything that is measured may have changed since the book was settled. */
    public boolean hasChanged()
    {
        return makers.hasChanged();
    }

    /**
     * A bit for each maker, 64 to a word: clear where neither its orders nor its totals have changed since the book was
     * settled; that of {@link #UNTRACKED} stands for the orders of everybody else, and for the levels of a market fed
     * by levels. Lent until the next event.
     */
    public long[] changedMakers()
    {
        return makers.changed();
    }

    /** Everything has been measured: nothing has changed from here on. */
    public void settle()
    {
        makers.settle();
    }

    void seen()
    {
        isSeen = true;
    }

    void loseSync()
    {
        isInSync = false;
    }

    void halted(final boolean halted)
    {
        isHalted = halted;
    }

    void add(
        final long orderId,
        final int globalMaker,
        final int side,
        final long priceTicks,
        final long sizeLots,
        final boolean isPostOnly)
    {
        final long hash = OrderTable.hash(market, orderId);
        removeLive(hash, orderId, BookCounters.ADD_ONTO_LIVE);
        rest(hash, orderId, localMaker(globalMaker) << 1 | side, priceTicks, sizeLots, isPostOnly);
    }

    /** Makes room for an order of the same id. */
    private void removeLive(final long hash, final long orderId, final int oddity)
    {
        final int place = orderTable.find(hash, market, orderId);
        if (place >= 0)
        {
            counters.increment(oddity);
            remove(place, hash);
        }
    }

    void reduce(final long orderId, final long sizeLots)
    {
        final long hash = OrderTable.hash(market, orderId);
        final int place = known(hash, orderId);
        if (place < 0)
        {
            return;
        }
        if (sizeLots == 0)
        {
            remove(place, hash);
        }
        else
        {
            resize(orderTable.handle(place), sizeLots);
        }
    }

    void cancel(final long orderId)
    {
        final long hash = OrderTable.hash(market, orderId);
        final int place = known(hash, orderId);
        if (place >= 0)
        {
            remove(place, hash);
        }
    }

    void replace(final long orderId, final long newOrderId, final long priceTicks, final long sizeLots)
    {
        final long hash = OrderTable.hash(market, orderId);
        final int place = known(hash, orderId);
        if (place < 0)
        {
            return;
        }
        final int handle = orderTable.handle(place);
        final long header = pool.header(OrderPool.slab(handle));
        final boolean isPostOnly = (OrderPool.postOnly(header) >> OrderPool.slot(handle) & 1) != 0;
        final long id = newOrderId == EventSink.NO_ORDER_ID ? orderId : newOrderId;
        final long newHash = OrderTable.hash(market, id);
        remove(place, hash);
        removeLive(newHash, id, BookCounters.REPLACE_ONTO_LIVE);
        rest(newHash, id, OrderPool.owner(header), priceTicks, sizeLots, isPostOnly);
    }

    void fill(final long orderId, final long priceTicks, final long sizeLots, final int takerGlobalMaker)
    {
        final long hash = OrderTable.hash(market, orderId);
        final int place = known(hash, orderId);
        if (place < 0)
        {
            return;
        }
        final int handle = orderTable.handle(place);
        final long restingLots = pool.sizeLots(handle);
        final long filledLots = Math.min(sizeLots, restingLots);
        final long filledTicks = priceTicks == EventSink.NO_PRICE ? pool.priceTicks(handle) : priceTicks;
        final int maker = OrderPool.owner(pool.header(OrderPool.slab(handle))) >> 1;
        if (sizeLots > restingLots)
        {
            counters.increment(BookCounters.OVERFILL);
        }
        if (isFedByOrders)
        {
            makers.creditMarket(filledTicks, filledLots);
        }
        makers.creditMaker(maker, filledTicks, filledLots, takerGlobalMaker);
        if (filledLots == restingLots)
        {
            remove(place, hash);
        }
        else
        {
            resize(handle, restingLots - filledLots);
        }
    }

    void trade(final int globalMaker, final long priceTicks, final long sizeLots, final int takerGlobalMaker)
    {
        makers.creditMarket(priceTicks, sizeLots);
        makers.creditMaker(localMaker(globalMaker), priceTicks, sizeLots, takerGlobalMaker);
    }

    void level(final int side, final long priceTicks, final long sizeLots)
    {
        if (isFedByOrders)
        {
            counters.increment(BookCounters.LEVEL_IN_ORDERS_MARKET);
        }
        else if (levels.set(side, priceTicks, sizeLots))
        {
            makers.change(UNTRACKED);
        }
        else
        {
            missLevel();
        }
    }

    /** Forgets the book and is in sync again; totals and a halt stay. */
    void clear()
    {
        levels.clear();
        orders.clear(orderTable);
        orderCount = 0;
        makers.changeAll();
        isInSync = true;
    }

    /** The slab that a maker's next order will go to, as far as is known without a look at it; 0 where that is none. */
    int nextSlab(final int globalMaker, final int side)
    {
        final int maker = globalMaker < 0 ? UNTRACKED : Math.max(UNTRACKED, makers.find(globalMaker));

        return Math.max(0, orders.firstSlab(maker << 1 | side));
    }

    /** Loads the first words of what every event of the market needs; the value means nothing. */
    long touchArrays()
    {
        return makers.touch() + orders.ownerCapacity() + levels.limit();
    }

    private int known(final long hash, final long orderId)
    {
        final int place = orderTable.find(hash, market, orderId);
        if (place < 0)
        {
            counters.increment(BookCounters.UNKNOWN_ORDER);
        }

        return place;
    }

    private void rest(
        final long hash,
        final long orderId,
        final int owner,
        final long priceTicks,
        final long sizeLots,
        final boolean isPostOnly)
    {
        if (orderCount >= limits.orders())
        {
            counters.increment(BookCounters.ORDER_LIMIT);
            isInSync = false;
            return;
        }
        final int page = isFedByOrders ? levels.add(owner & 1, priceTicks, sizeLots) : OrderPool.UNKNOWN_PAGE;
        if (page == LevelPages.ABSENT)
        {
            missLevel();
            return;
        }
        final int handle = orders.add(owner, orderId, priceTicks, page, sizeLots, isPostOnly);
        orderTable.put(hash, handle);
        orderCount++;
        makers.change(owner >> 1);
    }

    private void missLevel()
    {
        counters.increment(BookCounters.LEVEL_LIMIT);
        isInSync = false;
    }

    private void remove(final int place, final long hash)
    {
        final int handle = orderTable.handle(place);
        final int owner = OrderPool.owner(pool.header(OrderPool.slab(handle)));
        if (isFedByOrders)
        {
            levels.remove(owner & 1, pool.page(handle), pool.priceTicks(handle), pool.sizeLots(handle));
        }
        makers.change(owner >> 1);
        orderTable.remove(place, hash);
        orders.remove(handle);
        orderCount--;
    }

    private void resize(final int handle, final long sizeLots)
    {
        final long changeLots = sizeLots - pool.sizeLots(handle);
        final int owner = OrderPool.owner(pool.header(OrderPool.slab(handle)));
        pool.sizeLots(handle, sizeLots);
        makers.change(owner >> 1);
        if (isFedByOrders)
        {
            levels.change(owner & 1, pool.page(handle), pool.priceTicks(handle), changeLots);
        }
    }

    private int localMaker(final int globalMaker)
    {
        if (globalMaker < 0)
        {
            return UNTRACKED;
        }
        final int known = makers.find(globalMaker);

        return known >= 0 ? known : newMaker(globalMaker);
    }

    private int newMaker(final int globalMaker)
    {
        final int maker = makers.add(globalMaker);
        final boolean hasRoom = maker != MarketMakers.NO_ROOM;
        counters.increment(hasRoom ? BookCounters.MAKER_SEEN : BookCounters.MAKER_LIMIT);
        isInSync &= hasRoom;

        return hasRoom ? maker : UNTRACKED;
    }
}
