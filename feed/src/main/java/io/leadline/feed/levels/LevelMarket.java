package io.leadline.feed.levels;

import io.leadline.config.Market;
import io.leadline.event.EventSink;
import io.leadline.number.Quantum;

/** A configured market of a feed of levels: its steps and its number in the sink. Immutable. */
public final class LevelMarket
{
    private final String name;
    private final String venueId;
    private final Quantum tick;
    private final Quantum lot;
    private final int number;

    /** A market, defined in the sink. */
    LevelMarket(final Market market, final EventSink sink)
    {
        name = market.name();
        venueId = market.venueId();
        tick = Quantum.of(market.tick());
        lot = Quantum.of(market.lot());
        number = sink.market(market.name(), market.tick(), market.lot());
    }

    /** The configuration's name of it. */
    public String name()
    {
        return name;
    }

    /** The venue's name of it. */
    public String venueId()
    {
        return venueId;
    }

    /** Step of prices. */
    public Quantum tick()
    {
        return tick;
    }

    /** Step of sizes. */
    public Quantum lot()
    {
        return lot;
    }

    /** Number in the sink. */
    public int number()
    {
        return number;
    }
}
