package io.leadline.feed.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
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
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.moldudp64.Multicast;

/** An engine's messages through another author's MoldUDP64, over lines that lose packets; time is moved by hand. */
class EngineMoldTest
{
    private static final long SECOND_NS = 1_000_000_000;
    private static final long START_EPOCH_NS = 1_760_000_000L * SECOND_NS;
    private static final long PATIENCE_NS = Duration.ofSeconds(20).toNanos();
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final RecordingSink sink = new RecordingSink();
    private final List<String> said = new ArrayList<>();
    private final MoldUDP64DefaultMessageStore store = new MoldUDP64DefaultMessageStore();
    private final SentMessages sent = new SentMessages();
    private final MoldUDP64Server[] lines = new MoldUDP64Server[2];
    private MoldUDP64RequestServer requests;
    private LiveFeed feed;
    /** Not the engine's: a day off. */
    private long localEpochNs = START_EPOCH_NS + 86_400 * SECOND_NS;
    /** By which time passes while something is awaited: requests are repeated. */
    private long stepNs;
    private int sentCount;

    @BeforeEach
    void listen() throws IOException
    {
        final DatagramChannel channel = DatagramChannel.open().bind(ANY_PORT);
        channel.configureBlocking(false);
        requests = new MoldUDP64RequestServer(channel);
    }

    private void open(final Configuration configuration, final boolean isServed) throws IOException
    {
        open(configuration, isServed, "127.0.0.1", "127.0.0.1", null);
    }

    /** Over multicast groups where there is a network to join them on. */
    private void open(
        final Configuration configuration, final boolean isServed, final String first, final String second,
        final NetworkInterface network) throws IOException
    {
        final InetSocketAddress[] addresses =
            {new InetSocketAddress(first, freePort()), new InetSocketAddress(second, freePort())};
        final int requestPort = ((InetSocketAddress)requests.getChannel().getLocalAddress()).getPort();
        final String text = """
            venue: t
            markets: [{ name: SOL, tick: "0.01", lot: "0.1" }]
            schedule: { every: 1s, instant: fixed }
            feed:
              moldudp64: { lines: ["%s:%d", "%s:%d"]%s%s }
            """.formatted(
                first, addresses[0].getPort(), second, addresses[1].getPort(),
                network == null ? "" : ", interface: " + network.getName(),
                isServed ? ", request_server: \"127.0.0.1:" + requestPort + "\", from_start: true" : "");
        feed = EngineMold.open(new LiveInputs(
            configuration, AdapterReader.parse(text, "test", EngineMold.NAME, EngineMold.KEYS), List.of(), sink, null,
            () -> localEpochNs, said::add));
        for (int line = 0; line < lines.length; line++)
        {
            lines[line] = new MoldUDP64Server(
                network == null ?
                    DatagramChannel.open().connect(addresses[line]) : Multicast.sender(addresses[line], network),
                "engine");
        }
    }

    private static int freePort() throws SocketException
    {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress()))
        {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void close() throws IOException
    {
        requests.close();
        if (feed != null)
        {
            feed.close();
            for (final MoldUDP64Server line : lines)
            {
                line.close();
            }
        }
    }

    @Test
    void shouldWriteEveryEventOnceWhateverTheLinesLose() throws IOException
    {
        open(RandomEngine.CONFIGURATION, true);

        shouldWriteEveryEventOnce();
    }

    @Test
    void shouldWriteEveryEventOnceWhateverMulticastGroupsLose() throws IOException
    {
        final NetworkInterface network = Multicast.network();
        open(RandomEngine.CONFIGURATION, true, Multicast.group(0), Multicast.group(1), network);

        shouldWriteEveryEventOnce();
    }

    private void shouldWriteEveryEventOnce() throws IOException
    {
        stepNs = 10_000;
        final RecordingSink direct = new RecordingSink();
        final RandomEngine engine = new RandomEngine(9, direct, new EngineSink(sent));
        final Random random = new Random(20261123);
        for (int i = 0; i < 2_000; i++)
        {
            localEpochNs += stepNs;
            engine.event();
            send(random.nextInt(4) > 0, random.nextInt(4) > 0);
            requests.serve(store);
            feed.doWork();
        }
        lines[0].sendHeartbeat();
        await(() -> count("messages") == sent.all().size());

        assertThat(sink.lines()).isEqualTo(direct.lines());
        assertThat(count("holes")).isGreaterThan(50);
        assertThat(count("requests")).isPositive();
        assertThat(count("packets_duplicate")).isPositive();
        assertThat(count("gaps") + count("holes_lost") + count("disconnects")).isZero();
        assertThat(feed.receipts().histogramNs().getTotalCount()).isPositive();
        assertThat(said).containsExactly("engine is heard");
    }

    /** A hole is given up: stale from the last event before it, whether or not another message follows. */
    @Test
    void shouldBeStaleWhenMessagesAreLost() throws IOException
    {
        open(EngineRun.CONFIGURATION, false);
        final EngineSink engine = new EngineSink(sent);
        final int sol = engine.market("SOL", EngineRun.TICK, EngineRun.LOT);
        engine.add(START_EPOCH_NS, sol, 1, EventSink.NO_ACCOUNT, Side.BID, 100, 10, 0);
        send(true, true);
        await(() -> sink.lines().size() == 1);
        engine.cancel(START_EPOCH_NS + SECOND_NS, sol, 1);
        send(false, false);
        lines[0].sendHeartbeat();
        await(() -> count("holes") == 1);
        localEpochNs += SECOND_NS;
        feed.doWork();
        assertThat(sink.lines()).as("what may still come is waited for").hasSize(1);
        localEpochNs += 9 * SECOND_NS;
        feed.doWork();
        engine.clear(START_EPOCH_NS + 12 * SECOND_NS, sol);
        send(true, true);
        await(() -> sink.lines().size() == 5);

        assertThat(sink.lines().subList(1, 5)).containsExactly(
            START_EPOCH_NS + " status SOL STALE", START_EPOCH_NS + " status BTC STALE",
            START_EPOCH_NS + 9 * SECOND_NS + " heartbeat -",
            START_EPOCH_NS + 12 * SECOND_NS + " clear SOL");
        assertThat(count("messages_lost")).isEqualTo(1);
    }

    /** What the server's heartbeats prove is that the engine has said nothing, by whatever clock. */
    @Test
    void shouldLetTimePassByHeartbeatsAndBeStaleWithoutThem() throws IOException
    {
        open(EngineRun.CONFIGURATION, false);
        final EngineSink engine = new EngineSink(sent);
        final int sol = engine.market("SOL", EngineRun.TICK, EngineRun.LOT);
        engine.add(START_EPOCH_NS, sol, 1, EventSink.NO_ACCOUNT, Side.BID, 100, 10, 0);
        send(true, true);
        await(() -> sink.lines().size() == 1);
        localEpochNs += 3 * SECOND_NS;
        feed.doWork();
        assertThat(sink.lines()).as("nobody has proven anything").hasSize(1);
        lines[0].sendHeartbeat();
        await(() -> sink.lines().size() == 2);
        localEpochNs += 5 * SECOND_NS;
        feed.doWork();
        localEpochNs += 2 * SECOND_NS;
        feed.doWork();

        assertThat(sink.lines().subList(1, sink.lines().size())).containsExactly(
            START_EPOCH_NS + 2 * SECOND_NS + " heartbeat -",
            START_EPOCH_NS + 2 * SECOND_NS + " status SOL STALE", START_EPOCH_NS + 2 * SECOND_NS + " status BTC STALE",
            START_EPOCH_NS + 7 * SECOND_NS + " heartbeat -",
            START_EPOCH_NS + 9 * SECOND_NS + " heartbeat -");
        engine.clear(START_EPOCH_NS + 11 * SECOND_NS, sol);
        send(true, true);
        await(() -> sink.lines().size() == 7);
        assertThat(sink.lines()).endsWith(START_EPOCH_NS + 11 * SECOND_NS + " clear SOL");
        assertThat(said).containsExactly("engine is heard", "engine is not heard any more", "engine is heard");
        assertThat(count("gaps")).isZero();
    }

    private long count(final String name)
    {
        return feed.counters().count(name);
    }

    /** What the engine said since becomes a packet, which counts as sent on a line that loses it, too. */
    private void send(final boolean isOnFirst, final boolean isOnSecond) throws IOException
    {
        final MoldUDP64DownstreamPacket packet = new MoldUDP64DownstreamPacket();
        for (; sentCount < sent.all().size(); sentCount++)
        {
            store.put(ByteBuffer.wrap(sent.all().get(sentCount)));
            packet.put(ByteBuffer.wrap(sent.all().get(sentCount)));
        }
        for (int line = 0; line < lines.length; line++)
        {
            if (line == 0 ? isOnFirst : isOnSecond)
            {
                lines[line].send(packet);
            }
            lines[line].setNextSequenceNumber(sentCount + 1);
        }
    }

    /** Lets both sides work until something has come true. */
    private void await(final BooleanSupplier isDone) throws IOException
    {
        final long until = System.nanoTime() + PATIENCE_NS;
        while (!isDone.getAsBoolean())
        {
            assertThat(System.nanoTime()).as("counters=%s lines=%s", feed.counters(), sink.lines()).isLessThan(until);
            requests.serve(store);
            localEpochNs += stepNs;
            feed.doWork();
        }
    }
}
