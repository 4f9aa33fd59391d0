package io.leadline.feed.levels;

import java.util.Arrays;

/**
 * Levels that belong together, an update or a snapshot, with its place in the chain of updates: {@code previousId} is
 * the last id before it, {@code lastId} the last that it holds; a snapshot has its own id in both. Single thread;
 * allocates only when it holds more levels than ever before.
 */
public final class LevelBatch
{
    /** A batch may not hold more levels. */
    public static final int MAX_LEVELS = 1 << 20;

    private static final int INITIAL_CAPACITY = 64;

    private byte[] sides = new byte[INITIAL_CAPACITY];
    private long[] priceTicks = new long[INITIAL_CAPACITY];
    private long[] sizeLots = new long[INITIAL_CAPACITY];
    private int[] flags = new int[INITIAL_CAPACITY];
    private int count;
    private long previousId;
    private long lastId;
    private long timeEpochNs;

    /** Holds no levels from now on. */
    public void clear()
    {
        count = 0;
    }

    /** Its place in the chain and the venue's time of it. */
    public void place(final long newPreviousId, final long newLastId, final long newTimeEpochNs)
    {
        previousId = newPreviousId;
        lastId = newLastId;
        timeEpochNs = newTimeEpochNs;
    }

    /** Adds a level; false when the batch is full. */
    public boolean add(final int side, final long newPriceTicks, final long newSizeLots, final int newFlags)
    {
        if (count == sides.length)
        {
            if (count >= MAX_LEVELS)
            {
                return false;
            }
            grow(2 * count);
        }
        sides[count] = (byte)side;
        priceTicks[count] = newPriceTicks;
        sizeLots[count] = newSizeLots;
        flags[count] = newFlags;
        count++;

        return true;
    }

    private void grow(final int capacity)
    {
        sides = Arrays.copyOf(sides, capacity);
        priceTicks = Arrays.copyOf(priceTicks, capacity);
        sizeLots = Arrays.copyOf(sizeLots, capacity);
        flags = Arrays.copyOf(flags, capacity);
    }

    /** Becomes a copy of another batch. */
    public void copy(final LevelBatch other)
    {
        if (other.count > sides.length)
        {
            grow(other.sides.length);
        }
        System.arraycopy(other.sides, 0, sides, 0, other.count);
        System.arraycopy(other.priceTicks, 0, priceTicks, 0, other.count);
        System.arraycopy(other.sizeLots, 0, sizeLots, 0, other.count);
        System.arraycopy(other.flags, 0, flags, 0, other.count);
        count = other.count;
        place(other.previousId, other.lastId, other.timeEpochNs);
    }

    /** Number of levels. */
    public int count()
    {
        return count;
    }

    /** The last id before the batch. */
    public long previousId()
    {
        return previousId;
    }

    /** The last id that the batch holds. */
    public long lastId()
    {
        return lastId;
    }

    /** The venue's time of the batch. */
    public long timeEpochNs()
    {
        return timeEpochNs;
    }

    /** {@link io.leadline.event.Side} of a level. */
    public int side(final int index)
    {
        return sides[index];
    }

    /** Price of a level. */
    public long priceTicks(final int index)
    {
        return priceTicks[index];
    }

    /** Size of a level; 0 where it is gone. */
    public long sizeLots(final int index)
    {
        return sizeLots[index];
    }

    /** {@link io.leadline.event.EventFlags} of a level whose numbers lie between steps. */
    public int flags(final int index)
    {
        return flags[index];
    }
}
