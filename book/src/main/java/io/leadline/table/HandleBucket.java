package io.leadline.table;

/**
 * A bucket of a hash table of handles, in four words of an array.
 * <p>
 * It is half a cache line: six tags of 8 bits in one word, then the six handles. All tags are compared at once, and an
 * order is looked at only where a tag agrees; that is nearly always the one that is wanted. An order whose bucket is
 * full goes to the next with room, and each bucket counts those who went past it, so that a search knows where to stop,
 * at the latest where it began, and a removal leaves nothing to clean up.
 * <pre>
 *   word 0      those who went past 16 | tags of slots 5 … 0, 8 bits each; 0 is free
 *   word 1 … 3  handles, two to a word
 * </pre>
 * A base is the index of word 0. Slots of a bucket are told by a bit each, the upper one of their tag's 8.
 */
public final class HandleBucket
{
    /** Words of a bucket, as a shift. */
    public static final int SHIFT = 2;
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
    public static long matches(final long[] words, final int base, final long tag)
    {
        final long differences = words[base] ^ tag * LOW_BITS;

        return differences - LOW_BITS & ~differences & HIGH_BITS;
    }

    /** Slots that hold a handle. */
    public static long used(final long[] words, final int base)
    {
        return words[base] & HIGH_BITS;
    }

    private static long free(final long[] words, final int base)
    {
        return ~words[base] & HIGH_BITS;
    }

    /** The first of some slots. */
    public static int first(final long slots)
    {
        return Long.numberOfTrailingZeros(slots) >> TAG_SHIFT;
    }

    /** The handle in a slot. */
    public static int handle(final long[] words, final int base, final int slot)
    {
        return (int)(words[base + 1 + (slot >> 1)] >>> (slot << 5));
    }

    /** Puts a handle into the first bucket with room from its home on, of a table of 2^n buckets that has some. */
    public static void put(final long[] words, final int homeBase, final long tag, final int handle)
    {
        int base = homeBase;
        long free = free(words, base);
        while (free == 0)
        {
            pass(words, base, 1);
            base = base + (1 << SHIFT) & words.length - 1;
            free = free(words, base);
        }
        final int slot = first(free);
        final int word = base + 1 + (slot >> 1);
        final int half = slot << 5;
        words[base] |= tag << slot * TAG_BITS;
        words[word] = words[word] & ~(0xffff_ffffL << half) | (long)handle << half;
    }

    /** Frees a slot. */
    public static void remove(final long[] words, final int base, final int slot)
    {
        words[base] &= ~(TAG_MASK << slot * TAG_BITS);
    }

    /** Whether any order went past. */
    public static boolean isPassed(final long[] words, final int base)
    {
        return words[base] >>> PASSED_SHIFT != 0;
    }

    /** One more, 1, or one less, -1, has gone past; so many that they cannot be counted are never forgotten. */
    public static void pass(final long[] words, final int base, final long change)
    {
        if (words[base] >>> PASSED_SHIFT != MAX_PASSED)
        {
            words[base] += change << PASSED_SHIFT;
        }
    }
}
