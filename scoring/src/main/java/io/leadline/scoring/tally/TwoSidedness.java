package io.leadline.scoring.tally;

import java.math.BigInteger;

import io.leadline.measure.MeasureLayout;
import io.leadline.program.KpiScore.DifferenceOf;
import io.leadline.program.KpiScore.SpreadOver;
import io.leadline.program.KpiScore.TwoSided;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/** Whether a maker's two sides are both there, of like size, and near enough to each other. Exact; single thread. */
final class TwoSidedness
{
    private static final Rational BPS = Rational.of(1, 10_000);

    private final TwoSided demanded;
    private final BandFields band;
    private final Rational difference;
    /** A spread in ticks is at most this part of a mid in half ticks. */
    private final Rational spread;

    TwoSidedness(final TwoSided demanded, final BandFields band)
    {
        this.demanded = demanded;
        this.band = band;
        difference = Rational.of(demanded.sizeDifference());
        spread = Rational.of(demanded.spreadBps()).times(BPS).times(Rational.of(1, 2));
    }

    boolean isOverMid()
    {
        return demanded.over() == SpreadOver.MID;
    }

    boolean holds(final Snapshot snapshot, final int entity)
    {
        return isThereAndNear(snapshot, entity) && isAlike(snapshot, entity);
    }

    boolean isThereAndNear(final Snapshot snapshot, final int entity)
    {
        return band.isOnBothSides(snapshot, entity) && isNear(snapshot, entity);
    }

    private boolean isNear(final Snapshot snapshot, final int entity)
    {
        final long bid = snapshot.low(entity, MeasureLayout.BEST_BID);
        final long ask = snapshot.low(entity, MeasureLayout.BEST_ASK);
        final int over = isOverMid() ? Snapshot.WHOLE_BOOK : entity;
        final long midHalfTicks = snapshot.low(over, MeasureLayout.BEST_BID)
            + snapshot.low(over, MeasureLayout.BEST_ASK);

        return ask <= bid || spread.isAtMostOf(ask - bid, midHalfTicks);
    }

    private boolean isAlike(final Snapshot snapshot, final int entity)
    {
        final long bidLow = snapshot.low(entity, band.bidSize());
        final long askLow = snapshot.low(entity, band.askSize());
        final boolean isLong = (snapshot.high(entity, band.bidSize()) | snapshot.high(entity, band.askSize())
            | (bidLow | askLow) >>> Long.SIZE - 1) == 0;

        return isLong
            ? difference.isAtMostOf(
                Math.abs(bidLow - askLow),
                demanded.of() == DifferenceOf.LARGER ? Math.max(bidLow, askLow) : Math.min(bidLow, askLow))
            : isAlikeWide(snapshot, entity);
    }

    private boolean isAlikeWide(final Snapshot snapshot, final int entity)
    {
        final BigInteger bid = snapshot.value(entity, band.bidSize());
        final BigInteger ask = snapshot.value(entity, band.askSize());
        final BigInteger whole = demanded.of() == DifferenceOf.LARGER ? bid.max(ask) : bid.min(ask);

        return Rational.of(bid.subtract(ask).abs()).compareTo(difference.times(Rational.of(whole))) <= 0;
    }
}
