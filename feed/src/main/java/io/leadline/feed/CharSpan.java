package io.leadline.feed;

import java.util.Arrays;

import io.leadline.number.Quantum;
import io.leadline.number.Steps;

/**
 * A field's characters, copied out of a parser's buffer and compared by content, so that a field can be looked up in a
 * map and handed on without becoming a string. Overwritten by each {@code set}; a map's key must be a
 * {@link #copy() copy} that nobody sets again. Single thread.
 */
public final class CharSpan implements CharSequence
{
    private static final int INITIAL_CAPACITY = 64;

    private char[] symbols = new char[INITIAL_CAPACITY];
    private int length;

    /** Takes a copy of a range of characters. */
    public CharSpan set(final char[] source, final int offset, final int newLength)
    {
        begin(newLength);
        System.arraycopy(source, offset, symbols, 0, newLength);

        return this;
    }

    private void begin(final int newLength)
    {
        if (symbols.length < newLength)
        {
            symbols = new char[Math.max(newLength, 2 * symbols.length)];
        }
        length = newLength;
    }

    /** Takes a copy of a text. */
    public CharSpan set(final String source)
    {
        begin(source.length());
        source.getChars(0, source.length(), symbols, 0);

        return this;
    }

    /** No characters from now on. */
    public void clear()
    {
        length = 0;
    }

    /** Turns A to Z into a to z and leaves everything else. */
    public void lowerAsciiCase()
    {
        for (int i = 0; i < length; i++)
        {
            if (symbols[i] >= 'A' && symbols[i] <= 'Z')
            {
                symbols[i] += 'a' - 'A';
            }
        }
    }

    /** Bytes of the UTF-8 form. */
    public int utf8Length()
    {
        int bytes = length;
        for (int i = 0; i < length; i++)
        {
            final char symbol = symbols[i];
            if (symbol >= 0x80)
            {
                // Each half of a surrogate pair counts two, the pair four.
                bytes += symbol >= 0x800 && !Character.isSurrogate(symbol) ? 2 : 1;
            }
        }

        return bytes;
    }

    /**
     * Reads the characters as a plain decimal in whole steps.
     *
     * @param steps takes the result; unchanged when they are none.
     * @return whether they are a plain decimal.
     */
    public boolean read(final Quantum quantum, final Steps steps)
    {
        return quantum.read(symbols, 0, length, steps);
    }

    /** A span of its own with the same characters. Allocates. */
    public CharSpan copy()
    {
        final CharSpan copy = new CharSpan();
        copy.symbols = Arrays.copyOf(symbols, length);
        copy.length = length;

        return copy;
    }

    @Override
    public int length()
    {
        return length;
    }

    @Override
    public char charAt(final int index)
    {
        return symbols[index];
    }

    @Override
    public CharSequence subSequence(final int start, final int end)
    {
        return new String(symbols, start, end - start);
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof CharSpan that &&
            Arrays.equals(symbols, 0, length, that.symbols, 0, that.length);
    }

    @Override
    public int hashCode()
    {
        int hash = 0;
        for (int i = 0; i < length; i++)
        {
            hash = 31 * hash + symbols[i];
        }

        return hash;
    }

    @Override
    public String toString()
    {
        return new String(symbols, 0, length);
    }
}
