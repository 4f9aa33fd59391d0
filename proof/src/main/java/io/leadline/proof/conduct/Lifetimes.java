package io.leadline.proof.conduct;

import java.util.List;

import org.HdrHistogram.Histogram;

/** How long the ended orders of one maker stood at a price. Single thread. */
final class Lifetimes
{
    /** Ends of the spans that orders are counted by; the last span has none. */
    static final List<Edge> EDGES = List.of(
        new Edge("1ms", 1_000_000L),
        new Edge("10ms", 10_000_000L),
        new Edge("100ms", 100_000_000L),
        new Edge("1s", 1_000_000_000L),
        new Edge("10s", 10_000_000_000L),
        new Edge("1m", 60_000_000_000L),
        new Edge("10m", 600_000_000_000L),
        new Edge("1h", 3_600_000_000_000L),
        new Edge("1d", 86_400_000_000_000L));

    /** Times are told to one in a thousand. */
    private static final int DIGITS = 3;

    private final Histogram histogramNs = new Histogram(DIGITS);
    private final long[] underCounts = new long[EDGES.size()];
    private long shortCount;

    /** A length of time, and what it is called. */
    record Edge(String name, long lengthNs)
    {
    }

    void add(final long lifetimeNs, final boolean isShort)
    {
        histogramNs.recordValue(lifetimeNs);
        shortCount += isShort ? 1 : 0;
        for (int edge = EDGES.size() - 1; edge >= 0 && lifetimeNs < EDGES.get(edge).lengthNs(); edge--)
        {
            underCounts[edge]++;
        }
    }

    /** Orders that ended. */
    long count()
    {
        return histogramNs.getTotalCount();
    }

    /** Those of them that stood for less than the rules say. */
    long shortCount()
    {
        return shortCount;
    }

    /** Those of them that stood for less than an edge. */
    long underCount(final int edge)
    {
        return underCounts[edge];
    }

    /** The times themselves. */
    Histogram histogramNs()
    {
        return histogramNs;
    }
}
