package io.leadline.event;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers of the markets and accounts of a log that is written; a name is defined in the log when it is first met. */
final class LogNames
{
    private static final byte[] NO_TEXT = {};

    private final List<MarketSteps> markets = new ArrayList<>();
    private final Map<String, Integer> marketNumbers = new HashMap<>();
    private final Map<String, Integer> accountNumbers = new HashMap<>();
    private EventDocuments documents;

    /** Names that are new are defined in these documents from here on. */
    void defineIn(final EventDocuments target)
    {
        documents = target;
    }

    int market(final String name, final BigDecimal tick, final BigDecimal lot)
    {
        final Integer known = marketNumbers.get(name);
        if (known == null)
        {
            return define(name, new MarketSteps(tick.stripTrailingZeros(), lot.stripTrailingZeros()));
        }
        final MarketSteps steps = markets.get(known);
        if (!steps.isConfigured() || steps.tick.compareTo(tick) != 0 || steps.lot.compareTo(lot) != 0)
        {
            throw new IllegalStateException(
                "market is in the log with other steps: market=" + name + " tick=" + tick + " lot=" + lot +
                " log_tick=" + steps.tick + " log_lot=" + steps.lot);
        }

        return known;
    }

    int unconfiguredMarket(final String name)
    {
        final Integer known = marketNumbers.get(name);

        return known == null ? define(name, MarketSteps.NONE) : known;
    }

    private int define(final String name, final MarketSteps steps)
    {
        final int number = markets.size();
        documents.define(
            EventType.MARKET_DEFINITION, number, 0, DefinitionText.bytes(name), steps.tickText(), steps.lotText());
        restoreMarket(number, name, steps.tick, steps.lot);

        return number;
    }

    int account(final CharSequence name)
    {
        if (name == null || name.length() == 0)
        {
            return EventSink.NO_ACCOUNT;
        }
        final String key = name.toString();
        final Integer known = accountNumbers.get(key);
        if (known != null)
        {
            return known;
        }
        final int number = accountNumbers.size();
        documents.define(EventType.ACCOUNT_DEFINITION, number, 0, DefinitionText.bytes(key), NO_TEXT, NO_TEXT);
        restoreAccount(number, key);

        return number;
    }

    void defineOrderId(final int market, final long orderId, final TextKey text)
    {
        if (text.isPacked() && text.length() > 0)
        {
            documents.defineOrderId(market, orderId, text);
        }
        else
        {
            final byte[] bytes = DefinitionText.bytes(text.toString());
            documents.define(EventType.ORDER_ID_DEFINITION, market, orderId, bytes, NO_TEXT, NO_TEXT);
        }
    }

    /** A market that the log defines already. */
    void restoreMarket(final int number, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        markets.add(new MarketSteps(tick, lot));
        marketNumbers.put(name, number);
    }

    /** An account that the log defines already. */
    void restoreAccount(final int number, final String name)
    {
        accountNumbers.put(name, number);
    }

    private record MarketSteps(BigDecimal tick, BigDecimal lot)
    {
        private static final MarketSteps NONE = new MarketSteps(null, null);

        private boolean isConfigured()
        {
            return tick != null;
        }

        private byte[] tickText()
        {
            return tick == null ? NO_TEXT : DefinitionText.stepBytes(tick);
        }

        private byte[] lotText()
        {
            return lot == null ? NO_TEXT : DefinitionText.stepBytes(lot);
        }
    }
}
