package io.leadline.bench.latency;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.HdrHistogram.Histogram;

/**
 * What was measured at one rate of appends.
 *
 * @param perSecond appends.
 * @param plain     to the log whose pages nobody touches ahead.
 * @param touched   to the log whose pages are touched ahead.
 * @param machine   windows at the same rate that append nothing.
 */
record AppendRate(int perSecond, AppendTimes plain, AppendTimes touched, AppendTimes machine)
{
    private static final long NS_PER_S = 1_000_000_000L;
    private static final double[] PERCENTILES = {50, 99, 99.9, 99.99, 100};

    /** Of nothing yet. */
    static AppendRate of(final int perSecond)
    {
        return new AppendRate(
            perSecond, new AppendTimes("plain-" + perSecond), new AppendTimes("touched-" + perSecond),
            new AppendTimes("machine-" + perSecond));
    }

    long periodNs()
    {
        return NS_PER_S / perSecond;
    }

    /** One table of all rates. */
    static void print(final List<AppendRate> rates, final PrintStream out)
    {
        print(rates, "from due to committed", AppendTimes::fromDueNs, out);
        print(rates, "call alone", AppendTimes::callNs, out);
    }

    private static void print(
        final List<AppendRate> rates,
        final String what,
        final Function<AppendTimes, Histogram> kind,
        final PrintStream out)
    {
        out.println("| per second | " + what + " | plain ns | touched ns | ratio | nothing appended ns |");
        out.println("|--:|---|--:|--:|--:|--:|");
        for (final AppendRate rate : rates)
        {
            for (final double percentile : PERCENTILES)
            {
                final long plainNs = kind.apply(rate.plain).getValueAtPercentile(percentile);
                final long touchedNs = kind.apply(rate.touched).getValueAtPercentile(percentile);
                out.printf(
                    Locale.ROOT, "| %d | p%s | %d | %d | %.3f | %d |%n", rate.perSecond, percentile, plainNs,
                    touchedNs, (double)touchedNs / plainNs,
                    kind.apply(rate.machine).getValueAtPercentile(percentile));
            }
        }
        out.println();
    }
}
