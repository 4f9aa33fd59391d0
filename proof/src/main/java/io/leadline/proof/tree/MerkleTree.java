package io.leadline.proof.tree;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A tree of hashes over leaves in the order of their own hashes, so that a place tells nothing of what a leaf is
 * about. Level by level two neighbours make a node, SHA-256 of 1, the left and the right one; a last one without a
 * neighbour is carried up as it is. That is the tree of RFC 6962, section 2.1. Immutable.
 */
public final class MerkleTree
{
    private final List<List<byte[]>> levels;

    private MerkleTree(final List<List<byte[]>> levels)
    {
        this.levels = levels;
    }

    /** The tree over leaves given by their hashes, in any order; there may be none. */
    public static MerkleTree of(final List<byte[]> hashes)
    {
        final List<List<byte[]>> levels = new ArrayList<>();
        List<byte[]> level = new ArrayList<>(hashes);
        level.sort(Arrays::compareUnsigned);
        levels.add(level);
        final MessageDigest digest = Sha256Digest.create();
        while (level.size() > 1)
        {
            level = above(level, digest);
            levels.add(level);
        }

        return new MerkleTree(levels);
    }

    private static List<byte[]> above(final List<byte[]> level, final MessageDigest digest)
    {
        final List<byte[]> above = new ArrayList<>();
        for (int i = 0; i < level.size(); i += 2)
        {
            above.add(i + 1 < level.size() ? node(digest, level.get(i), level.get(i + 1)) : level.get(i));
        }

        return above;
    }

    static byte[] node(final MessageDigest digest, final byte[] left, final byte[] right)
    {
        digest.update((byte)LeafLayout.NODE_PREFIX);
        digest.update(left);

        return digest.digest(right);
    }

    /** How many leaves there are. */
    public int leafCount()
    {
        return levels.get(0).size();
    }

    /** The hash that stands for all leaves, 32 bytes; empty when there are none. */
    public byte[] root()
    {
        return leafCount() == 0 ? new byte[0] : levels.get(levels.size() - 1).get(0).clone();
    }

    /**
     * What shows that a leaf is in the tree.
     *
     * @throws IllegalArgumentException when it is not.
     */
    public InclusionProof proof(final byte[] leafHash)
    {
        final int index = Collections.binarySearch(levels.get(0), leafHash, Arrays::compareUnsigned);
        if (index < 0)
        {
            throw new IllegalArgumentException("leaf is not in the tree: leaves=" + leafCount());
        }
        final List<byte[]> path = new ArrayList<>();
        int place = index;
        for (final List<byte[]> level : levels.subList(0, levels.size() - 1))
        {
            final int neighbour = place ^ 1;
            if (neighbour < level.size())
            {
                path.add(level.get(neighbour).clone());
            }
            place /= 2;
        }

        return new InclusionProof(index, path);
    }
}
