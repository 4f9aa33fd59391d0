package io.leadline.program;

import java.util.ArrayList;
import java.util.List;

/** Reads fixed awards by rank. */
final class RankAwardReader
{
    private static final int MAX_RANK = 1_000;

    private RankAwardReader()
    {
    }

    static RankAward read(final YamlMapping award)
    {
        final List<RankAward.RankedMarket> markets = new ArrayList<>();
        for (final YamlMapping item : award.mappings("markets"))
        {
            markets.add(new RankAward.RankedMarket(item.text("market"), rankTiers(item)));
            item.close();
        }

        final RankAward read = new RankAward(markets);
        MarketNames.refuseTwice(award, "markets", read.markets());

        return read;
    }

    private static List<RankAward.RankTier> rankTiers(final YamlMapping market)
    {
        final List<RankAward.RankTier> tiers = new ArrayList<>();
        for (final YamlMapping item : market.mappings("tiers"))
        {
            final RankAward.RankTier tier = new RankAward.RankTier(
                item.integer("rank", 1, MAX_RANK),
                item.amount("award"),
                item.has("volume_rank") ? item.integer("volume_rank", 1, MAX_RANK) : 0,
                item.optionalDecimal("volume_at_least", "0"),
                item.optionalFraction("uptime_above"));
            if (!tiers.isEmpty() && tiers.get(tiers.size() - 1).rank() >= tier.rank())
            {
                item.problem("rank", "ranks do not rise: key=" + item.path("rank") + " value=" + tier.rank());
            }
            tiers.add(tier);
            item.close();
        }

        return tiers;
    }
}
