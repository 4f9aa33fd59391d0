package io.leadline.snapshot;

import java.util.Arrays;

/** Bytes of a document being written: little-endian numbers at places, varints at the end. Grows by doubling. */
final class RecordOutput
{
    private static final int INITIAL_CAPACITY = 1 << 16;
    private static final int MAX_VARINT_LENGTH = 19;
    private static final int DIGIT_BITS = 7;
    private static final int DIGIT_MASK = 0x7f;
    private static final int CONTINUE = 0x80;

    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int length;

    void reset(final int newLength)
    {
        length = newLength;
    }

    int length()
    {
        return length;
    }

    byte[] bytes()
    {
        return bytes;
    }

    void putAt(final int offset, final long value, final int byteCount)
    {
        for (int i = 0; i < byteCount; i++)
        {
            bytes[offset + i] = (byte)(value >>> Byte.SIZE * i);
        }
    }

    void putByte(final int value)
    {
        ensureRoom();
        bytes[length++] = (byte)value;
    }

    void setBit(final int offset, final int bit)
    {
        bytes[offset + bit / Byte.SIZE] |= (byte)(1 << bit % Byte.SIZE);
    }

    void putBytes(final byte[] source)
    {
        while (bytes.length - length < source.length + MAX_VARINT_LENGTH)
        {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
    }

    /** An unsigned number, seven bits a byte, lowest first. */
    void putVarint(final long value)
    {
        ensureRoom();
        long rest = value;
        while ((rest & ~DIGIT_MASK) != 0)
        {
            bytes[length++] = (byte)(rest & DIGIT_MASK | CONTINUE);
            rest >>>= DIGIT_BITS;
        }
        bytes[length++] = (byte)rest;
    }

    /** A signed number of 128 bits: zigzag, then seven bits a byte. */
    void putWide(final long low, final long high)
    {
        final long sign = high >> Long.SIZE - 1;
        final long zigzagLow = low << 1 ^ sign;
        final long zigzagHigh = (high << 1 | low >>> Long.SIZE - 1) ^ sign;
        if (zigzagHigh == 0)
        {
            putVarint(zigzagLow);
            return;
        }
        ensureRoom();
        long restLow = zigzagLow;
        long restHigh = zigzagHigh;
        while (restHigh != 0 || (restLow & ~DIGIT_MASK) != 0)
        {
            bytes[length++] = (byte)(restLow & DIGIT_MASK | CONTINUE);
            restLow = restLow >>> DIGIT_BITS | restHigh << Long.SIZE - DIGIT_BITS;
            restHigh >>>= DIGIT_BITS;
        }
        bytes[length++] = (byte)restLow;
    }

    private void ensureRoom()
    {
        if (bytes.length - length < MAX_VARINT_LENGTH)
        {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
    }
}
