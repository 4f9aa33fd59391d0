package io.leadline.feed;

import org.agrona.concurrent.EpochNanoClock;

/** A clock that goes when it is told to. */
public final class HandClock implements EpochNanoClock
{
    private long nowEpochNs;

    public HandClock(final long startEpochNs)
    {
        nowEpochNs = startEpochNs;
    }

    public void advance(final long ns)
    {
        nowEpochNs += ns;
    }

    @Override
    public long nanoTime()
    {
        return nowEpochNs;
    }
}
