package io.leadline.feed.backpack;

import io.leadline.event.EventFlags;

/** A maker's order that rests: the whole of it, and how much of it is executed. Reused; single thread. */
final class RestingOrder
{
    private int account;
    private int side;
    private long priceTicks;
    private long quantityLots;
    private long executedLots;
    private int flags;

    void set(
        final int newAccount, final int newSide, final long newPriceTicks, final long newQuantityLots,
        final long newExecutedLots, final int newFlags)
    {
        account = newAccount;
        side = newSide;
        priceTicks = newPriceTicks;
        quantityLots = newQuantityLots;
        executedLots = newExecutedLots;
        flags = newFlags;
    }

    void price(final long newPriceTicks)
    {
        priceTicks = newPriceTicks;
    }

    void quantity(final long newQuantityLots)
    {
        quantityLots = newQuantityLots;
    }

    void execute(final long newExecutedLots)
    {
        executedLots = newExecutedLots;
    }

    /** What the numbers of the order lack; it stays post-only. */
    void oddity(final int newFlags)
    {
        flags = newFlags & ~EventFlags.POST_ONLY | flags & EventFlags.POST_ONLY;
    }

    int account()
    {
        return account;
    }

    int side()
    {
        return side;
    }

    long priceTicks()
    {
        return priceTicks;
    }

    long quantityLots()
    {
        return quantityLots;
    }

    long executedLots()
    {
        return executedLots;
    }

    /** What is left to be executed; numbers beyond a long are refused wherever they come to. */
    long remainingLots()
    {
        return quantityLots - executedLots;
    }

    int flags()
    {
        return flags;
    }
}
