package io.leadline.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The other side of a MoldUDP64 line: datagrams over this machine's own network, and a server that is asked. */
final class LoopbackLine
{
    static final String SESSION = "000010059B";

    private static final int MAX_LENGTH = 65_507;
    private static final int HEADER_LENGTH = 20;

    private final ByteBuffer asked = ByteBuffer.allocate(HEADER_LENGTH);
    private final InetSocketAddress address;
    private final DatagramChannel sender;
    private final DatagramChannel server;
    private SocketAddress asker;
    private long nextSequence;

    LoopbackLine()
    {
        try
        {
            address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
            sender = DatagramChannel.open();
            server = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort() throws IOException
    {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress()))
        {
            return socket.getLocalPort();
        }
    }

    /** Keys of the section of a feed that listens to it and asks it. */
    String keys()
    {
        try
        {
            return "lines: [\"127.0.0.1:" + address.getPort() + "\"], request_server: \"127.0.0.1:" +
                ((InetSocketAddress)server.getLocalAddress()).getPort() + "\"";
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** Another input follows. */
    void begin()
    {
        listen();
        asker = null;
        nextSequence = 1;
    }

    /** Sends bytes to the line. */
    void send(final byte[] packet)
    {
        send(packet, sender, address);
    }

    /** Sends bytes to whoever asked last, as the server's; nobody has asked for nothing. */
    void answer(final byte[] packet)
    {
        listen();
        if (asker != null)
        {
            send(packet, server, asker);
        }
    }

    private static void send(final byte[] packet, final DatagramChannel channel, final SocketAddress to)
    {
        try
        {
            channel.send(ByteBuffer.wrap(packet, 0, Math.min(packet.length, MAX_LENGTH)), to);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private void listen()
    {
        try
        {
            SocketAddress from = server.receive(asked.clear());
            while (from != null)
            {
                asker = from;
                from = server.receive(asked.clear());
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** A packet of the messages behind a first byte, which says how far from the next its sequence is. */
    byte[] numbered(final byte[] step)
    {
        final int first = Math.min(1, step.length);
        int end = first;
        int count = 0;
        while (end + Short.BYTES <= step.length && behindMessage(step, end) <= step.length)
        {
            end = behindMessage(step, end);
            count++;
        }
        final long sequence = Math.max(0, nextSequence + (step.length == 0 ? 0 : step[0]));
        nextSequence = sequence + count;

        return packet(sequence, count, Arrays.copyOfRange(step, first, end));
    }

    private static int behindMessage(final byte[] step, final int at)
    {
        return at + Short.BYTES + ((step[at] & 0xff) << Byte.SIZE | step[at + 1] & 0xff);
    }

    /** A packet of the session. */
    static byte[] packet(final long sequence, final int count, final byte[] blocks)
    {
        return ByteBuffer.allocate(HEADER_LENGTH + blocks.length)
            .put(SESSION.getBytes(StandardCharsets.ISO_8859_1)).putLong(sequence).putShort((short)count).put(blocks)
            .array();
    }
}
