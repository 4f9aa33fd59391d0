package io.leadline.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.leadline.program.DayAward;
import io.leadline.program.KpiScore;
import io.leadline.program.OrderScore;
import io.leadline.program.PoolAward;
import io.leadline.program.Program;
import io.leadline.program.RankAward;
import io.leadline.program.Rule;
import io.leadline.program.ShareAward;
import io.leadline.program.VolumePoolAward;

/**
 * How a program is told the names of the logs' markets where its own are other ones: options that name the logs' first
 * market in place of a rule's first one, wherever the rule names that, as a shell takes them. A program with them is
 * one that can be scored.
 */
final class MarketSets
{
    /** Names that YAML takes for a text as they are, and a list's items too. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*[0-9_./-][A-Za-z0-9_./-]*");

    private final String option;
    private final List<String> logMarkets;
    private final List<String> options = new ArrayList<>();
    private final Set<String> replaced = new HashSet<>();

    private MarketSets(final String option, final List<String> logMarkets)
    {
        this.option = option;
        this.logMarkets = logMarkets;
    }

    /**
     * The options; empty where the rules or the logs have no market.
     *
     * @param rules      of the program, those that are applied: what the others name may stay.
     * @param option     that sets a value: {@code --set}.
     * @param logMarkets in the order of the logs' configurations.
     */
    static List<String> of(
        final Program program, final List<Rule> rules, final String option, final List<String> logMarkets)
    {
        final MarketSets sets = new MarketSets(option, logMarkets);
        for (int i = 0; i < program.rules().size() && !logMarkets.isEmpty(); i++)
        {
            final Rule rule = program.rules().get(i);
            if (rules.contains(rule) && !rule.award().markets().isEmpty())
            {
                sets.add("rules[" + i + "].", rule);
                sets.replaced.add(rule.award().markets().get(0));
            }
        }
        sets.addWaivers(program);

        return sets.options;
    }

    private void add(final String path, final Rule rule)
    {
        final String market = rule.award().markets().get(0);
        if (rule.score() instanceof OrderScore score)
        {
            for (int i = 0; i < score.groups().size(); i++)
            {
                final OrderScore.Group group = score.groups().get(i);
                final String groupPath = path + "score.groups[" + i + "].";
                addNames(groupPath + "markets", group.markets(), market);
                if (group.complements().containsKey(market))
                {
                    set(groupPath + "complements", complements());
                }
            }
        }
        if (rule.score() instanceof KpiScore score)
        {
            for (int i = 0; i < score.groups().size(); i++)
            {
                addNames(path + "score.groups[" + i + "].markets", score.groups().get(i).markets(), market);
            }
        }
        addAward(path + "award.", rule, market);
    }

    private void addAward(final String path, final Rule rule, final String market)
    {
        if (rule.award() instanceof ShareAward shares)
        {
            for (int i = 0; i < shares.pools().size(); i++)
            {
                addNames(path + "pools[" + i + "].markets", shares.pools().get(i).markets(), market);
            }
        }
        if (rule.award() instanceof VolumePoolAward volumes)
        {
            addVolumePools(path, volumes, market);
        }
        if (rule.award() instanceof PoolAward pools)
        {
            addCategories(path, pools, market);
        }
        if (rule.award() instanceof DayAward days)
        {
            set(path + "pools[" + days.markets().indexOf(market) + "].market", name(0));
        }
        if (rule.award() instanceof RankAward ranks)
        {
            set(path + "markets[" + ranks.markets().indexOf(market) + "].market", name(0));
        }
    }

    /** A KPI is waived in its market. */
    private void addWaivers(final Program program)
    {
        for (int i = 0; i < program.waivers().size(); i++)
        {
            if (replaced.contains(program.waivers().get(i).market()))
            {
                set("waivers[" + i + "].market", name(0));
            }
        }
    }

    /** Pools name their markets once for all months, or month by month. */
    private void addVolumePools(final String path, final VolumePoolAward award, final String market)
    {
        for (int i = 0; i < award.pools().size(); i++)
        {
            final String poolPath = path + "pools[" + i + "].";
            addNames(poolPath + "markets", award.pools().get(i).markets(), market);
            award.pools().get(i).months().forEach((month, names) ->
                addNames(poolPath + "months." + month, names, market));
        }
    }

    /** A market is in one tier, and its multiplier beside it: that of a market of no tier is refused. */
    private void addCategories(final String path, final PoolAward award, final String market)
    {
        for (int i = 0; i < award.categories().size(); i++)
        {
            final PoolAward.Category category = award.categories().get(i);
            final String categoryPath = path + "categories[" + i + "].";
            for (int tier = 0; tier < category.tiers().size(); tier++)
            {
                addNames(categoryPath + "tiers[" + tier + "].markets", category.tiers().get(tier).markets(), market);
            }
            if (category.multipliers().containsKey(market))
            {
                set(categoryPath + "multipliers", multipliers(category.multipliers(), market));
            }
        }
    }

    private String multipliers(final Map<String, BigDecimal> multipliers, final String market)
    {
        return multipliers.entrySet().stream()
            .map(entry -> (entry.getKey().equals(market) ? name(0) : quoted(entry.getKey())) + ": "
                + entry.getValue().toPlainString())
            .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private void addNames(final String path, final List<String> names, final String market)
    {
        if (names.contains(market))
        {
            set(path + "[" + names.indexOf(market) + "]", name(0));
        }
    }

    /** The logs' second market, where they have one. */
    private String complements()
    {
        return logMarkets.size() > 1 ? "{ " + name(0) + ": " + name(1) + " }" : "{}";
    }

    private String name(final int position)
    {
        return quoted(logMarkets.get(position));
    }

    /** A name as YAML takes it for a text. */
    static String quoted(final String name)
    {
        return PLAIN.matcher(name).matches()
            ? name
            : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void set(final String key, final String value)
    {
        options.add(option + " '" + (key + "=" + value).replace("'", "'\\''") + "'");
    }
}
