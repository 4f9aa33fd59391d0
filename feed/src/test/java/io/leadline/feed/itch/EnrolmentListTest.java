package io.leadline.feed.itch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.AdapterReader;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.moldudp64.MoldPacket;
import io.leadline.feed.moldudp64.Multicast;
import io.leadline.problem.BadInputException;

/** The venue's market makers as an operator finds them: in files of each day, and as accounts of the log. */
class EnrolmentListTest
{
    private static final LocalDate DATE = LocalDate.of(2023, 8, 22);
    private static final long MIDNIGHT = 1_692_676_800_000_000_000L;
    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final long SPIN = 11_000_000_000_000L;
    private static final long OPEN = 34_200_000_000_000L;
    private static final long PATIENCE_NS = Duration.ofSeconds(20).toNanos();
    private static final String SESSION = "000007525B";
    private static final String HEADER = "time_ns,market,account,primary,mode,state";
    private static final Configuration CONFIGURATION = FeedFixtures.configuration(
        FeedFixtures.market("META-X", "0.01", "1", "META"), FeedFixtures.market("T", "0.0001", "100"));

    /** A spin of positions before the open, and what changes of them: of two stocks that are configured. */
    private static final List<byte[]> DAY = List.of(
        Itch.event(SPIN, 'O'), Itch.directory(5, SPIN + 1, "META"), Itch.directory(6, SPIN + 2, "T"),
        Itch.directory(9, SPIN + 3, "OTHER"),
        Itch.position(5, SPIN + 4, "UBSS", "META", "YNA"), Itch.position(6, SPIN + 5, "UBSS", "T", "NPA"),
        Itch.position(9, SPIN + 6, "NITE", "OTHER", "YNA"), Itch.position(5, SPIN + 7, "GS", "META", "NNE"),
        Itch.add(5, OPEN, 77, 'B', 5, "META", 801_100, "VIRT"),
        Itch.position(5, OPEN + 1, "UBSS", "META", "YLA"), Itch.position(6, OPEN + 2, "UBSS", "T", "NPW"),
        Itch.position(5, OPEN + 3, "GS", "META", "NNA"));

    private static final List<String> LIST = List.of(
        HEADER,
        MIDNIGHT + SPIN + 4 + ",META-X,UBSS,yes,normal,active",
        MIDNIGHT + SPIN + 5 + ",T,UBSS,no,passive,active",
        MIDNIGHT + SPIN + 7 + ",META-X,GS,no,normal,excused",
        MIDNIGHT + OPEN + 1 + ",META-X,UBSS,yes,penalty,active",
        MIDNIGHT + OPEN + 2 + ",T,UBSS,no,passive,withdrawn",
        MIDNIGHT + OPEN + 3 + ",META-X,GS,no,normal,active");

    private final RecordingSink sink = new RecordingSink();
    private final List<String> said = new ArrayList<>();
    private long nowEpochNs = MIDNIGHT + SPIN;

    @TempDir
    private Path folder;

    @Test
    void shouldListEveryPositionOfADayFile() throws IOException
    {
        final Feed feed = run(dayFile(DAY));

        shouldBeListed(feed);
    }

    @Test
    void shouldListEveryPositionOfACapture() throws IOException
    {
        final Feed feed = run(capture(packets(1, DAY)));

        shouldBeListed(feed);
    }

    private void shouldBeListed(final Feed feed) throws IOException
    {
        assertThat(list("2023-08-22")).isEqualTo(LIST);
        assertThat(sink.accounts()).as("active, or with an order").containsExactly("UBSS", "VIRT", "GS");
        assertThat(feed.counters().count("participant_positions")).isEqualTo(7);
        assertThat(feed.counters().count("participant_positions_active")).isEqualTo(2);
        assertThat(feed.counters().count("participant_positions_refused")).isZero();
        assertThat(files()).containsExactly("positions-2023-08-22.csv");
    }

    @Test
    void shouldListEveryPositionWhileADayRuns() throws IOException
    {
        final int port = Multicast.freePort();
        try (LiveFeed feed = live(port); DatagramChannel line = line(port))
        {
            line.write(ByteBuffer.wrap(MoldPacket.of(SESSION, 1, DAY.subList(0, 8))));
            await(feed, 8);
            assertThat(list("2023-08-22")).isEqualTo(LIST.subList(0, 4));
            line.write(ByteBuffer.wrap(MoldPacket.of(SESSION, 9, DAY.subList(8, 12))));
            await(feed, 12);
            assertThat(list("2023-08-22")).isEqualTo(LIST);
        }
        try (LiveFeed feed = live(port); DatagramChannel line = line(port))
        {
            line.write(ByteBuffer.wrap(MoldPacket.of(
                SESSION, 20, List.of(Itch.position(5, OPEN + 9, "GS", "META", "NNS")))));
            await(feed, 1);
        }

        assertThat(list("2023-08-22")).as("who was away may have missed some").isEqualTo(with(
            LIST, MIDNIGHT + OPEN + 9 + ",,,,,unknown", MIDNIGHT + OPEN + 9 + ",META-X,GS,no,normal,suspended"));
        assertThat(sink.accounts()).containsExactly("UBSS", "VIRT", "GS");
        assertThat(said).isEmpty();
    }

    @Test
    void shouldSayWhereChangesMayBeMissing() throws IOException
    {
        final List<byte[]> day = new ArrayList<>(DAY);
        day.add(8, new byte[] {'?'});
        day.add(9, new byte[] {'?'});
        // Behind the order, before the next position.
        day.add(11, new byte[] {'?'});
        day.add(new byte[] {'?'});
        day.add(Itch.delete(5, OPEN + 5, 77));
        run(dayFile(day));

        final List<String> expected = new ArrayList<>(LIST);
        expected.add(4, MIDNIGHT + SPIN + 7 + ",,,,,unknown");
        expected.add(MIDNIGHT + OPEN + 3 + ",,,,,unknown");
        assertThat(list("2023-08-22")).isEqualTo(expected);
    }

    @Test
    void shouldSayThatADatagramNeverCame() throws IOException
    {
        final List<Captures.Packet> packets = packets(1, DAY);
        final List<byte[]> later = List.of(Itch.delete(5, OPEN + 20_000_000_000L, 77));
        packets.addAll(packets(20, later));
        final Feed feed = run(capture(packets));

        assertThat(feed.counters().count("holes_lost")).isEqualTo(1);
        assertThat(list("2023-08-22")).isEqualTo(with(LIST, MIDNIGHT + OPEN + 3 + ",,,,,unknown"));
    }

    @Test
    void shouldSayThatADayWasJoinedLate() throws IOException
    {
        Files.writeString(Files.createDirectories(folder.resolve("list")).resolve("positions-2023-08-22.csv"),
            HEADER + "\n1,T,UBSS,no,nor");
        run(capture(packets(9, DAY.subList(8, 12))));

        assertThat(list("2023-08-22")).isEqualTo(List.of(
            HEADER, "1,T,UBSS,no,nor", MIDNIGHT + OPEN + ",,,,,unknown", LIST.get(4), LIST.get(5), LIST.get(6)));
    }

    @Test
    void shouldHaveAFileForEachDay() throws IOException
    {
        final Path first = dayFile(DAY);
        final Path second = FeedFixtures.file(folder, "20230823.BX_ITCH_50", Captures.binaryFile(List.of(
            Itch.event(SPIN, 'O'), Itch.position(6, SPIN + 5, "GS", "T", "NPA"))));
        final Feed feed = run(first, second);

        assertThat(list("2023-08-22")).isEqualTo(LIST);
        assertThat(list("2023-08-23")).containsExactly(
            HEADER, MIDNIGHT + NS_PER_DAY + SPIN + 5 + ",T,GS,no,passive,active");
        assertThat(feed.counters().count("participant_positions_active")).isEqualTo(1);
    }

    /** The day is read once more, perhaps by who has had only a part of it. */
    @Test
    void shouldMakeADaysFileAnew() throws IOException
    {
        run(dayFile(DAY.subList(0, 6)));
        run(dayFile(DAY));

        assertThat(list("2023-08-22")).isEqualTo(LIST);
    }

    @Test
    void shouldTellLettersThatTheVenueDoesNotHaveAsTheyAre() throws IOException
    {
        final Feed feed = run(dayFile(List.of(
            Itch.event(SPIN, 'O'), Itch.position(5, SPIN, "A,\"B", "META", "?\u00ff*"),
            Itch.position(5, SPIN, "NSSR", "META", "NSS"), Itch.position(5, SPIN, "RD", "META", "NRD"),
            Itch.position(5, SPIN, "", "META", "NRA"), Itch.position(5, SPIN, "X\u00ffY", "META", "NRA"))));

        assertThat(list("2023-08-22")).containsExactly(
            HEADER, MIDNIGHT + SPIN + ",META-X,\"A,\"\"B\",other-3f,other-ff,other-2a",
            MIDNIGHT + SPIN + ",META-X,NSSR,no,syndicate,suspended",
            MIDNIGHT + SPIN + ",META-X,RD,no,pre-syndicate,deleted");
        assertThat(feed.counters().count("participant_positions_refused")).isEqualTo(2);
        assertThat(feed.counters().count("participant_positions_active")).isZero();
        assertThat(sink.accounts()).isEmpty();
    }

    /** Whoever is registered is in the log with a name, before anything is quoted and whether or not it ever is. */
    @Test
    void shouldMakeAccountsOfALogOfThoseThatNeverQuote()
    {
        final Path events = folder.resolve("events");
        try (EventLogWriter log = new EventLogWriter(events, CONFIGURATION.feed().maxJumpNs()))
        {
            new ItchFeed(CONFIGURATION, Recording.of(List.of(dayFile(DAY)))).run(log);
        }
        final List<String> told = new ArrayList<>();
        try (EventLogReader reader = new EventLogReader(events))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.pollToEnd(new Told(told));
            }
        }

        assertThat(told).filteredOn(line -> !line.startsWith("event 10 "))
            .containsExactly("event 8 -1", "event 8 -1", "UBSS", "VIRT", "event 1 1", "GS");
    }

    /** Registered before the open, and some that the venue excused behind it; read off the bytes by hand. */
    @Test
    void shouldListThoseOfRealPackets() throws IOException
    {
        final Path data = FeedFixtures.shared("data/itch/packets");
        Assumptions.assumeTrue(Files.exists(data), () -> "shared recordings are absent: path=" + data);
        final Configuration configuration =
            ItchRecordingTest.configuration(List.of("FBIO", "FDLS", "FGMC", "TAN"));
        for (final String name : List.of(
            "Nasdaq.Equities.TotalView.Itch.v5.0/MarketParticipantPositionMessage.pcap",
            "Nasdaq.Equities.TotalView.Itch.v5.0.20230822/MarketParticipantPosition.pcap"))
        {
            new ItchFeed(configuration, settings(), Recording.of(List.of(data.resolve(name)))).run(sink);
        }

        assertThat(list("2023-08-22")).filteredOn(row -> !row.endsWith("unknown")).containsExactly(
            HEADER, MIDNIGHT + 0x1f2082daf82dL + ",FGMC,MAXM,yes,normal,active",
            MIDNIGHT + 0x1f208142f846L + ",FDLS,MAXM,yes,normal,active",
            MIDNIGHT + 0x1f2082daf82dL + ",FGMC,MAXM,yes,normal,active",
            MIDNIGHT + 0x1f36f0d08a76L + ",FBIO,RILY,yes,normal,excused",
            MIDNIGHT + 0x1f522c18f20bL + ",TAN,NITE,yes,normal,excused",
            MIDNIGHT + 0x1f539a3b6d7bL + ",TAN,VIRT,yes,normal,excused");
        assertThat(sink.accounts()).containsExactly("MAXM");
    }

    @Test
    void shouldNameAFolderThatIsNone() throws IOException
    {
        Files.writeString(folder.resolve("list"), "a file");
        final Path day = dayFile(DAY);

        assertThat(catchThrowableOfType(BadInputException.class, () -> run(day)).problems()).containsExactly(
            "folder cannot be made: feed.itch.positions=" + folder.resolve("list") +
                " reason=something is there already");
        assertThatThrownBy(() -> live(Multicast.freePort())).isInstanceOf(BadInputException.class);
    }

    /** A recording can be read again; a day that runs cannot, so its events go on without the list. */
    @Test
    void shouldFailAtRecordingsAndGoOnLiveWhereAFileCannotBeWritten() throws IOException
    {
        Files.createDirectories(folder.resolve("list").resolve("positions-2023-08-22.csv"));

        assertThatThrownBy(() -> run(dayFile(DAY))).isInstanceOf(UncheckedIOException.class)
            .hasMessageStartingWith("positions are not written: path=" + folder.resolve("list"));
        final int port = Multicast.freePort();
        try (LiveFeed feed = live(port); DatagramChannel line = line(port))
        {
            line.write(ByteBuffer.wrap(MoldPacket.of(SESSION, 1, DAY)));
            await(feed, DAY.size());
        }
        assertThat(said).hasSize(1);
        assertThat(said.get(0)).startsWith("positions are not written: path=" + folder.resolve("list"));
        assertThat(sink.lines()).contains(MIDNIGHT + OPEN + " add META-X 77 VIRT bid 8011 5");
    }

    private Feed run(final Path... files)
    {
        final Feed feed = new ItchFeed(CONFIGURATION, settings(), Recording.of(List.of(files)));
        feed.run(sink);

        return feed;
    }

    private AdapterSettings settings()
    {
        return settings("lines: [\"127.0.0.1:5000\"]");
    }

    private AdapterSettings settings(final String more)
    {
        return AdapterReader.parse("""
            venue: t
            markets: [{ name: SOL, tick: "0.01", lot: "0.1" }]
            schedule: { every: 1s, instant: fixed }
            feed:
              itch: { positions: "%s", %s }
            """.formatted(folder.resolve("list"), more), "test", ItchLiveFeed.NAME, ItchLiveFeed.KEYS);
    }

    private LiveFeed live(final int port)
    {
        return ItchLiveFeed.open(new LiveInputs(
            CONFIGURATION, settings("lines: [\"127.0.0.1:" + port + "\"]"), List.of(), sink, null, () -> nowEpochNs,
            said::add));
    }

    private static DatagramChannel line(final int port) throws IOException
    {
        return DatagramChannel.open().connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private void await(final LiveFeed feed, final long messages)
    {
        final long untilNs = System.nanoTime() + PATIENCE_NS;
        while (feed.counters().count("messages") < messages)
        {
            assertThat(System.nanoTime()).as("counters: %s said: %s", feed.counters(), said).isLessThan(untilNs);
            feed.doWork();
        }
    }

    private Path dayFile(final List<byte[]> messages)
    {
        return FeedFixtures.file(folder, "20230822.BX_ITCH_50", Captures.binaryFile(messages));
    }

    private Path capture(final List<Captures.Packet> packets)
    {
        return FeedFixtures.file(folder, "day.pcap", Captures.file(packets));
    }

    /** A packet for each message, when it was sent. */
    private static List<Captures.Packet> packets(final long firstSequence, final List<byte[]> messages)
    {
        final List<Captures.Packet> packets = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++)
        {
            final ByteBuffer message = ByteBuffer.wrap(messages.get(i));
            final long time = (message.getShort(5) & 0xffffL) << Integer.SIZE | message.getInt(7) & 0xffff_ffffL;
            packets.add(Captures.packet(
                MIDNIGHT + time, MoldPacket.of(SESSION, firstSequence + i, List.of(messages.get(i)))));
        }

        return packets;
    }

    private List<String> list(final String day) throws IOException
    {
        return Files.readAllLines(folder.resolve("list").resolve("positions-" + day + ".csv"));
    }

    private List<String> files() throws IOException
    {
        try (Stream<Path> files = Files.list(folder.resolve("list")))
        {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> with(final List<String> rows, final String... more)
    {
        final List<String> all = new ArrayList<>(rows);
        all.addAll(List.of(more));

        return all;
    }

    /** Names of accounts and events between them: their types and accounts. */
    private record Told(List<String> lines) implements EventHandler
    {
        @Override
        public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
        {
            // They are those of the configuration.
        }

        @Override
        public void onAccount(final int account, final String name)
        {
            lines.add(name);
        }

        @Override
        public void onEvent(final Event event)
        {
            lines.add("event " + event.type() + " " + event.account());
        }
    }
}
