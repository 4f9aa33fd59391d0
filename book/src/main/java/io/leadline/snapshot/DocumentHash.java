package io.leadline.snapshot;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of documents; nothing is allocated per document. */
final class DocumentHash
{
    private final MessageDigest sha256;

    DocumentHash()
    {
        try
        {
            sha256 = MessageDigest.getInstance("SHA-256");
        }
        catch (final NoSuchAlgorithmException failure)
        {
            throw new IllegalStateException("every Java platform has SHA-256", failure);
        }
    }

    void hash(final byte[] bytes, final int length, final byte[] hash)
    {
        try
        {
            sha256.update(bytes, 0, length);
            sha256.digest(hash, 0, hash.length);
        }
        catch (final DigestException failure)
        {
            throw new IllegalStateException("room for a hash: length=" + hash.length, failure);
        }
    }
}
