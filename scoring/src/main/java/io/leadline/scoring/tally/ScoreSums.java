package io.leadline.scoring.tally;

import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/**
 * What a rule's score adds up of each maker, snapshot by snapshot and day by day: called in the order {@link #onDay},
 * then for each snapshot {@link #onTime}, {@link #onBook} or {@link #onSameBook}, {@link #onMaker} for whoever may have
 * changed and {@link #onEnd}, and {@link #settle} for every maker at the day's end. Single thread.
 */
interface ScoreSums
{
    /**
     * A day begins: nothing stands, and nothing is summed up.
     *
     * @param notionalRate what a tick·lot is in the program's currency on that day.
     */
    void onDay(Rational notionalRate);

    /**
     * Takes the time of the snapshot that follows.
     *
     * @return whether every maker has to be looked at again.
     */
    boolean onTime(long timeEpochNs);

    /**
     * Takes a whole book that may have changed.
     *
     * @param midHalfTicks 0 when there is no mid: then nobody scores.
     */
    void onBook(Snapshot snapshot, long midHalfTicks);

    /** The book of the snapshot whose makers follow is as it was. */
    void onSameBook();

    /**
     * Looks at a maker that may have changed; the brackets of the score's ladder have been read.
     *
     * @param count snapshots of the day that were scored before this one.
     */
    void onMaker(Snapshot snapshot, int entity, long count);

    /**
     * All that may have changed have been looked at: whatever the book moves of the others is to be formed as well.
     *
     * @param count snapshots of the day that were scored before this one.
     */
    void onEnd(Snapshot snapshot, long count);

    /**
     * Adds a maker's sums to its day; nothing stands behind it.
     *
     * @param count snapshots of the day so far that were scored.
     */
    void settle(int entity, MakerDay day, long count);
}
