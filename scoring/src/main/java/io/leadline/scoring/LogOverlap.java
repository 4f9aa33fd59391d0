package io.leadline.scoring;

import io.leadline.command.IsoTime;
import io.leadline.config.Market;
import io.leadline.problem.BadInputException;
import io.leadline.scoring.LogPass.MarketSpan;

/** Refuses two logs that cannot both be right about one market. */
final class LogOverlap
{
    private LogOverlap()
    {
    }

    static void check(final MarketSpan one, final MarketSpan two)
    {
        final String market = one.market().name();
        if (one.firstEpochNs() <= two.lastEpochNs() && two.firstEpochNs() <= one.lastEpochNs())
        {
            throw new BadInputException("two logs hold one market at the same time: market=" + market
                + " first=" + text(one) + " second=" + text(two));
        }
        if (!hasSameUnits(one.market(), two.market()))
        {
            throw new BadInputException("two logs hold one market in different units: market=" + market
                + " first=" + units(one.market()) + " second=" + units(two.market()));
        }
    }

    private static boolean hasSameUnits(final Market one, final Market two)
    {
        return one.quote().equals(two.quote())
            && one.tick().compareTo(two.tick()) == 0
            && one.lot().compareTo(two.lot()) == 0
            && one.multiplier().compareTo(two.multiplier()) == 0;
    }

    private static String units(final Market market)
    {
        return market.tick().toPlainString() + "/" + market.lot().toPlainString() + "/"
            + market.multiplier().toPlainString() + "/" + market.quote();
    }

    private static String text(final MarketSpan span)
    {
        return IsoTime.text(span.firstEpochNs()) + ".." + IsoTime.text(span.lastEpochNs());
    }
}
