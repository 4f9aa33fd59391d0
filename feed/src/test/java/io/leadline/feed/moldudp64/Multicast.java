package io.leadline.feed.moldudp64;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.Assumptions;

/** Multicast groups on an interface of this machine that really carries them: the loopback's, where it does. */
public final class Multicast
{
    private static final long PATIENCE_NS = Duration.ofSeconds(1).toNanos();
    private static final int BYTE_MASK = 0xff;
    private static final byte[] PROBE = {1, 2, 3};

    private Multicast()
    {
    }

    /**
     * A group that no other process of this machine's tests takes, of those for an organisation's own use.
     *
     * @param number of the test's groups, 0 to 15.
     */
    public static String group(final int number)
    {
        final long process = ProcessHandle.current().pid();

        return "239." + (192 + number) + "." + (process >> Byte.SIZE & BYTE_MASK) + "." + (process & BYTE_MASK);
    }

    /** The first interface on which a datagram arrives that was sent to a group; the test is skipped without any. */
    public static NetworkInterface network() throws IOException
    {
        final List<String> reasons = new ArrayList<>();
        final List<NetworkInterface> networks = NetworkInterface.networkInterfaces()
            .sorted(Comparator.comparing((NetworkInterface network) -> !network.getName().startsWith("lo")))
            .toList();
        for (final NetworkInterface network : networks)
        {
            final String reason = reasonAgainst(network);
            if (reason == null)
            {
                return network;
            }
            reasons.add(network.getName() + ": " + reason);
        }
        final String reason = "no interface of this machine carries multicast: " + String.join("; ", reasons);
        System.err.println(reason);
        Assumptions.abort(reason);

        throw new IllegalStateException("unreachable");
    }

    /** Asking the system whether an interface does is no use: Linux carries it on the loopback and denies it. */
    private static String reasonAgainst(final NetworkInterface network)
    {
        final InetSocketAddress line = new InetSocketAddress(group(15), freePort());
        try (DatagramChannel receiver = receiver(line, network); DatagramChannel sender = sender(line, network))
        {
            final long untilNs = System.nanoTime() + PATIENCE_NS;
            sender.write(ByteBuffer.wrap(PROBE));
            while (receiver.receive(ByteBuffer.allocate(PROBE.length)) == null)
            {
                if (System.nanoTime() > untilNs)
                {
                    return "nothing arrives";
                }
                Thread.onSpinWait();
            }

            return null;
        }
        catch (final IOException failure)
        {
            return failure.getMessage();
        }
    }

    /** A socket that hears a group, beside whatever else hears it. */
    public static DatagramChannel receiver(final InetSocketAddress line, final NetworkInterface network)
        throws IOException
    {
        final DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(new InetSocketAddress(line.getPort()));
        channel.join(line.getAddress(), network);

        return channel;
    }

    /** A socket that what is written to goes to a group. */
    public static DatagramChannel sender(final InetSocketAddress line, final NetworkInterface network)
        throws IOException
    {
        final DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, network);
        channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);

        return channel.connect(line);
    }

    /** A port that nothing is bound to. */
    public static int freePort()
    {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByAddress(new byte[4])))
        {
            return socket.getLocalPort();
        }
        catch (final IOException failure)
        {
            throw new IllegalStateException(failure);
        }
    }
}
