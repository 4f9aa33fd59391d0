package io.leadline.feed.itch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.agrona.collections.Long2ObjectHashMap;

import io.leadline.config.Market;
import io.leadline.event.EventSink;
import io.leadline.problem.BadInputException;

/**
 * The configured stocks, found by the number that the venue gives each stock for a day. The numbers are learnt from
 * every message that holds a symbol beside one, because a session joined late has no directory. Single thread.
 */
final class Stocks
{
    private static final int LOCATES = 1 << 16;
    /** No symbol is zero, so this says that no message has told the number's symbol. */
    private static final long UNTOLD = 0;

    private final List<Stock> inOrder = new ArrayList<>();
    private final Long2ObjectHashMap<Stock> bySymbol = new Long2ObjectHashMap<>();
    private final Stock[] byLocate = new Stock[LOCATES];
    private final long[] symbols = new long[LOCATES];

    /**
     * Defines every configured market in the sink.
     *
     * @throws BadInputException naming every market that cannot be one of this venue.
     */
    Stocks(final List<Market> markets, final EventSink sink)
    {
        final List<String> problems = new ArrayList<>();
        for (final Market market : markets)
        {
            try
            {
                final Stock stock = Stock.of(market, sink);
                if (bySymbol.put(stock.symbol(), stock) != null)
                {
                    problems.add("symbol of two markets: market=" + market.name() + " venue_id=" + market.venueId());
                }
                inOrder.add(stock);
            }
            catch (final BadInputException bad)
            {
                problems.addAll(bad.problems());
            }
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }

    /** In the order of the configuration. */
    List<Stock> inOrder()
    {
        return inOrder;
    }

    /** No book waits for a snapshot. */
    boolean areKnown()
    {
        for (int i = 0; i < inOrder.size(); i++)
        {
            if (!inOrder.get(i).isKnown())
            {
                return false;
            }
        }

        return true;
    }

    /** The stock of a number; null when it is not configured or not told yet. */
    Stock at(final int locate)
    {
        return byLocate[locate];
    }

    /** A message has told the number's symbol. */
    boolean isTold(final int locate)
    {
        return symbols[locate] != UNTOLD;
    }

    /** A message holds a number and a symbol: the stock of both, null when it is not configured. */
    Stock tell(final int locate, final long symbol)
    {
        if (symbols[locate] != symbol)
        {
            symbols[locate] = symbol;
            byLocate[locate] = bySymbol.get(symbol);
        }

        return byLocate[locate];
    }

    /** A day begins: numbers are given anew. */
    void forgetLocates()
    {
        Arrays.fill(symbols, UNTOLD);
        Arrays.fill(byLocate, null);
    }
}
