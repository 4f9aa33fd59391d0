package io.leadline.proof.conduct;

import java.math.BigInteger;

import io.leadline.book.PriceLevels;

/** Size at one side's best price of a whole book, and how long it stood there. Single thread. */
final class BookTouch
{
    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

    private long priceTicks = PriceLevels.NONE;
    private long lowLots;
    private long highLots;
    private long sinceEpochNs;
    private BigInteger tickLotNs = BigInteger.ZERO;

    /** Best price that orders are held against; {@link PriceLevels#NONE} for none, or while nothing counts. */
    long priceTicks()
    {
        return priceTicks;
    }

    /** The size at the best price is now that of a level, or nothing. */
    void set(final long newPriceTicks, final PriceLevels levels, final long timeEpochNs)
    {
        final boolean isThere = newPriceTicks != PriceLevels.NONE;
        final long newLow = isThere ? levels.lowSizeLots(newPriceTicks) : 0;
        final long newHigh = isThere ? levels.highSizeLots(newPriceTicks) : 0;
        if (newPriceTicks != priceTicks || newLow != lowLots || newHigh != highLots)
        {
            flush(timeEpochNs);
            priceTicks = newPriceTicks;
            lowLots = newLow;
            highLots = newHigh;
        }
    }

    /** Adds up to a time. */
    void flush(final long timeEpochNs)
    {
        if (priceTicks != PriceLevels.NONE)
        {
            final BigInteger low = BigInteger.valueOf(lowLots);
            final BigInteger lots = (lowLots < 0 ? low.add(TWO_64) : low)
                .add(BigInteger.valueOf(highLots).shiftLeft(Long.SIZE));
            tickLotNs = tickLotNs.add(lots
                .multiply(BigInteger.valueOf(priceTicks))
                .multiply(BigInteger.valueOf(timeEpochNs - sinceEpochNs)));
        }
        sinceEpochNs = timeEpochNs;
    }

    /** Notional times time, in tick·lot·ns. */
    BigInteger tickLotNs()
    {
        return tickLotNs;
    }
}
