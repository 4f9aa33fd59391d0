package io.leadline.scoring.tally;

import java.math.BigInteger;
import java.util.List;

import io.leadline.scoring.exact.Rational;

/**
 * What the makers' orders are worth in one market at one instant. Immutable.
 *
 * @param day     UTC day since 1970-01-01.
 * @param mid     in the quote currency; null when there is none, and then nothing scores.
 * @param makers  those who rest anything, in any order.
 * @param isShort whether the log's orders end nearer than the program looks.
 */
record OrderQuotes(long day, Rational mid, List<MakerSides> makers, boolean isShort)
{
    OrderQuotes
    {
        makers = List.copyOf(makers);
    }

    /** A maker's two sides, not negative, as {@link OrderValues} have them. */
    record MakerSides(String maker, BigInteger bid, BigInteger ask)
    {
        /** A maker whose orders are worth nothing. */
        static MakerSides none(final String maker)
        {
            return new MakerSides(maker, BigInteger.ZERO, BigInteger.ZERO);
        }

        MakerSides plus(final MakerSides other)
        {
            return new MakerSides(maker, bid.add(other.bid), ask.add(other.ask));
        }

        /** Bids taken for asks and the other way round, as a complement's are. */
        MakerSides turned()
        {
            return new MakerSides(maker, ask, bid);
        }
    }
}
