package io.leadline.schedule;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import javax.crypto.Mac;
import javax.crypto.ShortBufferException;

/**
 * The formula of random instants, computed on the spot: {@code k·every + (u mod every)}, where u is the first 8 bytes,
 * big-endian and unsigned, of HMAC-SHA256(day key of the interval's start, market name ‖ 0x00 ‖ k as 8 bytes
 * big-endian). It serves the thread that computes ahead and whoever checks a snapshot log against revealed day keys.
 *
 * <p>Not thread-safe.
 */
public final class RandomInstant
{
    private static final int MAX_CACHED_DAYS = 32;

    private final Intervals intervals;
    private final Function<LocalDate, byte[]> dayKeys;
    private final byte[] hash = new byte[DayKeys.LENGTH];
    private final ByteBuffer hashBuffer = ByteBuffer.wrap(hash);
    private final byte[] suffix = new byte[1 + Long.BYTES];
    private final ByteBuffer suffixBuffer = ByteBuffer.wrap(suffix);
    private final Map<Long, Mac> macsByEpochDay = new LinkedHashMap<>(64, 0.75f, true)
    {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<Long, Mac> eldest)
        {
            return size() > MAX_CACHED_DAYS;
        }
    };

    /**
     * The formula for intervals of one length.
     *
     * @param everyNs length of an interval.
     * @param dayKeys the 32 bytes of a day's key; asked once for each day while intervals come in order.
     */
    public RandomInstant(final long everyNs, final Function<LocalDate, byte[]> dayKeys)
    {
        this.intervals = new Intervals(everyNs);
        this.dayKeys = dayKeys;
    }

    /** A market's name as it goes into the hash. */
    public static byte[] nameBytes(final String marketName)
    {
        return marketName.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The instant of a market in an interval.
     *
     * @param nameBytes see {@link #nameBytes}.
     * @param interval  number k of the interval, 0 or more.
     * @return ns since 1970-01-01 UTC.
     */
    public long instantEpochNs(final byte[] nameBytes, final long interval)
    {
        intervals.check(interval);
        final Mac mac = macsByEpochDay.computeIfAbsent(
            intervals.epochDayOf(interval), day -> DayKeys.hmacSha256(dayKeys.apply(LocalDate.ofEpochDay(day))));
        suffixBuffer.putLong(1, interval);
        mac.update(nameBytes);
        mac.update(suffix);
        finish(mac);
        final long random = hashBuffer.getLong(0);

        return intervals.startEpochNs(interval) + Long.remainderUnsigned(random, intervals.everyNs());
    }

    private void finish(final Mac mac)
    {
        try
        {
            mac.doFinal(hash, 0);
        }
        catch (final ShortBufferException impossible)
        {
            throw new IllegalStateException("a hash of SHA-256 has 32 bytes", impossible);
        }
    }
}
