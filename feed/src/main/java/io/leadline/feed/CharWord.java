package io.leadline.feed;

import java.nio.ByteOrder;

import org.agrona.UnsafeApi;

/**
 * Up to eight ASCII characters as the bytes of one word, first character lowest, zero behind the last: texts as short
 * as most names are, which can be compared at once. Eight characters are loaded whatever the length, so that nothing
 * waits for a loop whose end the processor cannot foresee. No state; any thread.
 */
final class CharWord
{
    /** The most characters of a word. */
    static final int MAX_LENGTH = Long.BYTES;
    /** Stands for characters of which one is no ASCII; the words of others are not negative. */
    static final long NOT_ASCII = -1;

    private static final boolean IS_LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final long BASE_OFFSET = UnsafeApi.arrayBaseOffset(char[].class);
    private static final long NOT_ASCII_BITS = 0xff80_ff80_ff80_ff80L;
    private static final int MAX_ASCII = 0x7f;

    private CharWord()
    {
    }

    /**
     * The word of a range of characters.
     *
     * @param length from 1 to {@link #MAX_LENGTH}.
     * @return the word, or {@link #NOT_ASCII}.
     * @throws IndexOutOfBoundsException when the range does not lie in the text.
     */
    static long of(final char[] text, final int offset, final int length)
    {
        if (offset >= 0 && offset <= text.length - MAX_LENGTH && IS_LITTLE_ENDIAN)
        {
            final long position = BASE_OFFSET + (long)Character.BYTES * offset;
            final long first = UnsafeApi.getLongUnaligned(text, position);
            final long second = UnsafeApi.getLongUnaligned(text, position + Long.BYTES);
            if (((first | second) & NOT_ASCII_BITS) == 0)
            {
                return (half(first) | half(second) << Integer.SIZE) & -1L >>> Byte.SIZE * (MAX_LENGTH - length);
            }
        }

        return oneByOne(text, offset, length);
    }

    /** The bytes of four ASCII characters. */
    private static long half(final long symbols)
    {
        final long pairs = (symbols | symbols >>> Byte.SIZE) & 0xffff_0000_ffffL;

        return (pairs | pairs >>> Short.SIZE) & 0xffff_ffffL;
    }

    /** Where the text has no eight characters more, or one of eight, perhaps behind the range, is no ASCII. */
    private static long oneByOne(final char[] text, final int offset, final int length)
    {
        long word = 0;
        int all = 0;
        for (int i = offset + length - 1; i >= offset; i--)
        {
            all |= text[i];
            word = word << Byte.SIZE | text[i];
        }

        return all <= MAX_ASCII ? word : NOT_ASCII;
    }
}
