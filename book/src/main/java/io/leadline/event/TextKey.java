package io.leadline.event;

import java.util.Arrays;
import java.util.Objects;

/**
 * The text of an order id as orders are compared by it: up to 40 ASCII characters, which nearly all ids are, lie eight
 * to a word in the order of memory, as they lie in the log; a longer or other text stays as characters. A feed that
 * reads texts into it spares its sink to pack and hash them again. Overwritten by each text; allocates only for one
 * that is longer than any before; single thread.
 */
public final class TextKey implements CharSequence
{
    static final int WORD_COUNT = 5;
    private static final int MAX_PACKED_LENGTH = WORD_COUNT * Long.BYTES;
    private static final int MAX_ASCII = 0x7f;
    private static final int HASH_SHIFT = 32;
    private static final int LENGTH_SHIFT = 8;
    private static final long LENGTH_MASK = 0xff_ffff;
    private static final int PACKED = 4;
    private static final int UNPACKED = 8;
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private final long[] words = new long[WORD_COUNT];
    /** The text where it is not packed. */
    private char[] symbols = new char[MAX_PACKED_LENGTH];
    private int length;
    private int hash;
    private boolean isPacked = true;

    /** Takes a text. */
    public void set(final CharSequence text)
    {
        ensureRoom(text.length());
        for (int i = 0; i < text.length(); i++)
        {
            symbols[i] = text.charAt(i);
        }
        set(symbols, 0, text.length());
    }

    private void ensureRoom(final int newLength)
    {
        if (symbols.length < newLength)
        {
            symbols = new char[Math.max(newLength, 2 * symbols.length)];
        }
    }

    /** Takes a range of characters. */
    public void set(final char[] text, final int offset, final int newLength)
    {
        length = newLength;
        isPacked = newLength <= MAX_PACKED_LENGTH && pack(text, offset, offset + newLength);
        if (isPacked)
        {
            hash = packedHash();
        }
        else
        {
            ensureRoom(newLength);
            System.arraycopy(text, offset, symbols, 0, newLength);
            Arrays.fill(words, 0);
            hash = TextHash.of(symbols, 0, newLength);
        }
    }

    /** Fills the words, and says whether all characters are ASCII. */
    private boolean pack(final char[] text, final int start, final int end)
    {
        int all = 0;
        int from = start;
        for (int word = 0; word < WORD_COUNT; word++)
        {
            final int to = Math.min(end, from + Long.BYTES);
            long packed = 0;
            for (int i = to - 1; i >= from; i--)
            {
                all |= text[i];
                packed = packed << Byte.SIZE | text[i];
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

    /** Takes the text of another. */
    void set(final TextKey other)
    {
        System.arraycopy(other.words, 0, words, 0, WORD_COUNT);
        length = other.length;
        hash = other.hash;
        isPacked = other.isPacked;
        if (!isPacked)
        {
            ensureRoom(length);
            System.arraycopy(other.symbols, 0, symbols, 0, length);
        }
    }

    /** The same text. */
    boolean isSame(final TextKey other)
    {
        return tag() == other.tag() && Arrays.equals(words, other.words) &&
            (isPacked || Arrays.equals(symbols, 0, length, other.symbols, 0, other.length));
    }

    /** One of the {@link #WORD_COUNT} words, first character lowest; 0 behind the text or where it is not packed. */
    long word(final int index)
    {
        return words[index];
    }

    /** A copy of the characters where the text is not packed. */
    char[] unpacked()
    {
        return Arrays.copyOf(symbols, length);
    }

    /** The text, which is not packed, is the same as these characters. */
    boolean isUnpacked(final char[] other)
    {
        return Arrays.equals(symbols, 0, length, other, 0, other.length);
    }

    /** The text is short and ASCII. */
    public boolean isPacked()
    {
        return isPacked;
    }

    int hash()
    {
        return hash;
    }

    /** Hash, length, and whether the text is packed, in one word; its lowest two bits are 0, others are not. */
    long tag()
    {
        return (long)hash << HASH_SHIFT | (length & LENGTH_MASK) << LENGTH_SHIFT | (isPacked ? PACKED : UNPACKED);
    }

    @Override
    public int length()
    {
        return length;
    }

    @Override
    public char charAt(final int index)
    {
        Objects.checkIndex(index, length);

        return isPacked ?
            (char)(words[index / Long.BYTES] >>> Byte.SIZE * (index % Long.BYTES) & MAX_ASCII) : symbols[index];
    }

    @Override
    public CharSequence subSequence(final int start, final int end)
    {
        return toString().subSequence(start, end);
    }

    @Override
    public String toString()
    {
        return new StringBuilder(length).append(this, 0, length).toString();
    }
}
