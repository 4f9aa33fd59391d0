package io.leadline.feed.itch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

import com.paritytrading.nassau.moldudp64.MoldUDP64DefaultMessageStore;
import com.paritytrading.nassau.moldudp64.MoldUDP64DownstreamPacket;
import com.paritytrading.nassau.moldudp64.MoldUDP64RequestServer;
import com.paritytrading.nassau.moldudp64.MoldUDP64Server;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leadline.config.AdapterReader;
import io.leadline.config.Configuration;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.moldudp64.Multicast;

/**
 * Two multicast groups on one port as an operator configures them, another author's servers of lines and requests
 * behind them; time is moved by hand.
 */
class ItchMulticastTest
{
    private static final Configuration CONFIGURATION =
        ItchRecordingTest.configuration(RandomDay.STOCKS.subList(0, 2));
    private static final long MIDNIGHT = 1_473_739_200_000_000_000L;
    private static final long MS = 1_000_000;
    private static final long SEED = 20261124;
    /** Real sockets: what was sent arrives, but when is the system's to say. */
    private static final long PATIENCE_NS = Duration.ofSeconds(20).toNanos();

    private final RecordingSink sink = new RecordingSink();
    private final List<String> said = new ArrayList<>();
    private final MoldUDP64DefaultMessageStore store = new MoldUDP64DefaultMessageStore();
    private final RandomDay day = new RandomDay(13, 2_000);
    private final MoldUDP64Server[] lines = new MoldUDP64Server[2];
    private long nowEpochNs = MIDNIGHT + day.time(0);
    private NetworkInterface network;
    private int port;
    private MoldUDP64RequestServer requests;
    private LiveFeed feed;

    @BeforeEach
    void open() throws IOException
    {
        network = Multicast.network();
        port = Multicast.freePort();
        final DatagramChannel channel =
            DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel.configureBlocking(false);
        requests = new MoldUDP64RequestServer(channel);
        final String text = """
            venue: t
            markets: [{ name: SOL, tick: "0.01", lot: "0.1" }]
            schedule: { every: 1s, instant: fixed }
            feed:
              itch:
                lines: ["%s:%d", "%s:%d"]
                interface: %s
                request_server: "127.0.0.1:%d"
            """.formatted(
                Multicast.group(0), port, Multicast.group(1), port, network.getName(),
                ((InetSocketAddress)channel.getLocalAddress()).getPort());
        feed = ItchLiveFeed.open(new LiveInputs(
            CONFIGURATION, AdapterReader.parse(text, "test", ItchLiveFeed.NAME, ItchLiveFeed.KEYS), List.of(), sink,
            null, () -> nowEpochNs, said::add));
        for (int line = 0; line < lines.length; line++)
        {
            lines[line] = new MoldUDP64Server(Multicast.sender(address(line), network), "leadline");
        }
    }

    private InetSocketAddress address(final int group)
    {
        return new InetSocketAddress(Multicast.group(group), port);
    }

    @AfterEach
    void close() throws IOException
    {
        if (feed != null)
        {
            feed.close();
            requests.close();
            for (final MoldUDP64Server line : lines)
            {
                line.close();
            }
        }
    }

    @Test
    void shouldHaveTheVenuesBooksWhateverTheGroupsLose() throws IOException
    {
        final Random random = new Random(SEED);
        for (int from = 0; from < day.messages().size(); from += 5)
        {
            // All of the first packet, for a session is joined where it is first heard.
            send(from, from + 5, from == 0 || random.nextInt(4) > 0, from == 0 || random.nextInt(4) > 0);
            work();
        }
        lines[0].sendHeartbeat();
        await(() -> count("messages") == day.messages().size());

        assertThat(count("holes")).as("seed=%d", SEED).isPositive();
        assertThat(count("requests")).isPositive();
        assertThat(count("packets_duplicate")).as("packets of the second group").isGreaterThan(100);
        assertThat(count("holes_lost")).isZero();
        shouldBeAsTheVenue(day.messages().size() - 1);
    }

    private void shouldBeAsTheVenue(final int index)
    {
        final BookOfEvents books = new BookOfEvents();
        sink.lines().forEach(books::apply);
        for (int stock = 0; stock < 2; stock++)
        {
            final String name = RandomDay.STOCKS.get(stock);
            assertThat(books.isStale(name)).as(name).isFalse();
            assertThat(books.book(name)).isEqualTo(day.truth(index, stock)).isNotEmpty();
        }
        assertThat(books.odd()).isEmpty();
    }

    /** A datagram that neither group brings: stale while nobody answers, and the venue's books once somebody does. */
    @Test
    void shouldHealADatagramThatBothGroupsLose() throws IOException
    {
        for (int from = 0; from < 100; from += 5)
        {
            send(from, from + 5, true, true);
        }
        await(() -> count("messages") == 100);
        send(100, 105, false, false);
        send(105, 110, true, true);
        awaitUnanswered(() -> count("requests") > 0);
        nowEpochNs += 250 * MS;
        feed.doWork();

        assertThat(sink.lines()).endsWith(
            MIDNIGHT + day.time(99) + " status ABCD STALE", MIDNIGHT + day.time(99) + " status ZVZZT STALE");
        await(() -> count("messages") == 110);
        assertThat(count("holes")).isEqualTo(1);
        assertThat(count("holes_stale")).isEqualTo(1);
        assertThat(count("holes_lost")).isZero();
        assertThat(count("resyncs")).isEqualTo(2);
        shouldBeAsTheVenue(109);
    }

    /** Sockets of a port hear what others on the machine have joined, unless they are told not to. */
    @Test
    void shouldHearNoOtherGroupOfItsPort() throws IOException
    {
        try (DatagramChannel other = Multicast.receiver(address(2), network);
            DatagramChannel sender = Multicast.sender(address(2), network))
        {
            sender.write(ByteBuffer.wrap(new byte[30]));
            await(() -> isReceived(other));
            send(0, 5, true, true);
            await(() -> count("messages") == 5 && count("packets") == 2);
        }

        assertThat(count("packets_stray")).isZero();
        assertThat(count("packets_duplicate")).as("each group by its own socket").isEqualTo(1);
    }

    private static boolean isReceived(final DatagramChannel channel)
    {
        try
        {
            return channel.receive(ByteBuffer.allocate(100)) != null;
        }
        catch (final IOException failure)
        {
            throw new AssertionError(failure);
        }
    }

    private long count(final String name)
    {
        return feed.counters().count(name);
    }

    /** A packet counts as sent to a group that loses it, too. */
    private void send(final int from, final int to, final boolean isOnFirst, final boolean isOnSecond)
        throws IOException
    {
        nowEpochNs = Math.max(nowEpochNs, MIDNIGHT + day.time(to - 1));
        final MoldUDP64DownstreamPacket packet = new MoldUDP64DownstreamPacket();
        for (final byte[] message : day.messages().subList(from, to))
        {
            store.put(ByteBuffer.wrap(message));
            packet.put(ByteBuffer.wrap(message));
        }
        for (int line = 0; line < lines.length; line++)
        {
            if (line == 0 ? isOnFirst : isOnSecond)
            {
                lines[line].send(packet);
            }
            lines[line].setNextSequenceNumber(to + 1);
        }
    }

    /** Lets both sides work until something has come true. */
    private void await(final BooleanSupplier isDone) throws IOException
    {
        final long untilNs = System.nanoTime() + PATIENCE_NS;
        while (!isDone.getAsBoolean())
        {
            assertThat(System.nanoTime()).as("counters: %s said: %s", feed.counters(), said).isLessThan(untilNs);
            work();
        }
    }

    private void work() throws IOException
    {
        requests.serve(store);
        nowEpochNs += 10_000;
        feed.doWork();
    }

    private void awaitUnanswered(final BooleanSupplier isDone)
    {
        final long untilNs = System.nanoTime() + PATIENCE_NS;
        while (!isDone.getAsBoolean())
        {
            assertThat(System.nanoTime()).as("counters: %s said: %s", feed.counters(), said).isLessThan(untilNs);
            nowEpochNs += 10_000;
            feed.doWork();
        }
    }
}
