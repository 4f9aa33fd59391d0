package io.leadline.feed.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.json.JacksonTokens;
import io.leadline.problem.BadInputException;

class RecordedLinesTest
{
    private static final List<String> NAMES = List.of("alice", "bob 100% {x} [y]", "zoë 中 😀", "\"q\"", "connect", "?");
    private static final List<String> ODD = List.of(
        "{\"a\":1}", "[1,2]", "{}", "{\n  \"a\" : 1,\r\n  \"b\": [1, 2]\n}\n", " \n\t {\"a\":1}", "[\r]\n",
        "{\"a\":\"b\nc\"}", "{\"a\\\"\":\"\\\\\",\n\"b\":\"c\\\"\r\"}", "{\"a\":\"\\\\\"\n}", "{\"a\":1}\n{\"b\":2}",
        "connect", "disconnect", "time", "?", "?{}", "ping", "123 {}", "alice {}", "{", "]", "\0", "\ufffd",
        "{\"é\":\"€\"}", "{\"a\":\"\u000b\"}", "x\ny\r\nz", "\"text\"", "1", "-1.5e3", "true", "\u00a0{}");

    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path folder;

    /** What is live and what is read back is the same to the decoder, whatever venues send. */
    @Test
    void shouldReadBackWhatWasRecorded()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            final Path file = folder.resolve("recording-" + seed);
            final HeardLines live = new HeardLines(RecordedLinesTest::json);
            record(file, live, new Random(seed));
            final HeardLines recorded = new HeardLines(RecordedLinesTest::json);
            new RecordedLines(Recording.of(List.of(file)), sink -> recorded).run(new RecordingSink());

            assertThat(recorded.heard()).as("seed %d", seed).isEqualTo(live.heard());
        }
    }

    /** Decoders of venues' messages take objects and arrays alone. */
    private static String json(final byte[] frame)
    {
        final List<String> tokens = JacksonTokens.of(frame);

        return tokens == null || !tokens.get(0).startsWith("START") ? "malformed" : tokens.toString();
    }

    private void record(final Path file, final HeardLines decoder, final Random random)
    {
        final Arrivals arrivals = new Arrivals(1 << 16);
        final LineRecorder recorder = new LineRecorder(file, told::add);
        final Arrivals.Source[] sources = new Arrivals.Source[NAMES.size() + 1];
        for (int i = 0; i < sources.length; i++)
        {
            final String name = i == 0 ? "" : NAMES.get(i - 1);
            sources[i] = arrivals.source(decoder.line(name), 1 << 16, 0);
            if (i > 0)
            {
                recorder.name(decoder.line(name), name);
            }
        }
        final long[] nowNs = {random.nextLong(Long.MAX_VALUE / 2)};
        try (LineFeed feed = new LineFeed(
            new RecordingSink(), decoder, arrivals, List.of(), recorder, () -> nowNs[0], 100))
        {
            for (int i = 0; i < 100; i++)
            {
                nowNs[0] += random.nextInt(200);
                final Arrivals.Source source = sources[random.nextInt(sources.length)];
                switch (random.nextInt(8))
                {
                    case 0 -> source.connected(nowNs[0]);
                    case 1 -> source.disconnected(Hangup.LOST, nowNs[0]);
                    case 2 -> source.alive(nowNs[0] - random.nextInt(50));
                    default -> source.frame(frame(random), nowNs[0], 0);
                }
                if (random.nextBoolean())
                {
                    feed.doWork();
                }
            }
            feed.doWork();
        }
    }

    private static ByteBuffer frame(final Random random)
    {
        final String text = ODD.get(random.nextInt(ODD.size()));

        return ByteBuffer.wrap((random.nextInt(4) > 0 ? text : text + ODD.get(random.nextInt(ODD.size())))
            .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldWriteWhatCanBeReadByEye() throws IOException
    {
        final Path file = folder.resolve("recording");
        final LineRecorder recorder = new LineRecorder(file, told::add);
        recorder.name(2, "bob 100%?");
        recorder.connect(0, 1);
        record(recorder, 0, "\n {\"a\":\r\n1}", 12);
        record(recorder, 0, " \r\n\t", 13);
        record(recorder, 0, "", 14);
        recorder.connect(2, 1_795_419_571_069_212_820L);
        record(recorder, 2, "[]", 16);
        record(recorder, 2, "\0ping", Long.MAX_VALUE);
        recorder.time(0);
        recorder.disconnect(2, 18);
        recorder.close();

        assertThat(Files.readString(file)).isEqualTo("""
            1 bob%20100%25%3F line
            1 connect
            12 {"a":  1}
            13 ?
            14 ?
            1795419571069212820 bob%20100%25%3F connect
            16 bob%20100%25%3F []
            9223372036854775807 bob%20100%25%3F ?\0ping
            0 time
            18 bob%20100%25%3F disconnect
            """);
    }

    private static void record(final LineRecorder recorder, final int line, final String frame, final long epochNs)
    {
        final byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        recorder.frame(line, bytes, bytes.length, epochNs);
        assertThat(bytes).isEqualTo(frame.getBytes(StandardCharsets.UTF_8));
    }

    /** Makers' own sessions are in it. */
    @Test
    void shouldRecordForOwnerAndGroupAlone() throws IOException
    {
        final Path file = folder.resolve("recording");
        new LineRecorder(file, told::add).close();

        assertThat(Files.getPosixFilePermissions(file)).contains(PosixFilePermission.OWNER_READ)
            .doesNotContain(
                PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);
    }

    @Test
    void shouldNotRecordOverWhatIsThere() throws IOException
    {
        final Path file = Files.createFile(folder.resolve("recording"));

        assertThatThrownBy(() -> new LineRecorder(file, told::add)).hasMessageContaining("FileAlreadyExists");
    }

    @Test
    void shouldEndARecordingThatCannotBeWrittenAndGoOn()
    {
        for (final int limit : new int[]{0, 300_000})
        {
            told.clear();
            final HeardLines live = new HeardLines();
            final Arrivals arrivals = new Arrivals(1 << 16);
            final Arrivals.Source source = arrivals.source(0, 1 << 16, 0);
            final LineRecorder recorder = new LineRecorder(new FullDisk(limit), "/full", told::add);
            try (LineFeed feed = new LineFeed(
                new RecordingSink(), live, arrivals, List.of(), recorder, () -> 1_000, 100))
            {
                source.connected(1);
                for (int i = 0; i < 100; i++)
                {
                    source.frame(ByteBuffer.wrap(new byte[10_000]), 2, 0);
                    feed.doWork();
                }
            }

            assertThat(live.heard()).as("limit=%d", limit).hasSize(104).endsWith("1000 disconnect ", "end");
            assertThat(told).as("limit=%d", limit).containsExactly(
                "recording ends early, the feed goes on: path=/full cause=IOException detail=No space left on device");
        }
    }

    /** Takes so many bytes and no more. */
    private static final class FullDisk extends OutputStream
    {
        private int rest;

        private FullDisk(final int rest)
        {
            this.rest = rest;
        }

        @Override
        public void write(final int symbol) throws IOException
        {
            if (rest == 0)
            {
                throw new IOException("No space left on device");
            }
            rest--;
        }
    }

    @Test
    void shouldHaveWrittenWhatIsOlderThanASecondWhenItIsKilled() throws IOException
    {
        final Path file = folder.resolve("recording");
        final LineRecorder recorder = new LineRecorder(file, told::add);
        recorder.connect(0, 1_000_000_000_000L);
        record(recorder, 0, "{}", 1_000_900_000_000L);
        recorder.time(1_001_950_000_000L);
        record(recorder, 0, "[]", 1_002_000_000_000L);

        assertThat(Files.readString(file)).endsWith("1001950000000 time\n");
        recorder.close();
        assertThat(Files.readString(file)).endsWith("1002000000000 []\n");
    }

    @Test
    void shouldLeaveOutALastLineThatWasCutOffAnywhere()
    {
        final List<String> whole = List.of("1 connect", "2 alice {}", "3 disconnect", "1234567 time");
        for (final String last : List.of("12345 time", "12345 connect", "12345 bob disconnect"))
        {
            for (int length = 1; length < last.length(); length++)
            {
                final String text = String.join("\n", whole) + "\n" + last.substring(0, length);
                final HeardLines decoder = new HeardLines();
                new RecordedLines(
                    Recording.of(List.of(FeedFixtures.file(folder, "cut", text))), sink -> decoder)
                    .run(new RecordingSink());

                assertThat(decoder.heard()).as(text).containsExactly(
                    "1 connect ", "2 frame alice {}", "3 disconnect ", "1234567 time", "end");
                assertThat(decoder.counters().count("lines_cut_off")).as(text).isEqualTo(1);
            }
        }
    }

    @Test
    void shouldRefuseWhatIsNoRecordingOfLines()
    {
        assertProblem("1 connected", "neither a frame nor a word of a line");
        assertProblem("1 alice gone", "neither a frame nor a word of a line");
        assertProblem("1 alice%2 {}", "malformed name of a line");
        assertProblem("1 %ff {}", "malformed name of a line");
        assertProblem("1 " + "x".repeat(129) + " {}", "malformed name of a line");
        assertProblem("{}", "no recorded frame");
    }

    private void assertProblem(final String line, final String problem)
    {
        final Path file = FeedFixtures.file(folder, "recording", line + "\n");
        final RecordedLines lines = new RecordedLines(Recording.of(List.of(file)), sink -> new HeardLines());

        assertThatThrownBy(() -> lines.run(new RecordingSink())).isInstanceOf(BadInputException.class)
            .hasMessageContaining("recording:1: " + problem);
    }
}
