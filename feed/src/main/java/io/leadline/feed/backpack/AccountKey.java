package io.leadline.feed.backpack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * An ED25519 key that signs for one account; what it signs with is shown nowhere. Immutable, any thread.
 */
final class AccountKey
{
    /** Bytes of a private key as RFC 8032 has it. */
    static final int SEED_LENGTH = 32;

    private static final String ALGORITHM = "Ed25519";
    private static final int PUBLIC_LENGTH = 32;
    private static final byte[] PROBE = "leadline".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey privateKey;
    private final String verifyingKey;

    private AccountKey(final PrivateKey privateKey, final String verifyingKey)
    {
        this.privateKey = privateKey;
        this.verifyingKey = verifyingKey;
    }

    /** The key of a seed, which stays the caller's to wipe. */
    static AccountKey ofSeed(final byte[] seed)
    {
        if (seed.length != SEED_LENGTH)
        {
            throw new IllegalArgumentException("seed of a key: length=" + seed.length + " expected=" + SEED_LENGTH);
        }
        try (Seed random = new Seed(seed))
        {
            // The JDK tells the public key of a private one only while it makes both: of 32 bytes of chance.
            final KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            final KeyPair pair = generator.generateKeyPair();
            check(pair, seed);
            final byte[] encoded = pair.getPublic().getEncoded();
            final byte[] point = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_LENGTH, encoded.length);

            return new AccountKey(pair.getPrivate(), Base64.getEncoder().encodeToString(point));
        }
        catch (final GeneralSecurityException missing)
        {
            throw new IllegalStateException("JVM without " + ALGORITHM, missing);
        }
    }

    /** A provider that makes keys otherwise would sign for somebody else. */
    private static void check(final KeyPair pair, final byte[] seed) throws GeneralSecurityException
    {
        final byte[] made = pair.getPrivate() instanceof EdECPrivateKey key ? key.getBytes().orElse(null) : null;
        final boolean isOfSeed = made != null && Arrays.equals(made, seed);
        if (made != null)
        {
            Arrays.fill(made, (byte)0);
        }
        if (!isOfSeed || !verifies(pair.getPublic(), PROBE, sign(pair.getPrivate(), PROBE)))
        {
            throw new IllegalStateException("JVM makes no keys of seeds: algorithm=" + ALGORITHM);
        }
    }

    /**
     * The key of a PKCS#8 document, which stays the caller's to wipe; null when it is none of ED25519.
     */
    static AccountKey ofPkcs8(final byte[] document)
    {
        try
        {
            final PrivateKey key =
                KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(document));
            final byte[] seed = key instanceof EdECPrivateKey edwards ? edwards.getBytes().orElse(null) : null;
            if (seed == null || seed.length != SEED_LENGTH)
            {
                return null;
            }
            try
            {
                return ofSeed(seed);
            }
            finally
            {
                Arrays.fill(seed, (byte)0);
            }
        }
        catch (final GeneralSecurityException malformed)
        {
            // Its message may hold some of the document.
            return null;
        }
    }

    /** Base64 of the public key, by which the venue knows the account. */
    String verifyingKey()
    {
        return verifyingKey;
    }

    /** Base64 of the signature of a text in ASCII. */
    String sign(final String text)
    {
        try
        {
            return Base64.getEncoder().encodeToString(sign(privateKey, text.getBytes(StandardCharsets.US_ASCII)));
        }
        catch (final GeneralSecurityException refused)
        {
            throw new IllegalStateException("key signs nothing: verifying_key=" + verifyingKey, refused);
        }
    }

    private static byte[] sign(final PrivateKey key, final byte[] message) throws GeneralSecurityException
    {
        final Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(message);

        return signature.sign();
    }

    private static boolean verifies(final PublicKey key, final byte[] message, final byte[] signed)
        throws GeneralSecurityException
    {
        final Signature signature = Signature.getInstance(ALGORITHM);
        signature.initVerify(key);
        signature.update(message);

        return signature.verify(signed);
    }

    /** Shows what everybody may know. */
    @Override
    public String toString()
    {
        return "verifying_key=" + verifyingKey;
    }

    /** Chance that comes to nothing but one seed, once. */
    private static final class Seed extends SecureRandom implements AutoCloseable
    {
        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;

        private Seed(final byte[] seed)
        {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(final byte[] bytes)
        {
            if (bytes.length != seed.length)
            {
                throw new IllegalStateException("JVM makes no keys of seeds: length=" + bytes.length);
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }

        @Override
        public void close()
        {
            Arrays.fill(seed, (byte)0);
        }

        @Override
        public String toString()
        {
            return "seed";
        }
    }
}
