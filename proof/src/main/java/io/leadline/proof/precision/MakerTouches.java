package io.leadline.proof.precision;

import java.util.Arrays;

import io.leadline.book.MarketBook;
import io.leadline.book.OrderSlabs;
import io.leadline.event.Side;

/**
 * The best price of every maker on either side of one market, among all of its orders and among the post-only ones.
 * A band reaches from the reference outwards without end on the inner side, so whoever rests anything in it rests its
 * best order in it: that is all that presence asks for. Single thread.
 */
final class MakerTouches
{
    /** No order. */
    static final long NONE = -1;

    private static final int SIDES = 2;
    private static final int KINDS = 2;
    private static final int INITIAL_MAKERS = 8;

    private long[] bestTicks = filled(INITIAL_MAKERS);

    /** Takes over the orders of the makers that changed since the book was settled. */
    void update(final MarketBook book)
    {
        final long[] changed = book.changedMakers();
        final int makerCount = book.makerCount();
        grow(makerCount);
        for (int word = 0; word < changed.length; word++)
        {
            for (long rest = changed[word]; rest != 0; rest &= rest - 1)
            {
                final int maker = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                if (maker != MarketBook.UNTRACKED && maker < makerCount)
                {
                    read(book.orders(), maker, Side.BID);
                    read(book.orders(), maker, Side.ASK);
                }
            }
        }
    }

    /** In ticks, {@link #NONE} for none. */
    long bestTicks(final int maker, final int side, final boolean isPostOnly)
    {
        return bestTicks[place(maker, side, isPostOnly)];
    }

    private static int place(final int maker, final int side, final boolean isPostOnly)
    {
        return (maker * SIDES + side) * KINDS + (isPostOnly ? 1 : 0);
    }

    private void read(final OrderSlabs orders, final int maker, final int side)
    {
        final int owner = maker << 1 | side;
        long best = NONE;
        long bestPostOnly = NONE;
        for (int slab = orders.firstSlab(owner); slab != OrderSlabs.NONE; slab = orders.nextSlab(owner, slab))
        {
            final int postOnly = orders.postOnly(slab);
            for (int rest = orders.occupancy(slab); rest != 0; rest &= rest - 1)
            {
                final int slot = Integer.numberOfTrailingZeros(rest);
                final long priceTicks = orders.priceTicks(OrderSlabs.handle(slab, slot));
                best = better(side, best, priceTicks);
                bestPostOnly = (postOnly >> slot & 1) != 0 ? better(side, bestPostOnly, priceTicks) : bestPostOnly;
            }
        }
        bestTicks[place(maker, side, false)] = best;
        bestTicks[place(maker, side, true)] = bestPostOnly;
    }

    private static long better(final int side, final long best, final long priceTicks)
    {
        if (best == NONE)
        {
            return priceTicks;
        }

        return side == Side.BID ? Math.max(best, priceTicks) : Math.min(best, priceTicks);
    }

    private void grow(final int makers)
    {
        final int needed = makers * SIDES * KINDS;
        if (needed > bestTicks.length)
        {
            final long[] grown = filled(2 * makers);
            System.arraycopy(bestTicks, 0, grown, 0, bestTicks.length);
            bestTicks = grown;
        }
    }

    private static long[] filled(final int makers)
    {
        final long[] ticks = new long[makers * SIDES * KINDS];
        Arrays.fill(ticks, NONE);

        return ticks;
    }
}
