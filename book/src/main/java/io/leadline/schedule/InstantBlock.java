package io.leadline.schedule;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The instants of one market in consecutive intervals. It belongs to one thread at a time: the asking thread prepares
 * it and hands it over through a queue; the computing thread fills it from the start and publishes how far it got; when
 * that is all, it belongs to the asking thread again, which may read what is published at any time.
 */
final class InstantBlock
{
    static final int LENGTH = 256;

    private static final long NONE = -1;

    private final int market;
    private final long[] instantsEpochNs = new long[LENGTH];
    private final AtomicInteger publishedCount = new AtomicInteger(LENGTH);
    private long firstInterval = NONE;

    InstantBlock(final int market)
    {
        this.market = market;
    }

    int market()
    {
        return market;
    }

    long firstInterval()
    {
        return firstInterval;
    }

    /** Does this block hold the interval, or will it? */
    boolean covers(final long interval)
    {
        return firstInterval != NONE && interval >= firstInterval && interval - firstInterval < LENGTH;
    }

    /** Asking thread: is the instant of a covered interval there to be read? */
    boolean isPublished(final long interval)
    {
        return interval - firstInterval < publishedCount.getAcquire();
    }

    /** Asking thread: has the computing thread given this block back? */
    boolean isComplete()
    {
        return publishedCount.getAcquire() == LENGTH;
    }

    /** Asking thread: the instant of a covered and published interval. */
    long instantEpochNs(final long interval)
    {
        return instantsEpochNs[(int)(interval - firstInterval)];
    }

    /** Asking thread: makes a complete block ready to be handed over. */
    void prepare(final long newFirstInterval)
    {
        firstInterval = newFirstInterval;
        publishedCount.setPlain(0);
    }

    /** Computing thread: the next instant in order. */
    void publish(final int index, final long instantEpochNs)
    {
        instantsEpochNs[index] = instantEpochNs;
        publishedCount.setRelease(index + 1);
    }
}
