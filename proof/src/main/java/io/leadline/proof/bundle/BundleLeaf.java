package io.leadline.proof.bundle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.proof.tree.InclusionProof;
import io.leadline.proof.tree.Leaf;
import io.leadline.proof.tree.LeafHead;

/**
 * A leaf in a bundle with what shows that it is in its day's tree: the leaf's index in 4 bytes, highest first; one
 * byte, the length of the path; the path, 32 bytes each; the salt, 32 bytes; and the leaf's content to the end.
 *
 * @param head  what the content says it is about.
 * @param leaf  the leaf.
 * @param proof that it is in the tree.
 */
record BundleLeaf(LeafHead head, Leaf leaf, InclusionProof proof)
{
    private static final int START_LENGTH = Integer.BYTES + 1;

    byte[] bytes()
    {
        final int pathLength = proof.path().size() * InclusionProof.HASH_LENGTH;
        final ByteBuffer bytes =
            ByteBuffer.allocate(START_LENGTH + pathLength + Leaf.SALT_LENGTH + leaf.content().length);
        bytes.putInt(proof.index());
        bytes.put((byte)proof.path().size());
        proof.path().forEach(bytes::put);
        bytes.put(leaf.salt());
        bytes.put(leaf.content());

        return bytes.array();
    }

    /**
     * Reads what a stranger may have written.
     *
     * @throws io.leadline.proof.tree.LeafException when the content is no leaf's.
     * @throws BundleException                      when the bytes end too early.
     */
    static BundleLeaf read(final byte[] bytes)
    {
        final ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < START_LENGTH)
        {
            throw new BundleException("leaf ends too early: length=" + bytes.length);
        }
        final int index = in.getInt();
        final int pathCount = in.get() & 0xff;
        final int contentOffset = START_LENGTH + pathCount * InclusionProof.HASH_LENGTH + Leaf.SALT_LENGTH;
        if (pathCount > InclusionProof.MAX_PATH_LENGTH || bytes.length < contentOffset)
        {
            throw new BundleException("leaf ends too early: length=" + bytes.length + " path=" + pathCount);
        }
        final List<byte[]> path = new ArrayList<>();
        for (int i = 0; i < pathCount; i++)
        {
            path.add(take(in, InclusionProof.HASH_LENGTH));
        }
        final byte[] salt = take(in, Leaf.SALT_LENGTH);
        final byte[] content = Arrays.copyOfRange(bytes, contentOffset, bytes.length);
        final LeafHead head = LeafHead.of(content);

        return new BundleLeaf(head, new Leaf(head.key(), salt, content), new InclusionProof(index, path));
    }

    private static byte[] take(final ByteBuffer in, final int length)
    {
        final byte[] taken = new byte[length];
        in.get(taken);

        return taken;
    }
}
