package io.leadline.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.leadline.program.DayAward;
import io.leadline.program.KpiScore;
import io.leadline.program.OrderScore;
import io.leadline.program.Program;
import io.leadline.program.RankAward;
import io.leadline.program.Rule;
import io.leadline.program.ShareAward;

/**
 * How a program is told the names of the logs' markets where its own are other ones: options that name the logs' first
 * market in place of the program's first one, wherever a rule names that, as a shell takes them.
 */
final class MarketSets
{
    /** Names that YAML takes for a text as they are, and a list's items too. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*[0-9_./-][A-Za-z0-9_./-]*");

    private final String option;
    private final List<String> logMarkets;
    private final List<String> options = new ArrayList<>();

    private MarketSets(final String option, final List<String> logMarkets)
    {
        this.option = option;
        this.logMarkets = logMarkets;
    }

    /**
     * The options; empty for a program whose rules name markets in another form, or where the logs have none.
     *
     * @param option     that sets a value: {@code --set}.
     * @param logMarkets in the order of the logs' configurations.
     */
    static String of(final Program program, final String option, final List<String> logMarkets)
    {
        final MarketSets sets = new MarketSets(option, logMarkets);
        for (int i = 0; i < program.rules().size() && !logMarkets.isEmpty(); i++)
        {
            sets.add("rules[" + i + "].", program.rules().get(i));
        }

        return String.join(" ", sets.options);
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
        if (rule.award() instanceof DayAward days)
        {
            set(path + "pools[" + days.markets().indexOf(market) + "].market", name(0));
        }
        if (rule.award() instanceof RankAward ranks)
        {
            set(path + "markets[" + ranks.markets().indexOf(market) + "].market", name(0));
        }
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
        final String name = logMarkets.get(position);

        return PLAIN.matcher(name).matches()
            ? name
            : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void set(final String key, final String value)
    {
        options.add(option + " '" + (key + "=" + value).replace("'", "'\\''") + "'");
    }
}
