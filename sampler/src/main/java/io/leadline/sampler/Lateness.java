package io.leadline.sampler;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.EpochNanoClock;

/**
 * How late a live sampler records: for every snapshot, the clock when it is in the log less its instant, in ns. A
 * snapshot that comes before its instant by this clock counts as 0, one of more than a day as a day. Single thread.
 */
public final class Lateness implements InstantListener
{
    private static final long MAX_NS = 86_400_000_000_000L;
    private static final int SIGNIFICANT_DIGITS = 2;

    private final EpochNanoClock clock;
    private final Histogram histogramNs = new Histogram(MAX_NS, SIGNIFICANT_DIGITS);

    /** Lateness by a clock. */
    public Lateness(final EpochNanoClock clock)
    {
        this.clock = clock;
    }

    @Override
    public void onRecorded(final long instantEpochNs, final int snapshotCount)
    {
        final long lateNs = clock.nanoTime() - instantEpochNs;
        histogramNs.recordValueWithCount(Math.max(0, Math.min(MAX_NS, lateNs)), snapshotCount);
    }

    /** All snapshots so far. */
    public Histogram histogramNs()
    {
        return histogramNs;
    }
}
