package io.leadline.bench.feed.itch;

import java.nio.ByteOrder;

import org.agrona.concurrent.UnsafeBuffer;

import io.leadline.bench.pair.Contender;

/** Only walks from message to message and adds up their types and references. */
public final class BareContender implements Contender
{
    private static final int HEADER_LENGTH = 20;
    private static final int REFERENCE_OFFSET = 11;

    private final UnsafeBuffer packets;
    private long sum;

    /** A reader of such packets. */
    public BareContender(final byte[] packets)
    {
        this.packets = new UnsafeBuffer(packets);
    }

    @Override
    public long run()
    {
        long count = 0;
        int at = 0;
        while (at < packets.capacity())
        {
            at += Short.BYTES + HEADER_LENGTH;
            for (int i = 0; i < ItchDay.MESSAGES_PER_PACKET; i++)
            {
                final int length = packets.getShort(at, ByteOrder.BIG_ENDIAN) & 0xffff;
                at += Short.BYTES;
                sum += packets.getByte(at);
                sum += length > REFERENCE_OFFSET + Long.BYTES ? packets.getLong(at + REFERENCE_OFFSET) : 0;
                at += length;
                count++;
            }
        }
        if (sum == 0)
        {
            throw new IllegalStateException("nothing was read: messages=" + count);
        }

        return count;
    }
}
