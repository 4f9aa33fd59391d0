package io.leadline.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads one dated rule of rebates to brokers. */
final class BrokerRuleReader
{
    private static final int MAX_TIER = 1_000;

    private BrokerRuleReader()
    {
    }

    static BrokerRule read(final YamlMapping rule)
    {
        final YamlMapping broker = rule.mapping("broker");
        final BrokerRule read = new BrokerRule(
            rule.date("from"), rule.optionalDate("to"), broker.fraction("affiliate_limit"), tiers(broker));
        broker.close();
        if (read.to() != null && !read.from().isBefore(read.to()))
        {
            rule.problem("to", "rule ends before it starts: key=" + rule.path("to") + " value=" + read.to()
                + " limit=" + read.from());
        }

        return read;
    }

    private static List<BrokerRule.BrokerTier> tiers(final YamlMapping broker)
    {
        final List<BrokerRule.BrokerTier> tiers = new ArrayList<>();
        final Set<String> numbers = new HashSet<>();
        for (final YamlMapping item : broker.mappings("tiers"))
        {
            item.refuseTwice("tier", "tier", numbers);
            final BrokerRule.BrokerTier tier = new BrokerRule.BrokerTier(
                item.integer("tier", 0, MAX_TIER), item.decimal("volume_at_least", "0"), item.fraction("rebate"));
            final boolean isRising = tiers.isEmpty()
                || tiers.get(tiers.size() - 1).volumeAtLeast().compareTo(tier.volumeAtLeast()) < 0;
            if (!isRising)
            {
                item.problem("volume_at_least", "volumes do not rise: key=" + item.path("volume_at_least")
                    + " value=" + tier.volumeAtLeast().toPlainString());
            }
            if (!tiers.isEmpty() && tier.rebate().compareTo(tiers.get(tiers.size() - 1).rebate()) < 0)
            {
                item.problem("rebate", "rebate falls with volume: key=" + item.path("rebate")
                    + " value=" + tier.rebate().toPlainString()
                    + " limit=" + tiers.get(tiers.size() - 1).rebate().toPlainString());
            }
            tiers.add(tier);
            item.close();
        }
        if (broker.has("tiers") && (tiers.isEmpty() || tiers.get(0).volumeAtLeast().signum() != 0))
        {
            broker.problem("tiers", "no tier from 0 on: key=" + broker.path("tiers"));
        }

        return tiers;
    }
}
