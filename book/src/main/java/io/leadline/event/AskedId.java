package io.leadline.event;

/** The text of an order id that was asked for, and the number it was given. Overwritten by the next; single thread. */
final class AskedId
{
    static final long NONE = 0;

    private final TextKey key = new TextKey();
    private int market;
    private long number = NONE;
    private int slot = LiveOrderTable.NONE;

    TextKey key()
    {
        return key;
    }

    int market()
    {
        return market;
    }

    /** Never {@link #NONE} once one was given. */
    long number()
    {
        return number;
    }

    /** Where its order was last seen; {@link LiveOrderTable#NONE} when none lived. It may be gone or have moved. */
    int slot()
    {
        return slot;
    }

    /** The key is what was asked for in a market, and this is its number. */
    void give(final int newMarket, final long newNumber, final int newSlot)
    {
        market = newMarket;
        number = newNumber;
        slot = newSlot;
    }

    void slot(final int newSlot)
    {
        slot = newSlot;
    }

    /** Nothing is asked for any more. */
    void forget()
    {
        number = NONE;
    }
}
