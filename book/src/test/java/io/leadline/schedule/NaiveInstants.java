package io.leadline.schedule;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The formula of random instants word by word, slow and with numbers that cannot overflow. */
final class NaiveInstants
{
    private static final BigInteger NS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

    private NaiveInstants()
    {
    }

    static long instantEpochNs(final byte[] seed, final long everyNs, final String name, final long interval)
    {
        final BigInteger every = BigInteger.valueOf(everyNs);
        final BigInteger start = every.multiply(BigInteger.valueOf(interval));
        final String day = Instant.ofEpochSecond(start.divide(NS_PER_SECOND).longValueExact())
            .atZone(ZoneOffset.UTC).toLocalDate().toString();
        final byte[] dayKey = hmac(seed, day.getBytes(StandardCharsets.UTF_8));
        final byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        final byte[] message = ByteBuffer.allocate(nameBytes.length + 9)
            .put(nameBytes).put((byte)0).putLong(interval).array();
        final BigInteger random = new BigInteger(1, Arrays.copyOf(hmac(dayKey, message), 8));

        return start.add(random.mod(every)).longValueExact();
    }

    private static byte[] hmac(final byte[] key, final byte[] message)
    {
        try
        {
            final Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));

            return mac.doFinal(message);
        }
        catch (final GeneralSecurityException impossible)
        {
            throw new AssertionError(impossible);
        }
    }
}
