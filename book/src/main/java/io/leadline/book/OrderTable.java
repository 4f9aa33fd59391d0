package io.leadline.book;

/**
 * From a market and an order id to where the order rests, for all markets of a feed.
 * <p>
 * A bucket is half a cache line: six tags of 8 bits in one word, then the six handles. A look-up compares all tags at
 * once and reads id and market, which lie with the order, only where a tag agrees; that is nearly always the order that
 * is wanted. So it touches one line and takes hardly a branch that depends on chance: probing one entry after another,
 * and closing the gap that a removal leaves, would guess wrong about once per event, and a wrong guess waits for the
 * memory it depends on. An order whose bucket is full goes to the next with room, and each bucket counts those who went
 * past it, so that a search knows where to stop, at the latest where it began, and a removal leaves nothing to clean
 * up.
 * <pre>
 *   word 0      those who went past 16 | tags of slots 5 … 0, 8 bits each; 0 is free
 *   word 1 … 3  handles, two to a word
 * </pre>
 * One table serves all markets, so a market costs no table of its own. Buckets hold three and a half on average at
 * most. Single thread; allocates only when it grows, which reads the orders from their pool.
 */
final class OrderTable
{
    static final int ABSENT = -1;

    private static final int BUCKET_SHIFT = 2;
    private static final int SLOT_BITS = 3;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
    private static final int INITIAL_BUCKETS = 16;
    private static final int TAG_SHIFT = 24;
    private static final long TAG_MASK = 0xff;
    /** A tag that is in use has its upper bit. */
    private static final long IN_USE = 0x80;
    private static final long LOW_BITS = 0x0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080L;
    private static final int PASSED_SHIFT = 48;
    private static final long MAX_PASSED = 0xffff;

    private final OrderPool orders;
    private long[] words = new long[INITIAL_BUCKETS << BUCKET_SHIFT];
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

    /** The place of an order, {@link #ABSENT} when it does not rest. */
    int find(final long hash, final int market, final long orderId)
    {
        final long pattern = tag(hash) * LOW_BITS;
        final int home = (int)(hash >>> shift);
        int bucket = home;
        do
        {
            final int base = bucket << BUCKET_SHIFT;
            final long tags = words[base];
            long matches = matches(tags, pattern);
            while (matches != 0)
            {
                final int slot = firstSlot(matches);
                if (orders.isOrder(handle(base, slot), market, orderId))
                {
                    return bucket << SLOT_BITS | slot;
                }
                matches &= matches - 1;
            }
            if (tags >>> PASSED_SHIFT == 0)
            {
                return ABSENT;
            }
            bucket = bucket + 1 & bucketMask;
        }
        while (bucket != home);

        return ABSENT;
    }

    /** Index of the first word that a search for an order loads. */
    int firstIndex(final int market, final long orderId)
    {
        return (int)(Hash.of(market, orderId) >>> shift) << BUCKET_SHIFT;
    }

    long[] words()
    {
        return words;
    }

    /** The handle under the first tag that agrees: nearly always the order's, if it rests; {@link #ABSENT} for none. */
    int likelyHandle(final int base, final int market, final long orderId)
    {
        final long pattern = tag(Hash.of(market, orderId)) * LOW_BITS;
        final long matches = matches(words[base], pattern);

        return matches == 0 ? ABSENT : handle(base, firstSlot(matches));
    }

    /** Handle of the order at a place. */
    int handle(final int place)
    {
        return handle(place >> SLOT_BITS << BUCKET_SHIFT, place & SLOT_MASK);
    }

    private int handle(final int base, final int slot)
    {
        return (int)(words[base + 1 + (slot >> 1)] >>> (slot << 5));
    }

    /** Puts an order that is not in the table; the pool holds it by now. */
    void put(final long hash, final int handle)
    {
        count++;
        if (count > limit)
        {
            grow();
        }
        else
        {
            insert(hash, handle);
        }
    }

    private void insert(final long hash, final int handle)
    {
        int bucket = (int)(hash >>> shift);
        while (true)
        {
            final int base = bucket << BUCKET_SHIFT;
            final long free = ~words[base] & HIGH_BITS;
            if (free != 0)
            {
                final int slot = firstSlot(free);
                final int word = base + 1 + (slot >> 1);
                final int half = slot << 5;
                words[base] |= tag(hash) << (slot << 3);
                words[word] = words[word] & ~(0xffff_ffffL << half) | (long)handle << half;
                return;
            }
            pass(base, 1);
            bucket = bucket + 1 & bucketMask;
        }
    }

    /** Removes the order at a place. */
    void remove(final int place, final long hash)
    {
        final int slot = place & SLOT_MASK;
        final int bucket = place >> SLOT_BITS;
        words[bucket << BUCKET_SHIFT] &= ~(TAG_MASK << (slot << 3));
        for (int passed = (int)(hash >>> shift); passed != bucket; passed = passed + 1 & bucketMask)
        {
            pass(passed << BUCKET_SHIFT, -1);
        }
        count--;
    }

    /** One more or one less has gone past a bucket; so many that they cannot be counted are never forgotten. */
    private void pass(final int base, final long change)
    {
        final long passed = words[base] >>> PASSED_SHIFT;
        if (passed != MAX_PASSED)
        {
            words[base] += change << PASSED_SHIFT;
        }
    }

    private void grow()
    {
        final int buckets = 2 * (bucketMask + 1);
        words = new long[buckets << BUCKET_SHIFT];
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

    private static int limit(final int buckets)
    {
        return 7 * buckets / 2;
    }

    private static long tag(final long hash)
    {
        return hash >>> TAG_SHIFT & TAG_MASK | IN_USE;
    }

    /** The upper bit of each tag that agrees, and seldom of one that does not, but never of one that is free. */
    private static long matches(final long tags, final long pattern)
    {
        final long differences = tags ^ pattern;

        return differences - LOW_BITS & ~differences & HIGH_BITS;
    }

    private static int firstSlot(final long slots)
    {
        return Long.numberOfTrailingZeros(slots) >> 3;
    }
}
