package io.leadline.bench.latency;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

import org.HdrHistogram.HistogramLogWriter;

/**
 * The times of a lateness run, and what row 12 of the published table asks of them.
 *
 * @param bare    the bare loop's own: from a document that makes an instant due to the loop's noticing it.
 * @param lone    one record when nothing else is due.
 * @param noticed the sampler's loop: to its noticing the document.
 * @param first   to the first record in the log.
 * @param further from the first record in the log to the last, by further market.
 * @param last    to the last record in the log.
 */
record LatenessTimes(
    LatenessSeries bare,
    LatenessSeries lone,
    LatenessSeries noticed,
    LatenessSeries first,
    LatenessSeries further,
    LatenessSeries last)
{
    /** The most that the time to the first record may be of the bare loop's own and one record. */
    static final double LIMIT = 1.5;

    private static final double[] PERCENTILES = {50, 99, 99.9};

    LatenessTimes()
    {
        this(
            new LatenessSeries("bare-loop"), new LatenessSeries("lone-record"), new LatenessSeries("noticed"),
            new LatenessSeries("first-recorded"), new LatenessSeries("each-further-market"),
            new LatenessSeries("last-recorded"));
    }

    private List<LatenessSeries> all()
    {
        return List.of(bare, lone, noticed, first, further, last);
    }

    /** Ends the window of every series; one without a log is left out. */
    void endWindow(final HistogramLogWriter log, final long fromNs, final long toNs)
    {
        for (final LatenessSeries series : all())
        {
            series.endWindow(log, fromNs, toNs);
        }
    }

    /** The time to the first record by that of the bare loop and of one record, each at a percentile. */
    double ratio(final double percentile)
    {
        return first.ns(percentile) / (double)(bare.ns(percentile) + lone.ns(percentile));
    }

    /** The same with the median record instead of one as slow. */
    double ratioToMedian(final double percentile)
    {
        return first.ns(percentile) / (double)(bare.ns(percentile) + lone.ns(50));
    }

    void print(final PrintStream out)
    {
        out.printf(
            Locale.ROOT, "%-20s %9s %9s %9s %9s %9s %9s %10s%n", "us", "count", "p50", "p90", "p99", "p99.9", "p99.99",
            "max");
        for (final LatenessSeries series : all())
        {
            series.print(out);
        }
        for (final double percentile : PERCENTILES)
        {
            out.printf(
                Locale.ROOT,
                "first-recorded / (bare-loop + lone-record) at p%s: %.2f%s; beside a median record: %.2f%n",
                percentile == (long)percentile ? Long.toString((long)percentile) : Double.toString(percentile),
                ratio(percentile), percentile < 99 ? "" : ratio(percentile) <= LIMIT ? " (limit 1.5: reached)" :
                " (limit 1.5: missed)", ratioToMedian(percentile));
        }
    }
}
