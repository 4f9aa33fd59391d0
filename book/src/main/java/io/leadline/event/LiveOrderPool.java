package io.leadline.event;

import java.util.Arrays;

/**
 * The living orders whose ids are texts, of all markets, each whole in as many bytes as a cache line has: what costs is
 * the places in memory that a look-up waits for, so an order's text lies beside its number and its size. Only a text
 * that is not packed lies elsewhere.
 * <pre>
 *   word 0      hash of the text 32 | its length 24 | whether it is packed 2 … | certain 1; 0 is free
 *   word 1      number
 *   word 2      the most that may rest, in lots; of a free one the handle of the next
 *   word 3 … 7  the text, eight characters to a word
 * </pre>
 * An order's handle, from 1, never changes. What was given up last is taken first, while it is still in the caches.
 * Grows by doubling; otherwise nothing is allocated but for texts that are not packed. Single thread.
 */
final class LiveOrderPool
{
    /** No order; its words may be loaded all the same. */
    static final int NONE = 0;

    private static final int SHIFT = 3;
    private static final int WORDS = 1 << SHIFT;
    private static final int INITIAL_CAPACITY = 16;
    private static final int NUMBER = 1;
    private static final int REMAINING = 2;
    private static final int TEXT = 3;
    private static final int HASH_SHIFT = 32;
    private static final long CERTAIN = 1;

    private long[] words = new long[INITIAL_CAPACITY << SHIFT];
    /** By handle, the texts that are not packed; null before there is one. */
    private char[][] symbols;
    private int free = NONE;
    /** Handles ever given, with {@link #NONE}. */
    private int handleCount = 1;

    /** Adds an order of which nothing rests yet, and returns its handle. */
    int add(final TextKey text, final long number)
    {
        final int handle = take();
        final int base = handle << SHIFT;
        words[base] = text.tag();
        words[base + NUMBER] = number;
        for (int word = 0; word < TextKey.WORD_COUNT; word++)
        {
            words[base + TEXT + word] = text.word(word);
        }
        if (!text.isPacked())
        {
            keep(handle, text.unpacked());
        }

        return handle;
    }

    private int take()
    {
        if (free != NONE)
        {
            final int handle = free;
            free = (int)words[(handle << SHIFT) + REMAINING];
            return handle;
        }
        if (handleCount << SHIFT == words.length)
        {
            words = Arrays.copyOf(words, 2 * words.length);
        }

        return handleCount++;
    }

    private void keep(final int handle, final char[] text)
    {
        if (symbols == null)
        {
            symbols = new char[words.length >> SHIFT][];
        }
        else if (symbols.length <= handle)
        {
            symbols = Arrays.copyOf(symbols, words.length >> SHIFT);
        }
        symbols[handle] = text;
    }

    /** Gives up an order. */
    void remove(final int handle)
    {
        final int base = handle << SHIFT;
        words[base] = 0;
        words[base + NUMBER] = 0;
        words[base + REMAINING] = free;
        free = handle;
        if (symbols != null && handle < symbols.length)
        {
            symbols[handle] = null;
        }
    }

    boolean isOf(final int handle, final TextKey text)
    {
        final int base = handle << SHIFT;
        long difference = words[base] & ~CERTAIN ^ text.tag();
        for (int word = 0; word < TextKey.WORD_COUNT; word++)
        {
            difference |= words[base + TEXT + word] ^ text.word(word);
        }

        return difference == 0 && (text.isPacked() || text.isUnpacked(symbols[handle]));
    }

    /** Loads both ends of an order, which may lie in two cache lines, and returns anything. */
    long touch(final int handle)
    {
        final int base = handle << SHIFT;

        return words[base] + words[base + WORDS - 1];
    }

    /** Hash of the order's text. */
    int hash(final int handle)
    {
        return (int)(words[handle << SHIFT] >>> HASH_SHIFT);
    }

    /** 0 when the order was given up. */
    long number(final int handle)
    {
        return words[(handle << SHIFT) + NUMBER];
    }

    /** The most that may rest. */
    long remainingLots(final int handle)
    {
        return words[(handle << SHIFT) + REMAINING];
    }

    /** The order lives, and holds no less. */
    boolean isCertain(final int handle)
    {
        return (words[handle << SHIFT] & CERTAIN) != 0;
    }

    /** Rests with at most so much. */
    void rest(final int handle, final long lots, final boolean isCertain)
    {
        final int base = handle << SHIFT;
        words[base] = words[base] & ~CERTAIN | (isCertain ? CERTAIN : 0);
        words[base + REMAINING] = lots;
    }

    void remain(final int handle, final long lots)
    {
        words[(handle << SHIFT) + REMAINING] = lots;
    }
}
