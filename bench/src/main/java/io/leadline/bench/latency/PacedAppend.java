package io.leadline.bench.latency;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.leadline.command.Folders;
import io.leadline.log.DocumentAppender;
import io.leadline.log.PageToucher;

import org.HdrHistogram.HistogramLogWriter;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends documents at steady rates to two logs on one disk in turn, a window each: one whose pages are touched ahead
 * of the writer by a thread beside it, one without. The windows of several rates take turns too: a rate that the log
 * without cannot hold shows how far it falls behind, one that it can hold shows its hitches alone.
 * <p>
 * The time of an append counts from the moment at which it was due, so that one that waits makes those behind it late
 * as well; beside it stands the time of the call alone. In between come windows that append nothing and only look at
 * the clock, which tell how late the machine alone makes a loop. No window inherits what another has left to the disk:
 * it is waited for. What is written is deleted; the histograms of all windows are kept.
 */
public final class PacedAppend
{
    private static final String USAGE = "usage: PacedAppend SECONDS BYTES FOLDER PER_SECOND...";
    private static final String PLAIN = "plain";
    private static final String TOUCHED = "touched";
    private static final String HISTOGRAMS = "paced-append.hlog";
    private static final long NS_PER_S = 1_000_000_000L;
    private static final long WINDOW_NS = 2 * NS_PER_S;
    private static final int FIRST_RATE = 3;
    private static final int WARM_UP_WINDOWS = 2;
    private static final long START_EPOCH_NS = 1_760_000_000_000_000_000L;

    private final UnsafeBuffer content;
    private final List<AppendRate> rates;

    private PacedAppend(final int documentLength, final List<AppendRate> rates)
    {
        final byte[] bytes = new byte[documentLength];
        new SplittableRandom(1).nextBytes(bytes);
        content = new UnsafeBuffer(bytes);
        this.rates = List.copyOf(rates);
    }

    /** Runs for about so many seconds at each rate. */
    public static void main(final String[] arguments) throws IOException, InterruptedException
    {
        if (arguments.length <= FIRST_RATE)
        {
            throw new IllegalArgumentException(USAGE);
        }
        final int seconds = Integer.parseInt(arguments[0]);
        final int documentLength = Integer.parseInt(arguments[1]);
        final Path folder = Files.createDirectories(Path.of(arguments[2]));
        final List<AppendRate> rates = Arrays.stream(arguments, FIRST_RATE, arguments.length)
            .mapToInt(Integer::parseInt).mapToObj(AppendRate::of).toList();
        new PacedAppend(documentLength, rates).run(TimeUnit.SECONDS.toNanos(seconds), folder);
    }

    private void run(final long durationNs, final Path folder) throws IOException, InterruptedException
    {
        final Path plain = folder.resolve(PLAIN);
        final Path touched = folder.resolve(TOUCHED);
        final PageToucher toucher = new PageToucher(touched, System.err::println);
        final AgentRunner runner =
            new AgentRunner(new SleepingMillisIdleStrategy(), Throwable::printStackTrace, null, toucher);
        final Thread thread = AgentRunner.startOnThread(runner);
        try (DocumentAppender plainLog = new DocumentAppender(plain);
            DocumentAppender touchedLog = new DocumentAppender(touched);
            PrintStream stream = histograms(folder))
        {
            final HistogramLogWriter writer = writer(stream);
            final HistogramLogWriter nowhere = new HistogramLogWriter(OutputStream.nullOutputStream());
            for (int i = 0; i < WARM_UP_WINDOWS; i++)
            {
                windows(plainLog, touchedLog, AppendRate.of(rates.get(0).perSecond()), folder, nowhere);
            }
            for (long ns = 0; ns < durationNs; ns += 2 * WINDOW_NS)
            {
                for (final AppendRate rate : rates)
                {
                    windows(plainLog, touchedLog, rate, folder, writer);
                }
            }
        }
        finally
        {
            runner.close();
            thread.join();
            Folders.delete(plain);
            Folders.delete(touched);
        }
        AppendRate.print(rates, System.out);
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

    /** A window of each kind at one rate. */
    private void windows(
        final DocumentAppender plainLog,
        final DocumentAppender touchedLog,
        final AppendRate rate,
        final Path folder,
        final HistogramLogWriter writer) throws IOException
    {
        window(plainLog, rate.plain(), rate.periodNs(), writer);
        settle(folder.resolve(PLAIN));
        window(touchedLog, rate.touched(), rate.periodNs(), writer);
        settle(folder.resolve(TOUCHED));
        window(null, rate.machine(), rate.periodNs(), writer);
    }

    /** A window of appends; of none without a log. */
    private void window(
        final DocumentAppender log, final AppendTimes times, final long periodNs, final HistogramLogWriter writer)
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
        times.endWindow(writer, System.currentTimeMillis());
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
}
