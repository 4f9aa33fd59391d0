package io.leadline.feed.tail;

/**
 * The venue's time by the local clock: what the venue's last events told, and what the local clock has gone since they
 * arrived. Of the events of the last minute or two, the one that was on its way for the shortest time decides, so the
 * time is never ahead of the venue's while the two clocks go alike, whatever they say of the hour. Older events decide
 * nothing: clocks drift apart, and one that is set back is believed a minute or two later. Single thread.
 */
public final class ToldClock
{
    /** Nothing is known of the venue's time. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private static final long WINDOW_NS = 60_000_000_000L;

    private final long maxJumpNs;
    /** When the first event of this window arrived. */
    private long windowEpochNs;
    private long aheadNs = UNKNOWN;
    private long aheadBeforeNs = UNKNOWN;
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
            turn(arrivedEpochNs);
            aheadNs = Math.max(aheadNs, timeEpochNs - arrivedEpochNs);
        }
    }

    /** Where nothing was told for long, the last window is still the best that is known. */
    private void turn(final long arrivedEpochNs)
    {
        if (aheadNs == UNKNOWN)
        {
            windowEpochNs = arrivedEpochNs;
        }
        else if (arrivedEpochNs - windowEpochNs >= WINDOW_NS)
        {
            windowEpochNs = arrivedEpochNs;
            aheadBeforeNs = aheadNs;
            aheadNs = UNKNOWN;
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
        return aheadNs == UNKNOWN ? UNKNOWN : localEpochNs + Math.max(aheadNs, aheadBeforeNs);
    }
}
