package io.leadline.program;

import java.util.ArrayList;
import java.util.List;

/** Reads an award that is passed by days. */
final class DayAwardReader
{
    private DayAwardReader()
    {
    }

    static DayAward read(final YamlMapping award)
    {
        final List<DayAward.DayPool> pools = new ArrayList<>();
        for (final YamlMapping item : award.mappings("pools"))
        {
            pools.add(new DayAward.DayPool(
                item.text("market"), item.amount("amount"), item.choice("by", DayAward.DivideBy.class)));
            item.close();
        }
        if (pools.isEmpty() && award.has("pools"))
        {
            award.problem("pools", "no pool: key=" + award.path("pools"));
        }
        final DayAward read = new DayAward(
            award.fraction("day_at_least"),
            award.fraction("days_at_least"),
            award.choice("failed", DayAward.Failed.class),
            pools);
        MarketNames.refuseTwice(award, "pools", read.markets());

        return read;
    }
}
