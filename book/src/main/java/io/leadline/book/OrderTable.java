package io.leadline.book;

import io.leadline.table.HandleBucket;
import io.leadline.table.WordMemory;

/**
 * From a market and an order id to where the order rests, for all markets of a feed.
 * <p>
 * Made of {@link HandleBucket}s: a look-up touches one line, then id and market, which lie with the order, and takes
 * hardly a branch that depends on chance. Probing one entry after another, and closing the gap that a removal leaves,
 * would guess wrong about once per event, and a wrong guess waits for the memory it depends on.
 * <p>
 * One table serves all markets, so a market costs no table of its own. Buckets hold three and a half on average at
 * most. Single thread; allocates only when it grows, which reads the orders from their pool.
 */
final class OrderTable
{
    static final int ABSENT = -1;

    private static final int SLOT_BITS = 3;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
    private static final int INITIAL_BUCKETS = 16;
    private static final int TAG_SHIFT = 24;

    private final OrderPool orders;
    private WordMemory memory = memory(INITIAL_BUCKETS);
    private long table = memory.address();
    private int bucketMask = INITIAL_BUCKETS - 1;
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(INITIAL_BUCKETS);
    private int limit = limit(INITIAL_BUCKETS);
    private int count;

    OrderTable(final OrderPool orders)
    {
        this.orders = orders;
    }

    /** Orders of all markets. */
    int count()
    {
        return count;
    }

    /** What an order is searched, put and removed under; formed once for an event. */
    static long hash(final int market, final long orderId)
    {
        return Hash.of(market, orderId);
    }

    /**
     * The place of an order, {@link #ABSENT} when it does not rest. Nearly always its bucket tells at once: no tag
     * agrees and nobody went past, or the first that agrees is the order's.
     */
    int find(final long hash, final int market, final long orderId)
    {
        final int home = home(hash);
        final long bucket = HandleBucket.address(table, home);
        final long matches = HandleBucket.matches(bucket, tag(hash));
        if (matches == 0)
        {
            return HandleBucket.isPassed(bucket) ? search(hash, market, orderId) : ABSENT;
        }
        final int slot = HandleBucket.first(matches);

        return orders.isOrder(HandleBucket.handle(bucket, slot), market, orderId) ?
            home << SLOT_BITS | slot : search(hash, market, orderId);
    }

    /** Looks at every tag that agrees, from bucket to bucket. */
    private int search(final long hash, final int market, final long orderId)
    {
        final long tag = tag(hash);
        final int home = home(hash);
        int number = home;
        do
        {
            final long bucket = HandleBucket.address(table, number);
            for (long matches = HandleBucket.matches(bucket, tag); matches != 0; matches &= matches - 1)
            {
                final int slot = HandleBucket.first(matches);
                if (orders.isOrder(HandleBucket.handle(bucket, slot), market, orderId))
                {
                    return number << SLOT_BITS | slot;
                }
            }
            if (!HandleBucket.isPassed(bucket))
            {
                return ABSENT;
            }
            number = number + 1 & bucketMask;
        }
        while (number != home);

        return ABSENT;
    }

    /** Address of the first word that a search loads. */
    long bucket(final long hash)
    {
        return HandleBucket.address(table, home(hash));
    }

    /** The handle under the first tag that agrees: nearly always the order's, if it rests; {@link #ABSENT} for none. */
    static int likelyHandle(final long bucket, final long hash)
    {
        final long matches = HandleBucket.matches(bucket, tag(hash));

        return matches == 0 ? ABSENT : HandleBucket.handle(bucket, HandleBucket.first(matches));
    }

    /** Handle of the order at a place. */
    int handle(final int place)
    {
        return HandleBucket.handle(HandleBucket.address(table, place >> SLOT_BITS), place & SLOT_MASK);
    }

    /** Puts an order that is not in the table; the pool holds it by now. */
    void put(final long hash, final int handle)
    {
        if (count == limit)
        {
            grow();
        }
        else
        {
            insert(hash, handle);
        }
        count++;
    }

    private void insert(final long hash, final int handle)
    {
        HandleBucket.put(table, bucketMask, home(hash), tag(hash), handle);
    }

    /** Removes the order at a place. */
    void remove(final int place, final long hash)
    {
        final int bucket = place >> SLOT_BITS;
        HandleBucket.remove(HandleBucket.address(table, bucket), place & SLOT_MASK);
        for (int passed = home(hash); passed != bucket; passed = passed + 1 & bucketMask)
        {
            HandleBucket.pass(HandleBucket.address(table, passed), -1);
        }
        count--;
    }

    private void grow()
    {
        final int buckets = 2 * (bucketMask + 1);
        final WordMemory grown = memory(buckets);
        memory.release();
        memory = grown;
        table = memory.address();
        bucketMask = buckets - 1;
        shift--;
        limit = limit(buckets);
        for (int slab = 0; slab < orders.slabCount(); slab++)
        {
            final long header = orders.header(slab);
            for (int rest = OrderPool.occupancy(header); rest != 0; rest &= rest - 1)
            {
                final int handle = OrderPool.handle(slab, Integer.numberOfTrailingZeros(rest));
                insert(Hash.of(OrderPool.market(header), orders.orderId(handle)), handle);
            }
        }
    }

    /** Bytes outside the heap. */
    long length()
    {
        return memory.length();
    }

    /** Gives the memory up. */
    void release()
    {
        memory.release();
    }

    private static WordMemory memory(final int buckets)
    {
        return new WordMemory((long)buckets * HandleBucket.WORDS);
    }

    private int home(final long hash)
    {
        return (int)(hash >>> shift);
    }

    private static int limit(final int buckets)
    {
        return 7 * buckets / 2;
    }

    private static long tag(final long hash)
    {
        return HandleBucket.tag(hash >>> TAG_SHIFT);
    }
}
