package io.leadline.report;

import java.math.BigInteger;
import java.util.Arrays;

import io.leadline.scoring.exact.WideIntegers;

/**
 * Number, sum, smallest and largest of the values in each bucket of time, exact. A value is a 128-bit integer that is
 * not negative; sums cannot wrap: 2^62 a resting order, 2^24 orders, 2^40 snapshots.
 */
final class ExtentSeries
{
    private static final int SUM = 0;
    private static final int LEAST = 2;
    private static final int MOST = 4;
    private static final int WORDS = 6;

    private long[] words = new long[8 * WORDS];
    private final CountSeries counts = new CountSeries();

    /** Adds a value so many times. */
    void add(final int bucket, final long high, final long low, final long count)
    {
        final int at = bucket * WORDS;
        reserve(bucket);
        final boolean isFirst = counts.count(bucket) == 0;
        counts.add(bucket, count);
        addTo(
            at + SUM,
            Math.addExact(Math.multiplyExact(high, count), WideIntegers.multiplyHighUnsigned(low, count)),
            low * count);
        if (isFirst || compare(high, low, at + LEAST) < 0)
        {
            put(at + LEAST, high, low);
        }
        if (isFirst || compare(high, low, at + MOST) > 0)
        {
            put(at + MOST, high, low);
        }
    }

    int count(final int bucket)
    {
        return counts.count(bucket);
    }

    BigInteger sum(final int bucket)
    {
        return value(bucket, SUM);
    }

    /** Smallest value; zero where there is none. */
    BigInteger least(final int bucket)
    {
        return value(bucket, LEAST);
    }

    /** Largest value; zero where there is none. */
    BigInteger most(final int bucket)
    {
        return value(bucket, MOST);
    }

    /** Adds another series, whose first bucket is this one's at an offset. */
    void add(final ExtentSeries other, final int offset)
    {
        final int length = other.words.length / WORDS;
        for (int i = 0; i < length; i++)
        {
            if (other.counts.count(i) > 0)
            {
                reserve(offset + i);
                merge(other.words, i * WORDS, (offset + i) * WORDS, counts.count(offset + i) == 0);
            }
        }
        counts.add(other.counts, offset);
    }

    private void reserve(final int bucket)
    {
        final int needed = (bucket + 1) * WORDS;
        if (needed > words.length)
        {
            words = Arrays.copyOf(words, Math.max(needed, 2 * words.length));
        }
    }

    /** Puts this many empty buckets in front. */
    void shift(final int buckets)
    {
        final long[] shifted = new long[words.length + buckets * WORDS];
        System.arraycopy(words, 0, shifted, buckets * WORDS, words.length);
        words = shifted;
        counts.shift(buckets);
    }

    /** Joins buckets, as {@link CountSeries#join} does. */
    void join(final int factor, final int offset)
    {
        final int length = words.length / WORDS;
        final boolean[] isTaken = new boolean[length];
        for (int i = 0; i < length; i++)
        {
            if (counts.count(i) > 0)
            {
                final int joined = (offset + i) / factor;
                move(i * WORDS, joined * WORDS, !isTaken[joined]);
                isTaken[joined] = true;
            }
        }
        counts.join(factor, offset);
    }

    private void move(final int from, final int to, final boolean isFirst)
    {
        final long[] moved = Arrays.copyOfRange(words, from, from + WORDS);
        Arrays.fill(words, from, from + WORDS, 0);
        merge(moved, 0, to, isFirst);
    }

    private void merge(final long[] source, final int from, final int to, final boolean isFirst)
    {
        if (isFirst)
        {
            System.arraycopy(source, from, words, to, WORDS);
            return;
        }
        addTo(to + SUM, source[from + SUM], source[from + SUM + 1]);
        if (compare(source[from + LEAST], source[from + LEAST + 1], to + LEAST) < 0)
        {
            put(to + LEAST, source[from + LEAST], source[from + LEAST + 1]);
        }
        if (compare(source[from + MOST], source[from + MOST + 1], to + MOST) > 0)
        {
            put(to + MOST, source[from + MOST], source[from + MOST + 1]);
        }
    }

    private void addTo(final int at, final long high, final long low)
    {
        words[at + 1] += low;
        final long carry = Long.compareUnsigned(words[at + 1], low) < 0 ? 1 : 0;
        words[at] = Math.addExact(words[at], high + carry);
    }

    private void put(final int at, final long high, final long low)
    {
        words[at] = high;
        words[at + 1] = low;
    }

    private int compare(final long high, final long low, final int at)
    {
        final int order = Long.compare(high, words[at]);

        return order != 0 ? order : Long.compareUnsigned(low, words[at + 1]);
    }

    private BigInteger value(final int bucket, final int word)
    {
        final int at = bucket * WORDS + word;
        if (at >= words.length)
        {
            return BigInteger.ZERO;
        }

        return BigInteger.valueOf(words[at])
            .shiftLeft(Long.SIZE)
            .add(new BigInteger(Long.toUnsignedString(words[at + 1])));
    }
}
