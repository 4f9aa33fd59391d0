package io.leadline.book;

/**
 * From a number, 0 or more, to its place: of a page of prices, or of a maker in its market. Number and place lie side
 * by side, so a look-up touches one cache line. Open addressing, linear probing, removal by backward shift. A
 * quarter full at most, since a look-up that ends at its first probe is one whose end is guessed right; half full once
 * that would cost much memory. The capacity is a power of two. Single thread; allocates only when it grows.
 */
final class PlaceTable
{
    static final int ABSENT = -1;

    private static final int INITIAL_CAPACITY = 16;
    private static final int LARGE_CAPACITY = 1 << 20;

    /** Complement of the number, negative so that 0 is free; then the place. */
    private long[] entries = new long[2 * INITIAL_CAPACITY];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(INITIAL_CAPACITY);
    private int count;

    int get(final long number)
    {
        final long[] table = entries;
        final int mask = table.length - 2;
        int i = 2 * home(number);
        while (true)
        {
            final long key = table[i & mask];
            if (key == ~number)
            {
                return (int)table[(i & mask) + 1];
            }
            if (key == 0)
            {
                return ABSENT;
            }
            i += 2;
        }
    }

    /** Puts a number that is not in the table. */
    void put(final long number, final int place)
    {
        count++;
        if ((entries.length < 2 * LARGE_CAPACITY ? 8L : 4L) * count > entries.length)
        {
            grow();
        }
        insert(~number, place);
    }

    private void insert(final long key, final long place)
    {
        final int mask = entries.length - 2;
        int i = 2 * home(~key);
        while (entries[i] != 0)
        {
            i = i + 2 & mask;
        }
        entries[i] = key;
        entries[i + 1] = place;
    }

    /** Removes a number that is in the table. */
    void remove(final long number)
    {
        final int mask = entries.length - 2;
        int hole = 2 * home(number);
        while (entries[hole] != ~number)
        {
            hole = hole + 2 & mask;
        }
        for (int i = hole + 2 & mask; entries[i] != 0; i = i + 2 & mask)
        {
            if ((i - 2 * home(~entries[i]) & mask) >= (i - hole & mask))
            {
                entries[hole] = entries[i];
                entries[hole + 1] = entries[i + 1];
                hole = i;
            }
        }
        entries[hole] = 0;
        count--;
    }

    private void grow()
    {
        final long[] old = entries;
        entries = new long[2 * old.length];
        shift--;
        for (int i = 0; i < old.length; i += 2)
        {
            if (old[i] != 0)
            {
                insert(old[i], old[i + 1]);
            }
        }
    }

    private int home(final long number)
    {
        return (int)(Hash.of(number) >>> shift);
    }
}
