package io.leadline.feed.dydx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.leadline.config.Market;
import io.leadline.event.EventSink;
import io.leadline.problem.BadInputException;

/** The configured pairs, found by the venue's numbers. Single thread. */
final class Pairs
{
    private static final long ID_LIMIT = 1L << Integer.SIZE;
    private static final int MAX_ID_LENGTH = 10;

    /** By number, rising. */
    private final Pair[] byId;

    /** Defines every configured market in the sink. */
    Pairs(final List<Market> markets, final EventSink sink, final Accounts accounts)
    {
        byId = markets.stream()
            .map(market -> new Pair(market, sink, accounts))
            .sorted(Comparator.comparingLong(Pair::id))
            .toArray(Pair[]::new);
    }

    /**
     * Refuses markets that are no pairs.
     *
     * @throws BadInputException naming every market without a number or without exponents.
     */
    static void check(final List<Market> markets)
    {
        final List<String> problems = new ArrayList<>();
        for (final Market market : markets)
        {
            if (!isId(market.venueId()))
            {
                problems.add("venue_id is no clob pair: market=" + market.name() + " venue_id=" + market.venueId() +
                    " allowed=0.." + (ID_LIMIT - 1));
            }
            if (market.priceExponent() == null)
            {
                problems.add("price_exponent missing, the venue sends bare integers: market=" + market.name());
            }
            if (market.sizeExponent() == null)
            {
                problems.add("size_exponent missing, the venue sends bare integers: market=" + market.name());
            }
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }

    /** Canonical, so that two markets cannot be one pair. */
    private static boolean isId(final String venueId)
    {
        return venueId.length() <= MAX_ID_LENGTH && venueId.matches("0|[1-9][0-9]*") &&
            Long.parseLong(venueId) < ID_LIMIT;
    }

    /** Number of pairs. */
    int count()
    {
        return byId.length;
    }

    /** A pair by its position among all. */
    Pair get(final int position)
    {
        return byId[position];
    }

    /** The pair of a venue's number; null when none is configured. */
    Pair find(final long id)
    {
        int low = 0;
        int high = byId.length - 1;
        while (low <= high)
        {
            final int middle = low + high >>> 1;
            final long found = byId[middle].id();
            if (found == id)
            {
                return byId[middle];
            }
            if (found < id)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return null;
    }
}
