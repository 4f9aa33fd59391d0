package io.leadline.feed.hyperliquid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.config.Market;
import io.leadline.event.EventSink;
import io.leadline.feed.CharSpan;

/** The configured coins, by the venue's names and in the order of the configuration. */
final class Coins
{
    private final List<Coin> inOrder = new ArrayList<>();
    private final Map<CharSpan, Coin> byVenueId = new HashMap<>();

    /** Defines every configured market in the sink. */
    Coins(final List<Market> markets, final EventSink sink)
    {
        for (final Market market : markets)
        {
            final Coin coin = new Coin(market, sink);
            inOrder.add(coin);
            byVenueId.put(new CharSpan().set(coin.venueId()), coin);
        }
    }

    /** In the order of the configuration. */
    List<Coin> inOrder()
    {
        return inOrder;
    }

    /** Number of coins. */
    int count()
    {
        return inOrder.size();
    }

    /** A coin by its place in the configuration. */
    Coin get(final int place)
    {
        return inOrder.get(place);
    }

    /** The book that was written of every coin is the venue's. */
    boolean areInSync()
    {
        for (int i = 0; i < inOrder.size(); i++)
        {
            if (!inOrder.get(i).isInSync())
            {
                return false;
            }
        }

        return true;
    }

    /** The coin of a venue's name; null when none is configured. */
    Coin named(final CharSpan venueId)
    {
        return byVenueId.get(venueId);
    }
}
