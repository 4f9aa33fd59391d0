package io.leadline.scoring.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** Instants as users write them and as outputs show them: ISO-8601 UTC, or a date for its 00:00. */
public final class InstantText
{
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int DATE_LENGTH = 10;

    private InstantText()
    {
    }

    /** Ns since 1970-01-01 UTC; empty when the text is no instant from 1970 to 2261. */
    public static OptionalLong parse(final String text)
    {
        try
        {
            final Instant instant = text.length() == DATE_LENGTH
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
            final long epochNs = Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), NS_PER_SECOND), instant.getNano());

            return epochNs < 0 ? OptionalLong.empty() : OptionalLong.of(epochNs);
        }
        catch (final DateTimeException | ArithmeticException unusable)
        {
            return OptionalLong.empty();
        }
    }

    /** As outputs show it: {@code 2026-03-01T00:00:00Z}. */
    public static String of(final long epochNs)
    {
        return Instant.ofEpochSecond(Math.floorDiv(epochNs, NS_PER_SECOND), Math.floorMod(epochNs, NS_PER_SECOND))
            .toString();
    }
}
