package io.leadline.feed.aeron;

/**
 * Until when an engine that is heard, and says nothing, is known to have said nothing. Aeron goes on with an engine for
 * a while after it is gone, so only what lies further back than that is proven; and nothing is, until this thread has
 * looked on for as long: behind a stall of the whole process, messages may wait that Aeron has not taken up yet. Single
 * thread, the feed's.
 */
final class EngineProof
{
    /** Nothing is proven. */
    static final long NONE = Long.MIN_VALUE;

    private final long outlivesNs;
    private boolean isBegun;
    private long sinceEpochNs;
    private long lastEpochNs;

    /**
     * A proof that begins with its first look.
     *
     * @param outlivesNs how long at most an engine is heard that is gone; above 0.
     */
    EngineProof(final long outlivesNs)
    {
        this.outlivesNs = outlivesNs;
    }

    /** This thread looks whether the engine is heard, by a clock that never runs back. */
    void look(final long nowEpochNs)
    {
        if (!isBegun || nowEpochNs - lastEpochNs > outlivesNs / 2)
        {
            isBegun = true;
            sinceEpochNs = nowEpochNs;
        }
        lastEpochNs = nowEpochNs;
    }

    /** By the same clock: what was sent until then has come, as long as the engine is heard now; or {@link #NONE}. */
    long untilEpochNs()
    {
        return isBegun && lastEpochNs - sinceEpochNs >= outlivesNs ? lastEpochNs - outlivesNs : NONE;
    }
}
