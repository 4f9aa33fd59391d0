package io.leadline.bench.apply;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.Side;

/** The levels of one market that one writes first: a tree of the JDK for each side. */
public final class LevelTrees implements EventHandler, Supplier<long[]>
{
    private final TreeMap<Long, Long> bids = new TreeMap<>();
    private final TreeMap<Long, Long> asks = new TreeMap<>();

    /**
     * Without levels.
     *
     * @param nothing every contender takes one thing.
     */
    public LevelTrees(final Object nothing)
    {
        // Levels come with the log.
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        // There is one.
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        // Levels have no owner.
    }

    @Override
    public void onEvent(final Event event)
    {
        final TreeMap<Long, Long> side = event.side() == Side.BID ? bids : asks;
        if (event.sizeLots() == 0)
        {
            side.remove(event.priceTicks());
        }
        else
        {
            side.put(event.priceTicks(), event.sizeLots());
        }
    }

    @Override
    public long[] get()
    {
        long sizeLots = 0;
        for (final TreeMap<Long, Long> side : List.of(bids, asks))
        {
            sizeLots += side.values().stream().mapToLong(Long::longValue).sum();
        }

        return new long[]{0, sizeLots, bids.size() + (long)asks.size()};
    }
}
