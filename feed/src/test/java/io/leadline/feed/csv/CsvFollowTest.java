package io.leadline.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.AdapterReader;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.GrowingFile;
import io.leadline.feed.HandClock;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.LogLines;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.StoppingSink;
import io.leadline.feed.websocket.SessionCampaign;
import io.leadline.problem.BadInputException;

class CsvFollowTest
{
    private static final String HEADER = "time_ns,market,type,order_id,account,side,price,size\n";
    private static final Configuration CONFIGURATION = FeedFixtures.configuration(
        FeedFixtures.market("SOL", "0.01", "0.1"), FeedFixtures.market("BTC", "0.5", "0.001"));
    private static final long SECOND = 1_000_000_000L;
    private static final long MS = 1_000_000L;

    /** Of a log, before any row. */
    private static final long BEGINNING = 1;

    @TempDir
    private Path folder;

    private final RecordingSink sink = new RecordingSink();
    private final HandClock clock = new HandClock(1_700_000_000L * SECOND);

    @Test
    void shouldWriteARowWhenItsLineEnds()
    {
        final Path file = folder.resolve("rows.csv");
        try (LiveFeed feed = open(sink, "", file))
        {
            drive(feed, 3);
            append(file, HEADER + "5,SOL,add,1,ä,bid,20,1\n6,SOL,cancel,");
            drive(feed, 3);
            assertThat(sink.lines()).containsExactly("5 add SOL 1 ä bid 2000 10");

            append(file, "1,,,,\n");
            drive(feed, 3);
            assertThat(sink.lines()).hasSize(2).last().isEqualTo("6 cancel SOL 1");
            assertThat(feed.counters().count("rows")).isEqualTo(2);
            assertThat(feed.receipts().histogramNs().getTotalCount()).isPositive();
        }
    }

    @Test
    void shouldLetTimePassByTheLocalClockWhileTheFileIsSilent()
    {
        final Path file = folder.resolve("rows.csv");
        try (LiveFeed feed = open(sink, "lag: 2s", file))
        {
            append(file, HEADER);
            drive(feed, 30);
            assertThat(sink.lines()).isEmpty();

            append(file, (10 * SECOND) + ",SOL,clear,,,,,\n");
            drive(feed, 2);
            clock.advance(SECOND);
            feed.doWork();
            assertThat(sink.lines()).hasSize(1);
            clock.advance(SECOND);
            feed.doWork();
            feed.doWork();
            assertThat(sink.lines()).hasSize(2).last().asString().endsWith(" heartbeat -");
            assertThat(Long.parseLong(sink.lines().get(1).split(" ")[0]))
                .isGreaterThan(10 * SECOND).isLessThanOrEqualTo(12 * SECOND);

            append(file, (30 * SECOND) + ",SOL,clear,,,,,\n");
            drive(feed, 2);
            clock.advance(SECOND);
            drive(feed, 2);
            assertThat(sink.lines()).hasSize(3);
        }
    }

    @Test
    void shouldAddNothingWhereHeartbeatsAreOff()
    {
        final Path file = folder.resolve("rows.csv");
        append(file, HEADER + "5,SOL,clear,,,,,\n");
        try (LiveFeed feed = open(sink, "heartbeats: false", file))
        {
            drive(feed, 100);
        }

        assertThat(sink.lines()).containsExactly("5 clear SOL");
    }

    @Test
    void shouldStopAtAMalformedRowBehindTheRowsBeforeIt()
    {
        final Path file = folder.resolve("rows.csv");
        append(file, HEADER + "5,SOL,clear,,,,,\n6,SOL,hop,,,,,\n7,SOL,clear,,,,,\n");
        try (LiveFeed feed = open(sink, "", file))
        {
            assertThatThrownBy(() -> drive(feed, 4)).isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + ":3: unknown type: column=type value=hop");
        }

        assertThat(sink.lines()).containsExactly("5 clear SOL");
    }

    @Test
    void shouldStopWhereBytesAreNoText() throws IOException
    {
        final Path file = folder.resolve("rows.csv");
        append(file, HEADER + "5,SOL,clear,,,,,\n");
        Files.write(file, new byte[] {'6', (byte)0xff, '\n'}, StandardOpenOption.APPEND);
        try (LiveFeed feed = open(sink, "", file))
        {
            assertThatThrownBy(() -> drive(feed, 4)).hasMessage(file + ":3: not UTF-8");
        }

        assertThat(sink.lines()).containsExactly("5 clear SOL");
    }

    @Test
    void shouldStopWhereAFileIsCut() throws IOException
    {
        final Path file = folder.resolve("rows.csv");
        append(file, HEADER + "5,SOL,clear,,,,,\n");
        try (LiveFeed feed = open(sink, "", file))
        {
            drive(feed, 3);
            Files.writeString(file, HEADER);
            assertThatThrownBy(() -> drive(feed, 4)).hasMessage(file + ":1: file is shorter than what was read of it");
            assertThat(feed.counters().count("files_truncated")).isEqualTo(1);
        }
    }

    @Test
    void shouldRefuseALineThatIsTooLong()
    {
        final Path file = folder.resolve("rows.csv");
        append(file, HEADER + "5,SOL,clear,,,,," + "x".repeat(200_000));
        try (LiveFeed feed = open(sink, "max_line: 100000", file))
        {
            assertThatThrownBy(() -> drive(feed, 9)).isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + ":2: line too long: length=100001 limit=100000");
        }
    }

    @Test
    void shouldRefuseAQuoteThatNeverCloses()
    {
        final Path file = folder.resolve("rows.csv");
        append(file, HEADER + "5,SOL,clear,\"" + "xxxxxxxxxxxxxxxxx\n".repeat(70_000));
        try (LiveFeed feed = open(sink, "", file))
        {
            assertThatThrownBy(() -> drive(feed, 100)).isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + ":2: malformed csv: ");
        }
    }

    @Test
    void shouldReadAReplacedFileToItsEndAndThenTheNewOne() throws IOException
    {
        final Path file = folder.resolve("rows.csv");
        final Path old = folder.resolve("rows.csv.1");
        append(file, HEADER + "5,SOL,clear,,,,,\n");
        try (LiveFeed feed = open(sink, "heartbeats: false", file))
        {
            drive(feed, 3);
            Files.move(file, old);
            append(file, HEADER + "8,SOL,clear,,,,,\n");
            append(old, "6,SOL,clear,,,,,\n");
            drive(feed, 1);
            append(old, "7,SOL,clear,,,,,");
            drive(feed, 20);
            assertThat(feed.counters().count("files_replaced")).isEqualTo(1);
        }

        assertThat(sink.lines()).containsExactly("5 clear SOL", "6 clear SOL", "7 clear SOL", "8 clear SOL");
    }

    @Test
    void shouldFollowADeletedFileUntilThereIsAnother() throws IOException
    {
        final Path file = folder.resolve("rows.csv");
        append(file, HEADER + "5,SOL,clear,,,,,\n");
        try (LiveFeed feed = open(sink, "heartbeats: false", file))
        {
            drive(feed, 3);
            Files.delete(file);
            drive(feed, 10);
            assertThat(feed.counters().count("files_deleted")).isEqualTo(1);
            append(file, HEADER + "8,SOL,clear,,,,,\n");
            drive(feed, 10);
        }

        assertThat(sink.lines()).containsExactly("5 clear SOL", "8 clear SOL");
    }

    @Test
    void shouldRefuseInputsThatAreNotTheLogs() throws IOException
    {
        final Path file = folder.resolve("rows.csv");
        final Path other = folder.resolve("other.csv");
        append(file, HEADER + "5,SOL,clear,,,,,\n6,SOL,clear,,,,,\n");
        append(other, HEADER + "5,SOL,clear,,,,,\n7,SOL,clear,,,,,\n");
        follow(file);

        assertThatThrownBy(() -> follow(other)).hasMessage(
            other + ":3: not the row that the log holds: row=2 time=7 log_time=6");
        Files.writeString(other, HEADER + "5,SOL,clear,,,,,\n");
        assertThatThrownBy(() -> follow(other)).hasMessage("inputs hold fewer rows than the log: rows=1 log=2");
        Files.writeString(other, HEADER + "8,SOL,clear,,,,,\n");
        follow(other);
        assertThat(LogLines.read(folder.resolve("log")).told()).hasSize(3);
    }

    private void follow(final Path file)
    {
        try (EventLogWriter log = log("log"); LiveFeed feed = open(log, "heartbeats: false", file))
        {
            drive(feed, 10);
        }
    }

    @Test
    void shouldRefuseAFolderBesideFiles()
    {
        assertThatThrownBy(() -> open(sink, "", folder, folder.resolve("x"))).isInstanceOf(BadInputException.class);
    }

    /** However files are cut into pieces and followers end, the log holds what the import of the whole files makes. */
    @Test
    void shouldMakeTheEventsOfTheImportHoweverItIsStopped() throws IOException
    {
        final Map<String, Long> counts = SessionCampaign.run("csv", 30, 1, seed ->
        {
            final Session session = new Session(seed);
            session.run();

            return Map.of("rows", (long)session.imported.told().size(), "restarts", (long)session.restarts);
        });

        assertThat(counts.get("restarts")).isGreaterThan(counts.get(SessionCampaign.SESSIONS) / 2);
    }

    /** One writer of some files, and followers that end. */
    private final class Session
    {
        private final String name;
        private final Random random;
        private final boolean areHeartbeatsOn;
        private final List<GrowingFile> files = new ArrayList<>();
        private final LogLines imported;
        private int restarts;

        Session(final long seed)
        {
            name = "seed=" + seed;
            random = new Random(seed);
            areHeartbeatsOn = random.nextBoolean();
            final List<byte[]> contents = new RandomRows(seed, 1 + random.nextInt(4)).files();
            final List<Path> whole = new ArrayList<>();
            for (int i = 0; i < contents.size(); i++)
            {
                files.add(new GrowingFile(folder.resolve(name).resolve("part" + i + ".csv"), contents.get(i)));
                whole.add(FeedFixtures.file(folder, name + "-" + i, contents.get(i)));
            }
            try (EventLogWriter log = log(name + "-import"))
            {
                log.heartbeat(BEGINNING, EventSink.NO_MARKET);
                new CsvFeed(CONFIGURATION, Recording.of(whole)).run(log);
            }
            imported = LogLines.read(folder.resolve(name + "-import"));
            imported.told().remove(0);
            imported.toldWithoutTimes().remove(0);
        }

        void run()
        {
            boolean isDone = false;
            while (!isDone)
            {
                isDone = follow();
                restarts++;
            }
            restarts--;
            final LogLines followed = LogLines.read(folder.resolve(name + "-log"));
            assertThat(followed.hasHole()).as(name).isFalse();
            assertThat(followed.toldWithoutTimes()).as(name).isEqualTo(imported.toldWithoutTimes());
            if (!areHeartbeatsOn)
            {
                assertThat(followed.told()).as(name).isEqualTo(imported.told());
                assertThat(followed.adapterTimes()).as(name).containsExactly(BEGINNING);
            }
        }

        /** Ends in the midst of a cycle, or between two, or with the files. */
        private boolean follow()
        {
            final long events = random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(60);
            int cycles = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(60);
            try (EventLogWriter log = log(name + "-log"))
            {
                begin(log);
                try (LiveFeed feed = open(
                    StoppingSink.over(log, events), "heartbeats: " + areHeartbeatsOn, input()))
                {
                    while (cycles-- > 0)
                    {
                        write();
                        drive(feed, 1 + random.nextInt(3));
                        if (files.stream().allMatch(GrowingFile::isWhole))
                        {
                            drive(feed, 50);
                            return true;
                        }
                    }
                }
            }
            catch (final StoppingSink.Stopped stopped)
            {
                return false;
            }

            return false;
        }

        /** A log that begins with nothing of the feed's leaves room for rows of any time. */
        private void begin(final EventLogWriter log)
        {
            if (log.lastSequence() < 0)
            {
                log.byAdapter();
                log.heartbeat(BEGINNING, EventSink.NO_MARKET);
            }
        }

        private Path[] input()
        {
            return random.nextBoolean() && Files.isDirectory(files.get(0).path().getParent()) ?
                new Path[] {files.get(0).path().getParent()} :
                files.stream().map(GrowingFile::path).toArray(Path[]::new);
        }

        private void write()
        {
            final GrowingFile file = files.stream().filter(part -> !part.isWhole()).findFirst().orElse(files.get(0));
            file.append(random.nextInt(4) == 0 ? random.nextInt(2000) : random.nextInt(12));
        }
    }

    @Test
    void shouldMarkTheTimeOfTheLocalClockAsItsOwn()
    {
        final Path file = folder.resolve("rows.csv");
        append(file, HEADER + (10 * SECOND) + ",SOL,clear,,,,,\n");
        try (EventLogWriter log = log("log"); LiveFeed feed = open(log, "", file))
        {
            drive(feed, 100);
        }
        final LogLines lines = LogLines.read(folder.resolve("log"));

        assertThat(lines.told()).hasSize(1);
        assertThat(lines.adapterTimes()).hasSizeGreaterThan(50).isSorted();
        assertThat(lines.adapterTimes().get(0)).isGreaterThan(10 * SECOND);
    }

    private EventLogWriter log(final String name)
    {
        return new EventLogWriter(folder.resolve(name), Long.MAX_VALUE / 2);
    }

    private LiveFeed open(final EventSink into, final String section, final Path... inputs)
    {
        final String text = "feed: { csv: { " + section + " } }\n";

        return CsvFollow.open(new LiveInputs(
            CONFIGURATION, AdapterReader.parse(text, "test", "csv", CsvFollow.KEYS), List.of(inputs), into, null,
            clock, line ->
            {
                // Nobody listens.
            }));
    }

    private void drive(final LiveFeed feed, final int cycles)
    {
        IntStream.range(0, cycles).forEach(cycle ->
        {
            feed.doWork();
            clock.advance(130 * MS);
        });
    }

    private static void append(final Path file, final String text)
    {
        try
        {
            Files.write(
                file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
