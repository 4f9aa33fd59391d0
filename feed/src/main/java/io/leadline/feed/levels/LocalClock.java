package io.leadline.feed.levels;

/**
 * The venue's time by the local clock: the last time that the venue told, plus what the local clock has gone since. It
 * is never ahead of the venue while the local clock goes no faster, whatever the two say of the hour. A local clock
 * that jumps counts for nothing. Single thread.
 */
final class LocalClock
{
    /** Nothing is known of the venue's time. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** Live feeds look at the clock far more often than this. */
    private static final long MAX_STEP_NS = 10_000_000_000L;

    private long venueEpochNs = UNKNOWN;
    private long lastReceivedEpochNs;

    /** What the local clock says now. */
    void received(final long receivedEpochNs)
    {
        final long stepNs = receivedEpochNs - lastReceivedEpochNs;
        lastReceivedEpochNs = receivedEpochNs;
        if (venueEpochNs != UNKNOWN && stepNs > 0 && stepNs <= MAX_STEP_NS)
        {
            venueEpochNs += stepNs;
        }
    }

    /** What the venue says now. */
    void venue(final long timeEpochNs)
    {
        venueEpochNs = Math.max(venueEpochNs, timeEpochNs);
    }

    /** The venue's time, or {@link #UNKNOWN}. */
    long venueEpochNs()
    {
        return venueEpochNs;
    }
}
