package io.leadline.snapshot;

import java.util.Arrays;

/**
 * The orders that the log has said of one market's makers so far, lent to readers. The orders of an owner, which is
 * {@code 2 · entity + side}, lie in a place of their own that has room for more; where it has not, the list gets a new
 * place, and when there are too many places that nobody uses, all lists move together, each with no more room than it
 * has use for now: what is held follows from how many orders there are, not from the longest list of every owner. There
 * are two arrays to move between, so that moving allocates only for more orders than ever before. Single thread.
 */
final class LoggedOrders implements MakerOrders
{
    static final int WORDS = 2;

    private static final int SPARE_ORDERS = 4;
    private static final int INITIAL_ORDERS = 64;
    /** Of what all lists need, what has to be free besides where they move to; else they would soon move again. */
    private static final int FREE_PART = 4;

    private final int maxCount;
    private long[] words = new long[WORDS * INITIAL_ORDERS];
    /** Where the lists move to next, if there is room. */
    private long[] spare = {};
    private int usedOrders;
    private int[] firsts = {};
    private int[] counts = {};
    private int[] rooms = {};
    private long count;

    /** No orders yet, of a market that may have so many. */
    LoggedOrders(final int maxCount)
    {
        this.maxCount = maxCount;
    }

    /** A snapshot of so many entities begins, as a change from the one before or from no orders. */
    void begin(final int entityCount, final boolean isFromNothing)
    {
        if (isFromNothing)
        {
            Arrays.fill(counts, 0);
            Arrays.fill(rooms, 0);
            usedOrders = 0;
            count = 0;
        }
        if (counts.length < 2 * entityCount)
        {
            firsts = Arrays.copyOf(firsts, 4 * entityCount);
            counts = Arrays.copyOf(counts, firsts.length);
            rooms = Arrays.copyOf(rooms, firsts.length);
        }
    }

    /** The most orders that the market may have in a snapshot. */
    int maxCount()
    {
        return maxCount;
    }

    /** Orders of all makers; within a snapshot those of some are as they were before it. */
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

    /**
     * Puts a list, of the most orders that there may be at most, in the place of an owner's. Within a snapshot one
     * maker's new orders may be told before another's old ones go, so only its end shows whether they are too many: up
     * to there each list is of this snapshot or of the one before.
     *
     * @return false when there are more than two snapshots can have together.
     */
    boolean replace(final int owner, final long[] list, final int listCount)
    {
        count += listCount - counts[owner];
        if (count > 2L * maxCount)
        {
            return false;
        }
        if (rooms[owner] < listCount)
        {
            counts[owner] = 0;
            rooms[owner] = 0;
            firsts[owner] = place(room(listCount));
            rooms[owner] = room(listCount);
        }
        System.arraycopy(list, 0, words, WORDS * firsts[owner], WORDS * listCount);
        counts[owner] = listCount;

        return true;
    }

    /** What a list gets; none needs a place when it is empty. */
    private static int room(final int listCount)
    {
        return listCount == 0 ? 0 : listCount + listCount / 2 + SPARE_ORDERS;
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

    /** Moves all lists together, into as much again as they need where it is more than there has been. */
    private void gather(final int more)
    {
        // Of 2 · 2^24 orders at most, a list of 2^24 and 2^19 owners: all that is computed here is below 2^29.
        int needed = more;
        for (int owner = 0; owner < counts.length; owner++)
        {
            rooms[owner] = room(counts[owner]);
            needed += rooms[owner];
        }
        final boolean isEnough = WORDS * (needed + needed / FREE_PART) <= words.length;
        final int length = isEnough ? words.length : 2 * WORDS * needed;
        final long[] gathered = spare.length >= length ? spare : new long[length];
        usedOrders = 0;
        for (int owner = 0; owner < counts.length; owner++)
        {
            System.arraycopy(words, WORDS * firsts[owner], gathered, WORDS * usedOrders, WORDS * counts[owner]);
            firsts[owner] = usedOrders;
            usedOrders += rooms[owner];
        }
        spare = words;
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
