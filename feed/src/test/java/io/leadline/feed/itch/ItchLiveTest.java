package io.leadline.feed.itch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

import com.paritytrading.nassau.moldudp64.MoldUDP64DefaultMessageStore;
import com.paritytrading.nassau.moldudp64.MoldUDP64DownstreamPacket;
import com.paritytrading.nassau.moldudp64.MoldUDP64RequestServer;
import com.paritytrading.nassau.moldudp64.MoldUDP64Server;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leadline.config.Configuration;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.moldudp64.MoldLimits;
import io.leadline.feed.moldudp64.MoldLine;

/** Another author's server over sockets of this machine, with packets that never leave it, or leave it twice. */
class ItchLiveTest
{
    private static final Configuration CONFIGURATION =
        ItchRecordingTest.configuration(RandomDay.STOCKS.subList(0, 2));
    private static final long MIDNIGHT = 1_473_739_200_000_000_000L;
    private static final long MS = 1_000_000;
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    /** Real sockets: what was sent arrives, but when is the system's to say. */
    private static final long PATIENCE_NS = Duration.ofSeconds(20).toNanos();

    private final RecordingSink sink = new RecordingSink();
    private final MoldUDP64DefaultMessageStore store = new MoldUDP64DefaultMessageStore();
    private final RandomDay day = new RandomDay(11, 2_000);
    private DatagramChannel requestChannel;
    private MoldUDP64RequestServer requestServer;
    private ItchLive live;
    private MoldUDP64Server[] lines;
    private long nowEpochNs = MIDNIGHT + day.time(0);

    @BeforeEach
    void open() throws IOException
    {
        requestChannel = DatagramChannel.open().bind(ANY_PORT);
        requestChannel.configureBlocking(false);
        requestServer = new MoldUDP64RequestServer(requestChannel);
        live = new ItchLive(
            CONFIGURATION, List.of(new MoldLine(ANY_PORT, null), new MoldLine(ANY_PORT, null)),
            (InetSocketAddress)requestChannel.getLocalAddress(), MoldLimits.DEFAULT.from(1), sink);
        lines = new MoldUDP64Server[2];
        for (int line = 0; line < lines.length; line++)
        {
            lines[line] = new MoldUDP64Server(
                DatagramChannel.open().connect(live.localAddress(line)), "leadline");
        }
    }

    @AfterEach
    void close() throws IOException
    {
        live.close();
        requestServer.close();
        for (final MoldUDP64Server line : lines)
        {
            line.close();
        }
    }

    @Test
    void shouldAgreeWithTheServerOnEveryOrderWhateverTheLinesLose() throws IOException
    {
        final Random random = new Random(20261123);
        for (int from = 0; from < day.messages().size(); from += 5)
        {
            send(from, from + 5, random.nextInt(4) > 0, random.nextInt(4) > 0);
            requestServer.serve(store);
        }
        lines[0].sendHeartbeat();
        await(() -> live.counters().count("messages") == day.messages().size());

        assertThat(live.counters().count("holes")).isPositive();
        assertThat(live.counters().count("requests")).isPositive();
        assertThat(live.counters().count("packets_duplicate")).isPositive();
        assertThat(live.counters().count("holes_lost")).isZero();
        final BookOfEvents books = new BookOfEvents();
        sink.lines().forEach(books::apply);
        for (int stock = 0; stock < 2; stock++)
        {
            assertThat(books.isStale(RandomDay.STOCKS.get(stock))).isFalse();
            assertThat(books.book(RandomDay.STOCKS.get(stock)))
                .isEqualTo(day.truth(day.messages().size() - 1, stock)).isNotEmpty();
        }
        assertThat(books.odd()).isEmpty();
    }

    @Test
    void shouldBackfillASessionJoinedLate() throws IOException
    {
        for (int from = 0; from < day.messages().size() - 5; from += 5)
        {
            send(from, from + 5, false, false);
        }
        send(day.messages().size() - 5, day.messages().size(), true, true);
        await(() -> live.counters().count("messages") == day.messages().size());

        assertThat(live.counters().count("days_begun")).isEqualTo(1);
        assertThat(sink.lines().get(0)).endsWith(" clear ABCD");
    }

    @Test
    void shouldBeStaleWhenNobodyAnswersAndHealWhenSomebodyDoes() throws IOException
    {
        sendAll(0, 100);
        await(() -> live.counters().count("messages") == 100);
        send(100, 105, false, false);
        send(105, 110, true, true);
        // The server is silent: its thread is this one.
        spin(() -> live.counters().count("requests") > 0);
        nowEpochNs += 250 * MS;
        live.doWork(nowEpochNs);

        assertThat(sink.lines()).endsWith(
            MIDNIGHT + day.time(99) + " status ABCD STALE", MIDNIGHT + day.time(99) + " status ZVZZT STALE");
        await(() -> live.counters().count("messages") == 110);
        assertThat(live.counters().count("resyncs")).isEqualTo(2);
        final BookOfEvents books = new BookOfEvents();
        sink.lines().forEach(books::apply);
        assertThat(books.isStale("ABCD")).isFalse();
        assertThat(books.book("ABCD")).isEqualTo(day.truth(109, 0));
    }

    @Test
    void shouldTakeASnapshotBetweenMessages() throws IOException
    {
        live.close();
        live = new ItchLive(
            CONFIGURATION, List.of(new MoldLine(ANY_PORT, null)), null, MoldLimits.DEFAULT, sink);
        lines[0].close();
        lines[0] = new MoldUDP64Server(DatagramChannel.open().connect(live.localAddress(0)), "leadline");
        lines[0].setNextSequenceNumber(501);
        send(500, 505, true, false);
        await(() -> live.counters().count("messages") == 5);
        live.beginSnapshot();
        send(505, 510, true, false);
        await(() -> live.counters().count("packets_held_back") == 1);
        for (final byte[] message : day.snapshot(509))
        {
            live.onSnapshotMessage(new UnsafeBuffer(message), 0, message.length);
        }

        final BookOfEvents books = new BookOfEvents();
        sink.lines().forEach(books::apply);
        assertThat(live.counters().count("messages")).isEqualTo(10);
        assertThat(books.isStale("ABCD")).isFalse();
        assertThat(books.book("ABCD")).isEqualTo(day.truth(509, 0));
        assertThat(sink.lines()).contains(MIDNIGHT + day.time(507) + " clear ABCD");
        live.close();
        assertThat(sink.lines()).endsWith(
            MIDNIGHT + day.time(509) + " status ABCD STALE", MIDNIGHT + day.time(509) + " status ZVZZT STALE");
    }

    @Test
    void shouldNotMarkASessionThatHasEnded() throws IOException
    {
        sendAll(0, 100);
        lines[0].sendEndOfSession();
        await(() -> live.counters().count("packets_end_of_session") == 1);
        final int before = sink.lines().size();
        live.close();

        assertThat(live.counters().count("messages")).isEqualTo(100);
        assertThat(sink.lines()).hasSize(before);
    }

    private void sendAll(final int from, final int to) throws IOException
    {
        for (int i = from; i < to; i += 5)
        {
            send(i, i + 5, true, true);
        }
    }

    /** A packet counts as sent on a line that loses it, too. */
    private void send(final int from, final int to, final boolean isOnFirst, final boolean isOnSecond)
        throws IOException
    {
        nowEpochNs = Math.max(nowEpochNs, MIDNIGHT + day.time(to - 1));
        final List<byte[]> messages = day.messages().subList(from, to);
        messages.forEach(message -> store.put(ByteBuffer.wrap(message)));
        for (int line = 0; line < lines.length; line++)
        {
            if (line == 0 ? isOnFirst : isOnSecond)
            {
                lines[line].send(packet(messages));
            }
            lines[line].setNextSequenceNumber(to + 1);
        }
        live.doWork(nowEpochNs);
    }

    private static MoldUDP64DownstreamPacket packet(final List<byte[]> messages) throws IOException
    {
        final MoldUDP64DownstreamPacket packet = new MoldUDP64DownstreamPacket();
        for (final byte[] message : messages)
        {
            packet.put(ByteBuffer.wrap(message));
        }

        return packet;
    }

    /** Lets both sides work until something has come true. */
    private void await(final BooleanSupplier isDone) throws IOException
    {
        final long until = System.nanoTime() + PATIENCE_NS;
        while (!isDone.getAsBoolean())
        {
            assertThat(System.nanoTime()).as("counters: %s", live.counters()).isLessThan(until);
            requestServer.serve(store);
            nowEpochNs += 10_000;
            live.doWork(nowEpochNs);
        }
    }

    private void spin(final BooleanSupplier isDone)
    {
        final long until = System.nanoTime() + PATIENCE_NS;
        while (!isDone.getAsBoolean())
        {
            assertThat(System.nanoTime()).as("counters: %s", live.counters()).isLessThan(until);
            nowEpochNs += 10_000;
            live.doWork(nowEpochNs);
        }
    }
}
