package io.leadline.bench.latency;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** Times of the appends to one log: of the window that runs, and of all that have ended. Single thread. */
final class AppendTimes
{
    private static final long HIGHEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final String name;
    private final Histogram fromDueNs = new Histogram(HIGHEST_NS, DIGITS);
    private final Histogram callNs = new Histogram(HIGHEST_NS, DIGITS);
    private final Histogram totalFromDueNs = new Histogram(HIGHEST_NS, DIGITS);
    private final Histogram totalCallNs = new Histogram(HIGHEST_NS, DIGITS);

    /** Times whose name is the beginning of their tags in a histogram log: no comma, space or line break. */
    AppendTimes(final String name)
    {
        this.name = name;
    }

    /** Begins a window; a histogram that is reset has lost its tag. */
    void beginWindow(final long epochMs)
    {
        begin(fromDueNs, "-due", epochMs);
        begin(callNs, "-call", epochMs);
    }

    private void begin(final Histogram histogram, final String kind, final long epochMs)
    {
        histogram.reset();
        histogram.setTag(name + kind);
        histogram.setStartTimeStamp(epochMs);
    }

    /**
     * An append.
     *
     * @param dueNs from the moment at which it was due to its commit.
     * @param ns    of the call alone.
     */
    void record(final long dueNs, final long ns)
    {
        fromDueNs.recordValue(Math.min(HIGHEST_NS, dueNs));
        callNs.recordValue(Math.min(HIGHEST_NS, ns));
    }

    /** Writes the window to a log and adds it to the whole. */
    void endWindow(final HistogramLogWriter writer, final long epochMs)
    {
        fromDueNs.setEndTimeStamp(epochMs);
        callNs.setEndTimeStamp(epochMs);
        writer.outputIntervalHistogram(fromDueNs);
        writer.outputIntervalHistogram(callNs);
        totalFromDueNs.add(fromDueNs);
        totalCallNs.add(callNs);
    }

    /** All windows that have ended, from due to committed. */
    Histogram fromDueNs()
    {
        return totalFromDueNs;
    }

    /** All windows that have ended, the call alone. */
    Histogram callNs()
    {
        return totalCallNs;
    }
}
