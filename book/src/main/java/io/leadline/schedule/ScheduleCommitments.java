package io.leadline.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.config.Seed;

/** Commitments and day keys of a range of UTC days, for publishing ahead and revealing afterwards. */
public final class ScheduleCommitments
{
    /** Ten years: enough for any log, and an end to a mistyped year. */
    public static final int MAX_DAY_COUNT = 3_660;

    private final DayKeys keys;

    /**
     * A day's commitment, as published ahead of it.
     *
     * @param day        UTC day.
     * @param commitment SHA-256 of the day key in 64 lower-case hex digits.
     */
    public record Commitment(LocalDate day, String commitment)
    {
        /** Is this the key that was committed to? */
        public boolean isOpenedBy(final byte[] dayKey)
        {
            return HexFormat.of().formatHex(DayKeys.commitmentOf(dayKey)).equals(commitment);
        }
    }

    /**
     * A day's key, as revealed after it. Its text form is secret until then.
     *
     * @param day UTC day.
     * @param key 64 lower-case hex digits.
     */
    public record RevealedKey(LocalDate day, String key)
    {
        /** The 32 bytes. */
        public byte[] bytes()
        {
            return HexFormat.of().parseHex(key);
        }
    }

    /** Commitments behind a seed. */
    public ScheduleCommitments(final Seed seed)
    {
        keys = new DayKeys(seed);
    }

    /**
     * Commitments day by day.
     *
     * @param from first day.
     * @param to   the day after the last.
     * @throws IllegalArgumentException when there is no day or more than {@link #MAX_DAY_COUNT}.
     */
    public List<Commitment> commitments(final LocalDate from, final LocalDate to)
    {
        return days(from, to)
            .map(day -> new Commitment(day, HexFormat.of().formatHex(keys.commitment(day))))
            .toList();
    }

    /** Day keys day by day; arguments and errors as of {@link #commitments}. */
    public List<RevealedKey> reveal(final LocalDate from, final LocalDate to)
    {
        return days(from, to)
            .map(day -> new RevealedKey(day, HexFormat.of().formatHex(keys.dayKey(day))))
            .toList();
    }

    private static Stream<LocalDate> days(final LocalDate from, final LocalDate to)
    {
        final long dayCount = ChronoUnit.DAYS.between(from, to);
        if (dayCount < 1 || dayCount > MAX_DAY_COUNT)
        {
            throw new IllegalArgumentException(
                "days out of range: from=" + from + " to=" + to + " limit=" + MAX_DAY_COUNT);
        }

        return from.datesUntil(to);
    }
}
