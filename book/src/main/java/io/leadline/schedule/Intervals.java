package io.leadline.schedule;

import io.leadline.config.Schedule;

/**
 * The intervals of a schedule: interval k is {@code [k·every, (k+1)·every)} in ns since 1970-01-01 UTC. Times before
 * that are not supported, because a venue has none and an instant would have no day to belong to.
 */
final class Intervals
{
    private static final long DAY_NS = 86_400_000_000_000L;

    private final long everyNs;
    private final long maxInterval;

    /**
     * Intervals of one length.
     *
     * @throws IllegalArgumentException when it is shorter or longer than a schedule allows.
     */
    Intervals(final long everyNs)
    {
        if (everyNs < Schedule.MIN_EVERY_NS || everyNs > Schedule.MAX_EVERY_NS)
        {
            throw new IllegalArgumentException("interval of the wrong length: everyNs=" + everyNs +
                " limit=" + Schedule.MIN_EVERY_NS + ".." + Schedule.MAX_EVERY_NS);
        }
        this.everyNs = everyNs;
        // The last interval that ends before the ns of a long do.
        this.maxInterval = Long.MAX_VALUE / everyNs - 1;
    }

    long everyNs()
    {
        return everyNs;
    }

    /** The last interval whose every instant fits a {@code long}. */
    long maxInterval()
    {
        return maxInterval;
    }

    /** Start of an interval, which {@link #check} let pass. */
    long startEpochNs(final long interval)
    {
        return interval * everyNs;
    }

    /** The interval that holds a time. */
    long intervalOf(final long timeEpochNs)
    {
        final long interval = Math.floorDiv(timeEpochNs, everyNs);
        check(interval);

        return interval;
    }

    /** The UTC day of an interval's start, whose key decides its random instants, in days since 1970-01-01. */
    long epochDayOf(final long interval)
    {
        return Math.floorDiv(startEpochNs(interval), DAY_NS);
    }

    /**
     * Lets intervals pass that lie between 1970 and the end of ns in a {@code long}.
     *
     * @throws IllegalArgumentException otherwise.
     */
    void check(final long interval)
    {
        if (interval < 0 || interval > maxInterval)
        {
            throwOutOfRange(interval);
        }
    }

    private void throwOutOfRange(final long interval)
    {
        throw new IllegalArgumentException(
            "interval out of range: interval=" + interval + " everyNs=" + everyNs + " limit=" + maxInterval);
    }
}
