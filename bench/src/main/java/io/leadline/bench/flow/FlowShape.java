package io.leadline.bench.flow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;

/**
 * How large a flow of quotes is.
 *
 * @param markets       markets.
 * @param makers        makers in each of them.
 * @param ordersPerSide resting orders of a maker on each side.
 * @param stepNs        venue time from event to event.
 */
public record FlowShape(int markets, int makers, int ordersPerSide, long stepNs)
{
    /** Name of the one market that is fed by levels. */
    public static final String LEVELS = "levels";

    private static final long EVENT_NS = 5_000;

    /** The shapes of the published benches, by name. */
    public static FlowShape of(final String name)
    {
        return switch (name)
        {
            case "W1" -> new FlowShape(1, 50, 20, EVENT_NS);
            case "W100" -> new FlowShape(100, 50, 20, EVENT_NS);
            case "W8000" -> new FlowShape(8000, 10, 10, EVENT_NS);
            default -> throw new IllegalArgumentException("unknown shape: name=" + name + " allowed=W1,W100,W8000");
        };
    }

    public static String marketName(final int market)
    {
        return "M" + market + "-PERP";
    }

    /** The configuration of a shape by its name. */
    public static Configuration configuration(final String name, final long everyNs)
    {
        final boolean isLevels = name.equals(LEVELS);
        final Configuration flow = of(isLevels ? "W1" : name).configuration(everyNs);
        final Market market = flow.markets().get(0);

        return !isLevels ? flow : new Configuration(
            flow.venue(),
            List.of(new Market(
                market.name(), LevelUpdates.TICK, LevelUpdates.LOT, Market.BookKind.LEVELS, BigDecimal.ZERO,
                BigDecimal.ONE, "USD", market.name(), null, null)),
            flow.ladders(), flow.schedule(), flow.feed(), flow.detail(), flow.makers(), flow.limits());
    }

    /** A configuration as it is, but for what it has recorded. */
    public static Configuration withDetail(final Configuration flow, final Configuration.Detail detail)
    {
        return new Configuration(
            flow.venue(), flow.markets(), flow.ladders(), flow.schedule(), flow.feed(), detail, flow.makers(),
            flow.limits());
    }

    /** A configuration of its markets, both default ladders, and instants at the starts of intervals. */
    public Configuration configuration(final long everyNs)
    {
        final List<Market> configured = new ArrayList<>();
        for (int i = 0; i < markets; i++)
        {
            final String name = marketName(i);
            configured.add(new Market(
                name, new BigDecimal("0.01"), new BigDecimal("0.1"), Market.BookKind.ORDERS, BigDecimal.ZERO,
                BigDecimal.ONE, "USD", name, null, null));
        }
        final List<Ladder> ladders = List.of(
            new Ladder("mid", Ladder.Reference.MID, List.of(100, 300, 500, 1000, 1500, 2000, 10_000), false),
            new Ladder("touch", Ladder.Reference.TOUCH, List.of(100, 300, 500, 1000, 1500, 2000), false));

        return new Configuration(
            "bench", configured, ladders, new Schedule(everyNs, false, null), Configuration.Feed.DEFAULT,
            Configuration.Detail.BANDS, Makers.ALL, Configuration.Limits.DEFAULT);
    }
}
