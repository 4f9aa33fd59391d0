package io.leadline.naive;

/** Stamps events with venue time that neither runs back nor jumps too far, and counts those that would have. */
final class NaiveClock
{
    private final long maxJumpNs;
    private final NaiveCounters counters;
    private long nowEpochNs;
    private boolean isStarted;

    NaiveClock(final long maxJumpNs, final NaiveCounters counters)
    {
        this.maxJumpNs = maxJumpNs;
        this.counters = counters;
    }

    /** Time of the last event. */
    long nowEpochNs()
    {
        return nowEpochNs;
    }

    /** The time that an event gets; it is not the clock's before {@link #move}. */
    long stamped(final long timeEpochNs)
    {
        if (!isStarted)
        {
            return timeEpochNs;
        }
        if (timeEpochNs < nowEpochNs)
        {
            counters.count(Oddity.TIME_RAN_BACK);
            return nowEpochNs;
        }
        if (timeEpochNs - nowEpochNs > maxJumpNs)
        {
            counters.count(Oddity.TIME_JUMPED);
            return nowEpochNs;
        }

        return timeEpochNs;
    }

    /** Takes the time of an event. */
    void move(final long stampedEpochNs)
    {
        nowEpochNs = stampedEpochNs;
        isStarted = true;
    }
}
