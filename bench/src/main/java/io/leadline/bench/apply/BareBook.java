package io.leadline.bench.apply;

import java.math.BigDecimal;
import java.util.function.Supplier;

import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.flow.QuoteFlow;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventType;

/**
 * The least that a book can do about the events of a {@link QuoteFlow}: find the order by its id, change it, change the
 * size of its level. No owner, no rule, no price that is far from others, no growth, and a table that is nearly empty.
 * While it lies in the caches, hardly a book can cost less on the same machine in the same minute. Beyond them it waits
 * for the memory of each event alone, so a book that looks ahead may well be faster: {@link BareBookAhead} is the one
 * to hold it against.
 */
public class BareBook implements EventHandler, Supplier<long[]>
{
    /** Prices of a side that rest at once are closer together than this. */
    private static final int WINDOW_LENGTH = 1024;
    private static final int WINDOW_MASK = WINDOW_LENGTH - 1;
    private static final int SLOT_SHIFT = 2;
    private static final int ROOM = 64;
    private static final int PLACES_PER_ORDER = 4;
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    /** Hash above, handle + 1 below; 0 is free. */
    private final long[] table;
    private final int shift;
    /** Of each order its id, its place in {@link #sizesLots}, and its size. */
    private final long[] slots;
    private final int[] freeHandles;
    /** By market, side and price. */
    private final long[] sizesLots;
    private int freeCount;
    private int orderCount;
    private long levelCount;
    private long restingLots;

    /**
     * Without orders.
     *
     * @param shape name of the {@link FlowShape} of which events will come.
     */
    public BareBook(final Object shape)
    {
        final FlowShape flow = FlowShape.of((String)shape);
        final int orders = flow.markets() * flow.makers() * flow.ordersPerSide() * 2 + ROOM;
        final int capacity = Integer.highestOneBit(PLACES_PER_ORDER * orders - 1) << 1;
        table = new long[capacity];
        shift = Integer.SIZE - Integer.numberOfTrailingZeros(capacity);
        slots = new long[orders << SLOT_SHIFT];
        freeHandles = new int[orders];
        sizesLots = new long[flow.markets() * 2 * WINDOW_LENGTH];
        for (int handle = orders - 1; handle >= 0; handle--)
        {
            freeHandles[freeCount++] = handle;
        }
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        // There is room for all of them.
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        // Nobody owns an order here.
    }

    @Override
    public final void onEvent(final Event event)
    {
        final int hash = hash(event);
        switch (event.type())
        {
            case EventType.ADD -> add(event, hash);
            case EventType.CANCEL -> cancel(find(hash, event.orderId()));
            case EventType.REDUCE -> reduce(find(hash, event.orderId()), event.sizeLots());
            default -> throw new IllegalStateException("flow sends no such event: type=" + event.type());
        }
    }

    private static int hash(final Event event)
    {
        return (int)(event.orderId() * GOLDEN >>> Integer.SIZE);
    }

    private int find(final int hash, final long orderId)
    {
        final int mask = table.length - 1;
        int place = hash >>> shift;
        while ((int)(table[place] >>> Integer.SIZE) != hash || slots[slot(place)] != orderId)
        {
            place = place + 1 & mask;
        }

        return place;
    }

    private int slot(final int place)
    {
        return (int)table[place] - 1 << SLOT_SHIFT;
    }

    private void add(final Event event, final int hash)
    {
        final int mask = table.length - 1;
        final int handle = freeHandles[--freeCount];
        final int slot = handle << SLOT_SHIFT;
        final int level = level(event);
        slots[slot] = event.orderId();
        slots[slot + 1] = level;
        slots[slot + 2] = event.sizeLots();
        int place = hash >>> shift;
        while (table[place] != 0)
        {
            place = place + 1 & mask;
        }
        table[place] = (long)hash << Integer.SIZE | handle + 1;
        orderCount++;
        change(level, event.sizeLots());
    }

    private static int level(final Event event)
    {
        return (2 * event.market() + event.side()) * WINDOW_LENGTH + ((int)event.priceTicks() & WINDOW_MASK);
    }

    private void cancel(final int found)
    {
        final int slot = slot(found);
        change((int)slots[slot + 1], -slots[slot + 2]);
        freeHandles[freeCount++] = slot >> SLOT_SHIFT;
        orderCount--;
        final int mask = table.length - 1;
        int hole = found;
        for (int place = hole + 1 & mask; table[place] != 0; place = place + 1 & mask)
        {
            final int home = (int)(table[place] >>> Integer.SIZE) >>> shift;
            if ((place - home & mask) >= (place - hole & mask))
            {
                table[hole] = table[place];
                hole = place;
            }
        }
        table[hole] = 0;
    }

    private void reduce(final int found, final long sizeLots)
    {
        final int slot = slot(found);
        change((int)slots[slot + 1], sizeLots - slots[slot + 2]);
        slots[slot + 2] = sizeLots;
    }

    private void change(final int level, final long changeLots)
    {
        final long before = sizesLots[level];
        sizesLots[level] = before + changeLots;
        levelCount += (before == 0 ? 1 : 0) - (before + changeLots == 0 ? 1 : 0);
        restingLots += changeLots;
    }

    /** The entry where the search for an event's order begins. */
    final long homeEntry(final Event event)
    {
        return table[hash(event) >>> shift];
    }

    /** Where the order of an event lies if it rests; a slot of no meaning if it does not. */
    final int likelySlot(final Event event)
    {
        final int hash = hash(event);
        final int mask = table.length - 1;
        int place = hash >>> shift;
        while (table[place] != 0 && (int)(table[place] >>> Integer.SIZE) != hash)
        {
            place = place + 1 & mask;
        }

        return Math.max(0, slot(place));
    }

    final long slotId(final int slot)
    {
        return slots[slot];
    }

    /** The size of the level that an event will change, if its order, unless it is new, lies in a slot. */
    final long levelLots(final Event event, final int slot)
    {
        return sizesLots[event.type() == EventType.ADD ? level(event) : (int)slots[slot + 1]];
    }

    @Override
    public final long[] get()
    {
        return new long[]{orderCount, restingLots, levelCount};
    }
}
