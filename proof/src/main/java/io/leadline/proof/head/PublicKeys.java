package io.leadline.proof.head;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Ed25519 public keys (RFC 8032) as text: Base64 of their 44 bytes of X.509 SubjectPublicKeyInfo (RFC 8410), which is
 * what stands in a head and, between two lines more, in a public key file.
 */
public final class PublicKeys
{
    static final String ALGORITHM = "Ed25519";
    static final String LABEL = "PUBLIC KEY";
    static final int SIGNATURE_LENGTH = 64;

    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int LENGTH = 44;

    private PublicKeys()
    {
    }

    /**
     * The key in a file.
     *
     * @param option that names the file, for messages.
     * @throws io.leadline.problem.BadInputException when it cannot be read, or holds something else.
     */
    public static String read(final Path file, final String option)
    {
        final byte[] encoded = PemFile.read(file, LABEL, option);
        if (!isKey(encoded))
        {
            throw PemFile.noKey(file, LABEL, option);
        }

        return Base64.getEncoder().encodeToString(encoded);
    }

    private static boolean isKey(final byte[] encoded)
    {
        return encoded.length == LENGTH && Arrays.equals(Arrays.copyOf(encoded, PREFIX.length), PREFIX);
    }

    /** Whether a text is a key, and a signature over bytes its own. */
    public static boolean isSigned(final String key, final byte[] signed, final byte[] signature)
    {
        try
        {
            final byte[] encoded = Base64.getDecoder().decode(key);
            if (!isKey(encoded) || signature.length != SIGNATURE_LENGTH)
            {
                return false;
            }
            final PublicKey publicKey =
                KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
            final Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(publicKey);
            verifier.update(signed);

            return verifier.verify(signature);
        }
        catch (final GeneralSecurityException | IllegalArgumentException notSo)
        {
            return false;
        }
    }
}
