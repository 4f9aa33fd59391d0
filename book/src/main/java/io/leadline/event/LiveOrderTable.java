package io.leadline.event;

import java.util.function.IntConsumer;

import io.leadline.table.HandleBucket;
import io.leadline.table.WordMemory;

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
    private WordMemory memory = memory(INITIAL_BUCKETS);
    private int bucketMask = INITIAL_BUCKETS - 1;
    private int shift = Integer.SIZE - Integer.numberOfTrailingZeros(INITIAL_BUCKETS);
    private int count;

    LiveOrderTable(final LiveOrderPool orders)
    {
        this.orders = orders;
    }

    private static WordMemory memory(final int buckets)
    {
        return new WordMemory((long)buckets * HandleBucket.WORDS);
    }

    private long address(final int bucket)
    {
        return HandleBucket.address(memory.address(), bucket);
    }

    /** The handle of a text's order; {@link LiveOrderPool#NONE} for none. */
    int find(final TextKey text)
    {
        final long tag = HandleBucket.tag(text.hash());
        final int home = text.hash() >>> shift;
        int bucket = home;
        do
        {
            final long address = address(bucket);
            for (long matches = HandleBucket.matches(address, tag); matches != 0; matches &= matches - 1)
            {
                final int handle = HandleBucket.handle(address, HandleBucket.first(matches));
                if (orders.isOf(handle, text))
                {
                    return handle;
                }
            }
            if (!HandleBucket.isPassed(address))
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
        return WordMemory.word(address(hash >>> shift));
    }

    /** The handle under the first tag that agrees: nearly always the order's, if it lives. */
    int likelyHandle(final int hash)
    {
        final long address = address(hash >>> shift);
        final long matches = HandleBucket.matches(address, HandleBucket.tag(hash));

        return matches == 0 ? LiveOrderPool.NONE : HandleBucket.handle(address, HandleBucket.first(matches));
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
        HandleBucket.put(memory.address(), bucketMask, hash >>> shift, HandleBucket.tag(hash), handle);
    }

    private void grow()
    {
        final WordMemory old = memory;
        memory = memory(2 * (bucketMask + 1));
        bucketMask = 2 * bucketMask + 1;
        shift--;
        forEach(old, this::insert);
        old.release();
    }

    /** Takes out an order that is here and still in the pool. */
    void remove(final int handle)
    {
        final int hash = orders.hash(handle);
        int bucket = hash >>> shift;
        int slot = slot(bucket, hash, handle);
        while (slot == HandleBucket.SLOTS)
        {
            HandleBucket.pass(address(bucket), -1);
            bucket = bucket + 1 & bucketMask;
            slot = slot(bucket, hash, handle);
        }
        HandleBucket.remove(address(bucket), slot);
        count--;
    }

    /** Where in its bucket an order is; {@link HandleBucket#SLOTS} when it is in another. */
    private int slot(final int bucket, final int hash, final int handle)
    {
        final long address = address(bucket);
        long matches = HandleBucket.matches(address, HandleBucket.tag(hash));
        while (matches != 0 && HandleBucket.handle(address, HandleBucket.first(matches)) != handle)
        {
            matches &= matches - 1;
        }

        return matches == 0 ? HandleBucket.SLOTS : HandleBucket.first(matches);
    }

    /** The handles of all orders. */
    void forEach(final IntConsumer reader)
    {
        forEach(memory, reader);
    }

    private static void forEach(final WordMemory memory, final IntConsumer reader)
    {
        for (long word = 0; word < memory.wordCount(); word += HandleBucket.WORDS)
        {
            final long address = memory.address() + word * WordMemory.WORD_LENGTH;
            for (long used = HandleBucket.used(address); used != 0; used &= used - 1)
            {
                reader.accept(HandleBucket.handle(address, HandleBucket.first(used)));
            }
        }
    }

    /** Forgets all orders, which stay in the pool, and keeps the room for as many. */
    void clear()
    {
        memory.clear();
        count = 0;
    }
}
