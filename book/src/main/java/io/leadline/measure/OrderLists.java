package io.leadline.measure;

import java.util.Arrays;

/**
 * Lists of orders one behind another, a list for each owner, which is {@code 2 · maker + side}. An order is a price in
 * ticks and a size in lots. Built from owner to owner; single thread; allocates only when it grows.
 */
public final class OrderLists
{
    /** Words of an order in {@link #words()}: its price and, behind it, its size. */
    public static final int ORDER_WORDS = 2;

    private static final int INITIAL_OWNERS = 16;
    private static final int INITIAL_ORDERS = 64;
    /** Orders that one array can hold. */
    private static final int MAX_ORDERS = (Integer.MAX_VALUE - Long.BYTES) / ORDER_WORDS;

    /** By owner, where its list ends, in orders; it begins where the list before ends. */
    private int[] ends = new int[INITIAL_OWNERS];
    private long[] words = new long[INITIAL_ORDERS * ORDER_WORDS];
    private int ownerCount;
    private int orderCount;

    /** Owners that have a list, which may be empty. */
    public int ownerCount()
    {
        return ownerCount;
    }

    /** Index of an owner's first order. */
    public int first(final int owner)
    {
        final int listsBefore = Math.min(owner, ownerCount);

        return listsBefore == 0 ? 0 : ends[listsBefore - 1];
    }

    /** Orders of an owner, none where it has no list. */
    public int count(final int owner)
    {
        return owner < ownerCount ? ends[owner] - first(owner) : 0;
    }

    /** The orders of all owners, {@link #ORDER_WORDS} words each; lent until the next change. */
    public long[] words()
    {
        return words;
    }

    /** Whether an owner has the same orders here and there. */
    public boolean isSame(final int owner, final OrderLists others)
    {
        final int from = ORDER_WORDS * first(owner);
        final int otherFrom = ORDER_WORDS * others.first(owner);

        return Arrays.equals(
            words, from, from + ORDER_WORDS * count(owner), others.words, otherFrom,
            otherFrom + ORDER_WORDS * others.count(owner));
    }

    /** Makes these the same lists as others. */
    public void copyFrom(final OrderLists others)
    {
        clear(others.ownerCount);
        ensure(others.orderCount);
        System.arraycopy(others.ends, 0, ends, 0, others.ownerCount);
        System.arraycopy(others.words, 0, words, 0, others.orderCount * ORDER_WORDS);
        ownerCount = others.ownerCount;
        orderCount = others.orderCount;
    }

    /** Forgets all lists, and makes room for so many. */
    void clear(final int owners)
    {
        ownerCount = 0;
        orderCount = 0;
        if (ends.length < owners)
        {
            ends = new int[2 * owners];
        }
    }

    /** Puts an order at the end of the list that is built. */
    void add(final long priceTicks, final long sizeLots)
    {
        ensure(1);
        final int at = ORDER_WORDS * orderCount;
        words[at] = priceTicks;
        words[at + 1] = sizeLots;
        orderCount++;
    }

    /** Puts an owner's whole list of elsewhere at the end of the list that is built. */
    void addAll(final OrderLists others, final int owner)
    {
        final int count = others.count(owner);
        ensure(count);
        System.arraycopy(
            others.words, ORDER_WORDS * others.first(owner), words, ORDER_WORDS * orderCount, ORDER_WORDS * count);
        orderCount += count;
    }

    /** Index behind the last order. */
    int orderCount()
    {
        return orderCount;
    }

    /** Ends the list that is built; that of the next owner begins. */
    void endOwner()
    {
        ends[ownerCount++] = orderCount;
    }

    private void ensure(final int more)
    {
        final long needed = (long)orderCount + more;
        if (needed * ORDER_WORDS > words.length)
        {
            words = Arrays.copyOf(words, ORDER_WORDS * (int)Math.min(MAX_ORDERS, 2 * needed));
        }
    }
}
