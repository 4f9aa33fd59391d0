package io.leadline.feed.tail;

/**
 * The venue's time by the local clock: what the venue's last events told, and what the local clock has gone since they
 * arrived. Of all events, the one that was on its way for the shortest time decides, so the time is never ahead of the
 * venue's while the two clocks go alike, whatever they say of the hour. Single thread.
 */
public final class ToldClock
{
    /** Nothing is known of the venue's time. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private final long maxJumpNs;
    private long aheadNs = UNKNOWN;
    private long lastEpochNs;

    /**
     * A clock that knows nothing yet.
     *
     * @param maxJumpNs   a time this far behind the last one is refused, as the log refuses it.
     * @param lastEpochNs time of the log's last event; negative in an empty log.
     */
    public ToldClock(final long maxJumpNs, final long lastEpochNs)
    {
        this.maxJumpNs = maxJumpNs;
        this.lastEpochNs = lastEpochNs;
    }

    /** An event of this time has arrived, by the local clock not later than this. */
    public void told(final long timeEpochNs, final long arrivedEpochNs)
    {
        if (lastEpochNs < 0 || timeEpochNs - lastEpochNs <= maxJumpNs)
        {
            lastEpochNs = Math.max(lastEpochNs, timeEpochNs);
            aheadNs = Math.max(aheadNs, timeEpochNs - arrivedEpochNs);
        }
    }

    /** Time has passed until here, by whatever clock. */
    public void passed(final long timeEpochNs)
    {
        lastEpochNs = Math.max(lastEpochNs, timeEpochNs);
    }

    /** The latest time of the log's events. */
    public long lastEpochNs()
    {
        return lastEpochNs;
    }

    /** What the venue's clock says when the local one says this, at most; {@link #UNKNOWN} before it told anything. */
    public long venueEpochNs(final long localEpochNs)
    {
        return aheadNs == UNKNOWN ? UNKNOWN : localEpochNs + aheadNs;
    }
}
