package io.leadline.event;

/** The two sides of a book as the small integers that index arrays. */
public final class Side
{
    public static final int BID = 0;
    public static final int ASK = 1;

    private Side()
    {
    }
}
