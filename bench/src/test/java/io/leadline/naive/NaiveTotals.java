package io.leadline.naive;

import java.math.BigDecimal;

/**
 * Running totals since the log began, of a maker or of a whole market; in the market's own units. Immutable.
 *
 * @param filledSize          executed size.
 * @param filledNotional      its price times size times multiplier.
 * @param selfMatchedNotional the part of it whose taker was the same maker.
 */
public record NaiveTotals(BigDecimal filledSize, BigDecimal filledNotional, BigDecimal selfMatchedNotional)
{
    public static final NaiveTotals ZERO = new NaiveTotals(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** These totals and one more execution. */
    NaiveTotals plus(final BigDecimal size, final BigDecimal notional, final boolean isSelfMatch)
    {
        return new NaiveTotals(
            filledSize.add(size),
            filledNotional.add(notional),
            isSelfMatch ? selfMatchedNotional.add(notional) : selfMatchedNotional);
    }

    /** Whether both hold the same numbers, however many zeros these are written with. */
    public boolean isSameAs(final NaiveTotals other)
    {
        return filledSize.compareTo(other.filledSize) == 0
            && filledNotional.compareTo(other.filledNotional) == 0
            && selfMatchedNotional.compareTo(other.selfMatchedNotional) == 0;
    }
}
