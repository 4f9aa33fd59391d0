package io.leadline.event;

/**
 * Hash of a text that others choose: names and order ids. Four characters a step, each step multiplied and folded, so
 * that texts made to collide under {@link String#hashCode()} do not, and none depends on a seed. No state; any thread.
 */
public final class TextHash
{
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;
    private static final int CHARS_PER_STEP = 4;

    private TextHash()
    {
    }

    /** Hash of a range of characters; its upper bits are as good as its lower ones. */
    public static int of(final char[] text, final int offset, final int length)
    {
        final int end = offset + length;
        long hash = length;
        int i = offset;
        for (; i + CHARS_PER_STEP <= end; i += CHARS_PER_STEP)
        {
            hash = mix(hash, text[i] | (long)text[i + 1] << 16 | (long)text[i + 2] << 32 | (long)text[i + 3] << 48);
        }
        long rest = 0;
        for (; i < end; i++)
        {
            rest = rest << 16 | text[i];
        }

        return (int)mix(hash, rest);
    }

    private static long mix(final long hash, final long word)
    {
        final long product = (hash ^ word) * MULTIPLIER;

        return product ^ product >>> 32;
    }
}
