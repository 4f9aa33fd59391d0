package io.leadline.snapshot;

import java.util.Arrays;

import io.leadline.event.Side;
import io.leadline.measure.MeasureLayout;

/**
 * Decodes what stands behind the entries of a section: how the lists of orders become what they are now. Nothing is
 * believed: a list that is not sorted, that no book can hold, or that does not begin at its maker's best price, was
 * written by no writer. Serves one market after another, but the sections of a snapshot in turn. Single thread.
 */
final class OrderDecoder
{
    private static final int WORDS = LoggedOrders.WORDS;
    private static final int INITIAL_ORDERS = 64;
    private static final long MAX_PRICE_TICKS = (1L << 41) - 1;
    /** Of an order that has grown: then its notional is bounded by nothing else. */
    private static final long MAX_SIZE_LOTS = (1L << 62) - 1;

    private MarketRecord record;
    private LoggedOrders orders;
    private RecordInput input;
    /** The list that is made of an owner's, and how far that has been gone through. */
    private long[] list = new long[WORDS * INITIAL_ORDERS];
    private int listCount;
    private int owner;
    private int sign;
    private int oldAt;
    private int oldEnd;
    private long shiftTicks;
    private long lastTicks;
    private long lastLots;
    private boolean isOpen;
    private boolean isBegun;

    /** A snapshot begins. */
    void begin()
    {
        isOpen = false;
        isBegun = false;
        owner = SnapshotLayout.FIRST_OWNER - 1;
    }

    /** Whether orders of the snapshot have been told: no entries may follow. */
    boolean isBegun()
    {
        return isBegun;
    }

    /** Decodes from behind the mark to the end of the section; null, or what is wrong. */
    String decode(final RecordInput source, final int sectionEnd, final MarketRecord target)
    {
        input = source;
        record = target;
        orders = target.loggedOrders();
        isBegun = true;
        int base = isOpen ? owner : SnapshotLayout.FIRST_OWNER - 1;
        boolean isRight = input.offset() < sectionEnd;
        while (isRight && input.offset() < sectionEnd)
        {
            isRight = decodeEntry(base) && !input.isBroken();
            base = owner;
        }

        return isRight && input.offset() == sectionEnd ? null :
            "orders that no writer wrote: entity=" + owner / 2 + " side=" + owner % 2 + " entities=" +
            record.entityCount();
    }

    /** What is wrong with the orders of a snapshot that is whole, or null. */
    String end(final MarketRecord target)
    {
        final LoggedOrders lists = target.loggedOrders();
        final long[] lows = target.lows();
        final boolean hasMid = lows[MeasureLayout.BEST_BID] != 0 && lows[MeasureLayout.BEST_ASK] != 0;
        if (isOpen || lists.count() > (hasMid ? lists.maxCount() : 0))
        {
            return "orders that no writer wrote: orders=" + lists.count() + " limit=" + lists.maxCount() +
                " mid=" + hasMid + " unfinished=" + isOpen;
        }
        // An entity without a change was looked at when it had its last one.
        for (int entity = target.nextChanged(1); entity < target.entityCount(); entity = target.nextChanged(entity + 1))
        {
            if (!beginsAtBest(target, entity, Side.BID) || !beginsAtBest(target, entity, Side.ASK))
            {
                return "orders that do not begin at the best price: entity=" + entity;
            }
        }

        return null;
    }

    /** A maker without orders may have a best price all the same, beyond the outermost edge. */
    private static boolean beginsAtBest(final MarketRecord target, final int entity, final int side)
    {
        final LoggedOrders lists = target.loggedOrders();
        final int best = entity * target.stride() + side;
        final long[] highs = target.highs();

        return lists.count(entity, side) == 0 ||
            lists.priceTicks(lists.first(entity, side)) == target.lows()[best] && (highs == null || highs[best] == 0);
    }

    private boolean decodeEntry(final int base)
    {
        final int head = input.getByte();
        final int gapBits = head & SnapshotLayout.OWNER_GAP_MASK;
        final long gap = gapBits + (gapBits == SnapshotLayout.OWNER_GAP_MASK ? input.getInt(Integer.MAX_VALUE) : 0L);
        final int stepBits = head >> SnapshotLayout.STEPS_SHIFT;
        final long stepCount =
            stepBits + (stepBits == SnapshotLayout.MANY_STEPS ? input.getInt(SnapshotLayout.MAX_STEPS) : 0L);
        final boolean isShifted = (head & SnapshotLayout.SHIFTED) != 0;
        final boolean goesOn = (head & SnapshotLayout.GOES_ON) != 0;
        if (input.isBroken() || stepCount > SnapshotLayout.MAX_STEPS || goesOn && stepCount == 0 ||
            !(isOpen ? gap == 0 && !isShifted && stepCount > 0 : beginOwner(base + 1 + gap, isShifted, stepCount)))
        {
            return false;
        }
        isOpen = goesOn;
        for (long step = 0; step < stepCount; step++)
        {
            if (!decodeStep())
            {
                return false;
            }
        }

        return goesOn || endOwner();
    }

    /** Owners rise from section to section of a snapshot. */
    private boolean beginOwner(final long next, final boolean isShifted, final long stepCount)
    {
        if (next <= owner || next >= 2L * record.entityCount() || stepCount == 0 && !isShifted)
        {
            return false;
        }
        owner = (int)next;
        sign = (owner & 1) == Side.BID ? -1 : 1;
        oldAt = orders.first(owner);
        oldEnd = oldAt + orders.count(owner);
        listCount = 0;
        lastTicks = bestTicks();
        lastLots = 0;
        shiftTicks = isShifted && oldAt < oldEnd ? bestTicks() - orders.priceTicks(oldAt) : 0;
        record.orderEntry(owner / 2);

        return isShifted == (shiftTicks != 0);
    }

    private long bestTicks()
    {
        return record.lows()[owner / 2 * record.stride() + (owner & 1)];
    }

    private boolean decodeStep()
    {
        final long coded = input.getVarint();
        final long value = coded >>> SnapshotLayout.STEP_SHIFT;
        switch ((int)coded & SnapshotLayout.STEP_MASK)
        {
            case SnapshotLayout.KEEP:
                return value > 0 && value <= oldEnd - oldAt && keep((int)value);
            case SnapshotLayout.DROP:
                oldAt += (int)Math.min(value, oldEnd - oldAt + 1L);
                return value > 0 && oldAt <= oldEnd;
            case SnapshotLayout.ADD:
                return add(lastTicks + sign * value, input.getVarint());
            default:
                return value > 0 && oldAt < oldEnd && resize(signed(value));
        }
    }

    private boolean keep(final int count)
    {
        boolean isRight = true;
        for (final int end = oldAt + count; isRight && oldAt < end; oldAt++)
        {
            isRight = add(orders.priceTicks(oldAt) + shiftTicks, orders.sizeLots(oldAt));
        }

        return isRight;
    }

    private boolean resize(final long growthLots)
    {
        final boolean isRight = add(
            orders.priceTicks(oldAt) + shiftTicks, orders.sizeLots(oldAt) + growthLots);
        oldAt++;

        return isRight;
    }

    private boolean add(final long ticks, final long lots)
    {
        final long outward = sign * (ticks - lastTicks);
        final boolean isSorted = listCount == 0 ? outward == 0 : outward > 0 || outward == 0 && lots <= lastLots;
        if (!isSorted || listCount >= orders.maxCount() || ticks < 1 || ticks > MAX_PRICE_TICKS ||
            lots < 1 || lots > MAX_SIZE_LOTS)
        {
            return false;
        }
        if (WORDS * listCount == list.length)
        {
            list = Arrays.copyOf(list, 2 * list.length);
        }
        list[WORDS * listCount] = ticks;
        list[WORDS * listCount + 1] = lots;
        listCount++;
        lastTicks = ticks;
        lastLots = lots;

        return true;
    }

    private boolean endOwner()
    {
        return keep(oldEnd - oldAt) && orders.replace(owner, list, listCount);
    }

    private static long signed(final long digits)
    {
        return digits >>> 1 ^ -(digits & 1);
    }
}
