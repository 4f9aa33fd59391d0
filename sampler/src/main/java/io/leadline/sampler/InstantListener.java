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
     * An instant has been appended to the log.
     *
     * @param instantEpochNs the instant, in ns since 1970-01-01 UTC.
     * @param snapshotCount  markets recorded at it.
     */
    void onRecorded(long instantEpochNs, int snapshotCount);
}
