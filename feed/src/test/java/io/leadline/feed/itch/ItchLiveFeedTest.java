package io.leadline.feed.itch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

import com.paritytrading.nassau.moldudp64.MoldUDP64DownstreamPacket;
import com.paritytrading.nassau.moldudp64.MoldUDP64Server;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.AdapterReader;
import io.leadline.config.Configuration;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.RecordingSink;
import io.leadline.problem.BadInputException;

/** Other authors' servers of MoldUDP64 and SoupBinTCP on sockets of this machine; time is moved by hand. */
class ItchLiveFeedTest
{
    private static final Configuration CONFIGURATION =
        ItchRecordingTest.configuration(RandomDay.STOCKS.subList(0, 2));
    private static final long MIDNIGHT = 1_473_739_200_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000;
    private static final long PATIENCE_NS = Duration.ofSeconds(10).toNanos();

    @TempDir
    private Path folder;

    private final RecordingSink sink = new RecordingSink();
    private final List<String> said = new ArrayList<>();
    private final RandomDay day = new RandomDay(12, 2_000);
    private long nowEpochNs = MIDNIGHT + day.time(0);
    private GlimpseServer glimpse;
    private MoldUDP64Server line;
    private LiveFeed feed;

    @BeforeEach
    void open() throws IOException
    {
        glimpse = new GlimpseServer();
        final int port = freePort();
        final Path login = Files.writeString(folder.resolve("login"), "user1\nsecret9\n");
        Files.setPosixFilePermissions(login, PosixFilePermissions.fromString("rw-------"));
        feed = open("lines: [\"127.0.0.1:" + port + "\"], glimpse: \"127.0.0.1:" + glimpse.port() +
            "\", glimpse_login: " + login + ", lag: 500ms");
        line = new MoldUDP64Server(
            DatagramChannel.open().connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)), "session-1");
        line.setNextSequenceNumber(501);
    }

    private static int freePort() throws SocketException
    {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress()))
        {
            return socket.getLocalPort();
        }
    }

    private LiveFeed open(final String section)
    {
        final String text = """
            venue: t
            markets: [{ name: SOL, tick: "0.01", lot: "0.1" }]
            schedule: { every: 1s, instant: fixed }
            feed:
              itch: { %s }
            """.formatted(section);

        return ItchLiveFeed.open(new LiveInputs(
            CONFIGURATION, AdapterReader.parse(text, "test", "itch", ItchLiveFeed.KEYS), List.of(), sink, null,
            () -> nowEpochNs, said::add));
    }

    @AfterEach
    void close() throws IOException
    {
        feed.close();
        line.close();
        glimpse.close();
    }

    @Test
    void shouldTakeASnapshotOfASessionJoinedInItsMiddle() throws IOException
    {
        glimpse.sends(day.snapshot(511));
        send(500, 505);
        await(() -> !glimpse.logins().isEmpty());
        send(505, 520);
        await(() -> count("snapshots") == 1 && count("messages") == 20);

        assertThat(glimpse.logins()).startsWith("user1/secret9/1");
        assertThat(count("glimpse_failures")).isZero();
        shouldBeAsTheVenue(519);
        nowEpochNs += 60 * SECOND_NS;
        feed.doWork();
        assertThat(count("glimpse_attempts")).as("books that are known need no snapshot").isEqualTo(1);
        assertThat(feed.receipts().histogramNs().getTotalCount()).isPositive();
    }

    private void shouldBeAsTheVenue(final int index)
    {
        final BookOfEvents books = new BookOfEvents();
        sink.lines().forEach(books::apply);
        for (int stock = 0; stock < 2; stock++)
        {
            final String name = RandomDay.STOCKS.get(stock);
            assertThat(books.isStale(name)).as("%s after %s", name, sink.lines()).isFalse();
            assertThat(books.book(name)).isEqualTo(day.truth(index, stock)).isNotEmpty();
        }
    }

    @Test
    void shouldTryAgainWhenTheServerRefusesOrBreaksOff() throws IOException
    {
        glimpse.rejects(true);
        glimpse.sends(day.snapshot(511));
        send(500, 505);
        await(() -> count("glimpse_failures") == 1);
        feed.doWork();
        assertThat(count("glimpse_attempts")).as("not before its time").isEqualTo(1);
        glimpse.rejects(false);
        glimpse.endsBehind(20);
        nowEpochNs += 10 * SECOND_NS;
        await(() -> count("glimpse_failures") == 2);
        send(505, 510);
        await(() -> count("messages") == 10);
        glimpse.endsBehind(Integer.MAX_VALUE);
        nowEpochNs += 10 * SECOND_NS;
        await(() -> glimpse.logins().size() == 3);
        send(510, 520);
        await(() -> count("snapshots") == 1 && count("messages") == 20);

        shouldBeAsTheVenue(519);
        assertThat(said).filteredOn(line -> line.startsWith("glimpse")).satisfiesExactly(
            line -> assertThat(line).endsWith("reason=login was rejected: code=A"),
            line -> assertThat(line).endsWith("reason=connection was ended"),
            line -> assertThat(line).startsWith("glimpse: snapshot has come: server="));
        assertThat(String.join("\n", said)).doesNotContain("secret9");
    }

    @Test
    void shouldTakeAnotherSnapshotWhenMessagesAreLost() throws IOException
    {
        glimpse.sends(day.snapshot(501));
        send(500, 505);
        await(() -> !glimpse.logins().isEmpty());
        send(505, 506);
        await(() -> count("snapshots_too_old") == 1);
        glimpse.sends(day.snapshot(511));
        nowEpochNs += 10 * SECOND_NS;
        await(() -> glimpse.logins().size() > 2);
        send(506, 520);
        await(() -> count("snapshots") == 1 && count("messages") == 20);
        shouldBeAsTheVenue(519);

        line.setNextSequenceNumber(526);
        glimpse.sends(day.snapshot(531));
        send(525, 530);
        await(() -> count("holes") == 1);
        nowEpochNs += 10 * SECOND_NS;
        await(() -> glimpse.logins().size() > 4);
        send(530, 540);
        await(() -> count("snapshots") == 2 && count("messages") == 35);

        assertThat(count("messages_lost")).isEqualTo(5);
        shouldBeAsTheVenue(539);
    }

    @Test
    void shouldGiveUpAServerThatNeverEnds() throws IOException
    {
        glimpse.sends(day.snapshot(511).subList(0, 5));
        send(500, 505);
        await(() -> count("snapshot_messages") == 5);
        send(505, 510);
        await(() -> count("packets_held_back") == 1);
        nowEpochNs += 60 * SECOND_NS;
        await(() -> count("glimpse_failures") == 1);

        assertThat(said).last().asString().endsWith("reason=too slow");
        assertThat(count("messages")).isEqualTo(10);
    }

    /** Any bytes whatever: the attempt fails or brings nothing, and the feed goes on. */
    @Test
    void shouldOutliveAServerThatSendsAnything() throws IOException
    {
        send(500, 505);
        for (int seed = 1; seed <= 200; seed++)
        {
            glimpse.sendsRaw(nonsense(seed));
            final long logins = glimpse.logins().size();
            await(() ->
            {
                nowEpochNs += SECOND_NS;
                return glimpse.logins().size() > logins;
            });
        }
        send(505, 510);
        await(() ->
        {
            nowEpochNs += SECOND_NS;
            return count("messages") == 10;
        });

        assertThat(count("glimpse_failures")).isGreaterThan(100);
        assertThat(said).anyMatch(line -> line.endsWith("reason=malformed packet"))
            .anyMatch(line -> line.endsWith("reason=server is silent"));
    }

    /** Half of the time it is cut into packets, so that the types and lengths inside are met. */
    private static byte[] nonsense(final long seed)
    {
        final Random random = new Random(seed);
        final byte[] bytes = new byte[random.nextInt(2_000)];
        random.nextBytes(bytes);
        int at = seed % 2 == 0 ? bytes.length : 0;
        while (at + 3 < bytes.length)
        {
            final int length = random.nextInt(45);
            bytes[at] = 0;
            bytes[at + 1] = (byte)length;
            bytes[at + 2] = (byte)"+AJSHZ".charAt(random.nextInt(6));
            at += 2 + length;
        }

        return bytes;
    }

    /** The venue's heartbeats come each second; without them nobody knows what happens. */
    @Test
    void shouldBeStaleWhileTheLinesAreSilentAndLetTimePass() throws IOException
    {
        glimpse.sends(day.snapshot(511));
        send(500, 505);
        await(() -> !glimpse.logins().isEmpty());
        send(505, 520);
        await(() -> count("snapshots") == 1 && count("messages") == 20);
        final int before = sink.lines().size();
        final long unknownBefore = count("unknown_references");
        nowEpochNs = MIDNIGHT + day.time(519) + 5 * SECOND_NS - 1;
        feed.doWork();
        assertThat(sink.lines()).hasSize(before);

        nowEpochNs += 1_000_000;
        feed.doWork();
        final long silentEpochNs = nowEpochNs;
        nowEpochNs += 2 * SECOND_NS;
        feed.doWork();

        assertThat(sink.lines().subList(before, sink.lines().size())).containsExactly(
            MIDNIGHT + day.time(519) + " status ABCD STALE", MIDNIGHT + day.time(519) + " status ZVZZT STALE",
            silentEpochNs - SECOND_NS / 2 + " heartbeat -",
            silentEpochNs + 2 * SECOND_NS - SECOND_NS / 2 + " heartbeat -");
        assertThat(said).last().isEqualTo("lines are silent");
        line.sendHeartbeat();
        await(() -> count("resyncs") == 2);
        shouldBeAsTheVenue(519);
        send(520, 530);
        await(() -> count("messages") == 30);
        shouldBeAsTheVenue(529);
        assertThat(said).last().isEqualTo("lines are heard again");
        assertThat(count("silences")).isEqualTo(1);
        assertThat(count("unknown_references")).isEqualTo(unknownBefore);
    }

    @Test
    void shouldTellAllThatCannotBeKept() throws IOException
    {
        assertThat(problems(
            "lines: [\"239.1.1.1:5000\", \"nobody.invalid:5000\"], from_start: true"))
            .containsExactly(
                "multicast line without an interface: feed.itch.lines=239.1.1.1:5000 allowed=with interface",
                "host is not known: feed.itch.lines=nobody.invalid:5000",
                "nobody to ask: feed.itch.from_start=true allowed=with request_server");
        assertThat(problems("lines: [\"239.1.1.1:5000\", \"127.0.0.1:5000\"], interface: nonesuch0")).singleElement()
            .asString().startsWith("network interface does not exist: feed.itch.interface=nonesuch0 allowed=");
        final Path login = Files.writeString(folder.resolve("open"), "user1\nsecret9\n");
        Files.setPosixFilePermissions(login, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(problems("lines: [\"127.0.0.1:5000\"], glimpse_login: " + login)).containsExactly(
            "file is open to others than its owner: path=" + login + " allowed=chmod 600");
        Files.writeString(login, "user1\nsecret-of-many-letters\n");
        Files.setPosixFilePermissions(login, PosixFilePermissions.fromString("rw-------"));
        assertThat(problems("lines: [\"127.0.0.1:5000\"], glimpse_login: " + login).get(0))
            .startsWith("no user and password: path=" + login).doesNotContain("secret");
    }

    private List<String> problems(final String section)
    {
        return catchThrowableOfType(BadInputException.class, () -> open(section)).problems();
    }

    private long count(final String name)
    {
        return feed.counters().count(name);
    }

    private void send(final int from, final int to) throws IOException
    {
        nowEpochNs = Math.max(nowEpochNs, MIDNIGHT + day.time(to - 1));
        final MoldUDP64DownstreamPacket packet = new MoldUDP64DownstreamPacket();
        for (final byte[] message : day.messages().subList(from, to))
        {
            packet.put(ByteBuffer.wrap(message));
        }
        line.send(packet);
    }

    /** Lets both sides work until something has come true. */
    private void await(final BooleanSupplier isDone) throws IOException
    {
        final long until = System.nanoTime() + PATIENCE_NS;
        while (!isDone.getAsBoolean())
        {
            assertThat(System.nanoTime()).as("counters: %s said: %s", feed.counters(), said).isLessThan(until);
            glimpse.work();
            feed.doWork();
        }
    }
}
