package io.leadline.snapshot;

import java.util.Arrays;

/**
 * The orders that the log has said of one market's makers so far, lent to readers. The orders of an owner, which is
 * {@code 2 · entity + side}, lie in a place of their own that has room for more; where it has not, the list gets a new
 * place, and when there are too many places that nobody uses, all lists move together. Single thread.
 */
final class LoggedOrders implements MakerOrders
{
    static final int WORDS = 2;

    private static final int SPARE_ORDERS = 4;
    private static final int INITIAL_ORDERS = 64;

    private final long maxCount;
    private long[] words = new long[WORDS * INITIAL_ORDERS];
    private int usedOrders;
    private int[] firsts = {};
    private int[] counts = {};
    private int[] rooms = {};
    private long count;

    /** No orders yet, of a market that may have so many. */
    LoggedOrders(final long maxCount)
    {
        this.maxCount = maxCount;
    }

    /** A snapshot of so many entities begins, as a change from the one before or from no orders. */
    void begin(final int entityCount, final boolean isFromNothing)
    {
        if (isFromNothing)
        {
            Arrays.fill(counts, 0);
            count = 0;
        }
        if (counts.length < 2 * entityCount)
        {
            firsts = Arrays.copyOf(firsts, 4 * entityCount);
            counts = Arrays.copyOf(counts, firsts.length);
            rooms = Arrays.copyOf(rooms, firsts.length);
        }
    }

    /** Orders of all makers. */
    long count()
    {
        return count;
    }

    int first(final int owner)
    {
        return firsts[owner];
    }

    int count(final int owner)
    {
        return counts[owner];
    }

    /** Puts a list in the place of an owner's; returns whether the market may have that many orders. */
    boolean replace(final int owner, final long[] list, final int listCount)
    {
        count += listCount - counts[owner];
        if (count > maxCount)
        {
            return false;
        }
        if (rooms[owner] < listCount)
        {
            counts[owner] = 0;
            rooms[owner] = 0;
            firsts[owner] = place(listCount + listCount / 2 + SPARE_ORDERS);
            rooms[owner] = listCount + listCount / 2 + SPARE_ORDERS;
        }
        System.arraycopy(list, 0, words, WORDS * firsts[owner], WORDS * listCount);
        counts[owner] = listCount;

        return true;
    }

    /** Takes room behind all that is used. */
    private int place(final int room)
    {
        if (WORDS * ((long)usedOrders + room) > words.length)
        {
            gather(room);
        }
        final int first = usedOrders;
        usedOrders += room;

        return first;
    }

    /** Moves all lists together, into as much again as they need. */
    private void gather(final int more)
    {
        long needed = more;
        for (final int room : rooms)
        {
            needed += room;
        }
        final long[] gathered = new long[Math.toIntExact(Math.max(WORDS * INITIAL_ORDERS, 2 * WORDS * needed))];
        usedOrders = 0;
        for (int owner = 0; owner < counts.length; owner++)
        {
            System.arraycopy(words, WORDS * firsts[owner], gathered, WORDS * usedOrders, WORDS * counts[owner]);
            firsts[owner] = usedOrders;
            usedOrders += rooms[owner];
        }
        words = gathered;
    }

    @Override
    public int first(final int entity, final int side)
    {
        return firsts[2 * entity + side];
    }

    @Override
    public int count(final int entity, final int side)
    {
        return counts[2 * entity + side];
    }

    @Override
    public long priceTicks(final int order)
    {
        return words[WORDS * order];
    }

    @Override
    public long sizeLots(final int order)
    {
        return words[WORDS * order + 1];
    }
}
