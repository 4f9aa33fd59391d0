package io.leadline.report;

/** Widths of buckets of time: round ones, each a multiple of the one before, so that buckets can be joined exactly. */
final class BucketWidth
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;
    private static final long HOUR_NS = 60 * MINUTE_NS;
    private static final long DAY_NS = 24 * HOUR_NS;
    private static final long[] ROUND_NS = {
        SECOND_NS, 5 * SECOND_NS, 10 * SECOND_NS, 30 * SECOND_NS,
        MINUTE_NS, 5 * MINUTE_NS, 10 * MINUTE_NS, 30 * MINUTE_NS,
        HOUR_NS, 2 * HOUR_NS, 6 * HOUR_NS, 12 * HOUR_NS, DAY_NS};

    private BucketWidth()
    {
    }

    /** The narrowest width that holds at least one interval of the schedule. */
    static long first(final long everyNs)
    {
        for (final long widthNs : ROUND_NS)
        {
            if (widthNs >= everyNs)
            {
                return widthNs;
            }
        }
        throw new IllegalArgumentException("interval longer than a day: every_ns=" + everyNs + " limit=" + DAY_NS);
    }

    /** The next wider one: beyond a day, twice as wide. */
    static long next(final long widthNs)
    {
        for (final long roundNs : ROUND_NS)
        {
            if (roundNs > widthNs)
            {
                return roundNs;
            }
        }

        return Math.multiplyExact(2, widthNs);
    }
}
