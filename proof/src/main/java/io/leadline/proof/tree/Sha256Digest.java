package io.leadline.proof.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of all proofs. Any thread. */
public final class Sha256Digest
{
    private Sha256Digest()
    {
    }

    /** A new SHA-256. */
    public static MessageDigest create()
    {
        try
        {
            return MessageDigest.getInstance("SHA-256");
        }
        catch (final NoSuchAlgorithmException impossible)
        {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    static MessageDigest copy(final MessageDigest digest)
    {
        try
        {
            return (MessageDigest)digest.clone();
        }
        catch (final CloneNotSupportedException impossible)
        {
            throw new IllegalStateException("the platform's SHA-256 can be copied", impossible);
        }
    }
}
