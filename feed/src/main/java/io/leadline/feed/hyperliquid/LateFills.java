package io.leadline.feed.hyperliquid;

/** The last blocks that were written or passed by without a line of fills, which may still come. Single thread. */
final class LateFills
{
    private static final int CAPACITY = 1 << 10;
    private static final long NONE = -1;

    /** By the last bits of their numbers. */
    private final long[] blocks = new long[CAPACITY];

    /** A block was written, with its fills or without. */
    void onBlock(final long block, final boolean hasFills)
    {
        blocks[place(block)] = hasFills ? NONE : block;
    }

    /** Nothing was known of the blocks between two, both excluded, when the second was written. */
    void onHole(final long before, final long behind)
    {
        for (long block = Math.max(before + 1, behind - CAPACITY); before >= 0 && block < behind; block++)
        {
            onBlock(block, false);
        }
    }

    /** Whether a block was written without fills, which are credited now if so, and therefore not again. */
    boolean take(final long block)
    {
        final boolean isLate = blocks[place(block)] == block && block > 0;
        if (isLate)
        {
            blocks[place(block)] = NONE;
        }

        return isLate;
    }

    /** The first of the blocks whose fills may still come, or another block if that is before it. */
    long firstOrBefore(final long other)
    {
        long first = other;
        for (final long block : blocks)
        {
            first = block > 0 ? Math.min(first, block) : first;
        }

        return first;
    }

    private static int place(final long block)
    {
        return (int)(block & CAPACITY - 1);
    }
}
