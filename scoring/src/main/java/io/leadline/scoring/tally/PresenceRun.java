package io.leadline.scoring.tally;

import io.leadline.scoring.exact.ExactSum;

/**
 * Whether a maker is active and what it rests, as a {@link SumRun} has its values: added as often as it stood, when it
 * changes. Single thread.
 */
final class PresenceRun
{
    private final ExactSum size = new ExactSum();
    private long activeCount;
    private boolean isActive;
    private long low;
    private long high;
    private long sinceCount;

    /** The sum of sizes; whole after {@link #settle}. */
    ExactSum size()
    {
        return size;
    }

    /** Snapshots in which the maker was active; all of them after {@link #settle}. */
    long activeCount()
    {
        return activeCount;
    }

    /**
     * Takes what stands from now on.
     *
     * @param newLow  low 64 bits of the size that is added for each snapshot.
     * @param newHigh high 64 bits, unsigned.
     * @param count   snapshots of the day before this one.
     */
    void stand(final boolean isNowActive, final long newLow, final long newHigh, final long count)
    {
        if (isNowActive != isActive || newLow != low || newHigh != high)
        {
            add(count);
            isActive = isNowActive;
            low = newLow;
            high = newHigh;
        }
    }

    /** Adds what stood up to now; nothing stands behind it, and the count begins again. */
    void settle(final long count)
    {
        add(count);
        isActive = false;
        low = 0;
        high = 0;
        sinceCount = 0;
    }

    private void add(final long count)
    {
        final long times = count - sinceCount;
        activeCount += isActive ? times : 0;
        size.addTimes(low, high, times);
        sinceCount = count;
    }

    void merge(final PresenceRun other)
    {
        activeCount += other.activeCount;
        size.add(other.size);
    }
}
