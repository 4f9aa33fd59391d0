package io.leadline.proof.tree;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes of leaves being made, with numbers and texts as PROOF.md has them. Grows; single thread. */
final class LeafBytes
{
    private static final int INITIAL_CAPACITY = 1 << 12;
    private static final int DIGIT_BITS = 7;
    private static final int DIGIT_MASK = 0x7f;
    private static final int CONTINUE = 0x80;

    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int length;

    void clear()
    {
        length = 0;
    }

    int length()
    {
        return length;
    }

    void putByte(final int value)
    {
        if (length == bytes.length)
        {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte)value;
    }

    /** An unsigned number, seven bits a byte, lowest first. */
    void putNumber(final long value)
    {
        long rest = value;
        while ((rest & ~DIGIT_MASK) != 0)
        {
            putByte((int)(rest & DIGIT_MASK | CONTINUE));
            rest >>>= DIGIT_BITS;
        }
        putByte((int)rest);
    }

    /** An unsigned number of 128 bits. */
    void putNumber(final long low, final long high)
    {
        long restLow = low;
        long restHigh = high;
        while (restHigh != 0)
        {
            putByte((int)(restLow & DIGIT_MASK | CONTINUE));
            restLow = restLow >>> DIGIT_BITS | restHigh << Long.SIZE - DIGIT_BITS;
            restHigh >>>= DIGIT_BITS;
        }
        putNumber(restLow);
    }

    /** Its length in UTF-8 and its bytes. */
    void putText(final String text)
    {
        final byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        putNumber(encoded.length);
        for (final byte unit : encoded)
        {
            putByte(unit);
        }
    }

    /** Room for bits, none of which is set yet; returns where it is. */
    int putBits(final int byteCount)
    {
        final int at = length;
        for (int i = 0; i < byteCount; i++)
        {
            putByte(0);
        }

        return at;
    }

    void setBit(final int at, final int bit)
    {
        bytes[at + bit / Byte.SIZE] |= (byte)(1 << bit % Byte.SIZE);
    }

    void updateTo(final MessageDigest digest)
    {
        digest.update(bytes, 0, length);
    }

    byte[] copy()
    {
        return Arrays.copyOf(bytes, length);
    }
}
