package io.leadline.feed.csv;

import java.math.BigDecimal;

import io.leadline.config.Market;
import io.leadline.event.EventSink;
import io.leadline.number.Quantum;

/** A market that rows name: its steps, and its number in the sink once a row has named it. Single thread. */
final class CsvMarket
{
    static final Quantum ONE = Quantum.of(BigDecimal.ONE);
    private static final int UNKNOWN = -2;

    private final String name;
    private final boolean isConfigured;
    private final Quantum tick;
    private final Quantum lot;
    private int number = UNKNOWN;

    private CsvMarket(final String name, final boolean isConfigured, final Quantum tick, final Quantum lot)
    {
        this.name = name;
        this.isConfigured = isConfigured;
        this.tick = tick;
        this.lot = lot;
    }

    static CsvMarket configured(final Market market)
    {
        return new CsvMarket(market.name(), true, Quantum.of(market.tick()), Quantum.of(market.lot()));
    }

    /** Its decimals are only asked to be decimals, so any step will do. */
    static CsvMarket unconfigured(final String name)
    {
        return new CsvMarket(name, false, ONE, ONE);
    }

    boolean isConfigured()
    {
        return isConfigured;
    }

    Quantum tick()
    {
        return tick;
    }

    Quantum lot()
    {
        return lot;
    }

    /** The market is configured, and the sink knows it. */
    boolean isNumbered()
    {
        return isConfigured && number != UNKNOWN;
    }

    /** Number in the sink, which is told of the market when a row first names it. */
    int number(final EventSink sink)
    {
        if (number == UNKNOWN)
        {
            number = isConfigured ? sink.market(name, tick.step(), lot.step()) : sink.unconfiguredMarket(name);
        }

        return number;
    }
}
