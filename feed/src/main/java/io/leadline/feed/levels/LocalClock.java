package io.leadline.feed.levels;

/**
 * The venue's time by the local clock. What the venue tells of its time in a frame is compared with the receipt of the
 * frame: the frame that was least on its way shows best how far the two clocks are apart. So the venue's time by the
 * local clock is never ahead of the venue while the local clock goes no faster, whatever the two say of the hour.
 * <p>
 * Where it is told up to when all that was sent has arrived, receipts only compare clocks, for what was sent before may
 * come behind what was received. Where it is never told, in recordings of others, time has passed up to the last
 * receipt, and a local clock that jumps between two receipts counts for nothing. Single thread.
 */
final class LocalClock
{
    /** Nothing is known of the venue's time. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** Whoever records leaves no such time between two receipts of a venue that is alive. */
    private static final long MAX_STEP_NS = 10_000_000_000L;

    private final long toleranceNs;
    private boolean isProven;
    private long rawEpochNs = UNKNOWN;
    /** By how much the local clock has jumped. */
    private long jumpedNs;
    private long receivedEpochNs;
    private long passedEpochNs = UNKNOWN;
    private long rawPassedEpochNs;
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
        if (!isProven && rawEpochNs != UNKNOWN)
        {
            final long stepNs = epochNs - rawEpochNs;
            jumpedNs += stepNs < 0 || stepNs > MAX_STEP_NS ? stepNs : 0;
        }
        rawEpochNs = epochNs;
        receivedEpochNs = epochNs - jumpedNs;
        if (!isProven)
        {
            passedEpochNs = receivedEpochNs;
            rawPassedEpochNs = epochNs;
        }
    }

    /** All that was sent before this time of the local clock has come in. */
    void passed(final long epochNs)
    {
        passedEpochNs = isProven ? Math.max(passedEpochNs, epochNs - jumpedNs) : epochNs - jumpedNs;
        rawPassedEpochNs = passedEpochNs + jumpedNs;
        isProven = true;
        if (rawEpochNs == UNKNOWN)
        {
            received(epochNs);
        }
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

    /** The local clock's time before which all that was sent has come in. */
    long passedEpochNs()
    {
        return rawPassedEpochNs;
    }

    /** When something came in last, by the local clock. */
    long receivedEpochNs()
    {
        return rawEpochNs == UNKNOWN ? 0 : rawEpochNs;
    }

    /** Somebody tells how far time has passed. */
    boolean isTold()
    {
        return isProven;
    }

    /** How much time has passed since some moment, jumps of the local clock left out. */
    long elapsedNs()
    {
        return passedEpochNs == UNKNOWN ? 0 : passedEpochNs;
    }

    /** The venue's time before which all that was sent has come in, or {@link #UNKNOWN}. */
    long passedVenueEpochNs()
    {
        return aheadNs == UNKNOWN || passedEpochNs == UNKNOWN ? UNKNOWN : passedEpochNs + aheadNs;
    }
}
