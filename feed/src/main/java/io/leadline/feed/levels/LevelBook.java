package io.leadline.feed.levels;

/** The book of one market as a {@link DepthChain} tells it. On the feed's thread. */
public interface LevelBook
{
    /** The book begins anew at this time with what this snapshot holds; its levels follow. */
    void onJoin(LevelBatch snapshot, long timeEpochNs);

    /** Levels are now as a batch has them: the snapshot, the updates that had to wait for it, and each that follows. */
    void onLevels(LevelBatch batch, long timeEpochNs);

    /** The snapshot and what had to wait for it are in: the book is the venue's, up to this time. */
    void onJoined(long timeEpochNs);

    /** The next update follows all that were told: the book is the venue's up to this time once it is in. */
    void onComplete(long timeEpochNs);

    /** The book is the venue's no more: something is missing behind this time. */
    void onLost(long lastTimeEpochNs);

    /** A snapshot is to be fetched, younger than any before. */
    void onSnapshotNeeded();
}
