package io.leadline.bench.feed.websocket;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import com.sun.management.ThreadMXBean;

import org.HdrHistogram.Histogram;

/**
 * What a websocket on loopback takes until a feed's thread has its frames, beside what the library takes that unpacks
 * them: messages a second as fast as they go, processor time and bytes allocated of each on the thread that unpacks
 * them, windows of both in turn; and at a rate, how long a frame takes from its sending and from its receipt.
 * <pre>
 *   usage: WebSocketTimes SECONDS
 * </pre>
 */
public final class WebSocketTimes
{
    private static final long WINDOW_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long WARM_UP_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long PERIOD_NS = 100_000;
    private static final double[] PERCENTILES = {50, 99, 99.9, 100};

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();

    private WebSocketTimes()
    {
    }

    /** What one window found. */
    private record Window(double perSecond, double unpackingNs, double unpackedBytes, double takenBytes)
    {
    }

    /** Runs the bench; see the class. */
    public static void main(final String[] arguments) throws IOException
    {
        final int seconds = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
        final int windows = Math.max(2, seconds / 4);
        new WebSocketTimes().throughput(windows);
        new WebSocketTimes().latency(TimeUnit.SECONDS.toNanos(Math.max(2, seconds / 2)));
    }

    private void throughput(final int count) throws IOException
    {
        final Window[] bare = new Window[count];
        final Window[] carried = new Window[count];
        try (FrameServer server = new FrameServer(0))
        {
            for (int i = -1; i < count; i++)
            {
                // The first of each is to warm up.
                final Window library = window(() -> new BareReader(server.uri()));
                final Window leadline = window(() -> new CarrierReader(server.uri(), null, null));
                if (i >= 0)
                {
                    bare[i] = library;
                    carried[i] = leadline;
                }
            }
        }
        print("websocket: text frames of %d bytes on loopback, windows=%d of %d ms, medians%n",
            FrameServer.FRAME_LENGTH, count, TimeUnit.NANOSECONDS.toMillis(WINDOW_NS));
        print("%-10s %12s %22s %22s %18s%n", "side", "messages/s", "unpacking ns/message", "unpacking B/message",
            "taking B/message");
        row("library", bare);
        row("leadline", carried);
    }

    private Window window(final Supplier<FrameReader> opening)
    {
        try (FrameReader reader = opening.get())
        {
            await(reader, 1);
            final long warmNs = System.nanoTime() + WARM_UP_NS;
            restUntil(warmNs);
            final long unpacking = reader.unpacking().getId();
            final long taking = reader.taking().getId();
            final long beginNs = System.nanoTime();
            final long beginCount = reader.count();
            final long beginCpuNs = threads.getThreadCpuTime(unpacking);
            final long beginUnpacked = threads.getThreadAllocatedBytes(unpacking);
            final long beginTaken = threads.getThreadAllocatedBytes(taking);
            restUntil(beginNs + WINDOW_NS);
            final double count = reader.count() - beginCount;
            final long passedNs = System.nanoTime() - beginNs;

            return new Window(
                count * TimeUnit.SECONDS.toNanos(1) / passedNs,
                (threads.getThreadCpuTime(unpacking) - beginCpuNs) / count,
                (threads.getThreadAllocatedBytes(unpacking) - beginUnpacked) / count,
                (threads.getThreadAllocatedBytes(taking) - beginTaken) / count);
        }
    }

    private void latency(final long durationNs) throws IOException
    {
        final Histogram fromSendingNs = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        final Histogram fromReceiptNs = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        try (FrameServer server = new FrameServer(PERIOD_NS);
            CarrierReader reader = new CarrierReader(server.uri(), fromSendingNs, fromReceiptNs))
        {
            await(reader, 1);
            restUntil(System.nanoTime() + durationNs);
        }
        print("%nwebsocket: one frame every %d us at most, messages=%d, ns until a thread has it that spins%n",
            TimeUnit.NANOSECONDS.toMicros(PERIOD_NS), fromSendingNs.getTotalCount());
        print("%-10s %12s %12s %12s %12s%n", "from", "p50", "p99", "p99.9", "max");
        row("sending", fromSendingNs);
        row("receipt", fromReceiptNs);
    }

    private static void await(final FrameReader reader, final long count)
    {
        while (reader.count() < count)
        {
            restUntil(System.nanoTime() + 1_000_000);
        }
    }

    private static void restUntil(final long untilNs)
    {
        long restNs = untilNs - System.nanoTime();
        while (restNs > 0)
        {
            LockSupport.parkNanos(restNs);
            restNs = untilNs - System.nanoTime();
        }
    }

    private static void row(final String name, final Window[] windows)
    {
        print(
            "%-10s %12.0f %22.0f %22.1f %18.2f%n", name, median(windows, Window::perSecond),
            median(windows, Window::unpackingNs), median(windows, Window::unpackedBytes),
            median(windows, Window::takenBytes));
    }

    private static double median(final Window[] windows, final ToDoubleFunction<Window> figure)
    {
        final double[] sorted = Arrays.stream(windows).mapToDouble(figure).sorted().toArray();

        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static void row(final String name, final Histogram histogram)
    {
        final Object[] figures = new Object[PERCENTILES.length + 1];
        figures[0] = name;
        for (int i = 0; i < PERCENTILES.length; i++)
        {
            figures[i + 1] = histogram.getValueAtPercentile(PERCENTILES[i]);
        }
        print("%-10s %12d %12d %12d %12d%n", figures);
    }

    private static void print(final String format, final Object... figures)
    {
        System.out.printf(Locale.ROOT, format, figures);
    }
}
