package io.leadline.book;

/**
 * Spreads numbers over the places of a table. One multiplication is not enough: the ids of venues come in sequences,
 * strides and clusters, and for each odd factor there is a stride that its upper bits hardly notice. A shift between
 * two multiplications lets every bit reach every other. No state; any thread.
 */
final class Hash
{
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;
    private static final long THIRD = 0xa076_1d64_78bd_642fL;
    private static final long SECOND = 0xd6e8_feb8_6659_fd93L;

    /** Of the distances tried, the one with the fewest strides that it hardly notices. */
    private static final int FOLD_BITS = 26;

    private Hash()
    {
    }

    /** A number whose upper bits are the place. */
    static long of(final long number)
    {
        return spread(number * GOLDEN);
    }

    private static long spread(final long product)
    {
        return (product ^ product >>> FOLD_BITS) * SECOND;
    }

    /** The same of a number in one of many spaces of numbers. */
    static long of(final int space, final long number)
    {
        return spread(number * GOLDEN + space * THIRD);
    }
}
