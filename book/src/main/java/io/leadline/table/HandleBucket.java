package io.leadline.table;

import org.agrona.UnsafeApi;

/**
 * A bucket of a hash table of handles, in four words of a {@link WordMemory}.
 * <p>
 * It is half a cache line, and never halves of two: six tags of 8 bits in one word, then the six handles. All tags are
 * compared at once, and an order is looked at only where a tag agrees; that is nearly always the one that is wanted. An
 * order whose bucket is full goes to the next with room, and each bucket counts those who went past it, so that a
 * search knows where to stop, at the latest where it began, and a removal leaves nothing to clean up.
 * <pre>
 *   word 0      those who went past 16 | tags of slots 5 … 0, 8 bits each; 0 is free
 *   word 1 … 3  handles, 32 bits each
 * </pre>
 * A bucket is told by its address. Slots of a bucket are told by a bit each, the upper one of their tag's 8.
 */
public final class HandleBucket
{
    /** Bytes of a bucket, as a shift. */
    public static final int SHIFT = 5;
    /** Words of a bucket. */
    public static final int WORDS = 4;
    /** Handles that a bucket has room for. */
    public static final int SLOTS = 6;

    private static final int TAG_SHIFT = 3;
    private static final int TAG_BITS = 1 << TAG_SHIFT;
    private static final long TAG_MASK = 0xff;
    /** A tag that is in use has its upper bit. */
    private static final long IN_USE = 0x80;
    private static final long LOW_BITS = 0x0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080L;
    private static final int PASSED_SHIFT = 48;
    private static final long MAX_PASSED = 0xffff;

    private HandleBucket()
    {
    }

    /** The tag of an order of whose hash these are some bits. */
    public static long tag(final long hashBits)
    {
        return hashBits & TAG_MASK | IN_USE;
    }

    /** Slots whose tag agrees, and seldom one more, but never one that is free. */
    public static long matches(final long bucket, final long tag)
    {
        final long differences = WordMemory.word(bucket) ^ tag * LOW_BITS;

        return differences - LOW_BITS & ~differences & HIGH_BITS;
    }

    /** Slots that hold a handle. */
    public static long used(final long bucket)
    {
        return WordMemory.word(bucket) & HIGH_BITS;
    }

    private static long free(final long bucket)
    {
        return ~WordMemory.word(bucket) & HIGH_BITS;
    }

    /** The first of some slots. */
    public static int first(final long slots)
    {
        return Long.numberOfTrailingZeros(slots) >> TAG_SHIFT;
    }

    /** The handle in a slot. */
    public static int handle(final long bucket, final int slot)
    {
        return UnsafeApi.getInt(handleAddress(bucket, slot));
    }

    private static long handleAddress(final long bucket, final int slot)
    {
        return bucket + WordMemory.WORD_LENGTH + slot * (long)Integer.BYTES;
    }

    /** Where a bucket of a table lies. */
    public static long address(final long table, final int bucket)
    {
        return table + ((long)bucket << SHIFT);
    }

    /**
     * Puts a handle into the first bucket with room from its home on.
     *
     * @param table address of a table that has room.
     * @param mask  its number of buckets less 1, of 2^n.
     */
    public static void put(final long table, final int mask, final int home, final long tag, final int handle)
    {
        int number = home;
        long bucket = address(table, number);
        long free = free(bucket);
        while (free == 0)
        {
            pass(bucket, 1);
            number = number + 1 & mask;
            bucket = address(table, number);
            free = free(bucket);
        }
        final int slot = first(free);
        WordMemory.word(bucket, WordMemory.word(bucket) | tag << slot * TAG_BITS);
        UnsafeApi.putInt(handleAddress(bucket, slot), handle);
    }

    /** Frees a slot. */
    public static void remove(final long bucket, final int slot)
    {
        WordMemory.word(bucket, WordMemory.word(bucket) & ~(TAG_MASK << slot * TAG_BITS));
    }

    /** Whether any order went past. */
    public static boolean isPassed(final long bucket)
    {
        return WordMemory.word(bucket) >>> PASSED_SHIFT != 0;
    }

    /** One more, 1, or one less, -1, has gone past; so many that they cannot be counted are never forgotten. */
    public static void pass(final long bucket, final long change)
    {
        final long word = WordMemory.word(bucket);
        if (word >>> PASSED_SHIFT != MAX_PASSED)
        {
            WordMemory.word(bucket, word + (change << PASSED_SHIFT));
        }
    }
}
