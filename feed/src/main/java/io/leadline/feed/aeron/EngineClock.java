package io.leadline.feed.aeron;

import io.leadline.event.EventSink;

/**
 * The time of the last event, as the log will have stamped it: an older one leaves it where it is, and so does one too
 * far ahead. Single thread.
 */
final class EngineClock
{
    private final long maxJumpNs;
    private long lastEpochNs;
    private boolean isKnown;

    EngineClock(final long maxJumpNs)
    {
        this.maxJumpNs = maxJumpNs;
    }

    /** An event may have this time: the first needs one that a log can begin with, all others have a predecessor. */
    boolean accepts(final long timeEpochNs)
    {
        return isKnown || timeEpochNs >= 0 && timeEpochNs < EventSink.TIME_LIMIT_EPOCH_NS;
    }

    /** An event of an accepted time was written. */
    void advance(final long timeEpochNs)
    {
        if (!isKnown || timeEpochNs > lastEpochNs && timeEpochNs - lastEpochNs <= maxJumpNs &&
            timeEpochNs < EventSink.TIME_LIMIT_EPOCH_NS)
        {
            isKnown = true;
            lastEpochNs = timeEpochNs;
        }
    }

    /** There was an event. */
    boolean isKnown()
    {
        return isKnown;
    }

    /** Its time; of no meaning before it. */
    long lastEpochNs()
    {
        return lastEpochNs;
    }
}
