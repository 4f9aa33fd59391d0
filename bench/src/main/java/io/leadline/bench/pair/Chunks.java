package io.leadline.bench.pair;

import java.util.Arrays;

/** Times by operation of one side's chunks, in the order in which they ran. */
final class Chunks
{
    private static final int QUARTERS = 4;

    private final double[] times;

    Chunks(final double[] times)
    {
        this.times = times.clone();
    }

    /** The value that a share of the chunks is below, on the line between the two chunks nearest to it. */
    double quantile(final double share)
    {
        return quantile(times, share);
    }

    double median()
    {
        return quantile(0.5);
    }

    /** Median of each quarter of the run, by that of the same quarter of another side. */
    double[] quarterRatios(final Chunks other)
    {
        final double[] ratios = new double[Math.min(QUARTERS, times.length)];
        for (int i = 0; i < ratios.length; i++)
        {
            ratios[i] = quarter(i, ratios.length) / other.quarter(i, ratios.length);
        }

        return ratios;
    }

    /** Each chunk less another side's of the same round. */
    double[] minus(final double[] others)
    {
        final double[] rest = times.clone();
        for (int i = 0; i < rest.length; i++)
        {
            rest[i] -= others[i];
        }

        return rest;
    }

    private double quarter(final int number, final int count)
    {
        final int from = number * times.length / count;
        final int to = (number + 1) * times.length / count;

        return quantile(Arrays.copyOfRange(times, from, to), 0.5);
    }

    private static double quantile(final double[] values, final double share)
    {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final double place = share * (sorted.length - 1);
        final int below = (int)place;
        final int above = Math.min(below + 1, sorted.length - 1);

        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
