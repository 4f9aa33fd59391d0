package io.leadline.event;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The living orders of one market by the texts of their ids.
 * <p>
 * As in the book, a bucket is half a cache line: six tags of 8 bits in one word, then the six handles, and all tags are
 * compared at once. So a look-up loads one line, and then the order itself, which is nearly always the one that is
 * wanted; both are known early enough to be fetched for many events together. An order whose bucket is full goes to the
 * next with room, and each bucket counts those who went past it: a search knows where to stop, at the latest where it
 * began, and a removal moves nothing.
 * <pre>
 *   word 0      those who went past 16 | tags of slots 5 … 0, 8 bits each; 0 is free
 *   word 1 … 3  handles, two to a word
 * </pre>
 * Buckets hold three and a half on average at most. With its 64 bytes in the pool, a living order takes 73 bytes, and
 * up to twice that where table and pool have just grown. Single thread; allocates only when it grows.
 */
final class LiveOrderTable
{
    private static final int BUCKET_SHIFT = 2;
    private static final int BUCKET_SLOTS = 6;
    private static final int INITIAL_BUCKETS = 4;
    private static final int TAG_BITS = 8;
    private static final long TAG_MASK = 0xff;
    /** A tag that is in use has its upper bit. */
    private static final long IN_USE = 0x80;
    private static final long LOW_BITS = 0x0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080L;
    private static final int PASSED_SHIFT = 48;
    private static final long MAX_PASSED = 0xffff;

    private final LiveOrderPool orders;
    private long[] words = new long[INITIAL_BUCKETS << BUCKET_SHIFT];
    private int bucketMask = INITIAL_BUCKETS - 1;
    private int shift = Integer.SIZE - Integer.numberOfTrailingZeros(INITIAL_BUCKETS);
    private int count;

    LiveOrderTable(final LiveOrderPool orders)
    {
        this.orders = orders;
    }

    /** The handle of a text's order; {@link LiveOrderPool#NONE} for none. */
    int find(final TextKey text)
    {
        final long pattern = tag(text.hash()) * LOW_BITS;
        final int home = text.hash() >>> shift;
        int bucket = home;
        do
        {
            final int base = bucket << BUCKET_SHIFT;
            for (long matches = matches(words[base], pattern); matches != 0; matches &= matches - 1)
            {
                final int handle = handle(base, firstSlot(matches));
                if (orders.isOf(handle, text))
                {
                    return handle;
                }
            }
            if (words[base] >>> PASSED_SHIFT == 0)
            {
                return LiveOrderPool.NONE;
            }
            bucket = bucket + 1 & bucketMask;
        }
        while (bucket != home);

        return LiveOrderPool.NONE;
    }

    /** Loads what a search for a hash loads first, and returns anything. */
    long touch(final int hash)
    {
        return words[hash >>> shift << BUCKET_SHIFT];
    }

    /** The handle under the first tag that agrees: nearly always the order's, if it lives. */
    int likelyHandle(final int hash)
    {
        final int base = hash >>> shift << BUCKET_SHIFT;
        final long matches = matches(words[base], tag(hash) * LOW_BITS);

        return matches == 0 ? LiveOrderPool.NONE : handle(base, firstSlot(matches));
    }

    private int handle(final int base, final int slot)
    {
        return (int)(words[base + 1 + (slot >> 1)] >>> (slot << 5));
    }

    /** Adds an order of the pool whose text has none here. */
    void add(final int handle)
    {
        count++;
        if (count > 7 * (bucketMask + 1L) / 2)
        {
            grow();
        }
        insert(handle);
    }

    private void insert(final int handle)
    {
        final int hash = orders.hash(handle);
        int bucket = hash >>> shift;
        long free = ~words[bucket << BUCKET_SHIFT] & HIGH_BITS;
        while (free == 0)
        {
            pass(bucket << BUCKET_SHIFT, 1);
            bucket = bucket + 1 & bucketMask;
            free = ~words[bucket << BUCKET_SHIFT] & HIGH_BITS;
        }
        final int base = bucket << BUCKET_SHIFT;
        final int slot = firstSlot(free);
        final int half = slot << 5;
        words[base] |= tag(hash) << slot * TAG_BITS;
        words[base + 1 + (slot >> 1)] &= ~(0xffff_ffffL << half);
        words[base + 1 + (slot >> 1)] |= (long)handle << half;
    }

    private void grow()
    {
        final long[] old = words;
        words = new long[2 * old.length];
        bucketMask = 2 * bucketMask + 1;
        shift--;
        forEach(old, this::insert);
    }

    /** Takes out an order that is here and still in the pool. */
    void remove(final int handle)
    {
        final int hash = orders.hash(handle);
        int bucket = hash >>> shift;
        int slot = slot(bucket, hash, handle);
        while (slot == BUCKET_SLOTS)
        {
            pass(bucket << BUCKET_SHIFT, -1);
            bucket = bucket + 1 & bucketMask;
            slot = slot(bucket, hash, handle);
        }
        words[bucket << BUCKET_SHIFT] &= ~(TAG_MASK << slot * TAG_BITS);
        count--;
    }

    /** Where in its bucket an order is; {@link #BUCKET_SLOTS} when it is in another. */
    private int slot(final int bucket, final int hash, final int handle)
    {
        final int base = bucket << BUCKET_SHIFT;
        long matches = matches(words[base], tag(hash) * LOW_BITS);
        while (matches != 0 && handle(base, firstSlot(matches)) != handle)
        {
            matches &= matches - 1;
        }

        return matches == 0 ? BUCKET_SLOTS : firstSlot(matches);
    }

    /** One more or one less has gone past a bucket; so many that they cannot be counted are never forgotten. */
    private void pass(final int base, final long change)
    {
        if (words[base] >>> PASSED_SHIFT != MAX_PASSED)
        {
            words[base] += change << PASSED_SHIFT;
        }
    }

    /** The handles of all orders. */
    void forEach(final IntConsumer reader)
    {
        forEach(words, reader);
    }

    private static void forEach(final long[] words, final IntConsumer reader)
    {
        for (int base = 0; base < words.length; base += 1 << BUCKET_SHIFT)
        {
            for (long used = words[base] & HIGH_BITS; used != 0; used &= used - 1)
            {
                final int slot = firstSlot(used);
                reader.accept((int)(words[base + 1 + (slot >> 1)] >>> (slot << 5)));
            }
        }
    }

    /** Forgets all orders, which stay in the pool, and keeps the room for as many. */
    void clear()
    {
        Arrays.fill(words, 0);
        count = 0;
    }

    private static long tag(final int hash)
    {
        return hash & TAG_MASK | IN_USE;
    }

    /** The upper bit of each tag that agrees, and seldom of one that does not, but never of one that is free. */
    private static long matches(final long tags, final long pattern)
    {
        final long differences = tags ^ pattern;

        return differences - LOW_BITS & ~differences & HIGH_BITS;
    }

    private static int firstSlot(final long slots)
    {
        return Long.numberOfTrailingZeros(slots) / TAG_BITS;
    }
}
