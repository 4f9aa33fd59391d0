package io.leadline.naive;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.leadline.config.Schedule;

/** The instant of each interval of a market. */
final class NaiveSchedule
{
    private static final String HMAC = "HmacSHA256";
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int DRAWN_LENGTH = 8;

    private final Schedule schedule;

    NaiveSchedule(final Schedule schedule)
    {
        this.schedule = schedule;
    }

    long instant(final String market, final long interval)
    {
        final long start = Math.multiplyExact(interval, schedule.everyNs());
        if (!schedule.isRandom())
        {
            return start;
        }
        final byte[] name = market.getBytes(StandardCharsets.UTF_8);
        final byte[] message = ByteBuffer.allocate(name.length + 1 + Long.BYTES)
            .put(name)
            .put((byte)0)
            .putLong(interval)
            .array();
        final byte[] drawn = Arrays.copyOf(hmac(dayKey(start), message), DRAWN_LENGTH);
        final BigInteger offset = new BigInteger(1, drawn).mod(BigInteger.valueOf(schedule.everyNs()));

        return Math.addExact(start, offset.longValueExact());
    }

    /** The first interval whose instant is not before a time. */
    long firstInterval(final String market, final long timeEpochNs)
    {
        final long interval = Math.floorDiv(timeEpochNs, schedule.everyNs());

        return instant(market, interval) >= timeEpochNs ? interval : interval + 1;
    }

    private byte[] dayKey(final long timeEpochNs)
    {
        final String date = LocalDate.ofEpochDay(Math.floorDiv(timeEpochNs, DAY_NS)).toString();

        return hmac(schedule.seed().bytes(), date.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(final byte[] key, final byte[] message)
    {
        try
        {
            final Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));

            return mac.doFinal(message);
        }
        catch (final GeneralSecurityException failure)
        {
            throw new IllegalStateException(failure);
        }
    }
}
