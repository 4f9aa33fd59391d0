package io.leadline.book;

import java.util.Arrays;

/**
 * The makers of one market: their numbers in it, from 1 in the order of their first orders or trades, their running
 * totals, and who has changed since the book was settled. Number 0 stands for everybody who is not tracked, and among
 * the totals for the whole market. Single thread; allocates only when it grows.
 */
final class MarketMakers
{
    static final int UNTRACKED = 0;
    /** There are as many makers as there may be. */
    static final int NO_ROOM = -1;

    private static final int INITIAL_MAKERS = 8;
    /** Makers of the feed up to here have their place in {@link #firstNumbers}: by far most events are theirs. */
    static final int FIRST_MAKERS = 1024;

    private final int market;
    private final int makerLimit;
    private final PlaceTable numbers;
    private final RunningTotals totals = new RunningTotals(INITIAL_MAKERS);
    /** Numbers by the feed's number, for its first makers: one load instead of a search; 0 for one not seen. */
    private int[] firstNumbers = new int[INITIAL_MAKERS];
    private int[] globalMakers = new int[INITIAL_MAKERS];
    private int count = 1;
    /** Makers that changed since the book was settled, a bit each. */
    private long[] changed = new long[1];
    private boolean hasMarketChanged;

    MarketMakers(final PlaceTable numbers, final int market, final int makerLimit)
    {
        this.numbers = numbers;
        this.market = market;
        this.makerLimit = makerLimit;
        globalMakers[UNTRACKED] = -1;
    }

    int count()
    {
        return count;
    }

    int globalMaker(final int maker)
    {
        return globalMakers[maker];
    }

    long[] totals()
    {
        return totals.sums();
    }

    boolean hasChanged()
    {
        long any = hasMarketChanged ? 1 : 0;
        for (final long word : changed)
        {
            any |= word;
        }

        return any != 0;
    }

    /** A bit for each maker, 64 to a word; that of {@link #UNTRACKED} for the orders of everybody else. */
    long[] changed()
    {
        return changed;
    }

    /** Loads the first words of the arrays that events need; the value means nothing. */
    long touch()
    {
        return changed[0] + firstNumbers.length;
    }

    void settle()
    {
        Arrays.fill(changed, 0);
        hasMarketChanged = false;
    }

    void change(final int maker)
    {
        changed[maker >> 6] |= 1L << maker;
    }

    void changeAll()
    {
        Arrays.fill(changed, ~0L);
    }

    /** The number of a maker in this market, {@link PlaceTable#ABSENT} for one that it has not seen. */
    int find(final int globalMaker)
    {
        if (globalMaker < firstNumbers.length && firstNumbers[globalMaker] != UNTRACKED)
        {
            return firstNumbers[globalMaker];
        }

        return globalMaker < FIRST_MAKERS ?
            PlaceTable.ABSENT : numbers.get(BookMemory.makerKey(market, globalMaker));
    }

    /** Gives a maker that is not known its number, or says that there is {@link #NO_ROOM}. */
    int add(final int globalMaker)
    {
        if (count > makerLimit)
        {
            return NO_ROOM;
        }
        if (count == globalMakers.length)
        {
            globalMakers = Arrays.copyOf(globalMakers, 2 * count);
            totals.ensure(2 * count);
        }
        if (count / Long.SIZE == changed.length)
        {
            changed = Arrays.copyOf(changed, 2 * changed.length);
        }
        change(count);
        globalMakers[count] = globalMaker;
        if (globalMaker < FIRST_MAKERS)
        {
            putFirst(globalMaker, count);
        }
        else
        {
            numbers.put(BookMemory.makerKey(market, globalMaker), count);
        }

        return count++;
    }

    private void putFirst(final int globalMaker, final int number)
    {
        if (globalMaker >= firstNumbers.length)
        {
            firstNumbers = Arrays.copyOf(firstNumbers, Integer.highestOneBit(globalMaker) << 1);
        }
        firstNumbers[globalMaker] = number;
    }

    void creditMarket(final long priceTicks, final long sizeLots)
    {
        hasMarketChanged = true;
        totals.credit(UNTRACKED, priceTicks, sizeLots);
    }

    /** The market's self-matched notional is the sum of the makers', whatever else its totals are fed by. */
    void creditMaker(final int maker, final long priceTicks, final long sizeLots, final int takerGlobalMaker)
    {
        if (maker == UNTRACKED)
        {
            return;
        }
        change(maker);
        totals.credit(maker, priceTicks, sizeLots);
        if (takerGlobalMaker == globalMakers[maker])
        {
            totals.creditSelfMatch(maker, priceTicks, sizeLots);
            totals.creditSelfMatch(UNTRACKED, priceTicks, sizeLots);
        }
    }
}
