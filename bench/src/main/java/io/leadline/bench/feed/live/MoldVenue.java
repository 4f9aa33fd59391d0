package io.leadline.bench.feed.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.feed.aeron.EngineFlow;
import io.leadline.feed.aeron.MessageOutput;

import org.agrona.DirectBuffer;

/** An engine over MoldUDP64: messages that are due together share a packet of at most an Ethernet frame's size. */
final class MoldVenue implements Venue, MessageOutput
{
    private static final byte[] SESSION = "LEADLINE01".getBytes(StandardCharsets.US_ASCII);
    private static final int SEQUENCE_OFFSET = 10;
    private static final int COUNT_OFFSET = 18;
    private static final int HEADER_LENGTH = 20;
    private static final int MAX_LENGTH = 1_400;

    private final PacketSender packets = new PacketSender();
    private final ByteBuffer packet = ByteBuffer.allocateDirect(MAX_LENGTH);
    private long nextSequence = 1;
    private int count;

    MoldVenue() throws IOException
    {
        packet.put(SESSION).position(HEADER_LENGTH);
    }

    @Override
    public String configuration()
    {
        return EngineFlow.markets() + "feed:\n  moldudp64: { lines: [\"" + packets.address() + "\"] }\n";
    }

    @Override
    public List<Path> inputs()
    {
        return List.of();
    }

    @Override
    public List<String> counters()
    {
        return List.of("messages");
    }

    @Override
    public String begun()
    {
        return "account_definitions";
    }

    @Override
    public void send(final Pace pace)
    {
        AeronVenue.send(pace, new PacedOutput(pace, this));
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length)
    {
        if (packet.remaining() < Short.BYTES + length)
        {
            flush();
        }
        packet.putShort((short)length);
        buffer.getBytes(offset, packet, length);
        count++;

        return true;
    }

    @Override
    public void flush()
    {
        if (count > 0)
        {
            packet.putLong(SEQUENCE_OFFSET, nextSequence).putShort(COUNT_OFFSET, (short)count);
            nextSequence += count;
            count = 0;
            try
            {
                packets.send(packet.flip());
            }
            catch (final IOException failure)
            {
                throw new UncheckedIOException(failure);
            }
            packet.clear().position(HEADER_LENGTH);
        }
    }

    @Override
    public void close() throws IOException
    {
        packets.close();
    }
}
