package io.leadline.proof.conduct;

import java.math.BigInteger;
import java.util.Arrays;

/** What one maker did in one market so far: sums, exact in ticks, lots and ns. Single thread. */
final class MakerConduct
{
    private final String name;
    private final BigInteger[] restingTickLots;
    private final BigInteger[] flashingTickLots;
    private final Lifetimes lifetimes = new Lifetimes();
    private boolean isMetUnseen;
    private long cancelCount;
    private long fillCount;
    private long stillRestingCount;
    private long selfMatchCount;
    private BigInteger filledTickLots = BigInteger.ZERO;
    private BigInteger selfMatchedTickLots = BigInteger.ZERO;
    private BigInteger touchTickLotNs = BigInteger.ZERO;
    private BigInteger unhitTickLotNs = BigInteger.ZERO;

    MakerConduct(final String name, final int phases)
    {
        this.name = name;
        restingTickLots = new BigInteger[phases];
        flashingTickLots = new BigInteger[phases];
        Arrays.fill(restingTickLots, BigInteger.ZERO);
        Arrays.fill(flashingTickLots, BigInteger.ZERO);
    }

    void onResting(final int phase, final BigInteger tickLots)
    {
        restingTickLots[phase] = restingTickLots[phase].add(tickLots);
    }

    void onFlash(final int phase, final long priceTicks, final long lots)
    {
        flashingTickLots[phase] = flashingTickLots[phase].add(product(priceTicks, lots));
    }

    void onLifetime(final long lifetimeNs, final boolean isShort)
    {
        lifetimes.add(lifetimeNs, isShort);
    }

    void onCancel()
    {
        cancelCount++;
    }

    void onFill(final long priceTicks, final long lots, final boolean isSelfMatch)
    {
        fillCount++;
        filledTickLots = filledTickLots.add(product(priceTicks, lots));
        if (isSelfMatch)
        {
            selfMatchCount++;
            selfMatchedTickLots = selfMatchedTickLots.add(product(priceTicks, lots));
        }
    }

    /** A print that names the maker and none of its orders: which of them it met nobody knows. */
    void onPrint(final long priceTicks, final long lots, final boolean isSelfMatch)
    {
        isMetUnseen = true;
        onFill(priceTicks, lots, isSelfMatch);
    }

    void onTouch(final BigInteger tickLotNs, final boolean hasFill)
    {
        touchTickLotNs = touchTickLotNs.add(tickLotNs);
        unhitTickLotNs = hasFill ? unhitTickLotNs : unhitTickLotNs.add(tickLotNs);
    }

    void onStillResting()
    {
        stillRestingCount++;
    }

    private static BigInteger product(final long priceTicks, final long lots)
    {
        return BigInteger.valueOf(priceTicks).multiply(BigInteger.valueOf(lots));
    }

    String name()
    {
        return name;
    }

    /** Notional inside the band, summed over the instants of a phase. */
    BigInteger restingTickLots(final int phase)
    {
        return restingTickLots[phase];
    }

    /** The part of it that came shortly before and was taken back shortly behind. */
    BigInteger flashingTickLots(final int phase)
    {
        return flashingTickLots[phase];
    }

    /** How long ended orders stood. */
    Lifetimes lifetimes()
    {
        return lifetimes;
    }

    long cancelCount()
    {
        return cancelCount;
    }

    long fillCount()
    {
        return fillCount;
    }

    long stillRestingCount()
    {
        return stillRestingCount;
    }

    /** Whether trades met orders of it that the feed does not name. */
    boolean isMetUnseen()
    {
        return isMetUnseen;
    }

    long selfMatchCount()
    {
        return selfMatchCount;
    }

    BigInteger filledTickLots()
    {
        return filledTickLots;
    }

    BigInteger selfMatchedTickLots()
    {
        return selfMatchedTickLots;
    }

    /** Notional times time at the best prices, in tick·lot·ns. */
    BigInteger touchTickLotNs()
    {
        return touchTickLotNs;
    }

    /** The part of it that belongs to orders without any fill. */
    BigInteger unhitTickLotNs()
    {
        return unhitTickLotNs;
    }
}
