package io.leadline.bench.growth;

import java.util.ArrayList;
import java.util.List;

import io.leadline.bench.flow.FlowShape;
import io.leadline.config.Configuration;
import io.leadline.config.Ladder;

/**
 * One size at which the cost of growth is measured.
 *
 * @param size   what grows in its series: markets, makers, orders of one maker, or edges of all ladders.
 * @param shape  the flow at this size.
 * @param edges  edges of each ladder.
 * @param isBoth a mid and a touch ladder; otherwise a mid ladder alone.
 */
record GrowthPoint(int size, FlowShape shape, int edges, boolean isBoth)
{
    private static final long STEP_NS = 5_000;
    private static final long EVERY_NS = 1_000_000_000L;
    private static final int DEFAULT_EDGES = 7;
    /** The flow's prices stand up to 400 ticks off a mid of a million, which is 4 bps. */
    private static final int OUTERMOST_BPS_E2 = 400;

    static GrowthPoint ofMarkets(final int markets)
    {
        return new GrowthPoint(markets, new FlowShape(markets, 10, 10, STEP_NS), DEFAULT_EDGES, true);
    }

    static GrowthPoint ofMakers(final int makers)
    {
        return new GrowthPoint(makers, new FlowShape(1, makers, 20, STEP_NS), DEFAULT_EDGES, true);
    }

    static GrowthPoint ofOrders(final int orders)
    {
        return new GrowthPoint(orders, new FlowShape(1, 1, orders / 2, STEP_NS), DEFAULT_EDGES, true);
    }

    /** Ladders of so many edges each. */
    static GrowthPoint ofEdges(final int edges, final boolean isBoth)
    {
        return new GrowthPoint(isBoth ? 2 * edges : edges, new FlowShape(10, 20, 20, STEP_NS), edges, isBoth);
    }

    /** Resting orders of all markets. */
    long orderCount()
    {
        return 2L * shape.markets() * shape.makers() * shape.ordersPerSide();
    }

    Configuration configuration()
    {
        final Configuration flow = shape.configuration(EVERY_NS);
        final List<Integer> edgesBpsE2 = new ArrayList<>();
        for (int i = 1; i <= edges; i++)
        {
            edgesBpsE2.add(OUTERMOST_BPS_E2 * i * i / (edges * edges));
        }
        final List<Ladder> ladders = new ArrayList<>();
        ladders.add(new Ladder("mid", Ladder.Reference.MID, edgesBpsE2, false));
        if (isBoth)
        {
            ladders.add(new Ladder("touch", Ladder.Reference.TOUCH, edgesBpsE2, false));
        }

        return new Configuration(
            flow.venue(), flow.markets(), ladders, flow.schedule(), flow.feed(), flow.detail(), flow.makers(),
            flow.limits());
    }
}
