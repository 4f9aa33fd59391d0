package io.leadline.feed.itch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.moldudp64.MoldPacket;
import io.leadline.problem.BadInputException;

class ItchFeedTest
{
    private static final Configuration CONFIGURATION =
        ItchRecordingTest.configuration(RandomDay.STOCKS.subList(0, 2));
    private static final LocalDate DATE = LocalDate.of(2016, 9, 13);
    private static final long MIDNIGHT = 1_473_739_200_000_000_000L;
    private static final long MS = 1_000_000;
    private static final String SESSION = "000007525B";

    private final RandomDay day = new RandomDay(7, 400);

    @TempDir
    private Path folder;

    @Test
    void shouldReadADayFileOfTheVenuesName()
    {
        final byte[] content = Captures.binaryFile(day.messages());
        final List<String> expected = wholeDay();
        final byte[] ended = Arrays.copyOf(content, content.length + 2);

        assertThat(expected).hasSizeGreaterThan(300);
        for (final String name : List.of(
            "09132016.NASDAQ_ITCH50.gz", "20160913.BX_ITCH_50", "S091316-v50.txt", "20160913.PSX_ITCH_50.gz"))
        {
            final Path file = FeedFixtures.file(
                folder, name, name.endsWith(".gz") ? FeedFixtures.gzip(content) : ended);

            assertThat(run(file).lines()).as("name=%s", name).isEqualTo(expected);
        }
    }

    @Test
    void shouldAskForADayWhenNobodySaysIt()
    {
        final Path file = FeedFixtures.file(folder, "some.bin", Captures.binaryFile(day.messages()));
        final Path noDate = FeedFixtures.file(folder, "99992016.NASDAQ_ITCH50", Captures.binaryFile(day.messages()));

        assertThat(problems(file, noDate)).containsExactly(
            "day of the messages is not known: allowed=--date or the venue's name of a day's file: path=" + file,
            "day of the messages is not known: allowed=--date or the venue's name of a day's file: path=" + noDate);
    }

    @Test
    void shouldTellACaptureAsItTellsTheDay()
    {
        assertThat(run(capture("whole.pcap", packets())).lines()).isEqualTo(wholeDay());
    }

    /** Nothing newer is applied before what is missing has come, so nothing was ever wrong. */
    @Test
    void shouldNotShowADatagramThatComesLate()
    {
        final List<Captures.Packet> packets = packets();
        final Captures.Packet late = packets.remove(20);
        packets.add(24, late.at(packets.get(23).seconds(), packets.get(23).micros()));

        final RecordingSink sink = new RecordingSink();
        final Feed feed = run(sink, capture("late.pcap", packets));

        assertThat(sink.lines()).isEqualTo(wholeDay());
        assertThat(feed.counters().count("holes")).isEqualTo(1);
        assertThat(feed.counters().count("holes_stale")).isZero();
    }

    @Test
    void shouldMarkAMissingDatagramAndHealItByAnAnswerToARequest()
    {
        final List<Captures.Packet> packets = packets();
        final Captures.Packet late = packets.remove(20);
        final Captures.Packet answered = packets.get(60);
        packets.add(61, late.at(answered.seconds(), answered.micros()));

        final RecordingSink sink = new RecordingSink();
        final Feed feed = run(sink, capture("healed.pcap", packets));
        final List<String> whole = wholeDay();
        final List<String> stale = sink.lines().stream().filter(line -> line.endsWith(" STALE")).toList();
        final long before = MIDNIGHT + day.time(3 * 20 - 1);

        assertThat(feed.counters().count("holes_stale")).isEqualTo(1);
        assertThat(feed.counters().count("holes_lost")).isZero();
        assertThat(feed.counters().count("resyncs")).isEqualTo(2);
        assertThat(stale).containsExactly(before + " status ABCD STALE", before + " status ZVZZT STALE");
        assertThat(withoutResync(sink.lines())).isEqualTo(whole);
        assertThat(booksOf(sink.lines()).isStale("ABCD")).isFalse();
        assertThat(booksOf(sink.lines()).book("ABCD")).isEqualTo(booksOf(whole).book("ABCD"));
    }

    @Test
    void shouldStayStaleBehindADatagramThatNeverComes()
    {
        final List<Captures.Packet> packets = packets();
        packets.remove(20);

        final RecordingSink sink = new RecordingSink();
        final Feed feed = run(sink, capture("lost.pcap", packets));

        assertThat(feed.counters().count("messages_lost")).isEqualTo(3);
        assertThat(booksOf(sink.lines()).isStale("ABCD")).isTrue();
        assertThat(sink.lines().stream().filter(line -> line.endsWith(" STALE"))).hasSize(2);
        assertThat(sink.lines().get(sink.lines().size() - 1)).isEqualTo(wholeDay().get(wholeDay().size() - 1));
    }

    @Test
    void shouldFillALinesHoleFromTheOtherLine()
    {
        final List<Captures.Packet> first = packets();
        final List<Captures.Packet> second = packets();
        for (int i = first.size() - 1; i > 0; i--)
        {
            (i % 3 == 0 ? first : second).remove(i);
        }

        assertThat(run(capture("a.pcap", first), capture("b.pcap", second)).lines()).isEqualTo(wholeDay());
    }

    @Test
    void shouldJoinLaterWithASnapshot()
    {
        final List<Captures.Packet> packets = packets().subList(50, packets().size());
        final Path capture = capture("later.pcap", packets);
        final Path glimpse = FeedFixtures.file(folder, "glimpse", Captures.binaryFile(day.snapshot(200)));
        final Path soup = FeedFixtures.file(folder, "glimpse.soup", soup(day.snapshot(200)));

        final RecordingSink sink = new RecordingSink();
        final Feed feed = run(sink, capture, glimpse);
        final BookOfEvents books = booksOf(sink.lines());

        assertThat(feed.counters().count("snapshots")).isEqualTo(1);
        assertThat(books.isStale("ABCD")).isFalse();
        assertThat(books.book("ABCD")).isEqualTo(day.truth(day.messages().size() - 1, 0));
        assertThat(run(soup, capture).lines()).isEqualTo(sink.lines());
    }

    @Test
    void shouldTakeASnapshotAlone()
    {
        final Path glimpse =
            FeedFixtures.file(folder, "20160913.NASDAQ_ITCH50", Captures.binaryFile(day.snapshot(200)));

        final RecordingSink sink = run(glimpse);

        assertThat(sink.lines()).allMatch(line -> line.startsWith(MIDNIGHT + 1 + " "));
        assertThat(booksOf(sink.lines()).book("ZVZZT")).isEqualTo(day.truth(198, 1));
    }

    @Test
    void shouldRefuseInputsThatHaveNoCommonSequence()
    {
        final Path capture = capture("a.pcap", packets());
        final Path file = FeedFixtures.file(folder, "20160913.NASDAQ_ITCH50", Captures.binaryFile(day.messages()));
        final Path glimpse = FeedFixtures.file(folder, "20160913.BX_ITCH_50", Captures.binaryFile(day.snapshot(9)));

        assertThat(problems(capture, file)).containsExactly("day file beside captures: path=" + file);
        assertThat(problems(file, glimpse)).containsExactly(
            "snapshot beside other inputs needs captures, whose messages are numbered: path=" + glimpse);
    }

    @Test
    void shouldNameFileAndMessageOfADayThatIsCutShort()
    {
        final byte[] content = Captures.binaryFile(day.messages());
        final Path inMessage =
            FeedFixtures.file(folder, "20160913.NASDAQ_ITCH50", Arrays.copyOf(content, 14 + 41 + 10));
        final Path inLength =
            FeedFixtures.file(folder, "20160914.NASDAQ_ITCH50", Arrays.copyOf(content, 14 + 41 + 1));
        final byte[] goesOn = Captures.binaryFile(List.of(day.messages().get(0), new byte[0], new byte[9]));

        assertThat(problems(inMessage)).containsExactly(
            inMessage + ":3: file is cut short in a message: length=39 bytes=8");
        assertThat(problems(inLength)).containsExactly(inLength + ":3: file is cut short in a length: bytes=1");
        assertThat(problems(FeedFixtures.file(folder, "20160915.NASDAQ_ITCH50", goesOn)))
            .containsExactly(folder.resolve("20160915.NASDAQ_ITCH50") + ":2: bytes behind the end");
    }

    @Test
    void shouldNameFileAndPacketOfACaptureThatCannotBeRead()
    {
        final byte[] content = Captures.file(packets());
        final byte[] longPacket = content.clone();
        longPacket[24 + 8 + 3] = 1;
        final byte[] otherLink = content.clone();
        otherLink[20] = 99;

        assertThat(problems(FeedFixtures.file(folder, "a", Arrays.copyOf(content, 24 + 30)))).containsExactly(
            folder.resolve("a") + ":1: capture is cut short in a packet");
        assertThat(problems(FeedFixtures.file(folder, "b", Arrays.copyOf(content, 24 + 3)))).containsExactly(
            folder.resolve("b") + ":1: capture is cut short in a packet's header: bytes=3");
        assertThat(problems(FeedFixtures.file(folder, "c", Arrays.copyOf(content, 23)))).containsExactly(
            folder.resolve("c") + ":1: capture is cut short in its header");
        assertThat(problems(FeedFixtures.file(folder, "d", longPacket)).get(0))
            .startsWith(folder.resolve("d") + ":1: packet too long: length=1677").endsWith(" limit=262144");
        assertThat(problems(FeedFixtures.file(folder, "e", otherLink))).containsExactly(
            folder.resolve("e") + ":1: capture of an unknown link: link_type=99 allowed=" +
            "[0, 1, 12, 101, 108, 113, 228, 229, 276]");
    }

    /** Whatever is in the file it ends in events or in a problem of the file, whichever byte is another. */
    @Test
    void shouldNameFileAndPacketOfAnotherCaptureThatCannotBeRead()
    {
        final byte[] content = Captures.pcapng(packets().subList(0, 3), ByteOrder.LITTLE_ENDIAN, 6, 1);
        final int section = 28;
        final int packet = section + 40;
        assertThat(problemOf(content, section + 8, 99)).startsWith(":1: capture of an unknown link: link_type=99");
        assertThat(problemOf(content, section + 16 + 4, 99)).isEqualTo("");
        assertThat(problemOf(content, 8, 0)).startsWith(":1: no section: magic=");
        assertThat(problemOf(content, 12, 2)).isEqualTo(":1: capture of an unknown version: version=2");
        assertThat(problemOf(content, packet, 3)).isEqualTo(
            ":1: packet of a kind that is not read: block_type=3 allowed=6");
        assertThat(problemOf(content, packet + 4, 1)).startsWith(":1: block of an impossible length: length=");
        assertThat(problemOf(content, packet + 8, 1)).isEqualTo(
            ":1: packet of an unknown interface: interface=1 limit=1");
        assertThat(problemOf(content, packet + 8 + 12 + 2, 1)).startsWith(":1: packet too long: length=");
        assertThat(problems(FeedFixtures.file(folder, "cut", Arrays.copyOf(content, packet + 40))).get(0))
            .endsWith(":1: capture is cut short in a packet");
        final Random random = new Random(20261123);
        for (int i = 0; i < 300; i++)
        {
            final byte[] other = content.clone();
            other[random.nextInt(content.length)] = (byte)random.nextInt();
            final Path file = FeedFixtures.file(
                folder, "other", random.nextBoolean() ? other : Arrays.copyOf(other, random.nextInt(content.length)));
            try
            {
                run(file);
            }
            catch (final BadInputException bad)
            {
                assertThat(bad.problems()).allMatch(problem -> problem.startsWith(file.toString()) ||
                    problem.contains("day of the messages is not known"));
            }
        }
    }

    /** What is said of a file with one other byte; nothing where it can be read. */
    private String problemOf(final byte[] content, final int at, final int value)
    {
        final byte[] other = content.clone();
        other[at] = (byte)value;
        final Path file = FeedFixtures.file(folder, "other", other);
        try
        {
            run(file);
            return "";
        }
        catch (final BadInputException bad)
        {
            return bad.problems().get(0).substring(file.toString().length());
        }
    }

    private List<String> wholeDay()
    {
        final RecordingSink sink = new RecordingSink();
        final Path file = FeedFixtures.file(folder, "whole-day", Captures.binaryFile(day.messages()));
        new ItchFeed(CONFIGURATION, List.of(Recording.of(List.of(file)).get(0).of(DATE))).run(sink);

        return sink.lines();
    }

    /** Three messages each, a millisecond behind the last of them. */
    private List<Captures.Packet> packets()
    {
        final List<Captures.Packet> packets = new ArrayList<>();
        for (int from = 0; from < day.messages().size(); from += 3)
        {
            final int to = Math.min(from + 3, day.messages().size());
            packets.add(Captures.packet(
                MIDNIGHT + day.time(to - 1) + MS, MoldPacket.of(SESSION, from + 1, day.messages().subList(from, to))));
        }

        return packets;
    }

    private Path capture(final String name, final List<Captures.Packet> packets)
    {
        return FeedFixtures.file(folder, name, Captures.file(packets));
    }

    private static byte[] soup(final List<byte[]> messages)
    {
        final List<byte[]> blocks = new ArrayList<>();
        blocks.add("A  GLIMPSE                   1".concat(" ").getBytes(StandardCharsets.ISO_8859_1));
        for (final byte[] message : messages)
        {
            final ByteArrayOutputStream block = new ByteArrayOutputStream();
            block.write('S');
            block.writeBytes(message);
            blocks.add(block.toByteArray());
            blocks.add(new byte[] {'H'});
        }
        blocks.add(new byte[] {'Z'});

        return Captures.binaryFile(blocks);
    }

    /** The lines without marks, clears behind the first ones, and the books told anew behind those. */
    private static List<String> withoutResync(final List<String> lines)
    {
        final List<String> others = new ArrayList<>();
        String resync = null;
        for (int i = 0; i < lines.size(); i++)
        {
            final String[] words = lines.get(i).split(" ");
            if (i > 1 && words[1].equals("clear"))
            {
                resync = words[0] + " add ";
            }
            else if (!words[words.length - 1].equals("STALE") &&
                (resync == null || !lines.get(i).startsWith(resync)))
            {
                others.add(lines.get(i));
                resync = null;
            }
        }

        return others;
    }

    private static BookOfEvents booksOf(final List<String> lines)
    {
        final BookOfEvents books = new BookOfEvents();
        lines.forEach(books::apply);

        return books;
    }

    private static RecordingSink run(final Path... files)
    {
        final RecordingSink sink = new RecordingSink();
        run(sink, files);

        return sink;
    }

    private static Feed run(final RecordingSink sink, final Path... files)
    {
        final Feed feed = new ItchFeed(CONFIGURATION, Recording.of(List.of(files)));
        feed.run(sink);

        return feed;
    }

    private static List<String> problems(final Path... files)
    {
        return catchThrowableOfType(BadInputException.class, () -> run(files)).problems();
    }
}
