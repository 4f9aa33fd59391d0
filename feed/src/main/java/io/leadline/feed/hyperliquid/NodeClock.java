package io.leadline.feed.hyperliquid;

/**
 * The venue's time by the local clock: what the last message told, plus what the local clock has gone since it came in.
 * A message that took longer than the others only sets it back, as does a node that is behind, so it is never ahead of
 * what the node has told by more than the local clock has gone. Single thread.
 */
final class NodeClock
{
    /** Nothing is known of the venue's time. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private long toldEpochNs = UNKNOWN;
    private long receivedEpochNs;

    /** The venue told its time in a message that came in at this time of the local clock. */
    void tell(final long newToldEpochNs, final long newReceivedEpochNs)
    {
        toldEpochNs = newToldEpochNs;
        receivedEpochNs = newReceivedEpochNs;
    }

    /** The venue's time at a time of the local clock. */
    long venueEpochNs(final long localEpochNs)
    {
        return toldEpochNs == UNKNOWN ? UNKNOWN : toldEpochNs + Math.max(0, localEpochNs - receivedEpochNs);
    }
}
