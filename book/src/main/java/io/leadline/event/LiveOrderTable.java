package io.leadline.event;

import java.util.Arrays;

/**
 * The living orders of one market by the texts of their ids. What costs is the places in memory that a look-up waits
 * for, so there is one: an order lies in its slot whole, text and all, and a slot is as long as a cache line. Only a
 * text that is not packed lies elsewhere.
 * <pre>
 *   word 0      hash of the text 32 | its length 24 | whether it is packed 2 … | certain 1; 0 is free
 *   word 1      number
 *   word 2      the most that may rest, in lots
 *   word 3 … 7  the text, eight characters to a word
 * </pre>
 * Open addressing, at most two thirds full: 96 bytes a living order at best and 192 when it has just grown. A removal
 * closes its gap, so that look-ups do not grow longer with the orders that have come and gone. What follows may move,
 * so whoever remembers a slot looks at its number again. Grows by doubling, otherwise nothing is allocated but for
 * texts that are not packed. Single thread.
 */
final class LiveOrderTable
{
    static final int NONE = -1;

    private static final int INITIAL_CAPACITY = 16;
    private static final int SLOT_SHIFT = 3;
    private static final int NUMBER_WORD = 1;
    private static final int REMAINING_WORD = 2;
    private static final int TEXT_WORD = 3;
    private static final int HASH_SHIFT = 32;
    private static final long CERTAIN = 1;

    private long[] words = new long[INITIAL_CAPACITY << SLOT_SHIFT];
    /** By slot, the texts that are not packed; null before there is one. */
    private char[][] symbols;
    private int mask = INITIAL_CAPACITY - 1;
    private int count;

    /** The slot of a text; {@link #NONE} for none. */
    int find(final TextKey text)
    {
        final long tag = text.tag();
        for (int slot = text.hash() & mask; words[slot << SLOT_SHIFT] != 0; slot = slot + 1 & mask)
        {
            if ((words[slot << SLOT_SHIFT] & ~CERTAIN) == tag && isAt(slot, text))
            {
                return slot;
            }
        }

        return NONE;
    }

    private boolean isAt(final int slot, final TextKey text)
    {
        final int first = (slot << SLOT_SHIFT) + TEXT_WORD;
        long difference = 0;
        for (int word = 0; word < TextKey.WORD_COUNT; word++)
        {
            difference |= words[first + word] ^ text.word(word);
        }

        return difference == 0 && (text.isPacked() || Arrays.equals(symbols[slot], text.symbols()));
    }

    /** The slot of a number whose text has this hash; {@link #NONE} for none. */
    int find(final int hash, final long number)
    {
        for (int slot = hash & mask; words[slot << SLOT_SHIFT] != 0; slot = slot + 1 & mask)
        {
            if (number(slot) == number)
            {
                return slot;
            }
        }

        return NONE;
    }

    /** Adds an order whose text has none yet, and returns its slot. */
    int add(final TextKey text, final long number)
    {
        if (3 * (count + 1L) > 2 * (mask + 1L))
        {
            grow();
        }
        final int slot = freeSlot(text.hash());
        final int base = slot << SLOT_SHIFT;
        words[base] = text.tag();
        words[base + NUMBER_WORD] = number;
        for (int word = 0; word < TextKey.WORD_COUNT; word++)
        {
            words[base + TEXT_WORD + word] = text.word(word);
        }
        if (!text.isPacked())
        {
            symbols = symbols == null ? new char[mask + 1][] : symbols;
            symbols[slot] = text.symbols();
        }
        count++;

        return slot;
    }

    private int freeSlot(final int hash)
    {
        int slot = hash & mask;
        while (words[slot << SLOT_SHIFT] != 0)
        {
            slot = slot + 1 & mask;
        }

        return slot;
    }

    private void grow()
    {
        final long[] oldWords = words;
        final char[][] oldSymbols = symbols;
        words = new long[2 * oldWords.length];
        symbols = oldSymbols == null ? null : new char[2 * oldSymbols.length][];
        mask = 2 * mask + 1;
        for (int base = 0; base < oldWords.length; base += 1 << SLOT_SHIFT)
        {
            if (oldWords[base] != 0)
            {
                final int slot = freeSlot((int)(oldWords[base] >>> HASH_SHIFT));
                move(oldWords, oldSymbols, base >> SLOT_SHIFT, slot);
            }
        }
    }

    private void move(final long[] fromWords, final char[][] fromSymbols, final int from, final int to)
    {
        System.arraycopy(fromWords, from << SLOT_SHIFT, words, to << SLOT_SHIFT, 1 << SLOT_SHIFT);
        if (symbols != null)
        {
            symbols[to] = fromSymbols[from];
        }
    }

    /** Takes out an order. What follows moves back as far as its own first slot allows: no look-up ends in the gap. */
    void remove(final int slot)
    {
        int gap = slot;
        for (int next = gap + 1 & mask; words[next << SLOT_SHIFT] != 0; next = next + 1 & mask)
        {
            final int first = (int)(words[next << SLOT_SHIFT] >>> HASH_SHIFT);
            if ((next - first & mask) >= (next - gap & mask))
            {
                move(words, symbols, next, gap);
                gap = next;
            }
        }
        words[gap << SLOT_SHIFT] = 0;
        words[(gap << SLOT_SHIFT) + NUMBER_WORD] = 0;
        if (symbols != null)
        {
            symbols[gap] = null;
        }
        count--;
    }

    /** The number of the order in a slot; 0 of a free one, or of one that was there before the table shrank. */
    long number(final int slot)
    {
        return slot <= mask ? words[(slot << SLOT_SHIFT) + NUMBER_WORD] : 0;
    }

    long remainingLots(final int slot)
    {
        return words[(slot << SLOT_SHIFT) + REMAINING_WORD];
    }

    /** The order lives, and holds no less. */
    boolean isCertain(final int slot)
    {
        return (words[slot << SLOT_SHIFT] & CERTAIN) != 0;
    }

    /** The order rests with at most so much. */
    void rest(final int slot, final long lots, final boolean isCertain)
    {
        final int base = slot << SLOT_SHIFT;
        words[base] = words[base] & ~CERTAIN | (isCertain ? CERTAIN : 0);
        words[base + REMAINING_WORD] = lots;
    }

    void remain(final int slot, final long lots)
    {
        words[(slot << SLOT_SHIFT) + REMAINING_WORD] = lots;
    }

    /** Hash of the text of the order in a slot. */
    int hash(final int slot)
    {
        return (int)(words[slot << SLOT_SHIFT] >>> HASH_SHIFT);
    }

    /** Slots, from 0; one that holds no order has no {@link #number}. */
    int slotCount()
    {
        return mask + 1;
    }

    void clear()
    {
        words = new long[INITIAL_CAPACITY << SLOT_SHIFT];
        symbols = null;
        mask = INITIAL_CAPACITY - 1;
        count = 0;
    }
}
