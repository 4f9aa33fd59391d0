package io.leadline.proof.dispute;

import java.math.BigInteger;

import io.leadline.config.Market;
import io.leadline.scoring.exact.Rational;

/** Ticks and lots of a market as prices, sizes and notionals in its own currency, exactly. */
final class Units
{
    private static final Rational HALF = Rational.of(1, 2);

    private final Rational tick;
    private final Rational lot;
    private final Rational notional;
    private final Rational multiplier;

    Units(final Market market)
    {
        tick = Rational.of(market.tick());
        lot = Rational.of(market.lot());
        notional = Rational.of(market.notionalUnit());
        multiplier = Rational.of(market.multiplier());
    }

    Rational price(final long ticks)
    {
        return tick.times(Rational.of(ticks));
    }

    /** Price of a number of half ticks, as a mid is. */
    Rational halfPrice(final long halfTicks)
    {
        return tick.times(HALF).times(Rational.of(halfTicks));
    }

    Rational size(final BigInteger lots)
    {
        return lot.times(Rational.of(lots));
    }

    Rational notional(final BigInteger tickLots)
    {
        return notional.times(Rational.of(tickLots));
    }

    /** Notional of one unit of size at a price of 1. */
    Rational multiplier()
    {
        return multiplier;
    }

    /** The lowest price on a tick that is not below a limit. */
    Rational tickAtOrAbove(final Rational limit)
    {
        final Rational ticks = limit.dividedBy(tick);

        return tick.times(Rational.ZERO.minus(Rational.of(Rational.ZERO.minus(ticks).floor())));
    }

    /** The highest price on a tick that is not above a limit. */
    Rational tickAtOrBelow(final Rational limit)
    {
        return tick.times(Rational.of(limit.dividedBy(tick).floor()));
    }
}
