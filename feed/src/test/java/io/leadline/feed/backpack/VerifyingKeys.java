package io.leadline.feed.backpack;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/** Verifies signatures as a venue does that knows nothing but Base64 of public keys. */
final class VerifyingKeys
{
    private VerifyingKeys()
    {
    }

    static boolean verifies(final String verifyingKey, final String text, final String signed)
        throws GeneralSecurityException
    {
        final Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key(Base64.getDecoder().decode(verifyingKey)));
        signature.update(text.getBytes(StandardCharsets.UTF_8));

        return signature.verify(Base64.getDecoder().decode(signed));
    }

    /** A point as RFC 8032 encodes it: y, least byte first, and the lowest bit of x in the highest. */
    private static PublicKey key(final byte[] encoded) throws GeneralSecurityException
    {
        final byte[] y = new byte[encoded.length];
        for (int i = 0; i < y.length; i++)
        {
            y[i] = encoded[y.length - 1 - i];
        }
        final boolean isXOdd = y[0] < 0;
        y[0] &= 0x7f;

        return KeyFactory.getInstance("Ed25519").generatePublic(
            new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(isXOdd, new BigInteger(1, y))));
    }
}
