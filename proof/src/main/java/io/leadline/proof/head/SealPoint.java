package io.leadline.proof.head;

import java.util.HexFormat;

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
 * @param tree         over the day's values; null when there is no secret to salt it with.
 */
record SealPoint(
    long day,
    long documents,
    String hash,
    long snapshots,
    long firstEpochNs,
    long lastEpochNs,
    String commitment,
    DayTree tree)
{
    String root()
    {
        return HexFormat.of().formatHex(tree.merkle().root());
    }
}
