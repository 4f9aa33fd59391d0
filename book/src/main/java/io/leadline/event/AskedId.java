package io.leadline.event;

/** A number that was given to the text of an order id. Overwritten by the next; single thread. */
final class AskedId
{
    private int market;
    private long number;
    private int handle = LiveOrderPool.NONE;

    /** A text was given a number in a market, under which an order lives or {@link LiveOrderPool#NONE} does. */
    void set(final int newMarket, final long newNumber, final int newHandle)
    {
        market = newMarket;
        number = newNumber;
        handle = newHandle;
    }

    int market()
    {
        return market;
    }

    /** 0 before the first. */
    long number()
    {
        return number;
    }

    /** The order that lived under the number; it may be gone, and another in its place. */
    int handle()
    {
        return handle;
    }

    /** An order has come to life under the number. */
    void handle(final int newHandle)
    {
        handle = newHandle;
    }
}
