package io.leadline.export;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;

/** Configurations for tests. */
public final class Configurations
{
    private Configurations()
    {
    }

    public static Configuration of(final List<Market> markets, final List<Ladder> ladders, final Makers makers)
    {
        return new Configuration(
            "example", markets, ladders, new Schedule(1_000_000_000L, false, null), Configuration.Feed.DEFAULT,
            Configuration.Detail.BANDS, makers, Configuration.Limits.DEFAULT);
    }

    /** The same with the makers' orders in each snapshot. */
    public static Configuration withOrders(final List<Market> markets, final List<Ladder> ladders)
    {
        return new Configuration(
            "example", markets, ladders, new Schedule(1_000_000_000L, false, null), Configuration.Feed.DEFAULT,
            Configuration.Detail.ORDERS, Makers.ALL, Configuration.Limits.DEFAULT);
    }

    public static Market market(final String name, final String tick, final String lot)
    {
        return market(name, tick, lot, "1");
    }

    public static Market market(final String name, final String tick, final String lot, final String multiplier)
    {
        return new Market(
            name, new BigDecimal(tick), new BigDecimal(lot), Market.BookKind.ORDERS, BigDecimal.ZERO,
            new BigDecimal(multiplier), "USD", name, null, null);
    }

    public static Ladder mid(final Integer... edgesBpsE2)
    {
        return new Ladder("mid", Ladder.Reference.MID, Arrays.asList(edgesBpsE2), false);
    }

    public static Ladder touch(final Integer... edgesBpsE2)
    {
        return new Ladder("touch", Ladder.Reference.TOUCH, Arrays.asList(edgesBpsE2), false);
    }
}
