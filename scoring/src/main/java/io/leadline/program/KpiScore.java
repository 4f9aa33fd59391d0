package io.leadline.program;

import java.math.BigDecimal;
import java.util.List;

/**
 * Share of the counted snapshots in which a maker rests at least a stated notional on both sides within each of some
 * distances. Backpack's market maker program of 2024; see PROGRAMS section 3.
 *
 * @param ladder name of the ladder that measures the distances.
 * @param groups what is needed in which markets; a market is in one of them.
 */
public record KpiScore(String ladder, List<Group> groups) implements Score
{
    public KpiScore
    {
        groups = List.copyOf(groups);
    }

    /**
     * Markets with the same needs.
     *
     * @param needs    by rising distance.
     * @param twoSided what the two sides have to be to each other; null: nothing.
     */
    public record Group(List<String> markets, List<Need> needs, TwoSided twoSided)
    {
        public Group
        {
            markets = List.copyOf(markets);
            needs = List.copyOf(needs);
        }
    }

    /** What a difference of two sizes is a part of. */
    public enum DifferenceOf
    {
        LARGER,
        SMALLER
    }

    /** What a spread is a part of. */
    public enum SpreadOver
    {
        /** The mid of the maker's own best prices. */
        OWN_MID,
        /** The mid of the whole book. */
        MID
    }

    /**
     * What the two sides have to be to each other; both have to be there, in the band of the last need.
     *
     * @param sizeDifference the sizes in that band differ by at most this part.
     * @param of             of which of them.
     * @param spreadBps      the maker's best ask less its best bid is at most this.
     * @param over           what the spread is a part of.
     */
    public record TwoSided(BigDecimal sizeDifference, DifferenceOf of, BigDecimal spreadBps, SpreadOver over)
    {
    }

    /**
     * What has to rest on each side.
     *
     * @param withinBpsE2 the band's edge, hundredths of a basis point.
     * @param notional    at least this, in the program's currency.
     */
    public record Need(int withinBpsE2, BigDecimal notional)
    {
    }

    /** What the two sides have to be to each other in a market; null: nothing. */
    public TwoSided twoSided(final String market)
    {
        return groups.stream()
            .filter(group -> group.markets().contains(market))
            .findFirst()
            .map(Group::twoSided)
            .orElse(null);
    }

    /** Needs of a market; empty when it is in no group. */
    public List<Need> needs(final String market)
    {
        return groups.stream()
            .filter(group -> group.markets().contains(market))
            .findFirst()
            .map(Group::needs)
            .orElse(List.of());
    }

    /** Markets of all groups. */
    List<String> markets()
    {
        return groups.stream().flatMap(group -> group.markets().stream()).toList();
    }
}
