package io.leadline.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a pool of categories and tiers. */
final class PoolAwardReader
{
    private static final int MAX_TIER = 1_000;

    private PoolAwardReader()
    {
    }

    static PoolAward read(final YamlMapping award)
    {
        final BigDecimal pool = award.amount("pool");
        final List<PoolAward.Category> categories = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (final YamlMapping item : award.mappings("categories"))
        {
            item.refuseTwice("category", "category", names);
            categories.add(category(item));
            sum = sum.add(categories.get(categories.size() - 1).amount());
            item.close();
        }
        checkWithin(award, "pool", pool, sum);

        final PoolAward read = new PoolAward(
            pool,
            categories,
            eligibility(award.mapping("eligibility")),
            award.choice("ineligible", PoolAward.Ineligible.class),
            firstTrade(award.mapping("first_trade")));
        MarketNames.refuseTwice(award, "categories", read.markets());

        return read;
    }

    private static PoolAward.Category category(final YamlMapping category)
    {
        final BigDecimal amount = category.amount("amount");
        final List<PoolAward.PoolTier> tiers = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (final YamlMapping item : category.mappings("tiers"))
        {
            item.refuseTwice("tier", "tier", names);
            tiers.add(new PoolAward.PoolTier(item.text("tier"), item.amount("amount"), item.texts("markets")));
            sum = sum.add(tiers.get(tiers.size() - 1).amount());
            item.close();
        }
        checkWithin(category, "amount", amount, sum);

        return new PoolAward.Category(
            category.text("category"), amount, tiers, multipliers(category, tiers), rebates(category));
    }

    private static void checkWithin(
        final YamlMapping mapping, final String key, final BigDecimal limit, final BigDecimal sum)
    {
        if (sum.compareTo(limit) > 0)
        {
            mapping.problem(key, "parts are larger than the whole: key=" + mapping.path(key) + " value="
                + sum.toPlainString() + " limit=" + limit.toPlainString());
        }
    }

    private static Map<String, BigDecimal> multipliers(
        final YamlMapping category, final List<PoolAward.PoolTier> tiers)
    {
        final YamlMapping mapping = category.mapping("multipliers");
        final Map<String, BigDecimal> multipliers = new TreeMap<>();
        for (final String market : mapping.names())
        {
            if (tiers.stream().noneMatch(tier -> tier.markets().contains(market)))
            {
                mapping.problem(market, "market in no tier: key=" + mapping.path(market));
            }
            multipliers.put(market, mapping.positive(market));
        }
        mapping.close();

        return multipliers;
    }

    private static List<PoolAward.RebateTier> rebates(final YamlMapping category)
    {
        final List<PoolAward.RebateTier> tiers = new ArrayList<>();
        final Set<String> numbers = new HashSet<>();
        for (final YamlMapping item : category.mappings("rebates"))
        {
            item.refuseTwice("tier", "tier", numbers);
            final PoolAward.RebateTier tier = new PoolAward.RebateTier(
                item.integer("tier", 0, MAX_TIER), item.fraction("share_at_least"), item.decimal("rebate_bps", "0"));
            if (!tiers.isEmpty() && tiers.get(tiers.size() - 1).shareAtLeast().compareTo(tier.shareAtLeast()) >= 0)
            {
                item.problem("share_at_least", "shares do not rise: key=" + item.path("share_at_least") + " value="
                    + tier.shareAtLeast().toPlainString());
            }
            tiers.add(tier);
            item.close();
        }

        return tiers;
    }

    private static PoolAward.Eligibility eligibility(final YamlMapping eligibility)
    {
        final PoolAward.Eligibility read = new PoolAward.Eligibility(
            eligibility.decimal("average_size_at_least", "0"),
            eligibility.fraction("volume_score_at_least"),
            eligibility.fraction("pool_share_at_least"));
        eligibility.close();

        return read;
    }

    private static Map<String, Long> firstTrade(final YamlMapping mapping)
    {
        final Map<String, Long> instants = new TreeMap<>();
        for (final String market : mapping.names())
        {
            instants.put(market, mapping.epochNs(market));
        }
        mapping.close();

        return instants;
    }
}
