package io.leadline.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.leadline.snapshot.Snapshot;

/**
 * The makers of one market that a filter takes, in the order of their rows: by the UTF-8 bytes of their names. Makers
 * are only ever appended to a market, so each is encoded and put in its place once.
 */
final class MakerOrder
{
    private static final int INITIAL_CAPACITY = 16;

    private final RowFilter filter;

    private byte[][] names = new byte[INITIAL_CAPACITY][];
    private int[] ordered = new int[INITIAL_CAPACITY];
    private int seenCount;
    private int rowCount;

    MakerOrder(final RowFilter filter)
    {
        this.filter = filter;
    }

    /** Takes in the makers that the market has seen since the last call. */
    void extend(final Snapshot snapshot)
    {
        while (seenCount < snapshot.entityCount() - 1)
        {
            append(snapshot.name(1 + seenCount));
        }
    }

    /** Makers that the filter takes. */
    int rowCount()
    {
        return rowCount;
    }

    /** Entity number of the maker whose row is at this place. */
    int entity(final int place)
    {
        return ordered[place];
    }

    /** Names of all makers seen, taken or not. */
    List<String> seen()
    {
        return Arrays.stream(names, 0, seenCount).map(name -> new String(name, StandardCharsets.UTF_8)).toList();
    }

    private void append(final String name)
    {
        if (seenCount == names.length)
        {
            names = Arrays.copyOf(names, 2 * seenCount);
            ordered = Arrays.copyOf(ordered, 2 * seenCount);
        }
        names[seenCount] = name.getBytes(StandardCharsets.UTF_8);
        seenCount++;
        if (filter.takesMaker(name))
        {
            final int place = placeOf(names[seenCount - 1]);
            System.arraycopy(ordered, place, ordered, place + 1, rowCount - place);
            ordered[place] = seenCount;
            rowCount++;
        }
    }

    private int placeOf(final byte[] name)
    {
        int low = 0;
        int high = rowCount;
        while (low < high)
        {
            final int middle = (low + high) >>> 1;
            if (Arrays.compareUnsigned(names[ordered[middle] - 1], name) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
