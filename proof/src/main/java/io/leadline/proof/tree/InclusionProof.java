package io.leadline.proof.tree;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * Shows that a leaf is in a tree whose root and leaf count are known.
 *
 * @param index of the leaf among all leaves.
 * @param path  hashes beside the way from the leaf up to the root, as many as there are.
 */
public record InclusionProof(int index, List<byte[]> path)
{
    public static final int HASH_LENGTH = LeafLayout.HASH_LENGTH;
    /** More than any tree of 2^31 leaves is high. */
    public static final int MAX_PATH_LENGTH = 31;

    public InclusionProof
    {
        path = List.copyOf(path);
    }

    /** Whether it leads from a leaf to the root of a tree of so many leaves. */
    public boolean leads(final byte[] leafHash, final int leafCount, final byte[] root)
    {
        if (index < 0 || index >= leafCount)
        {
            return false;
        }
        final MessageDigest digest = Sha256Digest.create();
        byte[] hash = leafHash;
        int place = index;
        int used = 0;
        for (int count = leafCount; count > 1; count = count / 2 + (count & 1))
        {
            if ((place ^ 1) < count)
            {
                if (used == path.size())
                {
                    return false;
                }
                final byte[] neighbour = path.get(used++);
                hash = place % 2 == 0
                    ? MerkleTree.node(digest, hash, neighbour) : MerkleTree.node(digest, neighbour, hash);
            }
            place /= 2;
        }

        return used == path.size() && Arrays.equals(hash, root);
    }
}
