package io.leadline.export;

import java.util.Set;

/**
 * Which rows of the table are written. A filter chooses rows and never changes them.
 *
 * @param fromEpochNs rows at or after it.
 * @param toEpochNs   rows before it.
 * @param markets     names of markets; empty for all of them.
 * @param makers      names of makers, where the empty name is the whole book; empty for all rows.
 */
public record RowFilter(long fromEpochNs, long toEpochNs, Set<String> markets, Set<String> makers)
{
    public static final RowFilter ALL = new RowFilter(Long.MIN_VALUE, Long.MAX_VALUE, Set.of(), Set.of());

    public RowFilter
    {
        markets = Set.copyOf(markets);
        makers = Set.copyOf(makers);
    }

    boolean takesTime(final long timeEpochNs)
    {
        return timeEpochNs >= fromEpochNs && timeEpochNs < toEpochNs;
    }

    boolean takesMarket(final String market)
    {
        return markets.isEmpty() || markets.contains(market);
    }

    boolean takesMaker(final String maker)
    {
        return makers.isEmpty() || makers.contains(maker);
    }
}
