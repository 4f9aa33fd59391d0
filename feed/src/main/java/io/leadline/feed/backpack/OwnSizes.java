package io.leadline.feed.backpack;

import java.util.Arrays;

import io.leadline.event.EventFlags;
import io.leadline.feed.levels.SortedLevels;

import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.LongHashSet;

/**
 * What enrolled accounts have resting at each price of one side of a book, held against the public levels: no more can
 * be theirs than there is. Compared are only prices at which something changed, once both are complete up to one time
 * of the engine; what is above its level is looked at again each time until it is not, and proven once it has stood so
 * for a span. Single thread; allocates only for more prices than ever.
 */
final class OwnSizes
{
    private static final int INITIAL_CAPACITY = 64;
    private static final long NOTHING = 0;
    private static final long NEVER = Long.MAX_VALUE;

    private final Long2LongHashMap lots = new Long2LongHashMap(NOTHING);
    /** Since when a price is above its level. */
    private final Long2LongHashMap above = new Long2LongHashMap(NEVER);
    private final LongHashSet noted = new LongHashSet();
    private long[] changed = new long[INITIAL_CAPACITY];
    private int changedCount;
    /** Prices of which a snapshot has told what is there, and be it nothing. */
    private long lowestTicks = Long.MIN_VALUE;
    private long highestTicks = Long.MAX_VALUE;

    /** Whoever is told of what is proven. */
    @FunctionalInterface
    interface Listener
    {
        void onAbove(long priceTicks, long ownLots, long levelLots);
    }

    /** An order rests; one between ticks or lots is of no known size. */
    void add(final RestingOrder order)
    {
        change(order, order.remainingLots());
    }

    /** An order as it was rests no more. */
    void remove(final RestingOrder order)
    {
        change(order, -order.remainingLots());
    }

    private void change(final RestingOrder order, final long more)
    {
        if ((order.flags() & (EventFlags.PRICE_OFF_TICK | EventFlags.SIZE_OFF_LOT)) == 0)
        {
            final long price = order.priceTicks();
            final long sum = lots.get(price) + more;
            if (sum == NOTHING)
            {
                lots.remove(price);
            }
            else
            {
                lots.put(price, sum);
            }
            note(price);
        }
    }

    /** The level at a price changed. */
    void onLevel(final long priceTicks)
    {
        if (lots.get(priceTicks) != NOTHING)
        {
            note(priceTicks);
        }
    }

    private void note(final long price)
    {
        if (!noted.add(price))
        {
            return;
        }
        if (changedCount == changed.length)
        {
            changed = Arrays.copyOf(changed, 2 * changedCount);
        }
        changed[changedCount] = price;
        changedCount++;
    }

    /**
     * Levels have begun anew, and are known from one price to another, both inclusive. Beyond, a price without a level
     * is one of which nothing is known.
     */
    void known(final long newLowestTicks, final long newHighestTicks)
    {
        lowestTicks = newLowestTicks;
        highestTicks = newHighestTicks;
    }

    /** What changed is not compared: one of both is not the venue's. */
    void forget()
    {
        changedCount = 0;
        noted.clear();
        above.clear();
    }

    /** Both have begun anew: all is to be compared. */
    void noteAll()
    {
        forget();
        final Long2LongHashMap.KeyIterator prices = lots.keySet().iterator();
        while (prices.hasNext())
        {
            note(prices.nextValue());
        }
    }

    /**
     * Both are complete up to a time.
     *
     * @param provenNs how long a price has to be above its level.
     */
    void compare(
        final SortedLevels levels, final long timeEpochNs, final long provenNs, final Listener listener)
    {
        int kept = 0;
        for (int i = 0; i < changedCount; i++)
        {
            final long price = changed[i];
            final long own = lots.get(price);
            final long level = own == NOTHING ? NOTHING : levels.sizeAt(price);
            if (own <= level || level == NOTHING && (price < lowestTicks || price > highestTicks))
            {
                above.remove(price);
                noted.remove(price);
                continue;
            }
            final long since = above.get(price);
            if (since == NEVER)
            {
                above.put(price, timeEpochNs);
            }
            else if (timeEpochNs - since >= provenNs)
            {
                above.put(price, timeEpochNs);
                listener.onAbove(price, own, level);
            }
            changed[kept] = price;
            kept++;
        }
        changedCount = kept;
    }
}
