package io.leadline.feed.levels;

/**
 * How a feed writes that the levels of a market begin, stand and are lost: where they are the whole book, as the log
 * has it; where orders are joined with them, as the feed has to. On the feed's thread.
 */
public interface LevelMarks
{
    /** Something is about to be told of the market while its levels are not the venue's. */
    void onNamed(long timeEpochNs, int market);

    /** The levels begin anew at this time. */
    void onBegin(long timeEpochNs, int market);

    /** What is told since their begin is a snapshot, whole: what lies beyond its levels nobody has told. */
    default void onSeeded(final long timeEpochNs, final int market)
    {
        // Of interest to whoever holds the levels against something.
    }

    /** The levels told since their begin are the venue's. */
    void onJoined(long timeEpochNs, int market);

    /** The levels are the venue's no more. */
    void onLost(long timeEpochNs, int market);
}
