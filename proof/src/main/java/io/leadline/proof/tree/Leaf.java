package io.leadline.proof.tree;

import java.security.MessageDigest;

/**
 * A leaf that can be shown.
 *
 * @param key     what it is about.
 * @param salt    32 bytes.
 * @param content as PROOF.md has it.
 */
public record Leaf(LeafKey key, byte[] salt, byte[] content)
{
    public static final int SALT_LENGTH = LeafLayout.SALT_LENGTH;

    /** What stands for it in the tree. */
    public byte[] hash()
    {
        final MessageDigest digest = Sha256Digest.create();
        digest.update((byte)LeafLayout.LEAF_PREFIX);
        digest.update(salt);

        return digest.digest(content);
    }
}
