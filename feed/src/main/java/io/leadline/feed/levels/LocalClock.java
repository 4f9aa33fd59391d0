package io.leadline.feed.levels;

/**
 * The venue's time at the moment up to which all that was sent has arrived: the last time that the venue told, less
 * what had not been accounted for when it was received, plus what the local clock has gone since. It is never ahead of
 * the venue while the local clock goes no faster, whatever the two say of the hour. A local clock that jumps counts for
 * nothing.
 * <p>
 * Until somebody tells how far time has passed, as a live feed does, every receipt is taken for it. Single thread.
 */
final class LocalClock
{
    /** Nothing is known of the venue's time. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** Live feeds look at the clock far more often than this. */
    private static final long MAX_STEP_NS = 10_000_000_000L;

    private long venueEpochNs = UNKNOWN;
    /** By the local clock. */
    private long passedEpochNs;
    private long receivedEpochNs;
    private long elapsedNs;
    private boolean isTold;

    /** What the local clock says now, where something came in. */
    void received(final long newReceivedEpochNs)
    {
        receivedEpochNs = newReceivedEpochNs;
        if (!isTold)
        {
            pass(newReceivedEpochNs);
        }
    }

    /** All that was sent before this time of the local clock has arrived. */
    void passed(final long epochNs)
    {
        isTold = true;
        pass(epochNs);
    }

    private void pass(final long epochNs)
    {
        final long stepNs = epochNs - passedEpochNs;
        passedEpochNs = epochNs;
        if (stepNs > 0 && stepNs <= MAX_STEP_NS)
        {
            elapsedNs += stepNs;
            venueEpochNs += venueEpochNs == UNKNOWN ? 0 : stepNs;
        }
    }

    /** What the venue said in what was received last. */
    void venue(final long timeEpochNs)
    {
        venueEpochNs = Math.max(venueEpochNs, timeEpochNs - Math.max(0, receivedEpochNs - passedEpochNs));
    }

    /** The venue's time, or {@link #UNKNOWN}. */
    long venueEpochNs()
    {
        return venueEpochNs;
    }

    /** All that was sent before this time of the local clock has arrived. */
    long passedEpochNs()
    {
        return passedEpochNs;
    }

    /** How much time has passed, jumps left out. */
    long elapsedNs()
    {
        return elapsedNs;
    }
}
