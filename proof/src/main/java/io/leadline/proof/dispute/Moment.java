package io.leadline.proof.dispute;

import java.math.BigInteger;
import java.util.function.LongFunction;

import io.leadline.event.Side;
import io.leadline.measure.MeasureLayout;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/**
 * One snapshot of the market, and where in it the maker is. Valid as long as the snapshot is.
 *
 * @param snapshot   the snapshot.
 * @param maker      the maker's entity; {@link #NOBODY} before the market has seen it.
 * @param day        UTC day since 1970-01-01.
 * @param rateOfDay  what one unit of the market's quote currency is in the program's.
 * @param isDetailed whether reasons are asked for what was had, needed and missed by: that takes longer than a verdict.
 */
record Moment(Snapshot snapshot, int maker, long day, LongFunction<Rational> rateOfDay, boolean isDetailed)
{
    static final int NOBODY = -1;

    /** What one unit of the market's quote currency is in the program's; asked for only where it has a bearing. */
    Rational rate()
    {
        return rateOfDay.apply(day);
    }

    /** A field of an entity; nothing for one that the market has not seen. */
    BigInteger value(final int entity, final int field)
    {
        return entity == NOBODY ? BigInteger.ZERO : snapshot.value(entity, field);
    }

    /** Best price of an entity's side in ticks; 0 for none. */
    long bestTicks(final int entity, final int side)
    {
        return value(entity, side == Side.BID ? MeasureLayout.BEST_BID : MeasureLayout.BEST_ASK).longValueExact();
    }

    /** The mid in half ticks; 0 without one. */
    long midHalfTicks()
    {
        final long bid = bestTicks(Snapshot.WHOLE_BOOK, Side.BID);
        final long ask = bestTicks(Snapshot.WHOLE_BOOK, Side.ASK);

        return bid > 0 && ask > 0 ? bid + ask : 0;
    }

    boolean hasMid()
    {
        return midHalfTicks() > 0;
    }
}
