package io.leadline.scoring.figure;

import io.leadline.command.IsoTime;

/**
 * A window of time that is scored.
 *
 * @param fromEpochNs start, inclusive, ns since 1970-01-01 UTC.
 * @param toEpochNs   end, exclusive, after the start.
 */
public record Period(long fromEpochNs, long toEpochNs)
{
    public static final long NS_PER_DAY = 86_400_000_000_000L;

    /** UTC day of an instant, counted from 1970-01-01. */
    public static long dayOf(final long epochNs)
    {
        return Math.floorDiv(epochNs, NS_PER_DAY);
    }

    /** Both ends, for people and files: {@code 2026-02-01T00:00:00Z/2026-03-01T00:00:00Z}. */
    public String text()
    {
        return IsoTime.text(fromEpochNs) + "/" + IsoTime.text(toEpochNs);
    }

    /** First UTC day that the period touches. */
    public long firstDay()
    {
        return dayOf(fromEpochNs);
    }

    /** The day after the last UTC day that the period touches. */
    public long endDay()
    {
        return dayOf(toEpochNs - 1) + 1;
    }
}
