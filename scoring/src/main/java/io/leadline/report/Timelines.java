package io.leadline.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The timelines of a score run: one per program, period and market. Filled by one thread, or each part by its own. */
public final class Timelines
{
    private final Map<Key, MarketTimeline> timelines = new HashMap<>();

    /**
     * Adds a market's timeline.
     *
     * @param program position of the program in the result.
     * @param period  position of the period in its program.
     * @param market  name of the market.
     */
    public synchronized void put(
        final int program, final int period, final String market, final MarketTimeline timeline)
    {
        timelines.put(new Key(program, period, market), timeline);
    }

    synchronized Optional<MarketTimeline> find(final int program, final int period, final String market)
    {
        return Optional.ofNullable(timelines.get(new Key(program, period, market)));
    }

    private record Key(int program, int period, String market)
    {
    }
}
