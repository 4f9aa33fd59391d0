package io.leadline.proof.precision;

import java.util.Arrays;

/**
 * The intervals of a schedule over one maker's time: stretches of intervals in which nothing changes, where any instant
 * says the same, and single intervals in which something does, where it depends on the instant. From the first interval
 * that the maker's time touches to the last, in their order. Immutable.
 */
final class Intervals
{
    private static final int INITIAL_CAPACITY = 16;

    private final StateSteps steps;
    private final long everyNs;
    /** By entry: number of its first interval. */
    private long[] first = new long[INITIAL_CAPACITY];
    /** By entry: intervals of a stretch; {@link #MIXED} for a single one in which something changes. */
    private long[] lengths = new long[INITIAL_CAPACITY];
    /** By entry: the first step inside of it, the step behind the last one. */
    private int[] firstSteps = new int[INITIAL_CAPACITY];
    private int[] endSteps = new int[INITIAL_CAPACITY];
    private int entryCount;

    private static final long MIXED = 0;

    /** Intervals of a length over a maker's time. */
    Intervals(final StateSteps steps, final long everyNs)
    {
        this.steps = steps;
        this.everyNs = everyNs;
        int step = 0;
        while (step < steps.count())
        {
            step = addIntervalOf(step);
        }
        first = Arrays.copyOf(first, entryCount);
    }

    /** Adds the interval of a step, and the whole ones behind it; returns the first step behind those. */
    private int addIntervalOf(final int step)
    {
        final long interval = Math.floorDiv(steps.timeEpochNs(step), everyNs);
        final long endEpochNs = (interval + 1) * everyNs;
        // A step on the bound of an interval changes nothing within it.
        final int firstInside = steps.timeEpochNs(step) == interval * everyNs ? step + 1 : step;
        int end = firstInside;
        while (end < steps.count() && steps.timeEpochNs(end) < endEpochNs)
        {
            end++;
        }
        if (end > firstInside)
        {
            add(interval, MIXED, firstInside, end);
        }
        final long nextWhole = end > firstInside ? interval + 1 : interval;
        final long nextStep =
            end < steps.count() ? Math.floorDiv(steps.timeEpochNs(end), everyNs) : nextWhole;
        if (nextStep > nextWhole)
        {
            add(nextWhole, nextStep - nextWhole, end, end);
        }

        return end;
    }

    private void add(final long interval, final long length, final int firstStep, final int endStep)
    {
        if (entryCount == first.length)
        {
            first = Arrays.copyOf(first, 2 * entryCount);
            lengths = Arrays.copyOf(lengths, 2 * entryCount);
            firstSteps = Arrays.copyOf(firstSteps, 2 * entryCount);
            endSteps = Arrays.copyOf(endSteps, 2 * entryCount);
        }
        first[entryCount] = interval;
        lengths[entryCount] = length;
        firstSteps[entryCount] = firstStep;
        endSteps[entryCount++] = endStep;
    }

    /** Takes one sample of each interval, at the instants that a draw gives. */
    void sample(final InstantDraw draw, final SampleSink sink)
    {
        for (int entry = 0; entry < entryCount; entry++)
        {
            if (lengths[entry] == MIXED)
            {
                final long instant = first[entry] * everyNs + draw.offsetNs(first[entry], everyNs);
                sink.onSamples(stateAt(entry, instant), 1);
            }
            else
            {
                sink.onSamples(before(firstSteps[entry]), lengths[entry]);
            }
        }
    }

    private SampleState stateAt(final int entry, final long epochNs)
    {
        int step = firstSteps[entry];
        while (step < endSteps[entry] && steps.timeEpochNs(step) <= epochNs)
        {
            step++;
        }

        return before(step);
    }

    /** The state in front of a step. */
    private SampleState before(final int step)
    {
        return step == 0 ? SampleState.UNCOUNTED : steps.state(step - 1);
    }

    /**
     * The standard error of a sampled uptime with one instant in each interval, anywhere in it and each on its own: by
     * how much it is off the exact one in the root of the mean of squares, over all such schedules. Uptime is the
     * quotient of active and counted samples, so an interval adds what (active − uptime · counted) of its sample varies
     * by; where all of it counts, that is p(1 − p) with p the active part. W. G. Cochran, Sampling Techniques, 6.4.
     *
     * @param uptime the exact one.
     */
    double standardError(final double uptime)
    {
        double variance = 0;
        double counted = 0;
        for (int entry = 0; entry < entryCount; entry++)
        {
            if (lengths[entry] == MIXED)
            {
                final double active = partNs(entry, SampleState.ACTIVE) / (double)everyNs;
                final double absent = partNs(entry, SampleState.ABSENT) / (double)everyNs;
                final double mean = active * (1 - uptime) - absent * uptime;
                variance += active * (1 - uptime) * (1 - uptime) + absent * uptime * uptime - mean * mean;
                counted += active + absent;
            }
            else if (before(firstSteps[entry]) != SampleState.UNCOUNTED)
            {
                counted += lengths[entry];
            }
        }

        return counted == 0 ? 0 : Math.sqrt(Math.max(0, variance)) / counted;
    }

    private long partNs(final int entry, final SampleState state)
    {
        long partNs = 0;
        long from = first[entry] * everyNs;
        for (int step = firstSteps[entry]; step <= endSteps[entry]; step++)
        {
            final long to = step < endSteps[entry] ? steps.timeEpochNs(step) : (first[entry] + 1) * everyNs;
            partNs += before(step) == state ? to - from : 0;
            from = to;
        }

        return partNs;
    }

    /** Intervals in which something changes, so that it depends on the instant what is sampled. */
    long mixedCount()
    {
        return Arrays.stream(lengths, 0, entryCount).filter(length -> length == MIXED).count();
    }
}
