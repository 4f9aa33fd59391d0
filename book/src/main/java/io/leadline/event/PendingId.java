package io.leadline.event;

/** A text that was given a number and may come to life under it. Overwritten by the next; single thread. */
final class PendingId
{
    private static final long NONE = 0;

    private final TextKey text = new TextKey();
    private int market;
    private long number = NONE;

    void set(final int newMarket, final TextKey newText, final long newNumber)
    {
        market = newMarket;
        text.set(newText);
        number = newNumber;
    }

    boolean isOf(final int otherMarket, final TextKey other)
    {
        return number != NONE && market == otherMarket && text.isSame(other);
    }

    TextKey text()
    {
        return text;
    }

    int market()
    {
        return market;
    }

    /** Below 0; 0 when nothing is pending. */
    long number()
    {
        return number;
    }

    /** Nothing is pending any more. */
    void clear()
    {
        number = NONE;
    }
}
