package io.leadline.feed.rest;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;

/** How long a venue asks not to be asked: the header {@code Retry-After}, as seconds or as a date. Stateless. */
final class RetryAfter
{
    /** No venue is waited for longer. */
    static final long MAX_NS = TimeUnit.DAYS.toNanos(1);

    private static final int MAX_DIGITS = 6;

    private RetryAfter()
    {
    }

    /** 0 to {@link #MAX_NS}; 0 where it says nothing that can be read. */
    static long waitNs(final String header, final long nowEpochNs)
    {
        if (header.matches("[0-9]+"))
        {
            return header.length() > MAX_DIGITS ? MAX_NS : atMost(TimeUnit.SECONDS.toNanos(Long.parseLong(header)));
        }
        try
        {
            final Instant until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();

            return until.isAfter(Instant.ofEpochSecond(0, nowEpochNs)) ?
                atMost(TimeUnit.SECONDS.toNanos(until.getEpochSecond()) - nowEpochNs) : 0;
        }
        catch (final DateTimeParseException malformed)
        {
            return 0;
        }
    }

    private static long atMost(final long waitNs)
    {
        return Math.max(0, Math.min(MAX_NS, waitNs));
    }
}
