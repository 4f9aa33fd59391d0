package io.leadline.naive;

import java.util.SortedMap;

/**
 * One market's running totals as they stood at a 00:00 UTC. Immutable.
 *
 * @param timeEpochNs the midnight.
 * @param market      name; markets that no event had named by then have no record.
 * @param book        totals of the market.
 * @param makers      totals of every maker that has any.
 */
public record NaiveMidnight(
    long timeEpochNs, String market, NaiveTotals book, SortedMap<String, NaiveTotals> makers)
{
}
