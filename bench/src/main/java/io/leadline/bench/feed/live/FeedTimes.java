package io.leadline.bench.feed.live;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.leadline.bench.feed.live.FeedRun.Paced;
import io.leadline.bench.feed.live.FeedRun.Window;
import io.leadline.command.Folders;

/**
 * What each adapter's live feed takes, whole: from a venue at hand over real sockets, files or shared memory into an
 * event log on disk. First as fast as messages go, windows of a second: how many come, and what each takes of the
 * processor and of memory on the feed's thread. Then at a rate, with the feed's thread spinning: how long messages take
 * from their receipt until they are written. Each adapter has a JVM of its own. A feed that has any trouble, or writes
 * less than what comes, fails the run.
 * <pre>
 *   usage: FeedTimes SECONDS FOLDER [ADAPTER…]
 * </pre>
 */
public final class FeedTimes
{
    private static final String ROW = "--row";
    private static final long NS_PER_S = TimeUnit.SECONDS.toNanos(1);
    private static final double[] PERCENTILES = {50, 99, 99.9, 100};

    private FeedTimes()
    {
    }

    /** Runs the bench; see the class. */
    public static void main(final String[] arguments) throws IOException, InterruptedException
    {
        final int seconds = Integer.parseInt(arguments[0]);
        final Path folder = Path.of(arguments[1]);
        if (arguments.length == 4 && arguments[2].equals(ROW))
        {
            row(seconds, folder, VenueKind.of(arguments[3]));
            return;
        }
        final List<VenueKind> kinds = arguments.length == 2 ? List.of(VenueKind.values()) :
            Arrays.stream(arguments).skip(2).map(VenueKind::of).toList();
        head(seconds, kinds);
        for (final VenueKind kind : kinds)
        {
            run(arguments[0], arguments[1], kind);
        }
    }

    private static int windows(final int seconds)
    {
        return Math.max(2, seconds * 5 / 16);
    }

    private static int pacedSeconds(final int seconds)
    {
        return Math.max(2, seconds / 2);
    }

    private static void head(final int seconds, final List<VenueKind> kinds)
    {
        print("feed-times: a venue on this machine, its live feed, an event log on disk; a JVM for each adapter%n");
        print("as fast as messages go: windows=%d of 1 s, medians; ns and bytes are of the feed's thread, which " +
            "rests when nothing has come;%n  of a core: as many as its ns alone would let through; " +
            "what a websocket's own thread takes beside it: bench websocket%n", windows(seconds));
        print("at the rate: %d s, the feed's thread spins; us until what was received is written, from where a " +
            "socket's own thread had it,%n  a file was read, or a cycle began that took datagrams or shared memory%n",
            pacedSeconds(seconds));
        for (final VenueKind kind : kinds)
        {
            print("%-12s message: %s%n", kind.adapter(), kind.message());
        }
        print("%-12s %9s %8s %11s %11s %9s %9s %9s %9s %9s %9s %9s%n", "adapter", "B/message", "events/m",
            "messages/s", "of a core", "ns/m", "alloc B/m", "rate/s", "p50 us", "p99 us", "p99.9 us", "max us");
    }

    private static void run(final String seconds, final String folder, final VenueKind kind)
        throws IOException, InterruptedException
    {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
            "-cp", System.getProperty("java.class.path"),
            FeedTimes.class.getName(), seconds, folder, ROW, kind.adapter()));
        final int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0)
        {
            throw new IllegalStateException("adapter failed: adapter=" + kind.adapter() + " code=" + code);
        }
    }

    private static void row(final int seconds, final Path folder, final VenueKind kind) throws IOException
    {
        final Path own = folder.resolve(kind.adapter());
        if (Files.exists(own))
        {
            Folders.delete(own);
        }
        Files.createDirectories(own);
        try (FeedRun run = new FeedRun(kind.adapter(), kind.open(own), kind.window(), own))
        {
            run.awaitSteady();
            run.flood(Math.max(NS_PER_S, seconds * NS_PER_S / 8));
            final Window[] windows = new Window[windows(seconds)];
            for (int i = 0; i < windows.length; i++)
            {
                windows[i] = run.flood(NS_PER_S);
            }
            row(kind, windows, run.paced(kind.perSecond(), pacedSeconds(seconds) * NS_PER_S));
        }
        finally
        {
            Folders.delete(own);
        }
    }

    private static void row(final VenueKind kind, final Window[] windows, final Paced paced)
    {
        final double ns = median(windows, Window::ns);
        print("%-12s %9.0f %8.2f %11.0f %11.0f %9.0f %9.2f %9.0f", kind.adapter(),
            median(windows, Window::messageBytes), median(windows, Window::events),
            median(windows, Window::perSecond), NS_PER_S / ns, ns, median(windows, Window::bytes), paced.perSecond());
        for (final double percentile : PERCENTILES)
        {
            print(" %9.1f", paced.receiptsNs().getValueAtPercentile(percentile) / 1e3);
        }
        print("%n");
    }

    private static double median(final Window[] windows, final ToDoubleFunction<Window> figure)
    {
        final double[] sorted = Arrays.stream(windows).mapToDouble(figure).sorted().toArray();

        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static void print(final String format, final Object... figures)
    {
        System.out.printf(Locale.ROOT, format, figures);
    }
}
