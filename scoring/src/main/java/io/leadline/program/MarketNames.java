package io.leadline.program;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Markets that an award may name but once. */
final class MarketNames
{
    private MarketNames()
    {
    }

    /** Reports every market that a key's value names again. */
    static void refuseTwice(final YamlMapping mapping, final String key, final List<String> markets)
    {
        final Set<String> seen = new HashSet<>();
        for (final String market : markets)
        {
            if (!seen.add(market))
            {
                mapping.problem(key, "market twice: key=" + mapping.path(key) + " market=" + market);
            }
        }
    }
}
