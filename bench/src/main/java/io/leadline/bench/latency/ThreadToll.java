package io.leadline.bench.latency;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the machine took from a thread over the windows of one kind, as the kernel counts it: how long the thread could
 * have run and had no processor, and how often it was taken off one, of its own accord or not. Started and stopped on
 * the thread itself, outside of what is timed. Where the kernel tells nothing (elsewhere than on Linux) all but the
 * time by the clock is zero.
 */
final class ThreadToll
{
    private static final Path FOLDER = Path.of("/proc/thread-self");
    private static final String VOLUNTARY = "voluntary_ctxt_switches:";
    private static final String INVOLUNTARY = "nonvoluntary_ctxt_switches:";
    private static final double NS_PER_MS = 1e6;

    private final String name;
    private Counts start = Counts.NONE;
    private Counts sum = Counts.NONE;

    /** A kind of window by its name. */
    ThreadToll(final String name)
    {
        this.name = name;
    }

    void start()
    {
        start = now();
    }

    void stop()
    {
        sum = sum.plus(now().minus(start));
    }

    private static Counts now()
    {
        final long clockNs = System.nanoTime();
        final Path schedule = FOLDER.resolve("schedstat");
        if (!Files.exists(schedule))
        {
            return new Counts(clockNs, 0, 0, 0, 0);
        }
        try
        {
            return Counts.of(clockNs, Files.readString(schedule), Files.readString(FOLDER.resolve("status")));
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the windows came to so far. */
    Counts sum()
    {
        return sum;
    }

    static void printHead(final PrintStream out)
    {
        out.printf(
            Locale.ROOT, "%-20s %10s %12s %12s %10s %12s%n", "taken over windows", "clock ms", "processor ms",
            "run delay ms", "voluntary", "involuntary");
    }

    void print(final PrintStream out)
    {
        out.printf(
            Locale.ROOT, "%-20s %10.1f %12.1f %12.1f %10d %12d%n", name, sum.clockNs / NS_PER_MS,
            sum.processorNs / NS_PER_MS, sum.runDelayNs / NS_PER_MS, sum.voluntary, sum.involuntary);
    }

    /**
     * Counts of a thread since it began, or between two moments.
     *
     * @param clockNs     by the clock.
     * @param processorNs on a processor.
     * @param runDelayNs  ready to run, waiting for a processor of this machine. What a host takes from the machine
     *                    itself is not in it: it lacks between the clock and both, or counts as processor time.
     * @param voluntary   times that it gave up its processor.
     * @param involuntary times that its processor was taken from it.
     */
    record Counts(long clockNs, long processorNs, long runDelayNs, long voluntary, long involuntary)
    {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        /** Counts as the kernel writes them. */
        static Counts of(final long clockNs, final String schedule, final String status)
        {
            final String[] fields = schedule.trim().split(" ");

            return new Counts(
                clockNs, Long.parseLong(fields[0]), Long.parseLong(fields[1]), field(status, VOLUNTARY),
                field(status, INVOLUNTARY));
        }

        private static long field(final String status, final String name)
        {
            return status.lines().filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.substring(name.length()).trim())).findFirst().orElse(0);
        }

        Counts plus(final Counts other)
        {
            return new Counts(
                clockNs + other.clockNs, processorNs + other.processorNs, runDelayNs + other.runDelayNs,
                voluntary + other.voluntary, involuntary + other.involuntary);
        }

        Counts minus(final Counts other)
        {
            return new Counts(
                clockNs - other.clockNs, processorNs - other.processorNs, runDelayNs - other.runDelayNs,
                voluntary - other.voluntary, involuntary - other.involuntary);
        }
    }
}
