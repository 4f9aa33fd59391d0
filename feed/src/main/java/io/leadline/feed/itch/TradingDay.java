package io.leadline.feed.itch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Turns times since midnight in New York into times since 1970. The day is given, or it is the one that brings the
 * first message of a session nearest to when it was received. Single thread.
 */
final class TradingDay
{
    /** A message is not later in its day than this: even the longest day has 25 hours. */
    static final long MAX_SINCE_MIDNIGHT_NS = 25 * 3_600_000_000_000L;

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final long NS_PER_SECOND = 1_000_000_000;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final boolean isGiven;
    private long midnightEpochNs;

    private TradingDay(final boolean isGiven, final long midnightEpochNs)
    {
        this.isGiven = isGiven;
        this.midnightEpochNs = midnightEpochNs;
    }

    /** A given day, or with null the one of receipts. */
    static TradingDay of(final LocalDate date)
    {
        return new TradingDay(date != null, date == null ? UNKNOWN : midnightEpochNs(date));
    }

    private static long midnightEpochNs(final LocalDate date)
    {
        return date.atStartOfDay(NEW_YORK).toEpochSecond() * NS_PER_SECOND;
    }

    /** The day that begins at a midnight in New York. */
    static LocalDate date(final long midnightEpochNs)
    {
        return Instant.ofEpochSecond(Math.floorDiv(midnightEpochNs, NS_PER_SECOND)).atZone(NEW_YORK).toLocalDate();
    }

    /** The midnight before the messages whose times were asked for. */
    long midnightEpochNs()
    {
        return midnightEpochNs;
    }

    /** A session begins, perhaps on another day. */
    void begin()
    {
        if (!isGiven)
        {
            midnightEpochNs = UNKNOWN;
        }
    }

    /** The time since 1970 of a message. */
    long epochNs(final long sinceMidnightNs, final long receivedEpochNs)
    {
        if (midnightEpochNs == UNKNOWN)
        {
            midnightEpochNs = nearest(sinceMidnightNs, receivedEpochNs);
        }

        return midnightEpochNs + sinceMidnightNs;
    }

    private static long nearest(final long sinceMidnightNs, final long receivedEpochNs)
    {
        final LocalDate received =
            Instant.ofEpochSecond(Math.floorDiv(receivedEpochNs, NS_PER_SECOND)).atZone(NEW_YORK).toLocalDate();
        long nearest = midnightEpochNs(received);
        for (int days = -1; days <= 1; days += 2)
        {
            final long other = midnightEpochNs(received.plusDays(days));
            if (distance(other, sinceMidnightNs, receivedEpochNs) <
                distance(nearest, sinceMidnightNs, receivedEpochNs))
            {
                nearest = other;
            }
        }

        return nearest;
    }

    private static long distance(final long midnight, final long sinceMidnightNs, final long receivedEpochNs)
    {
        return Math.abs(midnight + sinceMidnightNs - receivedEpochNs);
    }
}
