package io.leadline.scoring.tally;

import java.math.BigInteger;

import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.exact.SumE18;

/**
 * What a maker's orders came to in the snapshots of a day: sums of per-snapshot values, each rounded once, half-even,
 * to 10^-18, as integers of any length, because depth over a squared distance leaves 127 bits. Mutable, single thread.
 */
public final class OrderSums
{
    private static final BigInteger ONE_E18 = BigInteger.valueOf(SumE18.ONE_E18);

    private BigInteger bidE18 = BigInteger.ZERO;
    private BigInteger askE18 = BigInteger.ZERO;
    private BigInteger liquidityE18 = BigInteger.ZERO;
    private BigInteger shareE18 = BigInteger.ZERO;
    private long quotedCount;

    /** Sum of the bid side's values. */
    public Rational bid()
    {
        return Rational.of(bidE18, ONE_E18);
    }

    /** Sum of the ask side's values. */
    public Rational ask()
    {
        return Rational.of(askE18, ONE_E18);
    }

    /** Sum of the numbers that the two sides make. */
    public Rational liquidity()
    {
        return Rational.of(liquidityE18, ONE_E18);
    }

    /** Sum of the maker's shares of that of all makers. */
    public Rational share()
    {
        return Rational.of(shareE18, ONE_E18);
    }

    /** Snapshots in which that number is above 0. */
    public long quotedCount()
    {
        return quotedCount;
    }

    /** Adds the values of a snapshot, as {@link OrderValues} have them. */
    void add(final BigInteger bid, final BigInteger ask, final BigInteger liquidity)
    {
        bidE18 = bidE18.add(OrderValues.roundE18(bid));
        askE18 = askE18.add(OrderValues.roundE18(ask));
        liquidityE18 = liquidityE18.add(OrderValues.roundE18(liquidity));
        quotedCount += liquidity.signum();
    }

    /** Adds a snapshot's share, in multiples of 10^-18. */
    void addShare(final BigInteger addedE18)
    {
        shareE18 = shareE18.add(addedE18);
    }

    /** Adds another day's, or another part of the same day's. */
    public void add(final OrderSums other)
    {
        bidE18 = bidE18.add(other.bidE18);
        askE18 = askE18.add(other.askE18);
        liquidityE18 = liquidityE18.add(other.liquidityE18);
        shareE18 = shareE18.add(other.shareE18);
        quotedCount += other.quotedCount;
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof OrderSums that
            && bidE18.equals(that.bidE18)
            && askE18.equals(that.askE18)
            && liquidityE18.equals(that.liquidityE18)
            && shareE18.equals(that.shareE18)
            && quotedCount == that.quotedCount;
    }

    @Override
    public int hashCode()
    {
        return liquidityE18.hashCode() + 31 * shareE18.hashCode();
    }

    @Override
    public String toString()
    {
        return "bid=" + bidE18 + " ask=" + askE18 + " liquidity=" + liquidityE18 + " share=" + shareE18
            + " quoted=" + quotedCount;
    }
}
