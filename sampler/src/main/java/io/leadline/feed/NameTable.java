package io.leadline.feed;

import java.util.Arrays;

import io.leadline.event.TextHash;

/**
 * What is known under names, found by the characters of a field where the parser has them, so that a known name never
 * becomes a string. Open addressing, at most half full, and the hashes lie together: a look-up touches one line of
 * them, and then the one name that it has to compare. Names are only ever added. Single thread.
 *
 * @param <T> what a name stands for.
 */
public final class NameTable<T>
{
    private static final int INITIAL_CAPACITY = 16;

    private int[] hashes = new int[INITIAL_CAPACITY];
    private char[][] names = new char[INITIAL_CAPACITY][];
    private Object[] values = new Object[INITIAL_CAPACITY];
    private int count;

    /** What is known under a range of characters; null for nothing. Allocates nothing. */
    @SuppressWarnings("unchecked")
    public T find(final char[] source, final int offset, final int length)
    {
        final int hash = TextHash.of(source, offset, length);
        int slot = hash & hashes.length - 1;
        while (names[slot] != null && !isAt(slot, hash, source, offset, length))
        {
            slot = slot + 1 & hashes.length - 1;
        }

        return (T)values[slot];
    }

    /** Adds a name that is not known yet. */
    public void add(final CharSequence name, final T value)
    {
        final char[] symbols = name.toString().toCharArray();
        if (2 * (count + 1) > hashes.length)
        {
            grow();
        }
        put(symbols, TextHash.of(symbols, 0, symbols.length), value);
        count++;
    }

    private void grow()
    {
        final int[] oldHashes = hashes;
        final char[][] oldNames = names;
        final Object[] oldValues = values;
        hashes = new int[2 * oldHashes.length];
        names = new char[2 * oldHashes.length][];
        values = new Object[2 * oldHashes.length];
        for (int slot = 0; slot < oldNames.length; slot++)
        {
            if (oldNames[slot] != null)
            {
                put(oldNames[slot], oldHashes[slot], oldValues[slot]);
            }
        }
    }

    private void put(final char[] name, final int hash, final Object value)
    {
        int slot = hash & hashes.length - 1;
        while (names[slot] != null)
        {
            slot = slot + 1 & hashes.length - 1;
        }
        hashes[slot] = hash;
        names[slot] = name;
        values[slot] = value;
    }

    private boolean isAt(final int slot, final int hash, final char[] source, final int offset, final int length)
    {
        return hashes[slot] == hash &&
            Arrays.equals(names[slot], 0, names[slot].length, source, offset, offset + length);
    }
}
