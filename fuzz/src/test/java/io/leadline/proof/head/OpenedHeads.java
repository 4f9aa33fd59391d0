package io.leadline.proof.head;

import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

import io.leadline.program.Sha256;
import io.leadline.proof.tree.MerkleTree;

/** Heads with any signature, so that a fuzzer reaches what lies behind the check of it. */
public final class OpenedHeads
{
    private OpenedHeads()
    {
    }

    /**
     * Reads a head's text, whoever has signed it, and makes its bytes again.
     *
     * @throws HeadException when it is malformed, or not signed by the key that it names.
     */
    public static int read(final byte[] bytes)
    {
        final SignedHead read = HeadText.parse(bytes, "fuzz");

        return read.head().fileName().length() + SignedHead.read(bytes, "fuzz", null).bytes().length;
    }

    /** The bytes of a head of 1 March 2026 with a signature of nobody. */
    public static byte[] unsigned()
    {
        final Head head = new Head(
            1, "\"demo\"", 1, "1".repeat(64), 20_513, 1_234, "a".repeat(64), 86_400, 1_772_323_200_000_000_000L,
            1_772_409_599_000_000_000L, "b".repeat(64), "c".repeat(64), 96, "d".repeat(64), "MCowBQYDK2VwAyEA");

        return new SignedHead(head, new byte[64]).bytes();
    }

    /**
     * A head that was made to fit.
     *
     * @param fileName as its content has it.
     * @param day      since 1970-01-01.
     * @param bytes    of the file.
     */
    public record Sealed(String fileName, long day, byte[] bytes)
    {
    }

    /** Signs heads with a key that nobody knows. */
    public static final class Sealer
    {
        private final SigningKey key;

        /** A sealer with a new key in a file. */
        public Sealer(final Path keyFile)
        {
            SigningKey.create(keyFile);
            key = SigningKey.read(keyFile);
        }

        /** A signature over bytes, in Base64. */
        public String sign(final byte[] bytes)
        {
            return Base64.getEncoder().encodeToString(key.sign(bytes));
        }

        /**
         * Signs what a head says, but for what has to fit others: the head before, configuration, tree and key.
         *
         * @param before null for none.
         * @param trees  by day; a day without one keeps what the head says of its tree.
         * @throws HeadException when the text is no head's.
         */
        public Sealed seal(
            final byte[] text, final byte[] before, final String configuration, final Map<Long, MerkleTree> trees)
        {
            final Head said = HeadText.parse(text, "fuzz").head();
            final MerkleTree tree = trees.get(said.day());
            final Head head = new Head(
                said.format(), said.venue(), said.number(), before == null ? said.before() : Sha256.hex(before),
                said.day(), said.documents(), said.hash(), said.snapshots(), said.firstEpochNs(), said.lastEpochNs(),
                configuration,
                said.commitment(), tree == null ? said.leaves() : tree.leafCount(),
                tree == null ? said.root() : HexFormat.of().formatHex(tree.root()), key.publicText());

            return new Sealed(head.fileName(), head.day(), SignedHead.sign(head, key).bytes());
        }
    }
}
