package io.leadline.naive;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a snapshot says of the whole book or of one maker, in the market's own units. Immutable.
 *
 * @param bestBid best bid, null: none.
 * @param bestAsk best ask, null: none.
 * @param totals  running totals.
 * @param bands   per ladder, side bid then ask, edge rising: size, then notional.
 */
public record NaiveMeasures(BigDecimal bestBid, BigDecimal bestAsk, NaiveTotals totals, List<BigDecimal> bands)
{
    public NaiveMeasures
    {
        bands = List.copyOf(bands);
    }

    /** Whether anything rests inside an outermost edge. */
    boolean restsInside()
    {
        return bands.stream().anyMatch(band -> band.signum() != 0);
    }
}
