package io.leadline.feed.aeron;

import java.math.BigDecimal;

import io.leadline.config.Market;
import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;

/** A market of an engine: its number in the sink, given when it is first needed, and whether its book is whole. */
final class EngineMarket
{
    private static final int UNKNOWN = -2;

    private final EventSink sink;
    private final String name;
    private final BigDecimal tick;
    private final BigDecimal lot;
    private int number = UNKNOWN;
    private boolean isInSync = true;
    private boolean isDefined;

    private EngineMarket(final EventSink sink, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        this.sink = sink;
        this.name = name;
        this.tick = tick;
        this.lot = lot;
    }

    static EngineMarket configured(final EventSink sink, final Market market)
    {
        return new EngineMarket(sink, market.name(), market.tick(), market.lot());
    }

    /** Its prices and sizes are nobody's concern. */
    static EngineMarket unconfigured(final EventSink sink, final String name)
    {
        return new EngineMarket(sink, name, null, null);
    }

    boolean isConfigured()
    {
        return tick != null;
    }

    /** Price step of the configuration; null for a market that is not configured, as is the next. */
    BigDecimal tick()
    {
        return tick;
    }

    BigDecimal lot()
    {
        return lot;
    }

    /** Number in the sink. */
    int number()
    {
        if (number == UNKNOWN)
        {
            number = isConfigured() ? sink.market(name, tick, lot) : sink.unconfiguredMarket(name);
        }

        return number;
    }

    /** Whether this session has said which number stands for the market. */
    boolean isDefined()
    {
        return isDefined;
    }

    /** A number stands for it; the sink hears of the market as early as from the engine itself. */
    void onDefined()
    {
        isDefined = true;
        number();
    }

    /** No number stands for it any more. */
    void onForgotten()
    {
        isDefined = false;
    }

    /** Something of a configured market was lost: its book is stale, from the time of the last event before that. */
    void lose(final long lastEpochNs)
    {
        if (isInSync && isConfigured())
        {
            isInSync = false;
            sink.status(lastEpochNs, number(), TradingStatus.STALE);
        }
    }

    /** The engine has said so itself. */
    void onStale()
    {
        isInSync = false;
    }

    /** A whole book follows. */
    void onClear()
    {
        isInSync = true;
    }
}
