package io.leadline.feed.levels;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.leadline.config.Market;
import io.leadline.event.EventSink;
import io.leadline.feed.json.JsonWords;
import io.leadline.problem.BadInputException;

/** The configured markets of a feed of levels in the configuration's order, found by the venue's names. Immutable. */
public final class LevelMarkets
{
    private final List<LevelMarket> markets;
    private final JsonWords venueIds;

    /** Defines every market in the sink. */
    public LevelMarkets(final List<Market> configured, final EventSink sink)
    {
        check(configured);
        markets = configured.stream().map(market -> new LevelMarket(market, sink)).toList();
        venueIds = new JsonWords(configured.stream().map(Market::venueId).toList());
    }

    /**
     * Looks whether markets can be fed by levels.
     *
     * @throws BadInputException naming every market that cannot.
     */
    public static void check(final List<Market> configured)
    {
        final List<String> problems = new ArrayList<>();
        final Set<String> seen = new HashSet<>();
        for (final Market market : configured)
        {
            if (market.book() != Market.BookKind.LEVELS)
            {
                problems.add("market of a feed that tells levels: market=" + market.name() + " book=" +
                    market.book() + " allowed=" + Market.BookKind.LEVELS);
            }
            if (!seen.add(market.venueId()))
            {
                problems.add("venue id named twice: market=" + market.name() + " venue_id=" + market.venueId());
            }
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }

    /** Number of markets. */
    public int count()
    {
        return markets.size();
    }

    /** A market by its place. */
    public LevelMarket get(final int index)
    {
        return markets.get(index);
    }

    /** The venue's names, by the markets' places. */
    public JsonWords venueIds()
    {
        return venueIds;
    }
}
