package io.leadline.feed.levels;

/**
 * The venue's time by the local clock. What the venue tells of its time in a frame is compared with the receipt of the
 * frame: the frame that was least on its way shows best how far the two clocks are apart. So the venue's time by the
 * local clock is never ahead of the venue while the local clock goes no faster, whatever the two say of the hour.
 * <p>
 * Where it is told up to when all that was sent has arrived, receipts only compare clocks, for what was sent before may
 * come behind what was received. Where it is never told, in recordings of others, time has passed up to the last
 * receipt. A local clock that jumps counts for nothing either way: what seems longer than a venue that is alive would
 * be silent is left out of all times here but the venue's. Single thread.
 */
final class LocalClock
{
    /** Nothing is known of the venue's time. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** Whoever records leaves no such time between two receipts of a venue that is alive. */
    private static final long MAX_STEP_NS = 10_000_000_000L;

    private final long toleranceNs;
    private boolean isProven;
    /** Last of what the local clock said, jumps and all. */
    private long rawEpochNs = UNKNOWN;
    /** By how much it has jumped. */
    private long jumpedNs;
    private long receivedEpochNs = UNKNOWN;
    private long passedEpochNs = UNKNOWN;
    private long aheadNs = UNKNOWN;

    /**
     * A clock of a venue that has told nothing.
     *
     * @param toleranceNs no frame is on its way for longer: one that seems so tells that the venue's clock went back.
     */
    LocalClock(final long toleranceNs)
    {
        this.toleranceNs = toleranceNs;
    }

    /** What the local clock says as something comes in. */
    void received(final long epochNs)
    {
        step(epochNs);
        // What was received before a jump and comes behind it came when the jump did, as far as can be known.
        receivedEpochNs = isProven ? Math.max(receivedEpochNs, epochNs - jumpedNs) : epochNs - jumpedNs;
        if (!isProven)
        {
            passedEpochNs = receivedEpochNs;
        }
    }

    /** All that was sent before this time of the local clock has come in. */
    void passed(final long epochNs)
    {
        step(epochNs);
        passedEpochNs = isProven ? Math.max(passedEpochNs, epochNs - jumpedNs) : epochNs - jumpedNs;
        if (!isProven && receivedEpochNs == UNKNOWN)
        {
            receivedEpochNs = passedEpochNs;
        }
        isProven = true;
    }

    /**
     * What has passed is older than what is received, so once it is told, only what is ahead of both is a step. A step
     * that is left out may have been silence after all, which nobody has proven to hide nothing: what had passed is
     * that much older.
     */
    private void step(final long epochNs)
    {
        final long stepNs = rawEpochNs == UNKNOWN ? 0 : epochNs - rawEpochNs;
        if (stepNs > MAX_STEP_NS || stepNs < 0 && !isProven)
        {
            jumpedNs += stepNs;
            passedEpochNs -= isProven ? stepNs : 0;
        }
        rawEpochNs = isProven && rawEpochNs != UNKNOWN ? Math.max(rawEpochNs, epochNs) : epochNs;
    }

    /** What the venue said of its time in what came in last. */
    void venue(final long timeEpochNs)
    {
        final long newAheadNs = timeEpochNs - receivedEpochNs;
        if (aheadNs == UNKNOWN || newAheadNs > aheadNs || newAheadNs < aheadNs - toleranceNs)
        {
            aheadNs = newAheadNs;
        }
    }

    /** The venue's time at the last receipt, or {@link #UNKNOWN}. */
    long receivedVenueEpochNs()
    {
        return aheadNs == UNKNOWN ? UNKNOWN : receivedEpochNs + aheadNs;
    }

    /** The local clock's time before which all that was sent has come in, jumps left out. */
    long passedEpochNs()
    {
        return passedEpochNs == UNKNOWN ? 0 : passedEpochNs;
    }

    /** When something came in last, by the local clock, jumps left out. */
    long receivedEpochNs()
    {
        return receivedEpochNs == UNKNOWN ? 0 : receivedEpochNs;
    }

    /** Somebody tells how far time has passed. */
    boolean isTold()
    {
        return isProven;
    }

    /** The venue's time before which all that was sent has come in, or {@link #UNKNOWN}. */
    long passedVenueEpochNs()
    {
        return aheadNs == UNKNOWN || passedEpochNs == UNKNOWN ? UNKNOWN : passedEpochNs + aheadNs;
    }
}
