package io.leadline.bench.latency;

import java.io.PrintStream;
import java.util.Locale;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** One measured time of a run, in ns: of the window that runs, and of all together. Single thread. */
final class LatenessSeries
{
    private static final long MAX_NS = 60_000_000_000L;
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double NS_PER_US = 1_000.0;
    private static final double NS_PER_SECOND = 1e9;

    private final String name;
    private final Histogram window = new Histogram(MAX_NS, SIGNIFICANT_DIGITS);
    private final Histogram whole = new Histogram(MAX_NS, SIGNIFICANT_DIGITS);

    /** A series whose name is its tag in a histogram log: no comma, space or line break. */
    LatenessSeries(final String name)
    {
        this.name = name;
    }

    void record(final long ns)
    {
        window.recordValue(Math.max(0, Math.min(MAX_NS, ns)));
    }

    /**
     * Ends the window: writes it to a log and adds it to the whole.
     *
     * @param log null to leave the window out: warming up.
     */
    void endWindow(final HistogramLogWriter log, final long fromNs, final long toNs)
    {
        if (log != null && window.getTotalCount() > 0)
        {
            window.setTag(name);
            log.outputIntervalHistogram(fromNs / NS_PER_SECOND, toNs / NS_PER_SECOND, window, NS_PER_US);
            whole.add(window);
        }
        window.reset();
    }

    long ns(final double percentile)
    {
        return whole.getValueAtPercentile(percentile);
    }

    long count()
    {
        return whole.getTotalCount();
    }

    void print(final PrintStream out)
    {
        out.printf(
            Locale.ROOT, "%-20s %9d %9.2f %9.2f %9.2f %9.2f %9.2f %10.2f%n", name, whole.getTotalCount(),
            us(50), us(90), us(99), us(99.9), us(99.99), whole.getMaxValue() / NS_PER_US);
    }

    private double us(final double percentile)
    {
        return ns(percentile) / NS_PER_US;
    }
}
