package io.leadline.number;

/**
 * Sums of 128 bits in pairs of longs, low before high, two's complement. Every addend of a book is below 2^103 and
 * there are below 2^24 of them, so 128 bits never wrap. No state; any thread.
 */
public final class Wide
{
    /** Longs of one number. */
    public static final int LENGTH = 2;

    private Wide()
    {
    }

    /** Adds a non-negative number below 2^63. */
    public static void add(final long[] sums, final int index, final long addend)
    {
        add(sums, index, addend, 0);
    }

    /** Adds a number of 128 bits. */
    public static void add(final long[] sums, final int index, final long low, final long high)
    {
        final long sum = sums[index] + low;
        sums[index + 1] += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        sums[index] = sum;
    }

    /** Adds the product of two non-negative numbers below 2^63. */
    public static void addProduct(final long[] sums, final int index, final long left, final long right)
    {
        add(sums, index, left * right, Math.multiplyHigh(left, right));
    }
}
