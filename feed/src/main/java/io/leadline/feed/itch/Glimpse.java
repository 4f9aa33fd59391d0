package io.leadline.feed.itch;

import java.nio.ByteOrder;
import java.util.Arrays;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A snapshot that waits for its place in the sequence: messages of configured stocks, and the sequence of the first
 * message that is not in it. Bounded. Single thread; allocates while it grows.
 */
final class Glimpse
{
    private static final int INITIAL_CAPACITY = 1 << 16;
    private static final int MAX_CAPACITY = 1 << 30;
    private static final int MAX_DIGITS = 18;
    /** No snapshot is waiting. */
    static final long NONE = Long.MAX_VALUE;

    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private int length;
    private boolean isOpen;
    private long nextSequence = NONE;

    /** Messages of a new snapshot follow. */
    void begin()
    {
        length = 0;
        isOpen = true;
        nextSequence = NONE;
    }

    /** Nothing is waiting. */
    void clear()
    {
        length = 0;
        isOpen = false;
        nextSequence = NONE;
    }

    /** Messages of a snapshot follow, and its last has not come. */
    boolean isOpen()
    {
        return isOpen;
    }

    /** Keeps a copy of a message; false when there is no room for it. */
    boolean add(final DirectBuffer message, final int offset, final int messageLength)
    {
        final long needed = (long)length + Short.BYTES + messageLength;
        if (needed > MAX_CAPACITY)
        {
            return false;
        }
        if (needed > bytes.length)
        {
            bytes = Arrays.copyOf(bytes, (int)Math.min(MAX_CAPACITY, Math.max(needed, 2L * bytes.length)));
            buffer.wrap(bytes);
        }
        buffer.putShort(length, (short)messageLength, ByteOrder.BIG_ENDIAN);
        buffer.putBytes(length + Short.BYTES, message, offset, messageLength);
        length = (int)needed;

        return true;
    }

    /** The last message: from which sequence on messages follow; false when it does not say. */
    boolean end(final DirectBuffer message, final int offset)
    {
        long sequence = 0;
        int digits = 0;
        for (int i = 0; i < ItchLayout.NEXT_SEQUENCE_LENGTH; i++)
        {
            final int symbol = message.getByte(offset + ItchLayout.NEXT_SEQUENCE_OFFSET + i);
            final boolean isDigit = symbol >= '0' && symbol <= '9';
            if (!isDigit && symbol != ' ' || isDigit && digits == MAX_DIGITS)
            {
                return false;
            }
            sequence = isDigit ? sequence * 10 + symbol - '0' : sequence;
            digits += isDigit && sequence > 0 ? 1 : 0;
        }
        isOpen = false;
        nextSequence = digits == 0 ? NONE : sequence;

        return digits > 0;
    }

    /** The first message that is not in the snapshot; {@link #NONE} when none is waiting. */
    long nextSequence()
    {
        return nextSequence;
    }

    /** The messages, each behind its length. */
    DirectBuffer messages()
    {
        return buffer;
    }

    /** Bytes of the messages with their lengths. */
    int length()
    {
        return length;
    }
}
