package io.leadline.event;

import java.util.Arrays;

/**
 * The text of an order id as orders are compared by it: up to 40 ASCII characters, which nearly all ids are, lie eight
 * to a word; a longer or other text stays as characters. Overwritten by each text; single thread.
 */
final class TextKey
{
    static final int WORD_COUNT = 5;
    private static final int MAX_PACKED_LENGTH = WORD_COUNT * Long.BYTES;
    private static final int INITIAL_LENGTH = 128;
    private static final char[] NO_SYMBOLS = {};
    private static final int MAX_ASCII = 0x7f;

    private final long[] words = new long[WORD_COUNT];
    private char[] symbols = new char[INITIAL_LENGTH];
    private int length;
    private int hash;
    private boolean isPacked;

    void set(final CharSequence text)
    {
        length = text.length();
        if (symbols.length < length)
        {
            symbols = new char[length];
        }
        int all = 0;
        for (int i = 0; i < length; i++)
        {
            symbols[i] = text.charAt(i);
            all |= symbols[i];
        }
        isPacked = length <= MAX_PACKED_LENGTH && all <= MAX_ASCII;
        for (int word = 0; word < WORD_COUNT; word++)
        {
            words[word] = isPacked ? packed(word * Long.BYTES) : 0;
        }
        hash = TextHash.of(symbols, 0, length);
    }

    private long packed(final int from)
    {
        long word = 0;
        for (int i = from; i < Math.min(length, from + Long.BYTES); i++)
        {
            word = word << Byte.SIZE | symbols[i];
        }

        return word;
    }

    /** One of the {@link #WORD_COUNT} words; 0 where the text is not packed. */
    long word(final int index)
    {
        return words[index];
    }

    /** A copy of the characters; none where the text is packed. */
    char[] unpacked()
    {
        return isPacked ? NO_SYMBOLS : Arrays.copyOf(symbols, length);
    }

    /** The text is the same as these characters. */
    boolean isUnpacked(final char[] other)
    {
        return Arrays.equals(symbols, 0, length, other, 0, other.length);
    }

    boolean isPacked()
    {
        return isPacked;
    }

    int length()
    {
        return length;
    }

    int hash()
    {
        return hash;
    }
}
