package io.leadline.feed.moldudp64;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Packets for tests, made byte by byte and not by the code that reads them. */
public final class MoldPacket
{
    private MoldPacket()
    {
    }

    public static byte[] of(final String session, final long sequence, final List<byte[]> messages)
    {
        final int length = 20 + messages.stream().mapToInt(message -> 2 + message.length).sum();
        final ByteBuffer packet = header(length, session, sequence, messages.size());
        for (final byte[] message : messages)
        {
            packet.putShort((short)message.length).put(message);
        }

        return packet.array();
    }

    public static byte[] heartbeat(final String session, final long nextSequence)
    {
        return header(20, session, nextSequence, 0).array();
    }

    public static byte[] end(final String session, final long nextSequence)
    {
        return header(20, session, nextSequence, 0xffff).array();
    }

    private static ByteBuffer header(final int length, final String session, final long sequence, final int count)
    {
        return ByteBuffer.allocate(length)
            .put(session.getBytes(StandardCharsets.ISO_8859_1), 0, 10)
            .putLong(sequence)
            .putShort((short)count);
    }
}
