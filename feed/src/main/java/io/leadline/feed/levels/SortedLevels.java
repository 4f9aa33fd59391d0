package io.leadline.feed.levels;

import java.util.Arrays;

/** Levels of one side by rising price, to be told anew in an order that depends on nothing else. Single thread. */
public final class SortedLevels
{
    private static final int INITIAL_CAPACITY = 256;

    private long[] priceTicks = new long[INITIAL_CAPACITY];
    private long[] sizeLots = new long[INITIAL_CAPACITY];
    private int count;

    /** No levels from now on. */
    public void clear()
    {
        count = 0;
    }

    /** Total size at a price is now this; 0 removes the level. */
    public void set(final long price, final long size)
    {
        final int index = Arrays.binarySearch(priceTicks, 0, count, price);
        if (index >= 0 && size != 0)
        {
            sizeLots[index] = size;
        }
        else if (index >= 0)
        {
            count--;
            System.arraycopy(priceTicks, index + 1, priceTicks, index, count - index);
            System.arraycopy(sizeLots, index + 1, sizeLots, index, count - index);
        }
        else if (size != 0)
        {
            insert(-index - 1, price, size);
        }
    }

    private void insert(final int index, final long price, final long size)
    {
        if (count == priceTicks.length)
        {
            priceTicks = Arrays.copyOf(priceTicks, 2 * count);
            sizeLots = Arrays.copyOf(sizeLots, 2 * count);
        }
        System.arraycopy(priceTicks, index, priceTicks, index + 1, count - index);
        System.arraycopy(sizeLots, index, sizeLots, index + 1, count - index);
        priceTicks[index] = price;
        sizeLots[index] = size;
        count++;
    }

    /** Total size at a price; 0 where there is no level. */
    public long sizeAt(final long price)
    {
        final int index = Arrays.binarySearch(priceTicks, 0, count, price);

        return index < 0 ? 0 : sizeLots[index];
    }

    /** Number of levels. */
    public int count()
    {
        return count;
    }

    /** Price of a level. */
    public long priceTicks(final int index)
    {
        return priceTicks[index];
    }

    /** Size of a level. */
    public long sizeLots(final int index)
    {
        return sizeLots[index];
    }
}
