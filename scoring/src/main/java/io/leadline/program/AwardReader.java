package io.leadline.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what a score earns. */
final class AwardReader
{
    private static final int MAX_RANK = 1_000;
    private static final int MAX_TIER = 1_000;

    private AwardReader()
    {
    }

    static Award read(final YamlMapping award)
    {
        final Kind kind = award.choice("kind", Kind.class);
        final Award read = kind == Kind.RANKS ? ranks(award) : pools(award);
        award.close();

        return read;
    }

    private static RankAward ranks(final YamlMapping award)
    {
        final List<RankAward.RankedMarket> markets = new ArrayList<>();
        for (final YamlMapping item : award.mappings("markets"))
        {
            markets.add(new RankAward.RankedMarket(item.text("market"), rankTiers(item)));
            item.close();
        }

        return new RankAward(markets);
    }

    private static List<RankAward.RankTier> rankTiers(final YamlMapping market)
    {
        final List<RankAward.RankTier> tiers = new ArrayList<>();
        for (final YamlMapping item : market.mappings("tiers"))
        {
            final RankAward.RankTier tier = new RankAward.RankTier(
                item.integer("rank", 1, MAX_RANK),
                item.decimal("award", "0"),
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

    private static PoolAward pools(final YamlMapping award)
    {
        final BigDecimal pool = award.decimal("pool", "0");
        final List<PoolAward.Category> categories = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (final YamlMapping item : award.mappings("categories"))
        {
            categories.add(category(item));
            sum = sum.add(categories.get(categories.size() - 1).amount());
            item.close();
        }
        checkWithin(award, "pool", pool, sum);

        return new PoolAward(
            pool,
            categories,
            eligibility(award.mapping("eligibility")),
            award.choice("ineligible", PoolAward.Ineligible.class),
            firstTrade(award.mapping("first_trade")));
    }

    private static PoolAward.Category category(final YamlMapping category)
    {
        final BigDecimal amount = category.decimal("amount", "0");
        final List<PoolAward.PoolTier> tiers = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (final YamlMapping item : category.mappings("tiers"))
        {
            tiers.add(new PoolAward.PoolTier(item.text("tier"), item.decimal("amount", "0"), item.texts("markets")));
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
        for (final YamlMapping item : category.mappings("rebates"))
        {
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

    private enum Kind
    {
        RANKS,
        POOLS
    }
}
