package io.leadline.bench.feed.live;

import java.io.Flushable;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * When a venue may send its next messages: as fast as the feed takes them, or at a rate. A feed is never more than a
 * window behind, so that nothing is lost where nothing but the pace holds a venue back. The venue's thread asks, the
 * feed's thread tells.
 */
final class Pace
{
    private static final long WAIT_NS = 20_000;

    private final int window;
    private long dueNs;
    private long lastPeriodNs;
    private volatile long sent;
    private volatile long bytes;
    private volatile long periodNs;
    private volatile long taken;
    private volatile boolean isEnded;

    /** At most so many messages are on their way. */
    Pace(final int window)
    {
        this.window = window;
    }

    /** So many messages in a second from now on; 0 as fast as they are taken. */
    void rate(final int perSecond)
    {
        periodNs = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** So many messages have come, by the feed's own count. */
    void taken(final long count)
    {
        taken = count;
    }

    /** Messages that might be sent. */
    long sent()
    {
        return sent;
    }

    /** Bytes of all messages sent. */
    long bytes()
    {
        return bytes;
    }

    /** Nothing more is asked for. */
    void end()
    {
        isEnded = true;
    }

    boolean isEnded()
    {
        return isEnded;
    }

    /**
     * Waits until some messages may be sent, with what was sent before on its way.
     *
     * @param bytesOfLast of what was sent since this was asked last.
     * @return false when no more are wanted.
     */
    boolean next(final int count, final int bytesOfLast, final Flushable out) throws IOException
    {
        // Nobody else writes it.
        bytes = bytes + bytesOfLast;
        if (!isDue())
        {
            out.flush();
            while (!isEnded && !isDue())
            {
                LockSupport.parkNanos(WAIT_NS);
            }
        }
        sent = sent + count;
        dueNs += count * lastPeriodNs;

        return !isEnded;
    }

    private boolean isDue()
    {
        final long nowPeriodNs = periodNs;
        if (nowPeriodNs != lastPeriodNs)
        {
            lastPeriodNs = nowPeriodNs;
            dueNs = System.nanoTime();
        }

        return sent - taken < window && (nowPeriodNs == 0 || System.nanoTime() - dueNs >= 0);
    }
}
