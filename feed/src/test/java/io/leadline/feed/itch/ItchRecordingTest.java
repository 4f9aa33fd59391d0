package io.leadline.feed.itch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;

/** Real captures of the venue, held against what another decoder makes of the same messages. */
class ItchRecordingTest
{
    private static final Path FOLDER = FeedFixtures.shared("data/itch");
    private static final Path CAPTURE = FOLDER.resolve("nasdaq_totalview_20160913_1650_moldudp64.pcap");
    private static final Path DAY = FOLDER.resolve("bbekele_first1000_itch50.bin");
    /** 2016-09-13 04:00 UTC: midnight in New York. */
    private static final long MIDNIGHT = 1_473_739_200_000_000_000L;
    private static final LocalDate DATE = LocalDate.of(2019, 1, 30);

    @TempDir
    private Path folder;

    @BeforeEach
    void requireData()
    {
        Assumptions.assumeTrue(Files.exists(CAPTURE), () -> "shared recordings are absent: path=" + FOLDER);
    }

    @Test
    void shouldReadTheSameOfTheOtherFormatOfCaptures()
    {
        final Configuration configuration = configuration(slow(CAPTURE).symbols());
        final RecordingSink expected = new RecordingSink();
        final String counted = run(expected, configuration, CAPTURE).counters().toString();
        final List<Captures.Packet> packets = Captures.read(CAPTURE);
        final Map<String, byte[]> captures = Map.of(
            "micros", Captures.pcapng(packets, ByteOrder.LITTLE_ENDIAN, 6, 1),
            "nanos", Captures.pcapng(packets, ByteOrder.BIG_ENDIAN, 9, 1_000),
            "tenths", Captures.pcapng(packets, ByteOrder.LITTLE_ENDIAN, 10, 10_000));
        captures.forEach((name, capture) ->
        {
            final RecordingSink sink = new RecordingSink();
            final Feed feed = run(sink, configuration, FeedFixtures.file(folder, name + ".pcapng", capture));

            assertThat(sink.lines()).as(name).isEqualTo(expected.lines());
            assertThat(feed.counters()).as(name).hasToString(counted);
        });
    }

    @Test
    void shouldFindNoHoleInTheCapture()
    {
        final SlowItch slow = slow(CAPTURE);
        final RecordingSink sink = new RecordingSink();
        final Feed feed = run(sink, configuration(slow.symbols()), CAPTURE);

        assertThat(feed.counters()).hasToString(
            "capture_files=1 day_files=0 snapshot_files=0 captured=2047 captured_no_datagram=0 captured_cut=0 " +
            "packets=2036 packets_stray=11 packets_other_session=0 sessions_joined=1 packets_duplicate=0 " +
            "packets_heartbeat=0 packets_end_of_session=0 packets_unnumbered=0 packets_too_far_ahead=0 " +
            "packets_held_back=0 holes=0 holes_stale=0 holes_lost=0 messages_lost=0 silences=0 pauses_given_up=0 " +
            "messages=2232 system_events=0 " +
            "days_begun=0 stock_directory=0 trading_actions=0 participant_positions=0 " +
            "participant_positions_active=0 participant_positions_refused=0 " +
            "adds=635 adds_attributed=0 executed=12 executed_with_price=0 cancels=86 deletes=1389 replaces=109 " +
            "trades=1 other_types=0 unknown_types=0 malformed=0 other_stocks=0 " +
            "untold_stocks=888 unknown_references=1102 references_twice=0 overfills=0 overcancels=0 " +
            "attributions_refused=0 orders_over_limit=0 snapshot_messages=0 snapshots=0 snapshots_not_needed=0 " +
            "snapshots_too_old=0 snapshots_refused=0 stale_marks=" + slow.symbols().size() + " resyncs=0");
    }

    /** Of 1,103 messages that name an order which no add told, one deletes what a replace of a known order made. */
    @Test
    void shouldCountReferencesThatTheCaptureDoesNotTell()
    {
        final SlowItch slow = slow(CAPTURE);

        assertThat(slow.neverAddedCount()).isEqualTo(1_103);
        assertThat(slow.unknownCount()).isEqualTo(1_102);
    }

    @Test
    void shouldDecodeTheCaptureAsTheOtherDecoderDoes()
    {
        final SlowItch slow = slow(CAPTURE);
        final RecordingSink sink = new RecordingSink();
        run(sink, configuration(slow.symbols()), CAPTURE);

        assertThat(changes(sink)).isEqualTo(slow.lines());
        assertThat(slow.lines()).hasSizeGreaterThan(1_300);
        assertThat(sink.lines()).isSortedAccordingTo((left, right) -> Long.compare(time(left), time(right)));
        assertThat(sink.lines().get(0)).matches("1473799831522337160 status \\S+ STALE");
        assertThat(time(sink.lines().get(0))).isEqualTo(MIDNIGHT + 60_631_522_337_160L);
    }

    @Test
    void shouldBeStaleFromTheFirstEventToTheLastWhenJoinedLate()
    {
        final SlowItch slow = slow(CAPTURE);
        final RecordingSink sink = new RecordingSink();
        run(sink, configuration(slow.symbols()), CAPTURE);

        final BookOfEvents books = new BookOfEvents();
        sink.lines().forEach(books::apply);
        assertThat(slow.symbols()).hasSize(80).allMatch(books::isStale);
        assertThat(sink.lines()).noneMatch(line -> line.contains(" clear "));
        assertThat(slow.symbols().stream().mapToInt(symbol -> books.book(symbol).size()).sum()).isPositive();
    }

    @Test
    void shouldNotDependOnASecondLineThatIsLate()
    {
        final SlowItch slow = slow(CAPTURE);
        final RecordingSink one = new RecordingSink();
        final RecordingSink two = new RecordingSink();
        final List<Captures.Packet> late = Captures.read(CAPTURE).stream()
            .map(packet -> packet.at(packet.seconds() + (packet.micros() + 300) / 1_000_000,
                (packet.micros() + 300) % 1_000_000))
            .toList();
        run(one, configuration(slow.symbols()), CAPTURE);
        final Feed feed = run(
            two, configuration(slow.symbols()), FeedFixtures.file(folder, "b.pcap", Captures.file(late)), CAPTURE);

        assertThat(two.lines()).isEqualTo(one.lines());
        assertThat(feed.counters().count("packets_duplicate")).isEqualTo(2_036);
    }

    @Test
    void shouldNoticeEveryDatagramThatIsTakenAway()
    {
        final List<Captures.Packet> packets = Captures.read(CAPTURE);
        final Configuration configuration = configuration(Set.of("UWTI", "EUO"));
        for (int i = 2; i < packets.size() - 1; i += 97)
        {
            final List<Captures.Packet> fewer = new ArrayList<>(packets);
            final Captures.Packet gone = fewer.remove(i);
            final Feed feed = run(
                new RecordingSink(), configuration, FeedFixtures.file(folder, "hole.pcap", Captures.file(fewer)));
            final boolean isStray = gone.payload()[0] == 1;

            assertThat(feed.counters().count("holes_lost")).as("packet=%d", i).isEqualTo(isStray ? 0 : 1);
            assertThat(feed.counters().count("messages_lost")).isEqualTo(isStray ? 0 : gone.count());
        }
    }

    @Test
    void shouldDecodeTheFirstMessagesOfADay()
    {
        final RecordingSink sink = new RecordingSink();
        final Feed feed = new ItchFeed(
            configuration(Set.of("A", "AA")), List.of(Recording.of(List.of(DAY)).get(0).of(DATE)));
        feed.run(sink);

        assertThat(feed.counters().toString()).contains(
            "messages=1000 system_events=1 days_begun=1 stock_directory=993 trading_actions=3 ",
            " other_types=3 ", " stale_marks=0 ", " malformed=0 ");
        assertThat(sink.lines().subList(0, 3)).containsExactlyInAnyOrder(
            "1548835472057543747 clear A",
            "1548835472057543747 clear AA",
            sink.lines().get(2));
        assertThat(sink.lines().subList(2, sink.lines().size())).isNotEmpty()
            .allMatch(line -> line.endsWith("heartbeat -") || line.contains(" status A"));
    }

    @Test
    void shouldNameTheParticipantsOfAttributedOrders()
    {
        final Set<String> accounts = new TreeSet<>();
        long attributed = 0;
        for (final Path file : packets("Mpid", "MPID", "Multiple"))
        {
            final SlowItch slow = slow(file);
            final RecordingSink sink = new RecordingSink();
            final Feed feed = run(sink, configuration(slow.symbols()), file);

            assertThat(changes(sink)).as("file=%s", file).isEqualTo(slow.lines());
            accounts.addAll(sink.accounts());
            attributed += feed.counters().count("adds_attributed");
        }

        assertThat(accounts).containsExactly("FLTU", "GSCO", "PUND", "UBSS", "VIRT");
        assertThat(attributed).isEqualTo(17);
    }

    /** Orders of a participant far outside of what is measured, as the venue asks of those it registers. */
    @Test
    void shouldKeepStubQuotes()
    {
        final RecordingSink sink = new RecordingSink();
        run(sink, configuration(Set.of("META")), packets("Multiple").get(0));

        assertThat(sink.lines()).filteredOn(line -> line.contains(" UBSS "))
            .extracting(line -> line.substring(line.indexOf(" UBSS ")))
            .containsExactly(" UBSS bid 801100 5", " UBSS ask 3578900 112");
    }

    @Test
    void shouldReadEverySinglePacket()
    {
        long positions = 0;
        for (final Path file : packets(""))
        {
            final SlowItch slow = slow(file);
            final RecordingSink sink = new RecordingSink();
            final Feed feed = run(sink, configuration(slow.symbols()), file);

            assertThat(changes(sink)).as("file=%s", file).isEqualTo(slow.lines());
            assertThat(feed.counters().count("malformed")).as("file=%s", file).isZero();
            assertThat(feed.counters().count("unknown_types")).as("file=%s", file).isZero();
            assertThat(feed.counters().count("packets_stray")).as("file=%s", file).isZero();
            positions += feed.counters().count("participant_positions");
        }

        assertThat(positions).isEqualTo(6);
    }

    private static List<Path> packets(final String... names)
    {
        try (Stream<Path> files = Files.walk(FOLDER.resolve("packets")))
        {
            return files.filter(Files::isRegularFile)
                .filter(file -> Arrays.stream(names).anyMatch(file.getFileName().toString()::contains))
                .sorted()
                .toList();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private static SlowItch slow(final Path file)
    {
        final SlowItch slow = new SlowItch();
        Captures.read(file).stream()
            .filter(packet -> packet.payload()[0] != 1)
            .flatMap(packet -> packet.messages().stream())
            .forEach(slow::read);

        return slow;
    }

    private static List<String> changes(final RecordingSink sink)
    {
        return sink.lines().stream()
            .filter(line -> !line.contains(" STALE") && !line.contains(" heartbeat ") && !line.contains(" clear "))
            .map(line -> line.substring(line.indexOf(' ') + 1))
            .toList();
    }

    private static long time(final String line)
    {
        return Long.parseLong(line.substring(0, line.indexOf(' ')));
    }

    static Configuration configuration(final Collection<String> symbols)
    {
        return FeedFixtures.configuration(symbols.stream().sorted()
            .map(symbol -> FeedFixtures.market(symbol, "0.0001", "1"))
            .toArray(Market[]::new));
    }

    private static Feed run(final RecordingSink sink, final Configuration configuration, final Path... files)
    {
        final Feed feed = new ItchFeed(configuration, Recording.of(List.of(files)));
        feed.run(sink);

        return feed;
    }
}
