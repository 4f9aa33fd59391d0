package io.leadline.proof.tree;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of a leaf being read, which may be a stranger's: whatever {@link LeafBytes} does not put is refused, and
 * nothing is read behind the end. Single thread.
 */
final class LeafInput
{
    private static final int DIGIT_BITS = 7;
    private static final int DIGIT_MASK = 0x7f;
    private static final int CONTINUE = 0x80;
    private static final int MAX_TEXT_LENGTH = 4096;

    private final byte[] bytes;
    private int offset;
    private long low;
    private long high;

    LeafInput(final byte[] bytes)
    {
        this.bytes = bytes;
    }

    boolean hasMore()
    {
        return offset < bytes.length;
    }

    /** Where the next byte lies. */
    int offset()
    {
        return offset;
    }

    /** How many bytes are left. */
    int remaining()
    {
        return bytes.length - offset;
    }

    /** Goes to where {@link #offset} was once. */
    void moveTo(final int newOffset)
    {
        offset = newOffset;
    }

    int readByte()
    {
        if (offset >= bytes.length)
        {
            throw new LeafException("ends too early: length=" + bytes.length);
        }

        return bytes[offset++] & 0xff;
    }

    /** A number of up to 63 bits. */
    long readNumber()
    {
        readWide();
        if (high != 0 || low < 0)
        {
            throw new LeafException("number is too large: offset=" + offset);
        }

        return low;
    }

    /** A number of up to 31 bits that is no more than a limit. */
    int readInt(final int limit)
    {
        final long number = readNumber();
        if (number > limit)
        {
            throw new LeafException("number is too large: value=" + number + " limit=" + limit);
        }

        return (int)number;
    }

    /** Reads a number of up to 127 bits; {@link #low} and {@link #high} hold it. */
    void readWide()
    {
        low = 0;
        high = 0;
        int shift = 0;
        int digit = CONTINUE;
        while ((digit & CONTINUE) != 0)
        {
            digit = readByte();
            final long value = digit & DIGIT_MASK;
            // The last of 19 digits holds bit 126.
            if (shift > 126 || shift == 126 && value > 1 || digit == 0 && shift > 0)
            {
                throw new LeafException("number is not in its shortest form: offset=" + offset);
            }
            add(value, shift);
            shift += DIGIT_BITS;
        }
    }

    private void add(final long value, final int shift)
    {
        if (shift < Long.SIZE)
        {
            low |= value << shift;
            high |= shift > Long.SIZE - DIGIT_BITS ? value >>> Long.SIZE - shift : 0;
        }
        else
        {
            high |= value << shift - Long.SIZE;
        }
    }

    long low()
    {
        return low;
    }

    long high()
    {
        return high;
    }

    String readText()
    {
        final int length = readInt(MAX_TEXT_LENGTH);
        if (length > bytes.length - offset)
        {
            throw new LeafException("text ends too early: length=" + length);
        }
        try
        {
            final String text = StandardCharsets.UTF_8.newDecoder()
                .decode(ByteBuffer.wrap(bytes, offset, length)).toString();
            offset += length;

            return text;
        }
        catch (final CharacterCodingException malformed)
        {
            throw new LeafException("text is not UTF-8: offset=" + offset);
        }
    }

    /** A copy of so many bytes. */
    byte[] readBytes(final int length)
    {
        final byte[] read = new byte[length];
        for (int i = 0; i < length; i++)
        {
            read[i] = (byte)readByte();
        }

        return read;
    }

    void requireEnd()
    {
        if (hasMore())
        {
            throw new LeafException("goes on behind its end: offset=" + offset + " length=" + bytes.length);
        }
    }
}
