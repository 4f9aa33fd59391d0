package io.leadline.sampler.command;

import java.time.Duration;
import java.util.function.Consumer;

import org.agrona.concurrent.EpochNanoClock;

/**
 * Compares the clock of a feed, which goes steadily from its start on, with the machine's, which may be set meanwhile:
 * receipts are off by the difference until the feed is begun anew. Single thread.
 */
final class ClockWatch
{
    private static final long EVERY_NS = 1_000_000_000;
    private static final long LIMIT_NS = 1_000_000_000;

    private final EpochNanoClock steady;
    private final EpochNanoClock wall;
    private final Consumer<String> diagnostics;
    private long nextEpochNs;
    private long saidNs;

    ClockWatch(final EpochNanoClock steady, final EpochNanoClock wall, final Consumer<String> diagnostics)
    {
        this.steady = steady;
        this.wall = wall;
        this.diagnostics = diagnostics;
        nextEpochNs = steady.nanoTime() + EVERY_NS;
    }

    /** Compares them once a second; says each difference once that is further than a second from the one before. */
    void check()
    {
        final long steadyEpochNs = steady.nanoTime();
        if (steadyEpochNs < nextEpochNs)
        {
            return;
        }
        nextEpochNs = steadyEpochNs + EVERY_NS;
        final long aheadNs = wall.nanoTime() - steadyEpochNs;
        if (Math.abs(aheadNs - saidNs) > LIMIT_NS)
        {
            saidNs = aheadNs;
            diagnostics.accept(
                "machine's clock was set since the start, and receipts go on by the old one: difference=" +
                Duration.ofNanos(aheadNs) + " limit=" + Duration.ofNanos(LIMIT_NS) + " allowed=another start");
        }
    }
}
