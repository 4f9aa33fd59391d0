package io.leadline.proof.tree;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;

/** A leaf that is still being told: its hash so far and, where somebody will show it, its bytes. Single thread. */
final class LeafDigest
{
    private final LeafKey key;
    private final byte[] salt;
    private final MessageDigest digest = Sha256Digest.create();
    private final ByteArrayOutputStream kept;

    /**
     * A leaf of which nothing is told but its start.
     *
     * @param isKept whether its bytes are.
     */
    LeafDigest(final LeafKey key, final long epochDay, final byte[] salt, final boolean isKept, final LeafBytes scratch)
    {
        this.key = key;
        this.salt = salt;
        kept = isKept ? new ByteArrayOutputStream() : null;
        digest.update((byte)LeafLayout.LEAF_PREFIX);
        digest.update(salt);
        scratch.clear();
        scratch.putByte(LeafLayout.FORMAT);
        scratch.putText(key.market());
        scratch.putText(key.maker());
        scratch.putNumber(epochDay);
        scratch.putByte(key.part());
        add(scratch);
    }

    void add(final LeafBytes bytes)
    {
        bytes.updateTo(digest);
        if (kept != null)
        {
            kept.writeBytes(bytes.copy());
        }
    }

    boolean isKept()
    {
        return kept != null;
    }

    /** The hash that it has with this end; more may be told afterwards as if it had not been asked for. */
    byte[] hash(final LeafBytes end)
    {
        final MessageDigest ended = Sha256Digest.copy(digest);
        end.updateTo(ended);

        return ended.digest();
    }

    /** The leaf with this end, where its bytes are kept. */
    Leaf leaf(final LeafBytes end)
    {
        final ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(kept.toByteArray());
        content.writeBytes(end.copy());

        return new Leaf(key, salt, content.toByteArray());
    }
}
