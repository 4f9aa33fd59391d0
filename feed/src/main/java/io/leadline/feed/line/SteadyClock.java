package io.leadline.feed.line;

import org.agrona.concurrent.EpochNanoClock;

/**
 * The local clock as it stood when this one was made, and the time since then by the machine's monotonic clock: it
 * never runs back and never jumps, whatever is done to the hour. Any thread.
 */
public final class SteadyClock implements EpochNanoClock
{
    private final long offsetNs;

    /** A clock that agrees with another now. */
    public SteadyClock(final EpochNanoClock clock)
    {
        offsetNs = clock.nanoTime() - System.nanoTime();
    }

    @Override
    public long nanoTime()
    {
        return System.nanoTime() + offsetNs;
    }
}
