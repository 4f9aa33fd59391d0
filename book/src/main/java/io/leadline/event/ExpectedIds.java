package io.leadline.event;

/**
 * Texts whose numbers are asked for next: where their orders lie is loaded for all of them before the first is
 * searched. Once the orders outgrow the caches, a search waits for its bucket and then for its order; in loops that do
 * nothing else, many wait at once. Nothing is decided here: where an event before changes what a later one meets, the
 * later one has loaded the wrong place, and no more. Single thread; allocates nothing after its construction.
 */
final class ExpectedIds
{
    private static final int CAPACITY = 32;

    private final LiveOrderPool orders;
    private final LiveOrderTable[] tables = new LiveOrderTable[CAPACITY];
    private final int[] hashes = new int[CAPACITY];
    private final int[] handles = new int[CAPACITY];
    private int count;
    /** What was loaded, or else the loads would be left out. */
    private long loaded;

    ExpectedIds(final LiveOrderPool orders)
    {
        this.orders = orders;
    }

    /** A text of this hash will be searched in a table; as many as have room are kept. */
    void add(final LiveOrderTable table, final int hash)
    {
        if (count < CAPACITY)
        {
            tables[count] = table;
            hashes[count++] = hash;
        }
    }

    /** Loads what was added, once. */
    void touch()
    {
        if (count > 0)
        {
            touchAll();
        }
    }

    private void touchAll()
    {
        long sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += tables[i].touch(hashes[i]);
        }
        for (int i = 0; i < count; i++)
        {
            handles[i] = tables[i].likelyHandle(hashes[i]);
        }
        for (int i = 0; i < count; i++)
        {
            sum += orders.touch(handles[i]);
        }
        loaded += sum;
        count = 0;
    }
}
