package io.leadline.proof.bundle;

import java.util.Comparator;

import io.leadline.proof.tree.LeafKey;
import io.leadline.scoring.figure.Period;

/**
 * Which leaves a bundle over a window holds, and in which order: those from the 00:00 UTC before its start up to its
 * end, with the totals as they stood at that 00:00; tables and accounts of its days. Immutable.
 *
 * @param fromEpochNs start of the window, in ns since 1970-01-01 UTC.
 * @param toEpochNs   its end, exclusive.
 */
record BundleWindow(long fromEpochNs, long toEpochNs)
{
    /** Of a day's leaves. */
    static final Comparator<LeafKey> ORDER =
        Comparator.comparing(LeafKey::part).thenComparing(LeafKey::market).thenComparing(LeafKey::maker);

    private static final long NS_PER_HOUR = 3_600_000_000_000L;

    /** The UTC day that it begins in, counted from 1970-01-01. */
    long firstDay()
    {
        return fromEpochNs / Period.NS_PER_DAY;
    }

    /** Whether it takes a leaf of the day, whoever that is about. */
    boolean contains(final long day, final LeafKey key)
    {
        if (key.part() == LeafKey.GROUP)
        {
            return day >= firstDay() && day * Period.NS_PER_DAY < toEpochNs;
        }
        if (key.part() == LeafKey.TABLE)
        {
            return day >= firstDay() - 1 && day * Period.NS_PER_DAY < toEpochNs;
        }
        final long partEpochNs = day * Period.NS_PER_DAY + key.part() * NS_PER_HOUR;

        return key.isHour()
            ? day >= firstDay() && partEpochNs < toEpochNs
            : day >= firstDay() - 1 && partEpochNs <= toEpochNs;
    }
}
