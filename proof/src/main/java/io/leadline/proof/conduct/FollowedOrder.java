package io.leadline.proof.conduct;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * One order while it stands at a price: since when, and since when each part of its size. What is taken back goes from
 * the newest part, what is filled from the oldest; so whoever shows more for a moment takes back just that. Single
 * thread.
 */
final class FollowedOrder
{
    /** In place of a time that is not known: the order was there when the book was told anew. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final long NOT_AT_TOUCH = -1;
    private static final int INITIAL_PARTS = 1;

    private final long id;
    private final MakerConduct maker;
    private final int side;
    private final long priceTicks;
    private final long sinceEpochNs;
    private long[] partsSinceEpochNs = new long[INITIAL_PARTS];
    private long[] partsLots = new long[INITIAL_PARTS];
    private int partCount;
    private long sizeLots;
    private boolean hasFill;
    private long atTouchSinceEpochNs = NOT_AT_TOUCH;
    private BigInteger touchTickLotNs = BigInteger.ZERO;
    private FollowedOrder before;
    private FollowedOrder behind;

    FollowedOrder(
        final long id,
        final MakerConduct maker,
        final int side,
        final long priceTicks,
        final long sizeLots,
        final long sinceEpochNs)
    {
        this.id = id;
        this.maker = maker;
        this.side = side;
        this.priceTicks = priceTicks;
        this.sinceEpochNs = sinceEpochNs;
        grow(sizeLots, sinceEpochNs);
    }

    /** The same order under another id. */
    FollowedOrder(final FollowedOrder other, final long id)
    {
        this.id = id;
        maker = other.maker;
        side = other.side;
        priceTicks = other.priceTicks;
        sinceEpochNs = other.sinceEpochNs;
        partsSinceEpochNs = other.partsSinceEpochNs;
        partsLots = other.partsLots;
        partCount = other.partCount;
        sizeLots = other.sizeLots;
        hasFill = other.hasFill;
        touchTickLotNs = other.touchTickLotNs;
    }

    long id()
    {
        return id;
    }

    /** Null for somebody who is not tracked. */
    MakerConduct maker()
    {
        return maker;
    }

    int side()
    {
        return side;
    }

    long priceTicks()
    {
        return priceTicks;
    }

    long sizeLots()
    {
        return sizeLots;
    }

    /** Since when it stands at its price; {@link #UNKNOWN} for one that was there already. */
    long sinceEpochNs()
    {
        return sinceEpochNs;
    }

    boolean hasFill()
    {
        return hasFill;
    }

    /** Shows more. */
    void grow(final long lots, final long timeEpochNs)
    {
        if (partCount == partsLots.length)
        {
            partsSinceEpochNs = Arrays.copyOf(partsSinceEpochNs, 2 * partCount);
            partsLots = Arrays.copyOf(partsLots, 2 * partCount);
        }
        partsSinceEpochNs[partCount] = timeEpochNs;
        partsLots[partCount++] = lots;
        sizeLots += lots;
    }

    /** Joins parts from before a time, which nobody asks for one by one any more. */
    void forgetBefore(final long timeEpochNs)
    {
        int kept = 1;
        for (int part = 1; part < partCount; part++)
        {
            if (partsSinceEpochNs[part] < timeEpochNs)
            {
                partsLots[0] += partsLots[part];
            }
            else
            {
                partsSinceEpochNs[kept] = partsSinceEpochNs[part];
                partsLots[kept++] = partsLots[part];
            }
        }
        partCount = kept;
    }

    /** Takes lots back, and says of which parts. */
    void takeBack(final long lots, final TakenBack taken)
    {
        long left = lots;
        while (left > 0)
        {
            final int part = partCount - 1;
            final long fromPart = Math.min(left, partsLots[part]);
            taken.onTakenBack(partsSinceEpochNs[part], fromPart);
            partsLots[part] -= fromPart;
            partCount -= partsLots[part] == 0 && part > 0 ? 1 : 0;
            left -= fromPart;
        }
        sizeLots -= lots;
    }

    /** Hears of what is taken back. */
    @FunctionalInterface
    interface TakenBack
    {
        void onTakenBack(long sinceEpochNs, long lots);
    }

    /** Executes lots. */
    void fill(final long lots)
    {
        hasFill = true;
        sizeLots -= lots;
        long left = lots;
        int part = 0;
        while (left > 0)
        {
            final long fromPart = Math.min(left, partsLots[part]);
            partsLots[part] -= fromPart;
            left -= fromPart;
            part += partsLots[part] == 0 && left > 0 ? 1 : 0;
        }
        dropEmpty(part);
    }

    private void dropEmpty(final int count)
    {
        System.arraycopy(partsSinceEpochNs, count, partsSinceEpochNs, 0, partCount - count);
        System.arraycopy(partsLots, count, partsLots, 0, partCount - count);
        partCount -= count;
    }

    /** It stands at the best price from now on. */
    void enterTouch(final long timeEpochNs)
    {
        if (atTouchSinceEpochNs == NOT_AT_TOUCH)
        {
            atTouchSinceEpochNs = timeEpochNs;
        }
    }

    /** It does not any more, or is about to change its size. */
    void leaveTouch(final long timeEpochNs)
    {
        if (atTouchSinceEpochNs != NOT_AT_TOUCH)
        {
            touchTickLotNs = touchTickLotNs.add(BigInteger.valueOf(timeEpochNs - atTouchSinceEpochNs)
                .multiply(BigInteger.valueOf(priceTicks))
                .multiply(BigInteger.valueOf(sizeLots)));
            atTouchSinceEpochNs = NOT_AT_TOUCH;
        }
    }

    /** Notional times time at the best price, in tick·lot·ns. */
    BigInteger touchTickLotNs()
    {
        return touchTickLotNs;
    }

    /** The order at the same price behind it; null for the last. */
    FollowedOrder behind()
    {
        return behind;
    }

    /** Puts itself in front of the orders at its price; returns itself, the new first. */
    FollowedOrder inFrontOf(final FollowedOrder first)
    {
        behind = first;
        if (first != null)
        {
            first.before = this;
        }

        return this;
    }

    /** Leaves the orders at its price; returns their first, null for none. */
    FollowedOrder leave(final FollowedOrder first)
    {
        if (before != null)
        {
            before.behind = behind;
        }
        if (behind != null)
        {
            behind.before = before;
        }

        return first == this ? behind : first;
    }
}
