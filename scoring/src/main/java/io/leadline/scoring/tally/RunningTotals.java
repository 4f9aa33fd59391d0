package io.leadline.scoring.tally;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the running totals of one market in one log stood at the end of each segment of time. A volume is the difference
 * of two of them, so that segments read apart merge in any order. Mutable while a pass fills it; single thread.
 *
 * <p>A segment is named by its start in ns since 1970-01-01 UTC; a maker has an entry in a segment in which its totals
 * moved, and otherwise stands as in the segment before. The whole book is the maker with the empty name.
 */
public final class RunningTotals
{
    /** The segment of all that was before a log's own first file; no period has any of it. */
    public static final long BEFORE_ALL = Long.MIN_VALUE;

    private static final Total NONE = new Total(Long.MIN_VALUE, BigInteger.ZERO, BigInteger.ZERO);

    private final TreeMap<String, TreeMap<Long, Total>> makers = new TreeMap<>();

    /**
     * Totals since the log began, in tick·lots, as they stood at an instant.
     *
     * @param timeEpochNs when.
     * @param filled      filled notional.
     * @param selfMatched the part of it that a taker of the same maker took.
     */
    public record Total(long timeEpochNs, BigInteger filled, BigInteger selfMatched)
    {
        /** What was added since an earlier total. */
        Total since(final Total earlier)
        {
            return new Total(
                timeEpochNs, filled.subtract(earlier.filled), selfMatched.subtract(earlier.selfMatched));
        }
    }

    /** Names of all with totals, the whole book's empty one among them. */
    public Set<String> makers()
    {
        return Collections.unmodifiableSet(makers.keySet());
    }

    /**
     * What a maker's totals grew by, by segment, within a period.
     *
     * @param fromEpochNs start of the first segment.
     * @param toEpochNs   start of the segment after the last.
     */
    public SortedMap<Long, Total> growth(final String maker, final long fromEpochNs, final long toEpochNs)
    {
        final TreeMap<Long, Total> growth = new TreeMap<>();
        final TreeMap<Long, Total> totals = makers.get(maker);
        if (totals != null)
        {
            final Map.Entry<Long, Total> before = totals.lowerEntry(fromEpochNs);
            Total last = before == null ? NONE : before.getValue();
            for (final Map.Entry<Long, Total> entry : totals.subMap(fromEpochNs, toEpochNs).entrySet())
            {
                growth.put(entry.getKey(), entry.getValue().since(last));
                last = entry.getValue();
            }
        }

        return growth;
    }

    /** Start of the segment of the market's first trade; null when the log holds none. */
    public Long firstTradeSegment()
    {
        final TreeMap<Long, Total> book = makers.get("");

        return book == null ? null : book.entrySet().stream()
            .filter(entry -> entry.getValue().filled().signum() > 0)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    }

    /** Adds what another pass saw of the same market in the same log. */
    public void merge(final RunningTotals other)
    {
        other.makers.forEach((maker, totals) ->
            totals.forEach((segment, total) -> put(maker, segment, total)));
    }

    void put(final String maker, final long segment, final Total total)
    {
        makers.computeIfAbsent(maker, absent -> new TreeMap<>())
            .merge(segment, total, (one, two) -> one.timeEpochNs() >= two.timeEpochNs() ? one : two);
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof RunningTotals that && makers.equals(that.makers);
    }

    @Override
    public int hashCode()
    {
        return makers.hashCode();
    }

    @Override
    public String toString()
    {
        return makers.toString();
    }
}
