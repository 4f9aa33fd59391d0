package io.leadline.bench.latency;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.leadline.bench.flow.FlowShape;
import io.leadline.command.Folders;
import io.leadline.config.Configuration;

import org.HdrHistogram.HistogramLogWriter;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * How late the sampler is: from the moment at which the event is due that makes instants due, to the first of them in
 * the log, at 200,000 events a second over 300 markets, beside the lateness of a loop that does nothing else than wait
 * for the same events. Writes {@code lateness.hlog} (HdrHistogram's log format, a line by window and series).
 * <pre>
 *   usage: Lateness [seconds of each kind of window, default 60] [folder of results, default bench/target]
 *                   [clock: wall, the default, or processor]
 * </pre>
 * By the clock on the wall the figures are what a venue sees, and need a processor that nobody else uses. By the
 * processor time of the thread, time stands still while another has the processor: what remains is the loop's own
 * doing, with the caches as the other leaves them, and can be read on a machine that is shared. Under the times stands
 * what the kernel says it took from the thread over the windows of each kind.
 */
public final class Lateness
{
    private static final FlowShape SHAPE = new FlowShape(300, 10, 10, 5_000);
    private static final long EVERY_NS = 10_000_000;
    private static final long WINDOW_NS = 1_000_000_000;
    private static final int PASS_SECONDS = 20;
    private static final int WARM_UP_SECONDS = 5;
    private static final int DEFAULT_SECONDS = 60;
    private static final long SEED = 1;
    /** Nine actions in ten are two events, one is one. */
    private static final int ACTIONS_PER_SECOND = 200_000 * 10 / 19;

    private Lateness()
    {
    }

    /** Runs the bench; see the class. */
    public static void main(final String[] arguments) throws IOException
    {
        final int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_SECONDS;
        final Path results = Path.of(arguments.length > 1 ? arguments[1] : "bench/target");
        Files.createDirectories(results);
        final Path folder = Files.createTempDirectory("leadline-lateness");
        try (PrintStream file = new PrintStream(results.resolve("lateness.hlog").toFile(), "UTF-8"))
        {
            final boolean isByProcessor = arguments.length > 2 && "processor".equals(arguments[2]);
            final NanoClock clock = isByProcessor
                ? ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime : SystemNanoClock.INSTANCE;
            final LatenessTimes times = new LatenessTimes();
            final LatenessTolls tolls = new LatenessTolls();
            run(seconds, folder, clock, times, tolls, new HistogramLogWriter(file));
            System.out.printf(
                Locale.ROOT, "lateness: markets=%d makers=%d orders=%d per_s=200000 every=%dms window=%ds clock=%s%n",
                SHAPE.markets(), SHAPE.makers(), 2L * SHAPE.markets() * SHAPE.makers() * SHAPE.ordersPerSide(),
                EVERY_NS / 1_000_000, WINDOW_NS / 1_000_000_000, isByProcessor ? "processor" : "wall");
            times.print(System.out);
            tolls.print(System.out);
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private static void run(
        final int seconds,
        final Path folder,
        final NanoClock clock,
        final LatenessTimes times,
        final LatenessTolls tolls,
        final HistogramLogWriter log) throws IOException
    {
        log.outputLogFormatVersion();
        log.outputComment("ns; a line by series and window");
        log.outputLegend();
        final Configuration configuration = SHAPE.configuration(EVERY_NS);
        final Arrivals warmUp = new Arrivals(SHAPE, SEED, WARM_UP_SECONDS * ACTIONS_PER_SECOND);
        new LatenessRun(warmUp, configuration, clock, times, new LatenessTolls(), log)
            .pass(folder.resolve("warm-up"), WINDOW_NS, true);
        final int passSeconds = Math.min(PASS_SECONDS, seconds);
        final Arrivals arrivals = new Arrivals(SHAPE, SEED, passSeconds * ACTIONS_PER_SECOND);
        final LatenessRun run = new LatenessRun(arrivals, configuration, clock, times, tolls, log);
        for (int pass = 0; pass * passSeconds < seconds; pass++)
        {
            run.pass(folder.resolve("pass-" + pass), WINDOW_NS, false);
        }
    }
}
