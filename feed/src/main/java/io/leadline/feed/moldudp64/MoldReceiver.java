package io.leadline.feed.moldudp64;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;

/**
 * The sockets of a session: packets of its lines go to a {@link MoldStream}, and requests for what is missing go to a
 * server, whose answers are packets like any other; a server that cannot be reached is counted, for the lines go on
 * without it. An agent: each cycle takes a bounded number of packets from each socket, never blocks, and uses the time
 * that it is given.
 */
public final class MoldReceiver implements AutoCloseable
{
    /** How long after a hole is seen it is asked for: less disorder than that is no hole. */
    private static final long REQUEST_AFTER_NS = 1_000_000;
    /** How long an answer may take before the same messages are asked for again. */
    private static final long REQUEST_AGAIN_NS = 100_000_000;
    private static final int PACKETS_PER_CYCLE = 64;
    /** What may arrive while this thread does something else. */
    private static final int RECEIVE_BUFFER_BYTES = 8 << 20;
    private static final long NOTHING = -1;

    private final MoldStream stream;
    private final List<DatagramChannel> lines = new ArrayList<>();
    /** Null when there is no server to ask. */
    private final ByteChannel requests;
    private final ByteBuffer received = ByteBuffer.allocateDirect(MoldLayout.MAX_PACKET_LENGTH);
    private final UnsafeBuffer packet = new UnsafeBuffer(received);
    private final ByteBuffer requestBytes = ByteBuffer.allocateDirect(MoldLayout.HEADER_LENGTH);
    private final UnsafeBuffer request = new UnsafeBuffer(requestBytes);
    private final Counter requestCount;
    private final Counter requestsFailed;
    private long wantedSequence = NOTHING;
    private long askAtEpochNs;

    /**
     * Opens the sockets.
     *
     * @param lines         at least one.
     * @param requestServer where to ask for missing messages; null when nobody can be asked.
     * @param stream        takes the packets; used by the thread of {@link #doWork} alone.
     * @param counters      where it counts requests.
     * @throws UncheckedIOException when a socket cannot be opened, bound or joined.
     */
    public MoldReceiver(
        final List<MoldLine> lines, final InetSocketAddress requestServer, final MoldStream stream,
        final FeedCounters counters)
    {
        this(lines, () -> requestServer == null ? null : connect(requestServer), stream, counters);
    }

    /** The same over a connection to the server that somebody else makes. */
    MoldReceiver(
        final List<MoldLine> lines, final RequestChannel requestChannel, final MoldStream stream,
        final FeedCounters counters)
    {
        this.stream = stream;
        requestCount = counters.add("requests");
        requestsFailed = counters.add("requests_failed");
        ByteChannel server = null;
        try
        {
            lines.forEach(this::listen);
            server = requestChannel.open();
        }
        catch (final BadInputException unusable)
        {
            closeLines();
            throw unusable;
        }
        catch (final IOException failure)
        {
            closeLines();
            throw new UncheckedIOException(failure);
        }
        requests = server;
    }

    /** Opens what requests are written to and answers are read from; null when nobody can be asked. */
    interface RequestChannel
    {
        ByteChannel open() throws IOException;
    }

    /** Addresses of other machines, ports that are taken, groups that cannot be joined: it is the operator's to say. */
    private void listen(final MoldLine line)
    {
        try
        {
            open(line);
        }
        catch (final IOException failure)
        {
            throw new BadInputException(
                "cannot listen on a line: key=lines value=" + line.address().getAddress().getHostAddress() + ":" +
                line.address().getPort() + " interface=" +
                (line.network() == null ? "(none)" : line.network().getName()) + " reason=" + FileReason.of(failure));
        }
    }

    private void open(final MoldLine line) throws IOException
    {
        final DatagramChannel channel = DatagramChannel.open(family(line.address()));
        lines.add(channel);
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
        if (line.network() == null)
        {
            channel.bind(line.address());
        }
        else
        {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(line.address().getPort()));
            channel.join(line.address().getAddress(), line.network());
        }
    }

    /** Connected, so that nobody else can answer. */
    private static DatagramChannel connect(final InetSocketAddress server) throws IOException
    {
        final DatagramChannel channel = DatagramChannel.open(family(server));
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);

        return channel.connect(server);
    }

    private static StandardProtocolFamily family(final InetSocketAddress address)
    {
        return address.getAddress() instanceof Inet6Address ?
            StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    }

    /** Where a line's socket is bound: the port, where it was left to the system. */
    public InetSocketAddress localAddress(final int line)
    {
        try
        {
            return (InetSocketAddress)lines.get(line).getLocalAddress();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Takes what has arrived and asks for what is missing.
     *
     * @param nowEpochNs the time of receipts.
     * @return the number of packets; 0 when there was nothing to do.
     * @throws UncheckedIOException when a line's socket fails.
     */
    public int doWork(final long nowEpochNs)
    {
        int count = 0;
        for (int i = 0; i < lines.size(); i++)
        {
            count += receive(lines.get(i), nowEpochNs);
        }
        if (requests != null)
        {
            count += receiveAnswers(nowEpochNs);
        }
        stream.onTime(nowEpochNs);
        if (requests != null)
        {
            ask(nowEpochNs);
        }

        return count;
    }

    private int receive(final DatagramChannel line, final long nowEpochNs)
    {
        try
        {
            int count = 0;
            while (count < PACKETS_PER_CYCLE && line.receive(received.clear()) != null)
            {
                stream.onPacket(packet, 0, received.position(), nowEpochNs);
                count++;
            }

            return count;
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private int receiveAnswers(final long nowEpochNs)
    {
        int count = 0;
        try
        {
            while (count < PACKETS_PER_CYCLE && requests.read(received.clear()) > 0)
            {
                stream.onPacket(packet, 0, received.position(), nowEpochNs);
                count++;
            }
        }
        catch (final IOException noServer)
        {
            requestsFailed.increment();
        }

        return count;
    }

    private void ask(final long nowEpochNs)
    {
        final int missing = stream.missingCount();
        if (missing == 0)
        {
            wantedSequence = NOTHING;
        }
        else if (wantedSequence == NOTHING)
        {
            wantedSequence = stream.nextSequence();
            askAtEpochNs = nowEpochNs + REQUEST_AFTER_NS;
        }
        else if (wantedSequence != stream.nextSequence() || nowEpochNs >= askAtEpochNs)
        {
            // Part of the answer has come, or none in time.
            wantedSequence = stream.nextSequence();
            askAtEpochNs = nowEpochNs + REQUEST_AGAIN_NS;
            send(wantedSequence, missing);
        }
    }

    private void send(final long sequence, final int count)
    {
        stream.putHeader(request, 0, sequence, count);
        try
        {
            requestBytes.clear();
            if (requests.write(requestBytes) > 0)
            {
                requestCount.increment();
            }
        }
        catch (final IOException noServer)
        {
            requestsFailed.increment();
        }
    }

    @Override
    public void close()
    {
        closeLines();
        if (requests != null)
        {
            close(requests);
        }
    }

    private void closeLines()
    {
        lines.forEach(MoldReceiver::close);
    }

    private static void close(final Channel channel)
    {
        try
        {
            channel.close();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
