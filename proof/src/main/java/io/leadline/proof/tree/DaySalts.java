package io.leadline.proof.tree;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.leadline.config.Seed;

/**
 * The salts of one UTC day's leaves, each HMAC-SHA256 of what its leaf is about under a key of the day, which is
 * HMAC-SHA256 of the day under the venue's secret. So a salt that was shown tells nothing of another, and the same
 * secret gives the same tree again. Single thread.
 */
final class DaySalts
{
    /** In front of the day, so that a secret that serves as a schedule's seed too gives other keys here. */
    private static final String KEY_LABEL = "leadline salt ";
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;
    private final LeafBytes message = new LeafBytes();

    DaySalts(final Seed secret, final long epochDay)
    {
        final byte[] label = (KEY_LABEL + LocalDate.ofEpochDay(epochDay)).getBytes(StandardCharsets.US_ASCII);
        mac = keyed(keyed(secret.bytes()).doFinal(label));
    }

    byte[] salt(final LeafKey key)
    {
        message.clear();
        message.putText(key.market());
        message.putText(key.maker());
        message.putByte(key.part());

        return mac.doFinal(message.copy());
    }

    private static Mac keyed(final byte[] key)
    {
        try
        {
            final Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));

            return mac;
        }
        catch (final NoSuchAlgorithmException | InvalidKeyException impossible)
        {
            throw new IllegalStateException("every Java platform has HmacSHA256 for any key", impossible);
        }
    }
}
