package io.leadline.proof.precision;

import java.util.Arrays;

/**
 * Stretches of time in their order, each from its start, inclusive, to its end, exclusive, in ns since 1970-01-01 UTC.
 * No two of them touch, so that every bound is one where something begins or ends. Single thread while it grows.
 */
public final class Stretches
{
    private static final int INITIAL_CAPACITY = 4;

    private long[] bounds = new long[INITIAL_CAPACITY];
    private int boundCount;

    /** Of no time at all. */
    public Stretches()
    {
    }

    /** One stretch. */
    public static Stretches of(final long fromEpochNs, final long toEpochNs)
    {
        final Stretches stretches = new Stretches();
        stretches.add(fromEpochNs, toEpochNs);

        return stretches;
    }

    /** Begins a stretch, not before the end of the last; one that begins where that ended goes on with it. */
    public void open(final long epochNs)
    {
        require(!isOpen() && (boundCount == 0 || epochNs >= bounds[boundCount - 1]), "open", epochNs);
        bound(epochNs);
    }

    /** Ends the stretch that was begun; one that was begun at the same time never was. */
    public void close(final long epochNs)
    {
        require(isOpen() && epochNs >= bounds[boundCount - 1], "close", epochNs);
        bound(epochNs);
    }

    /** Adds a stretch behind all others; none where it is empty. */
    public void add(final long fromEpochNs, final long toEpochNs)
    {
        if (fromEpochNs < toEpochNs)
        {
            open(fromEpochNs);
            close(toEpochNs);
        }
    }

    private void require(final boolean isInOrder, final String what, final long epochNs)
    {
        if (!isInOrder)
        {
            throw new IllegalStateException("time out of order: bound=" + what + " epochNs=" + epochNs
                + " last=" + (boundCount == 0 ? "none" : bounds[boundCount - 1]));
        }
    }

    private void bound(final long epochNs)
    {
        if (boundCount > 0 && bounds[boundCount - 1] == epochNs)
        {
            boundCount--;
            return;
        }
        if (boundCount == bounds.length)
        {
            bounds = Arrays.copyOf(bounds, 2 * boundCount);
        }
        bounds[boundCount++] = epochNs;
    }

    /** Whether a stretch was begun and not ended. */
    public boolean isOpen()
    {
        return (boundCount & 1) == 1;
    }

    /** Starts and ends, in turn. */
    public int boundCount()
    {
        return boundCount;
    }

    /** A start at an even place, the end that belongs to it at the odd one behind. */
    public long boundEpochNs(final int place)
    {
        return bounds[place];
    }

    /** All of it, added up. */
    public long lengthNs()
    {
        return lengthNs(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** What of it lies in a window. */
    public long lengthNs(final long fromEpochNs, final long toEpochNs)
    {
        long lengthNs = 0;
        for (int i = firstEndingAfter(fromEpochNs); i < boundCount && bounds[i] < toEpochNs; i += 2)
        {
            lengthNs += Math.min(toEpochNs, bounds[i + 1]) - Math.max(fromEpochNs, bounds[i]);
        }

        return lengthNs;
    }

    /** Whether a time lies in it. */
    public boolean contains(final long epochNs)
    {
        final int place = firstEndingAfter(epochNs);

        return place < boundCount && bounds[place] <= epochNs;
    }

    /** Place of the first stretch's start that ends after a time; {@link #boundCount()} where none does. */
    private int firstEndingAfter(final long epochNs)
    {
        final int found = Arrays.binarySearch(bounds, 0, boundCount, epochNs);
        final int firstAfter = found < 0 ? -found - 1 : found + 1;

        return firstAfter / 2 * 2;
    }

    /** What lies in both. */
    public Stretches and(final Stretches other)
    {
        final Stretches both = new Stretches();
        int mine = 0;
        int theirs = 0;
        while (mine < boundCount && theirs < other.boundCount)
        {
            both.add(
                Math.max(bounds[mine], other.bounds[theirs]), Math.min(bounds[mine + 1], other.bounds[theirs + 1]));
            if (bounds[mine + 1] < other.bounds[theirs + 1])
            {
                mine += 2;
            }
            else
            {
                theirs += 2;
            }
        }

        return both;
    }

    /** What lies in this and not in the other. */
    public Stretches without(final Stretches other)
    {
        final Stretches gaps = new Stretches();
        long fromEpochNs = Long.MIN_VALUE;
        for (int i = 0; i < other.boundCount; i += 2)
        {
            gaps.add(fromEpochNs, other.bounds[i]);
            fromEpochNs = other.bounds[i + 1];
        }
        gaps.add(fromEpochNs, Long.MAX_VALUE);

        return and(gaps);
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof Stretches that
            && Arrays.equals(bounds, 0, boundCount, that.bounds, 0, that.boundCount);
    }

    @Override
    public int hashCode()
    {
        return Arrays.hashCode(Arrays.copyOf(bounds, boundCount));
    }

    @Override
    public String toString()
    {
        return Arrays.toString(Arrays.copyOf(bounds, boundCount));
    }
}
