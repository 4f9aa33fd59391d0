package io.leadline.book;

import java.util.Arrays;

/**
 * A set of numbers below 2^36 that finds neighbours: a tree of 64-way words of which only those with members exist,
 * each found in an open-addressed table by its layer and place. A step up or down the tree is one look-up; there are
 * six layers, and neighbours that lie close meet in the lowest.
 */
final class OccupancyTree
{
    private static final int WORD_BITS = 6;
    private static final int WORD_MASK = (1 << WORD_BITS) - 1;
    private static final int LAYER_COUNT = 6;
    private static final int LAYER_SHIFT = 40;
    private static final int INITIAL_CAPACITY = 16;
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private long[] keys = new long[INITIAL_CAPACITY];
    /** A word of 0 is a free place of the table. */
    private long[] words = new long[INITIAL_CAPACITY];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(INITIAL_CAPACITY);
    private int count;

    void add(final long number)
    {
        long member = number;
        for (int layer = 0; layer < LAYER_COUNT; layer++)
        {
            final long before = addBit(key(layer, member >> WORD_BITS), 1L << member);
            if (before != 0)
            {
                return;
            }
            member >>= WORD_BITS;
        }
    }

    void remove(final long number)
    {
        long member = number;
        for (int layer = 0; layer < LAYER_COUNT; layer++)
        {
            final int place = place(key(layer, member >> WORD_BITS));
            words[place] &= ~(1L << member);
            if (words[place] != 0)
            {
                return;
            }
            free(place);
            member >>= WORD_BITS;
        }
    }

    /** The highest member, -1 without any. */
    long highest()
    {
        if (word(LAYER_COUNT - 1, 0) == 0)
        {
            return -1;
        }
        long found = 0;
        for (int layer = LAYER_COUNT - 1; layer >= 0; layer--)
        {
            found = found << WORD_BITS | highest(word(layer, found));
        }

        return found;
    }

    /** The highest member below a number, which is itself below 2^36; -1 without any. */
    long below(final long number)
    {
        long member = number;
        for (int layer = 0; layer < LAYER_COUNT; layer++)
        {
            final long word = word(layer, member >> WORD_BITS) & (1L << member) - 1;
            if (word != 0)
            {
                long found = member >> WORD_BITS << WORD_BITS | highest(word);
                for (int lower = layer - 1; lower >= 0; lower--)
                {
                    found = found << WORD_BITS | highest(word(lower, found));
                }
                return found;
            }
            member >>= WORD_BITS;
        }

        return -1;
    }

    /** The lowest member above a number, -1 without any. */
    long above(final long number)
    {
        long member = number;
        for (int layer = 0; layer < LAYER_COUNT; layer++)
        {
            final long word = word(layer, member >> WORD_BITS) & -2L << member;
            if (word != 0)
            {
                long found = member >> WORD_BITS << WORD_BITS | Long.numberOfTrailingZeros(word);
                for (int lower = layer - 1; lower >= 0; lower--)
                {
                    found = found << WORD_BITS | Long.numberOfTrailingZeros(word(lower, found));
                }
                return found;
            }
            member >>= WORD_BITS;
        }

        return -1;
    }

    void clear()
    {
        Arrays.fill(words, 0);
        count = 0;
    }

    private static int highest(final long word)
    {
        return WORD_MASK - Long.numberOfLeadingZeros(word);
    }

    private static long key(final int layer, final long place)
    {
        return (long)layer << LAYER_SHIFT | place;
    }

    private long word(final int layer, final long member)
    {
        return words[place(key(layer, member))];
    }

    /** Where the word of a key lies, or the free place where it would. */
    private int place(final long key)
    {
        final int mask = words.length - 1;
        int i = home(key);
        while (words[i] != 0 && keys[i] != key)
        {
            i = i + 1 & mask;
        }

        return i;
    }

    private long addBit(final long key, final long bit)
    {
        int place = place(key);
        final long before = words[place];
        if (before == 0)
        {
            if (2 * (count + 1) > words.length)
            {
                grow();
                place = place(key);
            }
            keys[place] = key;
            count++;
        }
        words[place] = before | bit;

        return before;
    }

    private void free(final int freed)
    {
        final int mask = words.length - 1;
        int hole = freed;
        for (int i = hole + 1 & mask; words[i] != 0; i = i + 1 & mask)
        {
            if ((i - home(keys[i]) & mask) >= (i - hole & mask))
            {
                keys[hole] = keys[i];
                words[hole] = words[i];
                hole = i;
            }
        }
        words[hole] = 0;
        count--;
    }

    private void grow()
    {
        final long[] oldKeys = keys;
        final long[] oldWords = words;
        keys = new long[2 * oldKeys.length];
        words = new long[2 * oldWords.length];
        shift--;
        for (int i = 0; i < oldWords.length; i++)
        {
            if (oldWords[i] != 0)
            {
                final int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                words[place] = oldWords[i];
            }
        }
    }

    private int home(final long key)
    {
        return (int)(key * GOLDEN >>> shift);
    }
}
