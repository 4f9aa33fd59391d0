package io.leadline.feed.levels;

/** Asks the venue for a market's book, to be handed to the decoder when it comes. On the feed's thread. */
@FunctionalInterface
public interface SnapshotRequests
{
    /** Nobody can be asked: a recording has what it has. */
    SnapshotRequests NONE = venueId ->
    {
        // The next snapshot of the recording, if there is one, will do.
    };

    /**
     * A snapshot is needed that is younger than this call.
     *
     * @param venueId the venue's name of the market.
     */
    void snapshotNeeded(String venueId);
}
