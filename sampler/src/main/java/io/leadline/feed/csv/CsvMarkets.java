package io.leadline.feed.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.config.Market;
import io.leadline.feed.CharSpan;

/** All markets that rows have named and those of the configuration, by name. */
final class CsvMarkets
{
    private final Map<CharSpan, CsvMarket> markets = new HashMap<>();

    CsvMarkets(final List<Market> configured)
    {
        for (final Market market : configured)
        {
            markets.put(new CharSpan().set(market.name()), CsvMarket.configured(market));
        }
    }

    /** The market of a name; one that is not configured is remembered as such. */
    CsvMarket named(final CharSpan name)
    {
        final CsvMarket known = markets.get(name);

        return known == null ? remember(name.copy()) : known;
    }

    private CsvMarket remember(final CharSpan name)
    {
        final CsvMarket market = CsvMarket.unconfigured(name.toString());
        markets.put(name, market);

        return market;
    }
}
