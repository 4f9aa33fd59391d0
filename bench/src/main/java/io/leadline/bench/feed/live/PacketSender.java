package io.leadline.bench.feed.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Sends datagrams on loopback, to a port that was free. */
final class PacketSender implements AutoCloseable
{
    private final InetSocketAddress target;
    private final DatagramChannel channel;

    PacketSender() throws IOException
    {
        try (DatagramChannel free = DatagramChannel.open())
        {
            free.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            target = (InetSocketAddress)free.getLocalAddress();
        }
        channel = DatagramChannel.open();
    }

    /** Where it sends to, as a configuration says it. */
    String address()
    {
        return target.getAddress().getHostAddress() + ":" + target.getPort();
    }

    void send(final ByteBuffer packet) throws IOException
    {
        channel.send(packet, target);
    }

    @Override
    public void close() throws IOException
    {
        channel.close();
    }
}
