package io.leadline.event;

import java.util.Arrays;
import java.util.function.IntConsumer;

import io.leadline.table.HandleBucket;

/**
 * The living orders of one market by the texts of their ids.
 * <p>
 * Made of {@link HandleBucket}s, as the book's own table is: a look-up loads one line, and then the order itself, and
 * both are known early enough to be fetched for many events together.
 * <p>
 * Buckets hold three and a half on average at most. With its 64 bytes in the pool, a living order takes 73 bytes, and
 * up to twice that where table and pool have just grown. Single thread; allocates only when it grows.
 */
final class LiveOrderTable
{
    private static final int INITIAL_BUCKETS = 4;

    private final LiveOrderPool orders;
    private long[] words = new long[INITIAL_BUCKETS << HandleBucket.SHIFT];
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
        final long tag = HandleBucket.tag(text.hash());
        final int home = text.hash() >>> shift;
        int bucket = home;
        do
        {
            final int base = bucket << HandleBucket.SHIFT;
            for (long matches = HandleBucket.matches(words, base, tag); matches != 0; matches &= matches - 1)
            {
                final int handle = HandleBucket.handle(words, base, HandleBucket.first(matches));
                if (orders.isOf(handle, text))
                {
                    return handle;
                }
            }
            if (!HandleBucket.isPassed(words, base))
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
        return words[hash >>> shift << HandleBucket.SHIFT];
    }

    /** The handle under the first tag that agrees: nearly always the order's, if it lives. */
    int likelyHandle(final int hash)
    {
        final int base = hash >>> shift << HandleBucket.SHIFT;
        final long matches = HandleBucket.matches(words, base, HandleBucket.tag(hash));

        return matches == 0 ? LiveOrderPool.NONE : HandleBucket.handle(words, base, HandleBucket.first(matches));
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
        HandleBucket.put(words, hash >>> shift << HandleBucket.SHIFT, HandleBucket.tag(hash), handle);
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
        while (slot == HandleBucket.SLOTS)
        {
            HandleBucket.pass(words, bucket << HandleBucket.SHIFT, -1);
            bucket = bucket + 1 & bucketMask;
            slot = slot(bucket, hash, handle);
        }
        HandleBucket.remove(words, bucket << HandleBucket.SHIFT, slot);
        count--;
    }

    /** Where in its bucket an order is; {@link HandleBucket#SLOTS} when it is in another. */
    private int slot(final int bucket, final int hash, final int handle)
    {
        final int base = bucket << HandleBucket.SHIFT;
        long matches = HandleBucket.matches(words, base, HandleBucket.tag(hash));
        while (matches != 0 && HandleBucket.handle(words, base, HandleBucket.first(matches)) != handle)
        {
            matches &= matches - 1;
        }

        return matches == 0 ? HandleBucket.SLOTS : HandleBucket.first(matches);
    }

    /** The handles of all orders. */
    void forEach(final IntConsumer reader)
    {
        forEach(words, reader);
    }

    private static void forEach(final long[] words, final IntConsumer reader)
    {
        for (int base = 0; base < words.length; base += 1 << HandleBucket.SHIFT)
        {
            for (long used = HandleBucket.used(words, base); used != 0; used &= used - 1)
            {
                reader.accept(HandleBucket.handle(words, base, HandleBucket.first(used)));
            }
        }
    }

    /** Forgets all orders, which stay in the pool, and keeps the room for as many. */
    void clear()
    {
        Arrays.fill(words, 0);
        count = 0;
    }
}
