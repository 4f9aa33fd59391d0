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

    /** Markets with the same needs, by rising distance. */
    public record Group(List<String> markets, List<Need> needs)
    {
        public Group
        {
            markets = List.copyOf(markets);
            needs = List.copyOf(needs);
        }
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
