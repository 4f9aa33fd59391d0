package io.leadline.number;

/**
 * What a decimal came to when it was measured in whole steps of a {@link Quantum}. Overwritten by the next reading;
 * single thread.
 */
public final class Steps
{
    /** Where a quantum that reads text itself takes it apart. */
    private final PlainDecimal decimal = new PlainDecimal();
    private long count;
    private boolean isExact;

    /**
     * Whole steps, rounded half-even where the decimal lies between two; {@code ±Long.MAX_VALUE} stands for everything
     * beyond a long.
     */
    public long count()
    {
        return count;
    }

    /** The decimal is a whole multiple of the step. */
    public boolean isExact()
    {
        return isExact;
    }

    PlainDecimal decimal()
    {
        return decimal;
    }

    void set(final long newCount, final boolean newIsExact)
    {
        count = newCount;
        isExact = newIsExact;
    }
}
