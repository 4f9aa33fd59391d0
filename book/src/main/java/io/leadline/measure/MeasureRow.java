package io.leadline.measure;

import java.util.Arrays;

/**
 * The fields of one entity while it is measured, low and high halves apart; the high ones are looked at only when one
 * of them may be other than 0. Two fields behind the last take what belongs to no bracket.
 * <p>
 * A maker rests in few brackets, so a row knows which ones: a bit each, one for all brackets whose numbers are equal
 * mod 64. Only those are moved to where they are kept, and no row has to be emptied, copied or compared as a whole,
 * unless they are many: then that is what costs least.
 * Single thread.
 */
final class MeasureRow
{
    private static final int TRASH_LENGTH = 2;
    private static final int FIELDS_PER_BRACKET = 2;
    private static final long ALL = -1;
    /** More of them are moved with all others at once. */
    private static final int FEW_BRACKETS = 8;

    private final int fieldCount;
    private final int bracketCount;
    private final long[] lows;
    private final long[] highs;
    /** Brackets that may hold something. */
    private long touched;
    private boolean isWide;

    /** An empty row. */
    MeasureRow(final int fieldCount)
    {
        this.fieldCount = fieldCount;
        bracketCount = (fieldCount - MeasureLayout.FIRST_BAND) / FIELDS_PER_BRACKET;
        lows = new long[fieldCount + TRASH_LENGTH];
        highs = new long[fieldCount + TRASH_LENGTH];
    }

    /** The bit of the bracket whose size is in a field. */
    static long bracket(final int sizeField)
    {
        return 1L << (sizeField - MeasureLayout.FIRST_BAND) / FIELDS_PER_BRACKET;
    }

    /** Field of a bracket's size. */
    static int sizeField(final int bracket)
    {
        return MeasureLayout.FIRST_BAND + FIELDS_PER_BRACKET * bracket;
    }

    /** Sets a field in front of the brackets. */
    void set(final int field, final long low, final long high)
    {
        lows[field] = low;
        if (high != 0)
        {
            highs[field] = high;
            isWide = true;
        }
    }

    /** Says which brackets {@link #addNarrow} is about to add to. */
    void touch(final long brackets)
    {
        touched |= brackets;
    }

    /** Brackets that may hold something, a bit each. */
    long touched()
    {
        return touched;
    }

    /** Adds to a bracket that was touched; the sums are known to stay below 2^63. */
    void addNarrow(final int sizeField, final long sizeLots, final long notional)
    {
        lows[sizeField] += sizeLots;
        lows[sizeField + 1] += notional;
    }

    /** Adds a number of 128 bits to a field. */
    void addWide(final int field, final long low, final long high)
    {
        final long sum = lows[field] + low;
        highs[field] += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        lows[field] = sum;
        touched = ALL;
        isWide = true;
    }

    /** Whether a high half may be other than 0. */
    boolean isWide()
    {
        return isWide;
    }

    /**
     * Moves all low halves to where those of an entity are kept, and leaves the brackets empty.
     *
     * @param kept brackets that may hold something there.
     * @return 0 when all fields are as they were there.
     */
    long moveLows(final long[] target, final int first, final long kept)
    {
        if (Long.bitCount(touched | kept) > FEW_BRACKETS)
        {
            return moveAllLows(target, first);
        }
        long difference = 0;
        for (int field = 0; field < MeasureLayout.FIRST_BAND; field++)
        {
            difference |= target[first + field] ^ lows[field];
            target[first + field] = lows[field];
        }
        for (long rest = touched | kept; rest != 0; rest &= rest - 1)
        {
            for (int bracket = Long.numberOfTrailingZeros(rest); bracket < bracketCount; bracket += Long.SIZE)
            {
                difference |= moveBracket(target, first, sizeField(bracket));
            }
        }
        touched = 0;

        return difference;
    }

    /** The same, all brackets at once. */
    private long moveAllLows(final long[] target, final int first)
    {
        final boolean isSame = Arrays.equals(target, first, first + fieldCount, lows, 0, fieldCount);
        if (!isSame)
        {
            System.arraycopy(lows, 0, target, first, fieldCount);
        }
        Arrays.fill(lows, MeasureLayout.FIRST_BAND, lows.length, 0);
        touched = 0;

        return isSame ? 0 : 1;
    }

    private long moveBracket(final long[] target, final int first, final int field)
    {
        final long sizeLots = lows[field];
        final long notional = lows[field + 1];
        final long difference = target[first + field] ^ sizeLots | target[first + field + 1] ^ notional;
        target[first + field] = sizeLots;
        target[first + field + 1] = notional;
        lows[field] = 0;
        lows[field + 1] = 0;

        return difference;
    }

    /** As {@link #moveLows}, of the high halves. */
    long moveHighs(final long[] target, final int first)
    {
        long difference = 0;
        for (int field = 0; field < fieldCount; field++)
        {
            difference |= target[first + field] ^ highs[field];
            target[first + field] = highs[field];
        }
        Arrays.fill(highs, 0);
        isWide = false;

        return difference;
    }

    /** Adds brackets that are kept elsewhere; none of the sums passes 63 bits. */
    void add(final long[] others, final int first, final long brackets)
    {
        for (int field = MeasureLayout.FIRST_BAND; field < fieldCount; field++)
        {
            lows[field] += others[first + field];
        }
        touched |= brackets;
    }

    /**
     * Adds what a part of this sum has become, and takes away what it was.
     *
     * @param before   low halves of what it was, from {@code first} on, in the brackets {@code kept}.
     * @return whether all brackets stay below 2^63.
     */
    boolean replace(final long[] before, final int first, final long kept, final MeasureRow part)
    {
        long seen = 0;
        touched |= part.touched;
        for (long rest = part.touched | kept; rest != 0; rest &= rest - 1)
        {
            for (int bracket = Long.numberOfTrailingZeros(rest); bracket < bracketCount; bracket += Long.SIZE)
            {
                final int field = sizeField(bracket);
                lows[field] += part.lows[field] - before[first + field];
                lows[field + 1] += part.lows[field + 1] - before[first + field + 1];
                seen |= lows[field] | lows[field + 1];
            }
        }

        return seen >= 0;
    }

    /** Empties all fields. */
    void clear()
    {
        Arrays.fill(lows, 0);
        Arrays.fill(highs, 0);
        touched = 0;
        isWide = false;
    }
}
