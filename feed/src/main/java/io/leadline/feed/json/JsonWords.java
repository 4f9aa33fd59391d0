package io.leadline.feed.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Words that a text may hold as names or values, found by their bytes: a word that is known needs no string. Open
 * addressing, at most half full; up to eight bytes are compared at once. Immutable.
 */
public final class JsonWords
{
    /** The text is none of the words. */
    public static final int UNKNOWN = -1;

    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private final byte[][] words;
    private final long[] keys;
    /** Index of the word at each slot, {@link #UNKNOWN} where there is none. */
    private final int[] slots;
    private final int shift;

    /**
     * Words by their place in a list.
     *
     * @throws IllegalArgumentException when a word stands twice.
     */
    public JsonWords(final List<String> texts)
    {
        words = texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        final int capacity = Integer.highestOneBit(Math.max(1, words.length)) << 2;
        keys = new long[capacity];
        slots = new int[capacity];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
        Arrays.fill(slots, UNKNOWN);
        for (int index = 0; index < words.length; index++)
        {
            put(index);
        }
    }

    /** Words by their place among the arguments. */
    public static JsonWords of(final String... texts)
    {
        return new JsonWords(List.of(texts));
    }

    private void put(final int index)
    {
        final byte[] word = words[index];
        if (find(word, 0, word.length) != UNKNOWN)
        {
            throw new IllegalArgumentException("word stands twice: word=" + new String(word, StandardCharsets.UTF_8));
        }
        final long key = key(word, 0, word.length);
        int slot = home(key);
        while (slots[slot] != UNKNOWN)
        {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = index;
        keys[slot] = key;
    }

    /** Place of the word that a range of bytes holds, or {@link #UNKNOWN}. Allocates nothing. */
    public int find(final byte[] text, final int offset, final int length)
    {
        final long key = key(text, offset, length);
        int slot = home(key);
        while (slots[slot] != UNKNOWN)
        {
            if (keys[slot] == key && isSame(words[slots[slot]], text, offset, length))
            {
                return slots[slot];
            }
            slot = slot + 1 & slots.length - 1;
        }

        return UNKNOWN;
    }

    /** A key of up to eight bytes is those bytes; the length tells words apart that end in the byte 0. */
    private static boolean isSame(final byte[] word, final byte[] text, final int offset, final int length)
    {
        return word.length == length &&
            (length <= Long.BYTES || Arrays.equals(word, 0, length, text, offset, offset + length));
    }

    private static long key(final byte[] text, final int offset, final int length)
    {
        final int end = offset + length;
        long key = 0;
        for (int i = offset; i < end; i++)
        {
            if (i > offset && (i - offset) % Long.BYTES == 0)
            {
                key = (key ^ key >>> Integer.SIZE) * MULTIPLIER;
            }
            key = Long.rotateLeft(key, Byte.SIZE) ^ text[i] & 0xff;
        }

        return key;
    }

    private int home(final long key)
    {
        return (int)((key ^ key >>> Integer.SIZE) * MULTIPLIER >>> shift);
    }
}
