package io.leadline.feed.line;

import java.util.random.RandomGenerator;

/**
 * Waits before something is tried again, longer from one try to the next and jittered, so that those whom a venue's
 * restart cut off together do not come back together. A wait lies between the least one and a limit that doubles from
 * twice the least one up to the longest. Single thread.
 */
public final class Backoff
{
    private final long minNs;
    private final long maxNs;
    private final RandomGenerator random;
    private long limitNs;

    /**
     * Waits that begin short.
     *
     * @param minNs positive.
     * @param maxNs not below {@code minNs}.
     */
    public Backoff(final long minNs, final long maxNs, final RandomGenerator random)
    {
        if (minNs <= 0 || maxNs < minNs)
        {
            throw new IllegalArgumentException("no waits: minNs=" + minNs + " maxNs=" + maxNs);
        }
        this.minNs = minNs;
        this.maxNs = maxNs;
        this.random = random;
        limitNs = minNs;
    }

    /** The next wait. */
    public long nextNs()
    {
        limitNs = limitNs > maxNs / 2 ? maxNs : 2 * limitNs;

        return limitNs == minNs ? minNs : random.nextLong(minNs, limitNs + 1);
    }

    /** It went well: waits begin short again. */
    public void reset()
    {
        limitNs = minNs;
    }
}
