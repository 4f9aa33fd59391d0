package io.leadline.feed.levels;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;

/** What is counted of public books of levels and their trades. */
public final class PublicCounters
{
    final DepthCounters depth;
    final Counter levels;
    final Counter trades;
    /** Trades with an id not above the last: sent twice. */
    final Counter oldTrades;
    /** Where a market's trades come singly and together, those told the other way than the first. */
    final Counter otherTrades;
    /** Snapshots that end nearer to the middle than a ladder does. */
    final Counter shortSeeds;
    /** Markets that a connection told no update of within a bound: the venue may not know them. */
    final Counter unheard;

    /** Adds the counters to a feed's. */
    public PublicCounters(final FeedCounters counters)
    {
        depth = new DepthCounters(counters);
        levels = counters.add("levels");
        trades = counters.add("trades");
        oldTrades = counters.add("trades_old");
        otherTrades = counters.add("trades_told_otherwise");
        shortSeeds = counters.add("depth_snapshots_short_of_ladder");
        unheard = counters.add("markets_unheard");
    }
}
