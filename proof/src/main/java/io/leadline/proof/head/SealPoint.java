package io.leadline.proof.head;

import io.leadline.proof.tree.DayLeaves;
import io.leadline.proof.tree.DayTree;

/**
 * What there is to say of a log at one place in it.
 *
 * @param day          the UTC day, counted from 1970-01-01, of the last record up to there.
 * @param documents    of the log up to there.
 * @param hash         of the chain up to there, in hex.
 * @param snapshots    of all markets up to there.
 * @param firstEpochNs instant of the first of them, {@link Head#NONE} when there is none.
 * @param lastEpochNs  instant of the last of them, likewise.
 * @param commitment   to the day's random instants, in hex; empty for fixed ones.
 * @param leaves       of the day's values, until the walk goes on; null when there is no secret to salt them with.
 */
record SealPoint(
    long day,
    long documents,
    String hash,
    long snapshots,
    long firstEpochNs,
    long lastEpochNs,
    String commitment,
    DayLeaves leaves)
{
    /** The tree that a head of a format is of. */
    DayTree tree(final int format)
    {
        return leaves.tree(format);
    }
}
