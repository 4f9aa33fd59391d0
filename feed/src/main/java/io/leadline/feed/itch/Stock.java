package io.leadline.feed.itch;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import io.leadline.config.Market;
import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.problem.BadInputException;

/**
 * A configured market as a stock of the venue: its steps, and whether its book here and in the log is the venue's.
 * Single thread.
 */
final class Stock
{
    private static final BigDecimal PRICE_UNIT = new BigDecimal("0.0001");
    private static final int NONE = Orders.NONE;

    private final int number;
    private final String name;
    private final long symbol;
    private final UnitSteps ticks;
    private final UnitSteps lots;
    private boolean isKnown;
    private boolean isStaleWritten;
    private boolean isFromSnapshot;

    /** Its orders in the order of their arrival, and how many there are: {@link Orders} keeps them. */
    int firstOrder = NONE;
    int lastOrder = NONE;
    int orderCount;

    private Stock(
        final int number, final String name, final long symbol, final UnitSteps ticks, final UnitSteps lots)
    {
        this.number = number;
        this.name = name;
        this.symbol = symbol;
        this.ticks = ticks;
        this.lots = lots;
    }

    /**
     * A stock defined in the sink.
     *
     * @throws BadInputException when the market cannot be one of this venue.
     */
    static Stock of(final Market market, final EventSink sink)
    {
        final byte[] symbol = market.venueId().getBytes(StandardCharsets.UTF_8);
        final UnitSteps ticks = UnitSteps.of(PRICE_UNIT, market.tick());
        final UnitSteps lots = UnitSteps.of(BigDecimal.ONE, market.lot());
        if (symbol.length == 0 || symbol.length > ItchLayout.STOCK_LENGTH)
        {
            throw new BadInputException(
                "no symbol of this feed: market=" + market.name() + " venue_id=" + market.venueId() +
                " limit=" + ItchLayout.STOCK_LENGTH);
        }
        if (ticks == null || lots == null)
        {
            throw new BadInputException(
                "step cannot be told in the feed's units: market=" + market.name() + " tick=" +
                market.tick().toPlainString() + " lot=" + market.lot().toPlainString());
        }

        return new Stock(
            sink.market(market.name(), market.tick(), market.lot()), market.name(), padded(symbol), ticks, lots);
    }

    private static long padded(final byte[] symbol)
    {
        long word = 0;
        for (int i = 0; i < ItchLayout.STOCK_LENGTH; i++)
        {
            word = word << Byte.SIZE | (i < symbol.length ? symbol[i] & 0xff : ' ');
        }

        return word;
    }

    /** Number in the sink. */
    int number()
    {
        return number;
    }

    /** The market's name. */
    String name()
    {
        return name;
    }

    /** The symbol as messages hold it, first letter highest, blanks behind. */
    long symbol()
    {
        return symbol;
    }

    /** A price in ticks, rounded half-even. */
    long ticks(final long priceUnits)
    {
        return ticks.roundHalfEven(priceUnits);
    }

    /** Shares in lots, rounded half-even. */
    long lots(final long shares)
    {
        return lots.roundHalfEven(shares);
    }

    /** Flags of the size of an event. */
    int sizeFlags(final long shares)
    {
        return lots.isExact(shares) ? 0 : EventFlags.SIZE_OFF_LOT;
    }

    /** Flags of an order's price and size. */
    int orderFlags(final long priceUnits, final long shares)
    {
        return (ticks.isExact(priceUnits) ? 0 : EventFlags.PRICE_OFF_TICK) | sizeFlags(shares);
    }

    /** Flags of the price and size of what was executed. */
    int executionFlags(final long priceUnits, final long shares)
    {
        return (ticks.isExact(priceUnits) ? 0 : EventFlags.PRICE_ROUNDED) | sizeFlags(shares);
    }

    /** Its orders here are the venue's as of the last message. */
    boolean isKnown()
    {
        return isKnown;
    }

    /** The log says that its book is not the venue's. */
    boolean isStaleWritten()
    {
        return isStaleWritten;
    }

    /** From now on its orders here are the venue's, or not. */
    void known(final boolean newIsKnown)
    {
        isKnown = newIsKnown;
    }

    /** The log says from now on that its book is stale, or does no longer. */
    void staleWritten(final boolean newIsStaleWritten)
    {
        isStaleWritten = newIsStaleWritten;
    }

    /** Its book is taken from the snapshot that is being read. */
    boolean isFromSnapshot()
    {
        return isFromSnapshot;
    }

    /** Its book is taken from the snapshot that follows, or is not. */
    void fromSnapshot(final boolean newIsFromSnapshot)
    {
        isFromSnapshot = newIsFromSnapshot;
    }
}
