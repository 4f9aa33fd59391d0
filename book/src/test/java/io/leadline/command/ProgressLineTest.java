package io.leadline.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

class ProgressLineTest
{
    @Test
    void shouldTellShareCountsRateAndTimeLeft()
    {
        assertThat(ProgressLine.of("scoring", " snapshots", 1_728_000, 6_912_000, 10_000, 79)).isEqualTo(
            "scoring  25% [#####               ] 1.72M of 6.91M snapshots, 172k/s, 0:30 left");
        assertThat(ProgressLine.of("demo", " minutes", 480, 480, 12_300, 79)).isEqualTo(
            "demo 100% [####################] 480 of 480 minutes, 39.0/s, 0:00 left");
        assertThat(ProgressLine.of("charting", " snapshots", 1, 1_000_000, 3_600, 79)).startsWith(
            "charting   0% [").endsWith(", 0.27/s, 999:59:56 left");
    }

    @Test
    void shouldTellTimePassedWhereTheEndIsNotKnown()
    {
        assertThat(ProgressLine.of("sample", " documents", 1_234, -1, 61_000, 79))
            .isEqualTo("sample 1.23k documents, 20.2/s, 1:01");
        assertThat(ProgressLine.of("sample", " documents", 7, -1, 0, 79)).isEqualTo("sample 7 documents, 0:00");
    }

    @Test
    void shouldFitItsLengthForAnyNumbers()
    {
        final long seed = 3;
        final Random random = new Random(seed);
        for (int round = 0; round < 10_000; round++)
        {
            final long expected = random.nextInt(4) == 0 ? -1 : random.nextLong() >>> 1 + random.nextInt(62);
            final long count = random.nextLong() >>> 1 + random.nextInt(62);
            final int length = 10 + random.nextInt(70);
            final String line = ProgressLine.of(
                "charting", " snapshots", count, expected, random.nextLong() >>> 1 + random.nextInt(62), length);

            assertThat(line.length()).as("seed=%d round=%d line=%s", seed, round, line).isLessThanOrEqualTo(length);
        }
    }

    @Test
    void shouldWriteOneLineAndLeaveNothing()
    {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final TerminalLine line = new TerminalLine(new PrintStream(bytes, true, StandardCharsets.UTF_8), 79);
        line.accept("");
        line.accept("one");
        line.accept("two");
        line.close();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\rone\u001b[K\rtwo\u001b[K\r\u001b[K");
    }

    /** Tests run without a terminal. */
    @Test
    void shouldBeSilentWithoutATerminalOrWhenQuiet()
    {
        try (Progress progress = Progress.start("scoring", " snapshots", -1, false))
        {
            assertThat(progress.isShown()).isFalse();
            progress.done(5, 10);
        }
        System.setProperty("leadline.terminal", "true");
        try (Progress progress = Progress.start("scoring", " snapshots", -1, true))
        {
            assertThat(progress.isShown()).isFalse();
        }
        finally
        {
            System.clearProperty("leadline.terminal");
        }
    }
}
