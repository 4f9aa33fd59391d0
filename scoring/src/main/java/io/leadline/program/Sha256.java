package io.leadline.program;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of whole files, as outputs name it. */
public final class Sha256
{
    private Sha256()
    {
    }

    /** 64 hex digits. */
    public static String hex(final byte[] bytes)
    {
        try
        {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        }
        catch (final NoSuchAlgorithmException impossible)
        {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
