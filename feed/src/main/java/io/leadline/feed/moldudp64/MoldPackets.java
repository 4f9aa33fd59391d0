package io.leadline.feed.moldudp64;

import java.nio.ByteOrder;

import org.agrona.DirectBuffer;

/** Tells packets of the protocol from whatever else arrives at a port or in a capture. No state; any thread. */
final class MoldPackets
{
    private static final ByteOrder BIG_ENDIAN = ByteOrder.BIG_ENDIAN;

    private MoldPackets()
    {
    }

    /**
     * The session is printable ASCII (or all zero, as where a capture was made anonymous), the sequence is a
     * number that leaves room behind it, and the messages fill the packet to its last byte.
     */
    static boolean isPacket(final DirectBuffer packet, final int offset, final int length)
    {
        if (length < MoldLayout.HEADER_LENGTH || !isSession(packet, offset + MoldLayout.SESSION_OFFSET))
        {
            return false;
        }
        final long sequence = packet.getLong(offset + MoldLayout.SEQUENCE_OFFSET, BIG_ENDIAN);
        final int count = packet.getShort(offset + MoldLayout.COUNT_OFFSET, BIG_ENDIAN) & 0xffff;

        return sequence >= 0 && sequence <= Long.MAX_VALUE - MoldLayout.END_OF_SESSION &&
            isFilled(packet, offset, length, count == MoldLayout.END_OF_SESSION ? 0 : count);
    }

    private static boolean isSession(final DirectBuffer packet, final int offset)
    {
        boolean isText = true;
        int all = 0;
        for (int i = offset; i < offset + MoldLayout.SESSION_LENGTH; i++)
        {
            final int symbol = packet.getByte(i) & 0xff;
            isText &= symbol >= ' ' && symbol <= '~';
            all |= symbol;
        }

        return isText || all == 0;
    }

    private static boolean isFilled(final DirectBuffer packet, final int offset, final int length, final int count)
    {
        int at = MoldLayout.HEADER_LENGTH;
        for (int i = 0; i < count; i++)
        {
            if (length - at < MoldLayout.MESSAGE_LENGTH_LENGTH)
            {
                return false;
            }
            at += MoldLayout.MESSAGE_LENGTH_LENGTH + (packet.getShort(offset + at, BIG_ENDIAN) & 0xffff);
        }

        return at == length;
    }
}
