package io.leadline.snapshot;

import java.util.Arrays;

import io.leadline.event.Side;
import io.leadline.measure.OrderLists;

/**
 * How one list of orders becomes another, in steps from the innermost order outward: so many orders stay, so many go,
 * an order comes, an order has another size. Both lists are walked once, side by side; what stays behind the last step
 * is no step. The list before may be moved as a whole first, which is what a maker does that quotes a new price: it is
 * where that makes more of the innermost prices the same. Single thread; allocates only for more steps than ever
 * before.
 */
final class OrderSteps
{
    private static final int WORDS = OrderLists.ORDER_WORDS;
    private static final int INITIAL_STEPS = 64;
    /** Sizes that change by less can be told together with the kind of the step. */
    private static final int RESIZE_BITS = Long.SIZE - SnapshotLayout.STEP_SHIFT - 3;
    /** So many of the innermost orders decide whether a list is moved. */
    private static final int LOOKED_AT = 8;

    /** Two words for each step: kind and value as they are coded, and the size of an order that comes. */
    private long[] steps = new long[2 * INITIAL_STEPS];
    private int count;
    private long shiftTicks;
    private long staying;
    private long going;
    private long lastTicks;

    /** Finds the steps from one list to another, of which one at least is not empty. */
    void find(final OrderLists from, final OrderLists to, final int owner)
    {
        final int fromCount = from.count(owner);
        final int toCount = to.count(owner);
        final long bestShiftTicks = fromCount == 0 || toCount == 0 ? 0 :
            to.words()[WORDS * to.first(owner)] - from.words()[WORDS * from.first(owner)];
        shiftTicks = bestShiftTicks != 0 && isMoved(from, to, owner, bestShiftTicks) ? bestShiftTicks : 0;
        walk(from, to, owner);
    }

    /** Whether more of the innermost orders stand where they stood, a shift away, than do at prices of before. */
    private static boolean isMoved(final OrderLists from, final OrderLists to, final int owner, final long shift)
    {
        final long[] old = from.words();
        final long[] now = to.words();
        final int first = WORDS * from.first(owner);
        final int next = WORDS * to.first(owner);
        final int length = WORDS * Math.min(LOOKED_AT, Math.min(from.count(owner), to.count(owner)));
        final int sign = sign(owner);
        int moved = 0;
        int staying = 0;
        int at = 0;
        for (int i = 0; i < length; i += WORDS)
        {
            moved += old[first + i] + shift == now[next + i] ? 1 : 0;
            while (at < length && sign * old[first + at] < sign * now[next + i])
            {
                at += WORDS;
            }
            staying += at < length && old[first + at] == now[next + i] ? 1 : 0;
        }

        return moved > staying;
    }

    /** Steps found. */
    int count()
    {
        return count;
    }

    /** Whether the list before is moved by as much as its innermost order. */
    boolean isShifted()
    {
        return shiftTicks != 0;
    }

    /** Writes a step. */
    void put(final RecordOutput output, final int step)
    {
        final long coded = steps[2 * step];
        output.putVarint(coded);
        if ((coded & SnapshotLayout.STEP_MASK) == SnapshotLayout.ADD)
        {
            output.putVarint(steps[2 * step + 1]);
        }
    }

    private void walk(final OrderLists from, final OrderLists to, final int owner)
    {
        final long[] old = from.words();
        final long[] now = to.words();
        int at = WORDS * from.first(owner);
        int next = WORDS * to.first(owner);
        final int end = at + WORDS * from.count(owner);
        final int nextEnd = next + WORDS * to.count(owner);
        final int sign = sign(owner);
        begin(nextEnd == next ? 0 : now[next]);
        while (at < end && next < nextEnd)
        {
            final long outward = sign * (now[next] - old[at] - shiftTicks);
            final long growth = now[next + 1] - old[at + 1];
            if (outward == 0 && (growth == 0 || isResized(old, at, end, now, next, nextEnd)))
            {
                stay(now[next], growth);
                at += WORDS;
                next += WORDS;
            }
            else if (outward > 0 || outward == 0 && growth < 0)
            {
                going++;
                at += WORDS;
            }
            else
            {
                come(now[next], now[next + 1], sign);
                next += WORDS;
            }
        }
        going += (end - at) / WORDS;
        for (; next < nextEnd; next += WORDS)
        {
            come(now[next], now[next + 1], sign);
        }
        putGoing();
    }

    private static int sign(final int owner)
    {
        return (owner & 1) == Side.BID ? -1 : 1;
    }

    private void begin(final long bestTicks)
    {
        count = 0;
        staying = 0;
        going = 0;
        lastTicks = bestTicks;
    }

    /** Of orders at one price only the last ones may be one order whose size has changed. */
    private static boolean isResized(
        final long[] old, final int at, final int end, final long[] now, final int next, final int nextEnd)
    {
        final boolean isLast = at + WORDS == end || old[at + WORDS] != old[at];
        final boolean isNextLast = next + WORDS == nextEnd || now[next + WORDS] != now[next];

        return isLast && isNextLast && Math.abs(now[next + 1] - old[at + 1]) >>> RESIZE_BITS == 0;
    }

    private void stay(final long ticks, final long growth)
    {
        putGoing();
        if (growth == 0)
        {
            staying++;
        }
        else
        {
            putStaying();
            put(SnapshotLayout.RESIZE, zigzag(growth), 0);
        }
        lastTicks = ticks;
    }

    private void come(final long ticks, final long lots, final int sign)
    {
        putGoing();
        putStaying();
        put(SnapshotLayout.ADD, sign * (ticks - lastTicks), lots);
        lastTicks = ticks;
    }

    private void putGoing()
    {
        if (going > 0)
        {
            putStaying();
            put(SnapshotLayout.DROP, going, 0);
            going = 0;
        }
    }

    private void putStaying()
    {
        if (staying > 0)
        {
            put(SnapshotLayout.KEEP, staying, 0);
            staying = 0;
        }
    }

    private void put(final int kind, final long value, final long lots)
    {
        if (2 * count == steps.length)
        {
            steps = Arrays.copyOf(steps, 2 * steps.length);
        }
        steps[2 * count] = value << SnapshotLayout.STEP_SHIFT | kind;
        steps[2 * count + 1] = lots;
        count++;
    }

    private static long zigzag(final long value)
    {
        return value << 1 ^ value >> Long.SIZE - 1;
    }
}
