package io.leadline.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class MerkleTreeTest
{
    private static final int LARGEST = 70;
    private static final int SEEDS = 3;

    @Test
    void shouldBeTheTreeOfRfc6962()
    {
        for (int seed = 0; seed < SEEDS; seed++)
        {
            for (int count = 1; count <= LARGEST; count++)
            {
                final List<byte[]> hashes = hashes(seed, count);
                final List<byte[]> sorted = new ArrayList<>(hashes);
                sorted.sort(Arrays::compareUnsigned);

                assertThat(MerkleTree.of(hashes).root()).as("seed=" + seed + " count=" + count)
                    .isEqualTo(rootOfRfc6962(sorted));
            }
        }
        assertThat(MerkleTree.of(List.of()).root()).isEmpty();
    }

    @Test
    void shouldProveEveryLeafAndNothingElse()
    {
        for (int count = 1; count <= LARGEST; count++)
        {
            final List<byte[]> hashes = hashes(7, count);
            final MerkleTree tree = MerkleTree.of(hashes);
            for (final byte[] hash : hashes)
            {
                final InclusionProof proof = tree.proof(hash);
                assertThat(proof.leads(hash, count, tree.root())).isTrue();
                assertThat(proof.leads(hash, proof.index(), tree.root())).isFalse();
            }
            assertThatThrownBy(() -> tree.proof(new byte[InclusionProof.HASH_LENGTH]))
                .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldFailWithAnyByteChanged()
    {
        final Random random = new Random(23);
        for (int count = 1; count <= LARGEST; count++)
        {
            final List<byte[]> hashes = hashes(11, count);
            final MerkleTree tree = MerkleTree.of(hashes);
            final byte[] hash = hashes.get(random.nextInt(count));
            final InclusionProof proof = tree.proof(hash);

            assertThat(proof.leads(flipped(hash, random), count, tree.root())).isFalse();
            assertThat(proof.leads(hash, count, flipped(tree.root(), random))).isFalse();
            for (int step = 0; step < proof.path().size(); step++)
            {
                final List<byte[]> path = new ArrayList<>(proof.path());
                path.set(step, flipped(path.get(step), random));
                assertThat(new InclusionProof(proof.index(), path).leads(hash, count, tree.root())).isFalse();
                path.remove(step);
                assertThat(new InclusionProof(proof.index(), path).leads(hash, count, tree.root())).isFalse();
            }
            final List<byte[]> longer = new ArrayList<>(proof.path());
            longer.add(hash);
            assertThat(new InclusionProof(proof.index(), longer).leads(hash, count, tree.root())).isFalse();
            assertThat(new InclusionProof(-1, proof.path()).leads(hash, count, tree.root())).isFalse();
        }
    }

    /** A tree of so many leaves has 31 levels above them, whatever a number does that overflows. */
    @Test
    void shouldNotLeadInFewerStepsWhenLeavesAreTooManyToBeRoundedUp()
    {
        final byte[] leaf = hashes(3, 1).get(0);
        final byte[] neighbour = hashes(4, 1).get(0);
        final byte[] root = MerkleTree.node(Sha256Digest.create(), leaf, neighbour);

        assertThat(new InclusionProof(0, List.of(neighbour)).leads(leaf, 2, root)).isTrue();
        assertThat(new InclusionProof(0, List.of(neighbour)).leads(leaf, Integer.MAX_VALUE, root)).isFalse();
    }

    private static byte[] flipped(final byte[] bytes, final Random random)
    {
        final byte[] flipped = bytes.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte)(1 << random.nextInt(Byte.SIZE));

        return flipped;
    }

    private static List<byte[]> hashes(final int seed, final int count)
    {
        final Random random = new Random(seed);
        final List<byte[]> hashes = new ArrayList<>();
        for (int i = 0; i < count; i++)
        {
            final byte[] hash = new byte[InclusionProof.HASH_LENGTH];
            random.nextBytes(hash);
            hashes.add(hash);
        }

        return hashes;
    }

    /** Section 2.1: split at the largest power of two that is smaller than the number of leaves. */
    private static byte[] rootOfRfc6962(final List<byte[]> leaves)
    {
        if (leaves.size() == 1)
        {
            return leaves.get(0);
        }
        final int left = Integer.highestOneBit(leaves.size() - 1);
        final MessageDigest digest = Sha256Digest.create();
        digest.update((byte)1);
        digest.update(rootOfRfc6962(leaves.subList(0, left)));

        return digest.digest(rootOfRfc6962(leaves.subList(left, leaves.size())));
    }
}
