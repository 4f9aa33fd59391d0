package io.leadline.feed.moldudp64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedFixtures;
import io.leadline.problem.BadInputException;

class MoldReceiverTest
{
    private static final String SESSION = "0123456789";
    private static final long WAIT_NS = 10_000_000_000L;

    private final FeedCounters counters = new FeedCounters();
    private final Heard heard = new Heard();
    private final Unreachable server = new Unreachable();

    /** A route that is gone, or a rule that forbids it, keeps nobody from hearing the lines. */
    @Test
    void shouldHearItsLinesThoughNobodyCanBeAsked() throws IOException
    {
        final InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (MoldReceiver receiver = new MoldReceiver(
                List.of(new MoldLine(any, null)), () -> server,
                new MoldStream(MoldLimits.DEFAULT, heard, new MoldCounters(counters)), counters);
            DatagramChannel sender = DatagramChannel.open().connect(receiver.localAddress(0)))
        {
            send(sender, 1);
            send(sender, 3);
            await(receiver, () -> server.isAsked);
            send(sender, 2);
            send(sender, 4);
            await(receiver, () -> heard.sequences.size() == 4);
        }

        assertThat(heard.sequences).containsExactly(1L, 2L, 3L, 4L);
        assertThat(counters.count("requests")).isZero();
        assertThat(counters.count("requests_failed")).isGreaterThan(1);
    }

    /** TEST-NET-1 is nobody's; and a port that another socket has cannot be had again. */
    @Test
    void shouldNameTheLineThatCannotBeListenedOn() throws IOException
    {
        assertThatThrownBy(() -> open(new InetSocketAddress("192.0.2.1", 5_000)))
            .isInstanceOf(BadInputException.class)
            .message().startsWith("cannot listen on a line: key=lines value=192.0.2.1:5000 interface=(none) reason=");
        try (DatagramChannel taken = DatagramChannel.open(StandardProtocolFamily.INET)
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)))
        {
            final InetSocketAddress address = (InetSocketAddress)taken.getLocalAddress();

            assertThatThrownBy(() -> open(address)).isInstanceOf(BadInputException.class)
                .message().contains(":" + address.getPort() + " interface=(none) reason=");
        }
    }

    private void open(final InetSocketAddress address)
    {
        final MoldStream stream = new MoldStream(MoldLimits.DEFAULT, heard, new MoldCounters(new FeedCounters()));
        new MoldReceiver(
            List.of(new MoldLine(address, null)), (InetSocketAddress)null, stream, new FeedCounters()).close();
    }

    private static void send(final DatagramChannel sender, final long sequence) throws IOException
    {
        sender.write(ByteBuffer.wrap(MoldPacket.of(SESSION, sequence, List.of(FeedFixtures.bytes("message")))));
    }

    private void await(final MoldReceiver receiver, final BooleanSupplier isDone)
    {
        final long untilNs = System.nanoTime() + WAIT_NS;
        while (!isDone.getAsBoolean())
        {
            assertThat(System.nanoTime()).as("%s %s", heard.sequences, counters).isLessThan(untilNs);
            receiver.doWork(System.nanoTime());
        }
    }

    /** What a socket says without a route. */
    private static final class Unreachable implements ByteChannel
    {
        private boolean isAsked;

        @Override
        public int read(final ByteBuffer bytes) throws IOException
        {
            throw new SocketException("Network is unreachable");
        }

        @Override
        public int write(final ByteBuffer bytes) throws IOException
        {
            isAsked = true;
            throw new SocketException("Operation not permitted");
        }

        @Override
        public boolean isOpen()
        {
            return true;
        }

        @Override
        public void close()
        {
            // Nothing is open.
        }
    }

    private static final class Heard implements MoldListener
    {
        private final List<Long> sequences = new ArrayList<>();

        @Override
        public void onMessage(
            final DirectBuffer buffer, final int offset, final int length, final long sequence,
            final long receivedEpochNs)
        {
            sequences.add(sequence);
        }

        @Override
        public void onJoin(final long sequence)
        {
            // Every session is.
        }

        @Override
        public void onHeartbeat(final long nextSequence, final long receivedEpochNs)
        {
            // Not sent.
        }

        @Override
        public void onStale()
        {
            // A machine may be slow.
        }

        @Override
        public void onSilence(final long nowEpochNs)
        {
            // A machine may be slow.
        }

        @Override
        public void onHealed()
        {
            // A machine may be slow.
        }

        @Override
        public void onLost(final long firstSequence, final long count)
        {
            // Would be missing.
        }

        @Override
        public void onEnd()
        {
            // Not sent.
        }
    }
}
