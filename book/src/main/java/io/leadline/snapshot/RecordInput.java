package io.leadline.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Varints of a document being read. Nothing is believed: a number that runs over the end, is longer than it need be, or
 * does not fit its bits makes the input {@link #isBroken()}, and every number from then on reads as 0, so that a caller
 * may check once behind a run of reads, as long as it bounds what it does with them.
 */
final class RecordInput
{
    private static final int DIGIT_BITS = 7;
    private static final int DIGIT_MASK = 0x7f;
    /** What 128 bits leave for the last digit. */
    private static final int LAST_DIGIT_BITS = 2 * Long.SIZE % DIGIT_BITS;

    private UnsafeBuffer buffer;
    private int offset;
    private int end;
    private boolean isBroken;
    private long low;
    private long high;

    void wrap(final UnsafeBuffer source, final int startOffset, final int endOffset)
    {
        buffer = source;
        offset = startOffset;
        end = endOffset;
        isBroken = false;
    }

    UnsafeBuffer buffer()
    {
        return buffer;
    }

    /** Goes on at an offset up to the end. */
    void offset(final int newOffset)
    {
        offset = newOffset;
    }

    int end()
    {
        return end;
    }

    /** Reads the length of a section in three bytes; returns where it ends. */
    int getSectionEnd()
    {
        int length = 0;
        for (int i = 0; i < SnapshotLayout.SECTION_LENGTH_BYTES; i++)
        {
            length |= getByte() << Byte.SIZE * i;
        }
        if (length > end - offset)
        {
            breakOff();
        }

        return isBroken ? end : offset + length;
    }

    boolean hasMore()
    {
        return !isBroken && offset < end;
    }

    int offset()
    {
        return offset;
    }

    boolean isBroken()
    {
        return isBroken;
    }

    /** Ends the input; what is read from it from now on is 0. */
    int breakOff()
    {
        isBroken = true;

        return 0;
    }

    int getByte()
    {
        return isBroken || offset >= end ? breakOff() : buffer.getByte(offset++) & 0xff;
    }

    /** An unsigned number up to a limit, inclusive. */
    int getInt(final int limit)
    {
        final long value = getVarint();

        return value < 0 || value > limit ? breakOff() : (int)value;
    }

    /** An unsigned number of 63 bits. */
    long getVarint()
    {
        if (!isBroken && offset < end && buffer.getByte(offset) >= 0)
        {
            low = buffer.getByte(offset++);
            high = 0;
            return low;
        }
        readWide();
        if (high != 0 || low < 0)
        {
            return breakOff();
        }

        return low;
    }

    /** Reads a signed number of 128 bits into {@link #low()} and {@link #high()}. */
    void getWide()
    {
        readWide();
        final long sign = -(low & 1);
        low = (low >>> 1 | high << Long.SIZE - 1) ^ sign;
        high = high >>> 1 ^ sign;
    }

    long low()
    {
        return low;
    }

    long high()
    {
        return high;
    }

    private void readWide()
    {
        low = 0;
        high = 0;
        int shift = 0;
        int digit;
        do
        {
            digit = getByte();
            final long bits = digit & DIGIT_MASK;
            if (shift < Long.SIZE)
            {
                low |= bits << shift;
                high |= shift > Long.SIZE - DIGIT_BITS ? bits >>> Long.SIZE - shift : 0;
            }
            else
            {
                high |= bits << shift - Long.SIZE;
            }
            shift += DIGIT_BITS;
        }
        while (digit > DIGIT_MASK && shift < 2 * Long.SIZE);
        final boolean isTooLong = digit > DIGIT_MASK || shift > 2 * Long.SIZE && digit >> LAST_DIGIT_BITS != 0;
        if (isTooLong || digit == 0 && shift > DIGIT_BITS)
        {
            breakOff();
        }
        if (isBroken)
        {
            low = 0;
            high = 0;
        }
    }

    /** Text of a length that stands before it, up to a limit; empty when broken. */
    String getText(final int limit)
    {
        final int length = getInt(limit);
        if (isBroken || length > end - offset)
        {
            breakOff();
            return "";
        }
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        offset += length;
        try
        {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
        catch (final CharacterCodingException failure)
        {
            breakOff();
            return "";
        }
    }

    void getBytes(final byte[] target)
    {
        if (isBroken || target.length > end - offset)
        {
            breakOff();
            return;
        }
        buffer.getBytes(offset, target);
        offset += target.length;
    }
}
