package io.leadline.feed.aeron;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.config.Market;
import io.leadline.event.EventSink;

/** The markets of an engine: the configured ones from the start, others as they are defined. Single thread. */
final class EngineMarkets
{
    private final EventSink sink;
    private final int limit;
    private final List<EngineMarket> configured = new ArrayList<>();
    private final Map<String, EngineMarket> byName = new HashMap<>();
    private DefinedMarket[] byNumber = {};

    EngineMarkets(final List<Market> markets, final EventSink sink, final int limit)
    {
        this.sink = sink;
        this.limit = limit;
        for (final Market market : markets)
        {
            final EngineMarket known = EngineMarket.configured(sink, market);
            configured.add(known);
            byName.put(market.venueId(), known);
        }
    }

    /** What a number stands for in this session; null for nothing. */
    DefinedMarket find(final long number)
    {
        return number < byNumber.length ? byNumber[(int)number] : null;
    }

    /** A market may be defined under this number. */
    boolean hasRoom(final long number, final String name)
    {
        return number < limit && (byName.containsKey(name) || byName.size() < limit);
    }

    /**
     * A number stands for a market from here on.
     *
     * @return whether it can: false when the engine's steps and the configuration's have no exact ratio.
     */
    boolean define(final int number, final String name, final BigDecimal priceStep, final BigDecimal sizeStep)
    {
        final EngineMarket market = byName.computeIfAbsent(name, added -> EngineMarket.unconfigured(sink, added));
        final DefinedMarket defined = market.isConfigured() ?
            new DefinedMarket(
                market, StepRatio.of(priceStep, market.tick()), StepRatio.of(sizeStep, market.lot())) :
            new DefinedMarket(market, null, null);
        if (market.isConfigured() && (defined.price() == null || defined.size() == null))
        {
            return false;
        }
        market.onDefined();
        byNumber = number < byNumber.length ? byNumber : Arrays.copyOf(byNumber, Math.max(number + 1, 2 * number));
        byNumber[number] = defined;

        return true;
    }

    /** A number stands for nothing, if it stood for anything. */
    void forget(final long number)
    {
        if (find(number) != null)
        {
            byNumber[(int)number].market().onForgotten();
            byNumber[(int)number] = null;
        }
    }

    /** Another session begins: numbers stand for nothing. */
    void forgetNumbers()
    {
        Arrays.fill(byNumber, null);
        byName.values().forEach(market -> market.onForgotten());
    }

    /** Something was lost that may have been any market's. */
    void loseAll(final long lastEpochNs)
    {
        for (final EngineMarket market : configured)
        {
            market.lose(lastEpochNs);
        }
    }

    /** Something was lost of a market that has no number. */
    void loseUndefined(final long lastEpochNs)
    {
        for (final EngineMarket market : configured)
        {
            if (!market.isDefined())
            {
                market.lose(lastEpochNs);
            }
        }
    }
}
