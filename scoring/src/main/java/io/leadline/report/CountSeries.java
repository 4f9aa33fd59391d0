package io.leadline.report;

import java.util.Arrays;

/** A count per bucket of time. */
final class CountSeries
{
    private int[] counts = new int[8];

    void add(final int bucket, final long count)
    {
        if (bucket >= counts.length)
        {
            counts = Arrays.copyOf(counts, Math.max(bucket + 1, 2 * counts.length));
        }
        counts[bucket] = Math.toIntExact(Math.addExact(counts[bucket], count));
    }

    int count(final int bucket)
    {
        return bucket < counts.length ? counts[bucket] : 0;
    }

    /** Adds another series, whose first bucket is this one's at an offset. */
    void add(final CountSeries other, final int offset)
    {
        for (int i = 0; i < other.counts.length; i++)
        {
            if (other.counts[i] > 0)
            {
                add(offset + i, other.counts[i]);
            }
        }
    }

    /** Puts this many empty buckets in front. */
    void shift(final int buckets)
    {
        final int[] shifted = new int[counts.length + buckets];
        System.arraycopy(counts, 0, shifted, buckets, counts.length);
        counts = shifted;
    }

    /**
     * Joins buckets: each run of {@code factor} becomes one.
     *
     * @param offset how many of the first run's buckets lie before the first bucket.
     */
    void join(final int factor, final int offset)
    {
        for (int i = 0; i < counts.length; i++)
        {
            final int count = counts[i];
            counts[i] = 0;
            final int joined = (offset + i) / factor;
            counts[joined] = Math.addExact(counts[joined], count);
        }
    }
}
