package io.leadline.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pool that is divided into categories and tiers of stated amounts, a tier over its markets by their active days, and
 * a market over its makers by their blended score. See PROGRAMS section 4.
 *
 * @param pool        of one period, in the program's pay unit.
 * @param categories  instrument categories with their part of the pool.
 * @param eligibility what a maker has to reach.
 * @param ineligible  where the share of a maker goes that does not reach it.
 * @param firstTrade  instants of markets' first trades, in ns since 1970-01-01 UTC, where the log cannot know them.
 */
public record PoolAward(
    BigDecimal pool,
    List<Category> categories,
    Eligibility eligibility,
    Ineligible ineligible,
    Map<String, Long> firstTrade) implements Award
{
    public PoolAward
    {
        categories = List.copyOf(categories);
        firstTrade = Map.copyOf(firstTrade);
    }

    @Override
    public List<String> markets()
    {
        return categories.stream()
            .flatMap(category -> category.tiers().stream())
            .flatMap(tier -> tier.markets().stream())
            .toList();
    }

    @Override
    public boolean goesWith(final Score score)
    {
        return score instanceof BlendedScore;
    }

    @Override
    public List<BigDecimal> amounts()
    {
        final List<BigDecimal> amounts = new ArrayList<>(List.of(pool));
        for (final Category category : categories)
        {
            amounts.add(category.amount());
            category.tiers().forEach(tier -> amounts.add(tier.amount()));
        }

        return amounts;
    }

    /** Where the share of an ineligible maker goes. */
    public enum Ineligible
    {
        /** It is forfeited. */
        FORFEIT,
        /** To the others: their blended scores are scaled up to the same sum. */
        RENORMALISE,
        /** To the others: volume and liquidity scores are formed again without the maker. */
        RECOMPUTE
    }

    /**
     * What a maker has to reach, each at least.
     *
     * @param averageSize in a market, in the program's currency.
     * @param volumeScore in a market.
     * @param poolShare   over all markets, of the whole pool.
     */
    public record Eligibility(BigDecimal averageSize, BigDecimal volumeScore, BigDecimal poolShare)
    {
    }

    /**
     * An instrument category.
     *
     * @param name        its name.
     * @param amount      its part of the pool; what its tiers leave is unallocated.
     * @param tiers       its tiers.
     * @param multipliers of markets in the adjusted maker share; a market without one has 1.
     * @param rebates     fee tiers by maker share, by rising share; empty where the program states none.
     */
    public record Category(
        String name,
        BigDecimal amount,
        List<PoolTier> tiers,
        Map<String, BigDecimal> multipliers,
        List<RebateTier> rebates)
    {
        public Category
        {
            tiers = List.copyOf(tiers);
            multipliers = new TreeMap<>(multipliers);
            rebates = List.copyOf(rebates);
        }

        /** Weight of a market's volume in the adjusted maker share. */
        public BigDecimal multiplier(final String market)
        {
            return multipliers.getOrDefault(market, BigDecimal.ONE);
        }
    }

    /** Markets that share an amount by their active days. */
    public record PoolTier(String name, BigDecimal amount, List<String> markets)
    {
        public PoolTier
        {
            markets = List.copyOf(markets);
        }
    }

    /** A fee tier that a maker share of at least this reaches, and its rebate. */
    public record RebateTier(int tier, BigDecimal shareAtLeast, BigDecimal rebateBps)
    {
    }
}
