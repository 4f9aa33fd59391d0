package io.leadline.book;

import java.util.Arrays;

import io.leadline.number.Wide;

/**
 * What has been filled in one market since the log began, of the whole market and of every maker: size, notional and
 * self-matched notional, each of 128 bits. Single thread; allocates only when it grows.
 */
final class RunningTotals
{
    static final int FILLED_SIZE = 0;
    static final int FILLED_NOTIONAL = Wide.LENGTH;
    static final int SELF_MATCHED = 2 * Wide.LENGTH;
    static final int LENGTH = 3 * Wide.LENGTH;

    private long[] sums;

    RunningTotals(final int entityCapacity)
    {
        sums = new long[entityCapacity * LENGTH];
    }

    long[] sums()
    {
        return sums;
    }

    void ensure(final int entityCapacity)
    {
        if (sums.length < entityCapacity * LENGTH)
        {
            sums = Arrays.copyOf(sums, entityCapacity * LENGTH);
        }
    }

    void credit(final int entity, final long priceTicks, final long sizeLots)
    {
        final int index = entity * LENGTH;
        Wide.add(sums, index + FILLED_SIZE, sizeLots);
        Wide.addProduct(sums, index + FILLED_NOTIONAL, priceTicks, sizeLots);
    }

    void creditSelfMatch(final int entity, final long priceTicks, final long sizeLots)
    {
        Wide.addProduct(sums, entity * LENGTH + SELF_MATCHED, priceTicks, sizeLots);
    }
}
