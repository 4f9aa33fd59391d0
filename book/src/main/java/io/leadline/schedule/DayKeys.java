package io.leadline.schedule;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.leadline.config.Seed;

/**
 * The secret key of each UTC day, HMAC-SHA256(seed, {@code YYYY-MM-DD}), and its commitment, SHA-256(day key). A
 * commitment published ahead binds the venue to the day's instants; the key revealed afterwards proves them and tells
 * nothing about any other day.
 *
 * <p>Not thread-safe.
 */
public final class DayKeys
{
    /** Bytes of a day key and of a commitment. */
    public static final int LENGTH = 32;

    private final Mac mac;

    /** The keys behind a seed. */
    public DayKeys(final Seed seed)
    {
        mac = hmacSha256(seed.bytes());
    }

    /** The secret key of a UTC day of the years 0 to 9999. */
    public byte[] dayKey(final LocalDate day)
    {
        // ISO-8601 by definition of LocalDate, four digits for every year that a time in ns can have.
        return mac.doFinal(day.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** What the venue publishes ahead of a UTC day. */
    public byte[] commitment(final LocalDate day)
    {
        return commitmentOf(dayKey(day));
    }

    /** What commits to a day key. */
    public static byte[] commitmentOf(final byte[] dayKey)
    {
        try
        {
            return MessageDigest.getInstance("SHA-256").digest(dayKey);
        }
        catch (final NoSuchAlgorithmException impossible)
        {
            throw new IllegalStateException("every java platform has SHA-256", impossible);
        }
    }

    static Mac hmacSha256(final byte[] key)
    {
        try
        {
            final Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));

            return mac;
        }
        catch (final NoSuchAlgorithmException | InvalidKeyException impossible)
        {
            throw new IllegalStateException("every java platform has HmacSHA256 for any key", impossible);
        }
    }
}
