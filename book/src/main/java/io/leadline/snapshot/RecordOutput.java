package io.leadline.snapshot;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Bytes of a document being written where they are to lie: little-endian numbers at places, varints at the end. Whoever
 * wraps memory makes sure that it is long enough.
 */
final class RecordOutput
{
    static final int MAX_VARINT_LENGTH = 19;
    private static final int DIGIT_BITS = 7;
    private static final int DIGIT_MASK = 0x7f;
    private static final int CONTINUE = 0x80;

    private UnsafeBuffer buffer;
    private int length;
    private int writtenLength;

    void wrap(final UnsafeBuffer memory, final int startLength)
    {
        buffer = memory;
        length = startLength;
        writtenLength = startLength;
    }

    UnsafeBuffer buffer()
    {
        return buffer;
    }

    int length()
    {
        return length;
    }

    /** Goes on at another length; what was written behind it stays there for now. */
    void length(final int newLength)
    {
        writtenLength = Math.max(writtenLength, length);
        length = newLength;
    }

    /** The most that the length has been. */
    int writtenLength()
    {
        return Math.max(writtenLength, length);
    }

    void putByteAt(final int offset, final int value)
    {
        buffer.putByte(offset, (byte)value);
    }

    void putByte(final int value)
    {
        buffer.putByte(length++, (byte)value);
    }

    void putBytes(final byte[] source)
    {
        buffer.putBytes(length, source);
        length += source.length;
    }

    /** An unsigned number, seven bits a byte, lowest first. */
    void putVarint(final long value)
    {
        long rest = value;
        while ((rest & ~DIGIT_MASK) != 0)
        {
            putByte((int)(rest & DIGIT_MASK | CONTINUE));
            rest >>>= DIGIT_BITS;
        }
        putByte((int)rest);
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
        long restLow = zigzagLow;
        long restHigh = zigzagHigh;
        while (restHigh != 0 || (restLow & ~DIGIT_MASK) != 0)
        {
            putByte((int)(restLow & DIGIT_MASK | CONTINUE));
            restLow = restLow >>> DIGIT_BITS | restHigh << Long.SIZE - DIGIT_BITS;
            restHigh >>>= DIGIT_BITS;
        }
        putByte((int)restLow);
    }
}
