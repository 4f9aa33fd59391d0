package io.leadline.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.leadline.config.Market.BookKind;

/** Reads the markets of a configuration. */
final class MarketReader
{
    static final int MAX_MARKET_COUNT = 65_536;
    static final String DEFAULT_QUOTE = "USD";
    static final BigDecimal NOTIONAL_LIMIT = new BigDecimal(BigInteger.TWO.pow(62));

    private static final List<String> KEYS = List.of(
        "name", "tick", "lot", "book", "min_touch_notional", "multiplier", "quote", "venue_id", "price_exponent",
        "size_exponent");
    private static final Kind<BookKind> BOOK =
        Kind.words(Map.of("orders", BookKind.ORDERS, "levels", BookKind.LEVELS), "orders or levels");
    private static final Kind<Integer> EXPONENT = Kind.integer(-30, 30);

    private final UniqueTexts names = new UniqueTexts("market name given twice", "one market of a name");
    // An event of the venue must belong to one market only.
    private final UniqueTexts venueIds = new UniqueTexts("venue id given twice", "one market of a venue id");

    /** The markets in the order of the file; with gaps of nulls where complaints were made. */
    List<Market> read(final Settings settings)
    {
        final List<Setting> items = settings.requiredItems(
            "markets", 1, MAX_MARKET_COUNT, "a list of 1 to " + MAX_MARKET_COUNT + " markets");
        final List<Market> markets = new ArrayList<>();
        for (final Setting item : items == null ? List.<Setting>of() : items)
        {
            markets.add(readMarket(item.mapping(KEYS)));
        }

        return markets;
    }

    private Market readMarket(final Settings market)
    {
        final String name = market.required("name", Kind.TEXT);
        final String venueId = market.optional("venue_id", Kind.TEXT_OR_NUMBER, name);
        checkUnique(market, name, venueId);
        final Market read = new Market(
            name,
            market.required("tick", Kind.POSITIVE_DECIMAL),
            market.required("lot", Kind.POSITIVE_DECIMAL),
            market.optional("book", BOOK, BookKind.ORDERS),
            market.optional("min_touch_notional", Kind.DECIMAL, BigDecimal.ZERO),
            market.optional("multiplier", Kind.POSITIVE_DECIMAL, BigDecimal.ONE),
            market.optional("quote", Kind.TEXT, DEFAULT_QUOTE),
            venueId,
            market.optional("price_exponent", EXPONENT, null),
            market.optional("size_exponent", EXPONENT, null));
        checkTouchNotional(market, read);

        return read;
    }

    /** Two markets of one name are one problem, not a second one for the venue ids that default to the name. */
    private void checkUnique(final Settings market, final String name, final String venueId)
    {
        final boolean isFirst = names.add(name, market.findOrOwner("name"));
        final boolean isVenueIdGiven = market.find("venue_id") != null;
        if (isFirst || isVenueIdGiven)
        {
            venueIds.add(venueId, market.findOrOwner(isVenueIdGiven ? "venue_id" : "name"));
        }
    }

    /** Notionals inside are counted in tick·lots below 2^62, so a larger threshold could never be compared. */
    private static void checkTouchNotional(final Settings settings, final Market market)
    {
        if (market.tick() == null || market.lot() == null || market.multiplier() == null ||
            market.minTouchNotional() == null)
        {
            return;
        }
        final BigDecimal tickLots = market.minTouchNotional().divide(market.notionalUnit(), 0, RoundingMode.CEILING);
        if (tickLots.compareTo(NOTIONAL_LIMIT) >= 0)
        {
            settings.find("min_touch_notional").complain(
                "touch notional too large",
                "value=" + market.minTouchNotional().toPlainString() + " tick_lots=" + tickLots.toPlainString(),
                "below 2^62 when divided by tick * lot * multiplier");
        }
    }
}
