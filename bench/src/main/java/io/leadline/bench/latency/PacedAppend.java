package io.leadline.bench.latency;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.leadline.bench.flow.Folders;
import io.leadline.log.DocumentAppender;
import io.leadline.log.PageToucher;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends documents at a steady rate to two logs on one disk in turn, a window each: one whose pages are touched ahead
 * of the writer by a thread beside it, one without. The time of an append counts from the moment at which it was due,
 * so that one that waits makes those behind it late as well; beside it stands the time of the call alone. In between
 * come windows that append nothing and only look at the clock, which tell how late the machine alone makes a loop. No
 * window inherits what another has left to the disk: it is waited for. What is written is deleted; the histograms of
 * all windows are kept.
 */
public final class PacedAppend
{
    private static final String USAGE = "usage: PacedAppend SECONDS BYTES PER_SECOND FOLDER";
    private static final String HISTOGRAMS = "paced-append.hlog";
    private static final long NS_PER_S = 1_000_000_000L;
    private static final long WINDOW_NS = 2 * NS_PER_S;
    private static final int WARM_UP_WINDOWS = 2;
    private static final double[] PERCENTILES = {50, 99, 99.9, 99.99, 100};
    private static final long START_EPOCH_NS = 1_760_000_000_000_000_000L;

    private final UnsafeBuffer content;
    private final long periodNs;

    private PacedAppend(final int documentLength, final int perSecond)
    {
        final byte[] bytes = new byte[documentLength];
        new SplittableRandom(1).nextBytes(bytes);
        content = new UnsafeBuffer(bytes);
        periodNs = NS_PER_S / perSecond;
    }

    /** Runs for about so many seconds. */
    public static void main(final String[] arguments) throws IOException, InterruptedException
    {
        if (arguments.length != 4)
        {
            throw new IllegalArgumentException(USAGE);
        }
        final int seconds = Integer.parseInt(arguments[0]);
        final int documentLength = Integer.parseInt(arguments[1]);
        final int perSecond = Integer.parseInt(arguments[2]);
        final Path folder = Files.createDirectories(Path.of(arguments[3]));
        new PacedAppend(documentLength, perSecond).run(TimeUnit.SECONDS.toNanos(seconds), folder);
    }

    private void run(final long durationNs, final Path folder) throws IOException, InterruptedException
    {
        final Path plain = folder.resolve("plain");
        final Path touched = folder.resolve("touched");
        final PageToucher toucher = new PageToucher(touched, System.err::println);
        final AgentRunner runner =
            new AgentRunner(new SleepingMillisIdleStrategy(), Throwable::printStackTrace, null, toucher);
        final Thread thread = AgentRunner.startOnThread(runner);
        final AppendTimes plainTimes = new AppendTimes("plain");
        final AppendTimes touchedTimes = new AppendTimes("touched");
        final AppendTimes machineTimes = new AppendTimes("machine");
        try (DocumentAppender plainLog = new DocumentAppender(plain);
            DocumentAppender touchedLog = new DocumentAppender(touched);
            PrintStream stream = histograms(folder))
        {
            final HistogramLogWriter writer = writer(stream);
            for (int i = 0; i < WARM_UP_WINDOWS; i++)
            {
                window(plainLog, new AppendTimes("warm-up"));
                settle(plain);
                window(touchedLog, new AppendTimes("warm-up"));
                settle(touched);
                window(null, new AppendTimes("warm-up"));
            }
            for (long ns = 0; ns < durationNs; ns += 2 * WINDOW_NS)
            {
                window(plainLog, plainTimes);
                plainTimes.endWindow(writer, System.currentTimeMillis());
                settle(plain);
                window(touchedLog, touchedTimes);
                touchedTimes.endWindow(writer, System.currentTimeMillis());
                settle(touched);
                window(null, machineTimes);
                machineTimes.endWindow(writer, System.currentTimeMillis());
            }
        }
        finally
        {
            runner.close();
            thread.join();
            Folders.delete(plain);
            Folders.delete(touched);
        }
        print(
            "from due to committed", plainTimes.fromDueNs(), touchedTimes.fromDueNs(),
            machineTimes.fromDueNs());
        print("call alone", plainTimes.callNs(), touchedTimes.callNs(), machineTimes.callNs());
        System.out.println("touched_bytes=" + toucher.touchedLength() + " touch_errors=" + toucher.errorCount());
    }

    private static PrintStream histograms(final Path folder) throws FileNotFoundException
    {
        return new PrintStream(folder.resolve(HISTOGRAMS).toFile());
    }

    private static HistogramLogWriter writer(final PrintStream stream)
    {
        final HistogramLogWriter writer = new HistogramLogWriter(stream);
        writer.outputComment("[ns; -due: from the moment at which an append was due to its commit, -call: the call]");
        writer.outputLogFormatVersion();
        writer.outputLegend();

        return writer;
    }

    /** A window of appends; of none without a log. */
    private void window(final DocumentAppender log, final AppendTimes times)
    {
        times.beginWindow(System.currentTimeMillis());
        final long startNs = System.nanoTime();
        for (long dueNs = 0; dueNs < WINDOW_NS; dueNs += periodNs)
        {
            long nowNs = System.nanoTime() - startNs;
            while (nowNs < dueNs)
            {
                Thread.onSpinWait();
                nowNs = System.nanoTime() - startNs;
            }
            if (log != null)
            {
                log.begin(START_EPOCH_NS, content.capacity()).putBytes(0, content, 0, content.capacity());
                log.commit(content.capacity());
            }
            final long endNs = System.nanoTime() - startNs;
            times.record(endNs - dueNs, endNs - nowNs);
        }
    }

    /** Waits until the disk holds what a folder's files hold. */
    private static void settle(final Path folder) throws IOException
    {
        try (Stream<Path> files = Files.list(folder))
        {
            for (final Path file : files.toList())
            {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE))
                {
                    channel.force(true);
                }
            }
        }
    }

    private static void print(
        final String what, final Histogram plain, final Histogram touched, final Histogram machine)
    {
        System.out.println("| " + what + " | plain ns | touched ns | ratio | nothing appended ns |");
        System.out.println("|---|---|---|---|---|");
        for (final double percentile : PERCENTILES)
        {
            final long plainNs = plain.getValueAtPercentile(percentile);
            final long touchedNs = touched.getValueAtPercentile(percentile);
            System.out.printf(
                Locale.ROOT, "| p%s | %d | %d | %.3f | %d |%n", percentile, plainNs, touchedNs,
                (double)touchedNs / plainNs, machine.getValueAtPercentile(percentile));
        }
        System.out.println();
    }
}
