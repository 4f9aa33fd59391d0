package io.leadline.feed.dydx;

/**
 * Reads protobuf's wire format where it lies. A message within a message is opened and closed; between the two, nothing
 * behind its end is read. What is malformed sets the fault, after which there is no next field and every value is 0, so
 * a decoder needs to look at the fault only once. Allocates nothing; single thread.
 */
final class WireReader
{
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;
    static final int WIRE_TYPE_BITS = 3;

    private static final int WIRE_TYPE_MASK = (1 << WIRE_TYPE_BITS) - 1;
    private static final int PAYLOAD_BITS = 7;
    private static final int PAYLOAD_MASK = (1 << PAYLOAD_BITS) - 1;
    private static final long TAG_LIMIT = 1L << Integer.SIZE;

    private final Fault fault;
    private byte[] bytes = new byte[0];
    private int position;
    private int limit;
    private int tag;

    WireReader(final Fault fault)
    {
        this.fault = fault;
    }

    /** Reads a message from its first byte. */
    void wrap(final byte[] newBytes, final int offset, final int length)
    {
        bytes = newBytes;
        position = offset;
        limit = offset + length;
    }

    /** The bytes that positions are of. */
    byte[] bytes()
    {
        return bytes;
    }

    /** Goes to the next field of the open message, whose value has to be read or skipped; false behind the last. */
    boolean next()
    {
        if (position >= limit || fault.isSet())
        {
            return false;
        }
        final long key = varint();
        if (key < 0 || key >= TAG_LIMIT || key >>> WIRE_TYPE_BITS == 0)
        {
            fail("field number out of range");
        }
        tag = (int)key;

        return !fault.isSet();
    }

    /** The field's number and wire type, as they stand in the message. */
    int tag()
    {
        return tag;
    }

    /** Where the next byte is read. */
    int position()
    {
        return position;
    }

    /** Where the open message ends. */
    int limit()
    {
        return limit;
    }

    /** Reads on from a position in the open message. */
    void seek(final int newPosition)
    {
        position = newPosition;
    }

    /** A value of up to 64 bits; of one that is longer, the lowest bits. */
    long varint()
    {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += PAYLOAD_BITS)
        {
            if (position >= limit)
            {
                return fail("value cut short");
            }
            final byte group = bytes[position++];
            value |= (long)(group & PAYLOAD_MASK) << shift;
            if (group >= 0)
            {
                return value;
            }
        }

        return fail("number too long");
    }

    /** An unsigned value of 32 bits. */
    long fixed32()
    {
        if (limit - position < Integer.BYTES)
        {
            return fail("value cut short");
        }
        long value = 0;
        for (int i = 0; i < Integer.BYTES; i++)
        {
            value |= (bytes[position++] & 0xffL) << i * Byte.SIZE;
        }

        return value;
    }

    /** Opens the message, text or list that begins here. Returns what {@link #close} needs. */
    int open()
    {
        final int outer = limit;
        final long length = varint();
        if (length < 0 || length > limit - position)
        {
            fail("length beyond its message");
            limit = position;
        }
        else
        {
            limit = position + (int)length;
        }

        return outer;
    }

    /** Goes behind the open message, back into the one around it. */
    void close(final int outer)
    {
        position = limit;
        limit = outer;
    }

    /** Goes behind the value of a field that nobody reads. */
    void skip()
    {
        switch (tag & WIRE_TYPE_MASK)
        {
            case VARINT -> varint();
            case FIXED64 -> advance(Long.BYTES);
            case FIXED32 -> advance(Integer.BYTES);
            case BYTES -> close(open());
            default -> fail("wire type unknown");
        }
    }

    private void advance(final int length)
    {
        if (limit - position < length)
        {
            fail("value cut short");
        }
        else
        {
            position += length;
        }
    }

    /** The message is not what it should be. Returns 0. */
    long fail(final String reason)
    {
        fault.set(reason, position);

        return 0;
    }
}
