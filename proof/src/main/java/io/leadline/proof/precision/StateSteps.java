package io.leadline.proof.precision;

import java.util.Arrays;

/**
 * What a snapshot at any moment would say of one maker: a step for each moment at which that changes. Before the first
 * step, and from the last one on, nothing counts. Immutable.
 */
final class StateSteps
{
    private final long[] timesEpochNs;
    private final SampleState[] states;

    private StateSteps(final long[] timesEpochNs, final SampleState[] states)
    {
        this.timesEpochNs = timesEpochNs;
        this.states = states;
    }

    /** The steps of a maker. */
    static StateSteps of(final MakerPresence maker)
    {
        final Stretches counted = maker.counted();
        final Stretches active = maker.active();
        final long[] times = new long[counted.boundCount() + active.boundCount()];
        final SampleState[] states = new SampleState[times.length];
        int count = 0;
        int nextCounted = 0;
        int nextActive = 0;
        while (nextCounted < counted.boundCount() || nextActive < active.boundCount())
        {
            final long time = Math.min(bound(counted, nextCounted), bound(active, nextActive));
            nextCounted += bound(counted, nextCounted) == time ? 1 : 0;
            nextActive += bound(active, nextActive) == time ? 1 : 0;
            times[count] = time;
            // An odd number of bounds passed: inside of a stretch.
            states[count++] = (nextActive & 1) == 1 ? SampleState.ACTIVE
                : (nextCounted & 1) == 1 ? SampleState.ABSENT : SampleState.UNCOUNTED;
        }

        return new StateSteps(Arrays.copyOf(times, count), Arrays.copyOf(states, count));
    }

    private static long bound(final Stretches stretches, final int place)
    {
        return place < stretches.boundCount() ? stretches.boundEpochNs(place) : Long.MAX_VALUE;
    }

    int count()
    {
        return timesEpochNs.length;
    }

    long timeEpochNs(final int step)
    {
        return timesEpochNs[step];
    }

    /** The state from a step on. */
    SampleState state(final int step)
    {
        return states[step];
    }
}
