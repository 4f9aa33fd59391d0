package io.leadline.proof.dispute;

import java.util.List;

import io.leadline.event.Side;
import io.leadline.scoring.exact.Rational;

/**
 * What a maker's orders are worth at one instant.
 *
 * @param maker its name.
 * @param bid   value of its bids.
 * @param ask   value of its asks.
 */
record MakerValue(String maker, Rational bid, Rational ask)
{
    /** With another market's orders, bids there taken for asks here and the other way round. */
    MakerValue plusTurned(final MakerValue complement)
    {
        return new MakerValue(maker, bid.plus(complement.ask), ask.plus(complement.bid));
    }

    static MakerValue nothing(final String maker)
    {
        return new MakerValue(maker, Rational.ZERO, Rational.ZERO);
    }

    MakerValue turned()
    {
        return new MakerValue(maker, ask, bid);
    }

    Rational of(final int side)
    {
        return side == Side.BID ? bid : ask;
    }

    /** All makers' orders in one market at one instant. */
    record AllMakers(List<MakerValue> values, List<OrderTerm> own, Rational mid)
    {
        /** What is there where no snapshot is. */
        static final AllMakers NOBODY = new AllMakers(List.of(), List.of(), null);

        AllMakers
        {
            values = List.copyOf(values);
            own = List.copyOf(own);
        }
    }
}
