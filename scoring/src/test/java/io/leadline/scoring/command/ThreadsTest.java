package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;
import io.leadline.snapshot.SnapshotLogReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is written or told is the same bytes with any number of threads, and as by one walk over the log. */
class ThreadsTest
{
    private static final List<Integer> THREADS = List.of(1, 2, 3, 8);
    private static final List<String> PROGRAMS = List.of(
        ProgramTexts.DRIFT, ProgramTexts.DRIFT_SUCCESSOR, ProgramTexts.BACKPACK, ProgramTexts.BACKPACK_EQUITY);
    /** "LS", format 2, SNAPSHOT. */
    private static final byte[] SNAPSHOT = {0x4c, 0x53, 2, 3};
    private static final int BODY_OFFSET = 28;
    private static final int SEARCHED_LENGTH = 1 << 21;

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Rules change on 1 March: the days lie on both sides of it. */
    @Test
    void shouldWriteTheSameBytesOverSeveralDays() throws IOException
    {
        for (long seed = 1; seed <= 2; seed++)
        {
            final Path log = WrittenLog.write(folder, seed, LogBuilder.epochNs("2024-02-27T21:00:00Z"), 5);
            final Path outages = Files.writeString(folder.resolve("o.csv"), """
                market,from,to,reason
                SOL-PERP,2024-02-28T22:00:00Z,2024-02-29T03:00:00Z,venue down
                """);

            assertSame(seed, log, "--by-period", "--outages", outages.toString());
        }
    }

    /** With 8 threads each of the files is cut by markets, with 3 they are not. */
    @Test
    void shouldWriteTheSameBytesOverSeveralLogsOfSeveralFiles() throws IOException
    {
        final Path february = WrittenLog.write(folder, 61, LogBuilder.epochNs("2024-02-27T21:00:00Z"), 3);
        final Path march = WrittenLog.write(folder, 62, LogBuilder.epochNs("2024-03-04T05:00:00Z"), 2);
        assertThat(files(february).size() + files(march).size()).isBetween(4, 7);

        assertSame(61, february, "--snapshots", march.toString(), "--by-period");
    }

    /** Both bounds lie within a day. */
    @Test
    void shouldWriteTheSameBytesOfAWindow() throws IOException
    {
        final long seed = 6;
        final Path log = WrittenLog.write(folder, seed, LogBuilder.epochNs("2024-02-27T21:00:00Z"), 4);

        assertSame(seed, log, "--from", "2024-02-28T09:30:00Z", "--to", "2024-03-01T11:00:00Z", "--statements");
    }

    @Test
    void shouldWriteTheSameBytesWhereOneFileIsCutByMarket() throws IOException
    {
        for (long seed = 11; seed <= 12; seed++)
        {
            assertSame(seed, WrittenLog.write(folder, seed, LogBuilder.epochNs("2024-02-29T00:00:00Z"), 1));
        }
    }

    /** A market and its complement may be read by two threads, and only together do they come to anything. */
    @Test
    void shouldWriteTheSameBytesOfProgramsThatWeighOrders() throws IOException
    {
        final List<String> programs = List.of(
            changed("dydx-lp-v3", "BTC-USD", "BTC-PERP", "ETH-USD", "ETH-PERP", "SOL-USD", "SOL-PERP"),
            changed("hummingbot-miner", "BTC-USDT", "BTC-PERP"),
            changed(
                "polymarket-rewards", "EVENT-YES", "SOL-PERP", "EVENT-NO", "ETH-PERP", "max_distance: 0.03",
                "max_distance: 9"),
            changed("bybit-mm", "BTCUSDT", "BTC-PERP"), "mifid-rts8");
        for (int days = 1; days <= 2; days++)
        {
            final long seed = 50 + days;
            final Path log =
                WrittenLog.writeWithOrders(folder, seed, LogBuilder.epochNs("2026-02-27T00:00:00Z"), days);
            final List<String> expected = written(log, 0, programs);
            for (final String program : List.of("dydx-lp-v3", "hummingbot-miner", "polymarket-rewards"))
            {
                assertThat(String.join("\n", expected).lines()).as(program).anyMatch(line ->
                    line.startsWith(program + ",") && line.contains(",score,") && !line.endsWith(",0"));
            }
            for (final int threads : THREADS)
            {
                assertThat(written(log, threads, programs).equals(expected)).as("seed=%d threads=%d", seed, threads)
                    .isTrue();
            }
        }
    }

    private String changed(final String program, final String... changes) throws IOException
    {
        return Files.writeString(folder.resolve(program + ".yaml"), ProgramTexts.text(program, changes)).toString();
    }

    @Test
    void shouldTellOfABadLogInTheSameWords() throws IOException
    {
        final long seed = 21;
        final Path log = WrittenLog.write(folder, seed, LogBuilder.epochNs("2024-02-27T21:00:00Z"), 4);
        final List<Path> files = files(log);
        assertThat(files).hasSizeGreaterThan(3);
        final Random random = new Random(seed);
        for (int round = 0; round < 5; round++)
        {
            // Two files at once: the fault that comes first in the log is told.
            final Path first = files.get(1 + random.nextInt(2));
            final long firstOffset = offsetInSnapshot(random, first);
            final long secondOffset = offsetInSnapshot(random, files.get(3));
            turn(first, firstOffset);
            turn(files.get(3), secondOffset);
            final List<String> told = told(log, 0);

            assertThat(told.get(0)).as("seed=%d round=%d", seed, round).isEqualTo("1");
            assertThat(told.get(1)).as("seed=%d round=%d", seed, round).startsWith("failed: corrupt: ");
            for (final int threads : THREADS)
            {
                assertThat(told(log, threads)).as("seed=%d round=%d threads=%d", seed, round, threads)
                    .isEqualTo(told);
            }
            turn(first, firstOffset);
            turn(files.get(3), secondOffset);
        }
    }

    @Test
    void shouldTellOfAMissingFileInTheSameWords() throws IOException
    {
        final Path log = WrittenLog.write(folder, 31, LogBuilder.epochNs("2024-02-27T21:00:00Z"), 4);
        Files.delete(files(log).get(2));
        final List<String> told = told(log, 0);

        assertThat(told.get(1)).startsWith("failed: incomplete: ");
        for (final int threads : THREADS)
        {
            assertThat(told(log, threads)).as("threads=%d", threads).isEqualTo(told);
        }
    }

    @Test
    void shouldTellOfAMissingRateInTheSameWords() throws IOException
    {
        final Path log = WrittenLog.write(folder, 41, LogBuilder.epochNs("2024-02-27T21:00:00Z"), 4);
        final Path program = Files.writeString(folder.resolve("eur.yaml"), ProgramTexts.text(
            ProgramTexts.DRIFT, "currency: USD", "currency: EUR"), StandardCharsets.UTF_8);
        final Path rates = Files.writeString(
            folder.resolve("r.csv"), "currency,date,rate\nEUR,2024-02-27,1.1\nEUR,2024-02-28,1.1\n");
        for (final int threads : THREADS)
        {
            err.getBuffer().setLength(0);
            assertThat(run(log, threads, List.of(program.toString()), "--rates", rates.toString())).isEqualTo(2);
            assertThat(err.toString()).as("threads=%d", threads)
                .isEqualTo("rate is missing: currency=EUR date=2024-02-29 (--rates FILE)\n");
        }
    }

    @Test
    void shouldRefuseNumbersOfThreadsThatAreNone()
    {
        for (final int threads : new int[] {-1, 1_025})
        {
            err.getBuffer().setLength(0);
            assertThat(run(folder, threads, PROGRAMS)).isEqualTo(2);
            assertThat(err.toString()).isEqualTo("number of threads: threads=" + threads + " allowed=1..1024\n");
        }
    }

    private void assertSame(final long seed, final Path log, final String... options) throws IOException
    {
        final List<String> expected = written(log, 0, PROGRAMS, options);
        assertThat(expected).hasSizeGreaterThan(5);
        for (final int threads : THREADS)
        {
            assertThat(written(log, threads, PROGRAMS, options).equals(expected))
                .as("seed=%d threads=%d", seed, threads).isTrue();
        }
    }

    /** Standard output and error, and all files; of one walk over each log where there is no number of threads. */
    private List<String> written(
        final Path log, final int threads, final List<String> programs, final String... options) throws IOException
    {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertThat(run(log, threads, programs, options)).as(err::toString).isZero();
        final List<String> written = new ArrayList<>(List.of(out.toString(), err.toString()));
        try (Stream<Path> files = Files.walk(folder.resolve("out")))
        {
            for (final Path file : files.filter(Files::isRegularFile).sorted().toList())
            {
                written.add(folder.relativize(file) + "\n" + Files.readString(file));
            }
        }

        return written;
    }

    private List<String> told(final Path log, final int threads)
    {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        final int code = run(log, threads, PROGRAMS);

        return List.of(Integer.toString(code), err.toString(), out.toString());
    }

    private int run(final Path log, final int threads, final List<String> programs, final String... options)
    {
        final List<String> arguments = new ArrayList<>(List.of("score", "--program"));
        arguments.addAll(programs);
        arguments.addAll(List.of("--snapshots", log.toString(), "--out", folder.resolve("out").toString()));
        arguments.addAll(Arrays.asList(options));
        if (threads != 0)
        {
            arguments.addAll(List.of("--threads", Integer.toString(threads)));
        }
        final SnapshotOpener whole = SnapshotLogReader::open;

        return ScoringMain.run(
            threads == 0 ? whole : new FolderOpener(), new PrintWriter(out), new PrintWriter(err),
            arguments.toArray(String[]::new));
    }

    private static List<Path> files(final Path log) throws IOException
    {
        try (Stream<Path> files = Files.list(log))
        {
            return files.filter(file -> file.toString().endsWith(".cq4")).sorted().toList();
        }
    }

    /** Where in a file a byte of a snapshot's body lies. */
    private static long offsetInSnapshot(final Random random, final Path file) throws IOException
    {
        final byte[] start;
        try (InputStream in = Files.newInputStream(file))
        {
            start = in.readNBytes(SEARCHED_LENGTH);
        }
        final String text = HexFormat.of().formatHex(start);
        final String magic = HexFormat.of().formatHex(SNAPSHOT);
        int at = -1;
        for (int skips = 1 + random.nextInt(40); skips > 0; skips--)
        {
            at = text.indexOf(magic, at + 1);
            assertThat(at).isPositive();
        }

        return at / 2 + BODY_OFFSET + random.nextInt(4);
    }

    /** Turns a bit, or turns it back. */
    private static void turn(final Path file, final long offset) throws IOException
    {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw"))
        {
            bytes.seek(offset);
            final int value = bytes.read();
            bytes.seek(offset);
            bytes.write(value ^ 1);
        }
    }
}
