package io.leadline.proof.tree;

import java.util.List;

/**
 * A day's tree, and those of its leaves that were asked for.
 *
 * @param day    counted from 1970-01-01.
 * @param merkle over all leaves.
 * @param shown  in no order that means anything.
 */
public record DayTree(long day, MerkleTree merkle, List<Leaf> shown)
{
    public DayTree
    {
        shown = List.copyOf(shown);
    }
}
