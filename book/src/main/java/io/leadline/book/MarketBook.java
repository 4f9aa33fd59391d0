package io.leadline.book;

import java.util.Arrays;

import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.number.Wide;

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
    public static final int UNTRACKED = 0;

    /** Totals of an entity, each of two longs. */
    public static final int FILLED_SIZE = 0;
    public static final int FILLED_NOTIONAL = Wide.LENGTH;
    public static final int SELF_MATCHED = 2 * Wide.LENGTH;
    private static final int TOTALS_LENGTH = 3 * Wide.LENGTH;
    private static final int INITIAL_MAKERS = 8;

    private final boolean isFedByOrders;
    private final BookLimits limits;
    private final BookCounters counters;
    private final PriceLevels[] levels = {new PriceLevels(), new PriceLevels()};
    private final OrderSlabs orders = new OrderSlabs();
    private final OrderTable orderTable = new OrderTable(orders);
    private final PlaceTable localMakers = new PlaceTable(2 * INITIAL_MAKERS);
    private int[] globalMakers = new int[INITIAL_MAKERS];
    private int makerCount = 1;
    /** Of makers by number; place 0 is the whole market's. */
    private long[] totals = new long[INITIAL_MAKERS * TOTALS_LENGTH];
    /** Makers that changed since the book was settled, a bit each; place 0 stands for the whole book. */
    private long[] changedMakers = new long[1];
    private boolean isSeen;
    private boolean isInSync = true;
    private boolean isHalted;

    /**
     * A book that no event has named yet.
     *
     * @param isFedByOrders the total book is the sum of the orders, otherwise that of level events.
     */
    public MarketBook(final boolean isFedByOrders, final BookLimits limits, final BookCounters counters)
    {
        this.isFedByOrders = isFedByOrders;
        this.limits = limits;
        this.counters = counters;
        globalMakers[UNTRACKED] = -1;
    }

    /** Total size by price of a {@link Side}. */
    public PriceLevels levels(final int side)
    {
        return levels[side];
    }

    /** Resting orders; the owner of a maker's side is {@code 2 · maker + side}. */
    public OrderSlabs orders()
    {
        return orders;
    }

    /** Resting orders of all makers and of everybody else. */
    public int orderCount()
    {
        return orderTable.count();
    }

    /** Makers that this market has seen, and one for everybody else: numbers run from 0 to below it. */
    public int makerCount()
    {
        return makerCount;
    }

    /** The feed-wide number of a maker. */
    public int globalMaker(final int maker)
    {
        return globalMakers[maker];
    }

    /** Low and high half of a running total, at {@code index} and the place after it. */
    public long[] totals()
    {
        return totals;
    }

    /** Index of a maker's total in {@link #totals()}; of the whole market's for {@link #UNTRACKED}. */
    public static int totalIndex(final int maker, final int total)
    {
        return maker * TOTALS_LENGTH + total;
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
        return (changedMakers[0] & 1L << UNTRACKED) != 0;
    }

    /**
     * A bit for each maker, 64 to a word: clear where neither its orders nor its totals have changed since the book was
     * settled. Lent until the next event.
     */
    public long[] changedMakers()
    {
        return changedMakers;
    }

    /** Everything has been measured: nothing has changed from here on. */
    public void settle()
    {
        Arrays.fill(changedMakers, 0);
    }

    private void changed(final int maker)
    {
        changedMakers[maker / Long.SIZE] |= 1L << maker;
        changedMakers[0] |= 1L << UNTRACKED;
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
        final int live = orderTable.get(orderId);
        if (live != OrderTable.ABSENT)
        {
            counters.increment(BookCounters.ADD_ONTO_LIVE);
            remove(orderId, live);
        }
        rest(orderId, localMaker(globalMaker), side, priceTicks, sizeLots, isPostOnly);
    }

    void reduce(final long orderId, final long sizeLots)
    {
        final int handle = known(orderId);
        if (handle == OrderTable.ABSENT)
        {
            return;
        }
        if (sizeLots == 0)
        {
            remove(orderId, handle);
        }
        else
        {
            resize(handle, sizeLots);
        }
    }

    void cancel(final long orderId)
    {
        final int handle = known(orderId);
        if (handle != OrderTable.ABSENT)
        {
            remove(orderId, handle);
        }
    }

    void replace(final long orderId, final long newOrderId, final long priceTicks, final long sizeLots)
    {
        final int handle = known(orderId);
        if (handle == OrderTable.ABSENT)
        {
            return;
        }
        final int owner = orders.owner(handle);
        final boolean isPostOnly = orders.isPostOnly(handle);
        final long id = newOrderId == EventSink.NO_ORDER_ID ? orderId : newOrderId;
        remove(orderId, handle);
        final int live = orderTable.get(id);
        if (live != OrderTable.ABSENT)
        {
            counters.increment(BookCounters.REPLACE_ONTO_LIVE);
            remove(id, live);
        }
        rest(id, owner >> 1, owner & 1, priceTicks, sizeLots, isPostOnly);
    }

    void fill(final long orderId, final long priceTicks, final long sizeLots, final int takerGlobalMaker)
    {
        final int handle = known(orderId);
        if (handle == OrderTable.ABSENT)
        {
            return;
        }
        final long restingLots = orders.sizeLots(handle);
        final long filledLots = Math.min(sizeLots, restingLots);
        final long filledTicks = priceTicks == EventSink.NO_PRICE ? orders.priceTicks(handle) : priceTicks;
        final int maker = orders.owner(handle) >> 1;
        if (sizeLots > restingLots)
        {
            counters.increment(BookCounters.OVERFILL);
        }
        if (isFedByOrders)
        {
            creditMarket(filledTicks, filledLots);
        }
        creditMaker(maker, filledTicks, filledLots, takerGlobalMaker);
        if (filledLots == restingLots)
        {
            remove(orderId, handle);
        }
        else
        {
            resize(handle, restingLots - filledLots);
        }
    }

    void trade(final int globalMaker, final long priceTicks, final long sizeLots, final int takerGlobalMaker)
    {
        creditMarket(priceTicks, sizeLots);
        creditMaker(localMaker(globalMaker), priceTicks, sizeLots, takerGlobalMaker);
    }

    void level(final int side, final long priceTicks, final long sizeLots)
    {
        if (isFedByOrders)
        {
            counters.increment(BookCounters.LEVEL_IN_ORDERS_MARKET);
        }
        else if (sizeLots == 0 || hasRoomForLevel(side, priceTicks))
        {
            levels[side].set(priceTicks, sizeLots);
            changed(UNTRACKED);
        }
    }

    /** Forgets the book and is in sync again; totals and a halt stay. */
    void clear()
    {
        levels[Side.BID].clear();
        levels[Side.ASK].clear();
        orders.clear();
        orderTable.clear();
        Arrays.fill(changedMakers, ~0L);
        isInSync = true;
    }

    boolean isFedByOrders()
    {
        return isFedByOrders;
    }

    private int known(final long orderId)
    {
        final int handle = orderTable.get(orderId);
        if (handle == OrderTable.ABSENT)
        {
            counters.increment(BookCounters.UNKNOWN_ORDER);
        }

        return handle;
    }

    private void rest(
        final long orderId,
        final int maker,
        final int side,
        final long priceTicks,
        final long sizeLots,
        final boolean isPostOnly)
    {
        if (orderTable.count() >= limits.orders())
        {
            counters.increment(BookCounters.ORDER_LIMIT);
            isInSync = false;
        }
        else if (!isFedByOrders || hasRoomForLevel(side, priceTicks))
        {
            final int handle = orders.add(maker << 1 | side, orderId, priceTicks, sizeLots, isPostOnly);
            orderTable.put(orderId, handle);
            changed(maker);
            if (isFedByOrders)
            {
                levels[side].add(priceTicks, sizeLots);
            }
        }
    }

    private boolean hasRoomForLevel(final int side, final long priceTicks)
    {
        final int levelCount = levels[Side.BID].levelCount() + levels[Side.ASK].levelCount();
        if (levelCount < limits.levels() || levels[side].isOccupied(priceTicks))
        {
            return true;
        }
        counters.increment(BookCounters.LEVEL_LIMIT);
        isInSync = false;

        return false;
    }

    private void remove(final long orderId, final int handle)
    {
        if (isFedByOrders)
        {
            levels[orders.owner(handle) & 1].remove(orders.priceTicks(handle), orders.sizeLots(handle));
        }
        changed(orders.owner(handle) >> 1);
        orderTable.remove(orderId, handle);
        orders.remove(handle);
    }

    private void resize(final int handle, final long sizeLots)
    {
        final long changeLots = sizeLots - orders.sizeLots(handle);
        orders.sizeLots(handle, sizeLots);
        changed(orders.owner(handle) >> 1);
        if (isFedByOrders && changeLots != 0)
        {
            final PriceLevels side = levels[orders.owner(handle) & 1];
            if (changeLots > 0)
            {
                side.add(orders.priceTicks(handle), changeLots);
            }
            else
            {
                side.remove(orders.priceTicks(handle), -changeLots);
            }
        }
    }

    private void creditMarket(final long priceTicks, final long sizeLots)
    {
        changed(UNTRACKED);
        Wide.add(totals, FILLED_SIZE, sizeLots);
        Wide.addProduct(totals, FILLED_NOTIONAL, priceTicks, sizeLots);
    }

    /** The market's self-matched notional is the sum of the makers', whatever else its totals are fed by. */
    private void creditMaker(
        final int maker, final long priceTicks, final long sizeLots, final int takerGlobalMaker)
    {
        if (maker == UNTRACKED)
        {
            return;
        }
        changed(maker);
        final int index = totalIndex(maker, 0);
        Wide.add(totals, index + FILLED_SIZE, sizeLots);
        Wide.addProduct(totals, index + FILLED_NOTIONAL, priceTicks, sizeLots);
        if (takerGlobalMaker == globalMakers[maker])
        {
            Wide.addProduct(totals, index + SELF_MATCHED, priceTicks, sizeLots);
            Wide.addProduct(totals, SELF_MATCHED, priceTicks, sizeLots);
        }
    }

    private int localMaker(final int globalMaker)
    {
        if (globalMaker < 0)
        {
            return UNTRACKED;
        }
        final int known = localMakers.get(globalMaker);

        return known >= 0 ? known : newMaker(globalMaker);
    }

    private int newMaker(final int globalMaker)
    {
        if (makerCount > limits.makers())
        {
            counters.increment(BookCounters.MAKER_LIMIT);
            isInSync = false;
            return UNTRACKED;
        }
        if (makerCount == globalMakers.length)
        {
            globalMakers = Arrays.copyOf(globalMakers, 2 * makerCount);
            totals = Arrays.copyOf(totals, 2 * totals.length);
        }
        if (makerCount / Long.SIZE == changedMakers.length)
        {
            changedMakers = Arrays.copyOf(changedMakers, 2 * changedMakers.length);
        }
        changed(makerCount);
        globalMakers[makerCount] = globalMaker;
        localMakers.put(globalMaker, makerCount);
        counters.increment(BookCounters.MAKER_SEEN);

        return makerCount++;
    }
}
