package io.leadline.feed;

import org.HdrHistogram.Histogram;

/** How long what came in took from its receipt until the batch that holds it was ended. The feed's thread. */
public final class ReceiptTimes
{
    private static final long HIGHEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final Histogram histogramNs = new Histogram(HIGHEST_NS, DIGITS);

    /**
     * A batch was ended that holds what came in at this time; both by {@link System#nanoTime()}.
     */
    public void onWritten(final long receivedNs, final long writtenNs)
    {
        histogramNs.recordValue(Math.max(0, Math.min(HIGHEST_NS, writtenNs - receivedNs)));
    }

    /** What was recorded, in ns; live, so read on the feed's thread. */
    public Histogram histogramNs()
    {
        return histogramNs;
    }
}
