package io.leadline.program;

import java.math.BigDecimal;
import java.util.List;

/**
 * A fixed award for each of the first ranks of a market's score. An award whose conditions fail is forfeited and never
 * passed on. Equal scores: the larger volume first, then the name by its UTF-8 bytes.
 *
 * @param ranked the markets and their tiers.
 */
public record RankAward(List<RankedMarket> ranked) implements Award
{
    public RankAward
    {
        ranked = List.copyOf(ranked);
    }

    @Override
    public List<String> markets()
    {
        return ranked.stream().map(RankedMarket::market).toList();
    }

    @Override
    public boolean goesWith(final Score score)
    {
        return score instanceof BracketScore;
    }

    @Override
    public List<BigDecimal> amounts()
    {
        return ranked.stream().flatMap(market -> market.tiers().stream()).map(RankTier::award).toList();
    }

    /** A market and its tiers, by rising rank. */
    public record RankedMarket(String market, List<RankTier> tiers)
    {
        public RankedMarket
        {
            tiers = List.copyOf(tiers);
        }
    }

    /**
     * What one rank earns, and under which conditions.
     *
     * @param rank          1 is the highest score.
     * @param award         in the program's pay unit.
     * @param volumeRank    the maker's volume is among this many largest; 0: no condition.
     * @param volumeAtLeast its volume is at least this, in the program's currency; null: no condition.
     * @param uptimeAbove   its uptime is larger than this fraction; null: no condition.
     */
    public record RankTier(
        int rank, BigDecimal award, int volumeRank, BigDecimal volumeAtLeast, BigDecimal uptimeAbove)
    {
    }
}
