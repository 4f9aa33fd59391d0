package io.leadline.feed;

import java.util.Arrays;

import io.leadline.event.TextHash;

/**
 * What is known under names, found by the characters of a field where the parser has them, so that a known name never
 * becomes a string. Open addressing, at most half full. A name of up to eight ASCII characters, as types, sides and
 * many markets and accounts have, is itself the key that it is found by: one word is made of it and compared, and
 * nothing else is touched. The key of any other name is a hash, and the name has to be compared. Names are only added.
 * Single thread.
 *
 * @param <T> what a name stands for.
 */
public final class NameTable<T>
{
    private static final int INITIAL_CAPACITY = 16;
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;
    private static final long FREE = 0;
    /** The bit of a key that is a hash. */
    private static final long HASHED = Long.MIN_VALUE;

    private long[] keys = new long[INITIAL_CAPACITY];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(INITIAL_CAPACITY);
    private char[][] names = new char[INITIAL_CAPACITY][];
    private Object[] values = new Object[INITIAL_CAPACITY];
    private int count;

    /** What is known under a range of characters; null for nothing. Allocates nothing. */
    @SuppressWarnings("unchecked")
    public T find(final char[] source, final int offset, final int length)
    {
        final long key = key(source, offset, length);
        int slot = home(key);
        while (keys[slot] != FREE && !isAt(slot, key, source, offset, length))
        {
            slot = slot + 1 & keys.length - 1;
        }

        return (T)values[slot];
    }

    /** A word says how long its name is, but for a name that ends in the character 0. */
    private static long key(final char[] name, final int offset, final int length)
    {
        if (length > 0 && length <= CharWord.MAX_LENGTH)
        {
            final long word = CharWord.of(name, offset, length);
            if (word > 0 && word >>> Byte.SIZE * (length - 1) != 0)
            {
                return word;
            }
        }

        return TextHash.of(name, offset, length) | HASHED;
    }

    private int home(final long key)
    {
        return (int)((key ^ key >>> Integer.SIZE) * MULTIPLIER >>> shift);
    }

    /** Adds a name that is not known yet. */
    public void add(final CharSequence name, final T value)
    {
        final char[] symbols = name.toString().toCharArray();
        if (2 * (count + 1) > keys.length)
        {
            grow();
        }
        put(symbols, key(symbols, 0, symbols.length), value);
        count++;
    }

    private void grow()
    {
        final long[] oldKeys = keys;
        final char[][] oldNames = names;
        final Object[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        shift--;
        names = new char[2 * oldKeys.length][];
        values = new Object[2 * oldKeys.length];
        for (int slot = 0; slot < oldKeys.length; slot++)
        {
            if (oldKeys[slot] != FREE)
            {
                put(oldNames[slot], oldKeys[slot], oldValues[slot]);
            }
        }
    }

    private void put(final char[] name, final long key, final Object value)
    {
        int slot = home(key);
        while (keys[slot] != FREE)
        {
            slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = key;
        names[slot] = name;
        values[slot] = value;
    }

    private boolean isAt(final int slot, final long key, final char[] source, final int offset, final int length)
    {
        return keys[slot] == key && (key > 0 || isSame(slot, source, offset, length));
    }

    private boolean isSame(final int slot, final char[] source, final int offset, final int length)
    {
        return Arrays.equals(names[slot], 0, names[slot].length, source, offset, offset + length);
    }
}
