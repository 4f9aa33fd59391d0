package io.leadline.event;

import java.util.Arrays;

/**
 * The text of an order id as orders are compared by it: up to 40 ASCII characters, which nearly all ids are, lie eight
 * to a word in the order of memory, as they lie in the log; a longer or other text stays as characters. Overwritten by
 * each text; single thread.
 */
final class TextKey
{
    static final int WORD_COUNT = 5;
    private static final int MAX_PACKED_LENGTH = WORD_COUNT * Long.BYTES;
    private static final int MAX_ASCII = 0x7f;
    private static final char[] NO_SYMBOLS = {};
    private static final int HASH_SHIFT = 32;
    private static final int LENGTH_SHIFT = 8;
    private static final long LENGTH_MASK = 0xff_ffff;
    private static final int PACKED = 4;
    private static final int UNPACKED = 8;
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private final long[] words = new long[WORD_COUNT];
    /** The text where it is not packed. */
    private char[] symbols = NO_SYMBOLS;
    private int length;
    private int hash;

    void set(final CharSequence text)
    {
        length = text.length();
        symbols = NO_SYMBOLS;
        if (length <= MAX_PACKED_LENGTH && pack(text))
        {
            hash = packedHash();
        }
        else
        {
            symbols = text.toString().toCharArray();
            Arrays.fill(words, 0);
            hash = TextHash.of(symbols, 0, length);
        }
    }

    /** Fills the words, and says whether all characters are ASCII. */
    private boolean pack(final CharSequence text)
    {
        int all = 0;
        int from = 0;
        for (int word = 0; word < WORD_COUNT; word++)
        {
            final int to = Math.min(length, from + Long.BYTES);
            long packed = 0;
            for (int i = to - 1; i >= from; i--)
            {
                final char symbol = text.charAt(i);
                all |= symbol;
                packed = packed << Byte.SIZE | symbol;
            }
            words[word] = packed;
            from = to;
        }

        return all <= MAX_ASCII;
    }

    /** Each word multiplied and folded, so that no bits of it are lost on the way; texts of other lengths differ. */
    private int packedHash()
    {
        long folded = length;
        for (int word = 0; word * Long.BYTES < length; word++)
        {
            final long product = (folded ^ words[word]) * MULTIPLIER;
            folded = product ^ product >>> HASH_SHIFT;
        }

        return (int)folded;
    }

    void set(final TextKey other)
    {
        System.arraycopy(other.words, 0, words, 0, WORD_COUNT);
        symbols = other.symbols;
        length = other.length;
        hash = other.hash;
    }

    /** The same text. */
    boolean isSame(final TextKey other)
    {
        return tag() == other.tag() && Arrays.equals(words, other.words) && Arrays.equals(symbols, other.symbols);
    }

    /** One of the {@link #WORD_COUNT} words, first character lowest; 0 behind the text or where it is not packed. */
    long word(final int index)
    {
        return words[index];
    }

    /** The characters where the text is not packed, which nobody changes any more; none where it is. */
    char[] symbols()
    {
        return symbols;
    }

    boolean isPacked()
    {
        return symbols.length == 0;
    }

    int length()
    {
        return length;
    }

    int hash()
    {
        return hash;
    }

    /** Hash, length, and whether the text is packed, in one word; its lowest two bits are 0, others are not. */
    long tag()
    {
        return (long)hash << HASH_SHIFT | (length & LENGTH_MASK) << LENGTH_SHIFT | (isPacked() ? PACKED : UNPACKED);
    }
}
