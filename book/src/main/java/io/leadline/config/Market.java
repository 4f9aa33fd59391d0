package io.leadline.config;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One market of a configuration.
 *
 * @param name             unique in its configuration, 1 to 128 bytes of UTF-8.
 * @param tick             price step, positive, exact.
 * @param lot              size step, positive, exact.
 * @param book             what the whole book is made from.
 * @param minTouchNotional levels of a smaller notional do not form best prices, mid and status; in quote currency.
 * @param multiplier       notional = price · size · multiplier; positive.
 * @param quote            the currency of notionals.
 * @param venueId          the venue's own name or number for it; the name where the file is silent.
 * @param priceExponent    where the venue sends bare integers: price = integer · 10^exponent; null otherwise.
 * @param sizeExponent     where the venue sends bare integers: size = integer · 10^exponent; null otherwise.
 */
public record Market(
    String name,
    BigDecimal tick,
    BigDecimal lot,
    BookKind book,
    BigDecimal minTouchNotional,
    BigDecimal multiplier,
    String quote,
    String venueId,
    Integer priceExponent,
    Integer sizeExponent)
{
    /** What the whole book of a market is made from. */
    public enum BookKind
    {
        /** The total is the sum of the orders. */
        ORDERS,
        /** The total comes from level events; orders move only the makers' sizes. */
        LEVELS
    }

    /** Quote currency of one tick times one lot: the unit of every notional inside. */
    public BigDecimal notionalUnit()
    {
        return tick.multiply(lot).multiply(multiplier);
    }

    /**
     * The least number of tick·lots whose notional reaches {@link #minTouchNotional}; checked to be below 2^62 when a
     * configuration is read.
     */
    public long minTouchTickLots()
    {
        return minTouchNotional.divide(notionalUnit(), 0, RoundingMode.CEILING).longValueExact();
    }
}
