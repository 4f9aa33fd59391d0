package io.leadline.proof.head;

import java.nio.file.Path;

/** Heads that somebody has made fit, signed with a key of his own. */
public final class ForgedHeads
{
    private ForgedHeads()
    {
    }

    /** The same head of another tree, signed by another key. */
    public static byte[] sign(final byte[] head, final int leaves, final String root, final Path keyFile)
    {
        return sign(head, HeadText.parse(head, "forged").head().format(), leaves, root, keyFile);
    }

    /** The same in a format. */
    public static byte[] sign(
        final byte[] head, final int format, final int leaves, final String root, final Path keyFile)
    {
        final SigningKey key = SigningKey.read(keyFile);
        final Head old = HeadText.parse(head, "forged").head();

        return SignedHead.sign(new Head(
            format, old.venue(), old.number(), old.before(), old.day(), old.documents(), old.hash(),
            old.snapshots(), old.firstEpochNs(), old.lastEpochNs(), old.configuration(), old.commitment(), leaves, root,
            key.publicText()), key).bytes();
    }
}
