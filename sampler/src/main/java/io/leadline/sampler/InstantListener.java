package io.leadline.sampler;

/** Hears of instants as they are recorded, on the sampler's thread. */
public interface InstantListener
{
    /** Hears nothing. */
    InstantListener NONE = (instantEpochNs, snapshotCount) ->
    {
        // Nobody asked.
    };

    /**
     * The first snapshots of an instant have been appended to the log; those of further markets follow.
     *
     * @param instantEpochNs the instant, in ns since 1970-01-01 UTC.
     */
    default void onFirstRecorded(final long instantEpochNs)
    {
    }

    /**
     * All of an instant has been appended to the log.
     *
     * @param instantEpochNs the instant, in ns since 1970-01-01 UTC.
     * @param snapshotCount  markets recorded at it.
     */
    void onRecorded(long instantEpochNs, int snapshotCount);
}
