package io.leadline.scoring.tally;

import java.math.BigDecimal;
import java.math.BigInteger;

import io.leadline.measure.MeasureLayout;
import io.leadline.program.Averages;
import io.leadline.scoring.exact.QuotientE18;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.exact.SumE18;
import io.leadline.snapshot.Snapshot;

/** Adds a maker's size and spread in one snapshot to its day. */
final class AverageSums
{
    /** Spread in bps = this · (ask - bid) ticks / mid in half ticks. */
    private static final long BPS_HALF_TICKS_PER_TICK = 20_000;

    private final Averages averages;
    private final BandFields band;
    private final QuotientE18 quotient = new QuotientE18();
    private final BigInteger floorE18;
    private final long floorUnits;
    private final long floorFractionE18;

    AverageSums(final Averages averages, final BandFields band)
    {
        this.averages = averages;
        this.band = band;
        final BigDecimal floor = averages.spreadFloorBps();
        floorE18 = floor.movePointRight(18).toBigIntegerExact();
        floorUnits = floor.longValue();
        floorFractionE18 = floor.subtract(BigDecimal.valueOf(floorUnits)).movePointRight(18).longValueExact();
    }

    /** Whether the maker rests something in the band on both sides. */
    boolean isPresent(final Snapshot snapshot, final int entity)
    {
        return (snapshot.low(entity, band.bidSize()) | snapshot.high(entity, band.bidSize())) != 0
            && (snapshot.low(entity, band.askSize()) | snapshot.high(entity, band.askSize())) != 0;
    }

    /** Adds the size that rests in the band. */
    void addSize(final Snapshot snapshot, final int entity, final MakerDay day)
    {
        final boolean isBidSmaller = isSmaller(snapshot, entity, band.bidNotional(), band.askNotional());
        final boolean isMin = averages.size() == Averages.Size.MIN;
        if (!isMin || isBidSmaller)
        {
            add(snapshot, entity, band.bidNotional(), day);
        }
        if (!isMin || !isBidSmaller)
        {
            add(snapshot, entity, band.askNotional(), day);
        }
    }

    /** Adds the spread of an active maker. */
    void addSpread(final Snapshot snapshot, final int entity, final long midHalfTicks, final SumE18 sum)
    {
        if (averages.spread() == Averages.Spread.SIZE_WEIGHTED)
        {
            sum.add(weightedSpreadE18(snapshot, entity, midHalfTicks).max(floorE18));
            return;
        }
        final long spreadTicks = snapshot.low(entity, MeasureLayout.BEST_ASK)
            - snapshot.low(entity, MeasureLayout.BEST_BID);
        // Prices are below 2^41 ticks: the dividend is below 2^56, the mid below 2^42.
        quotient.divide(BPS_HALF_TICKS_PER_TICK * Math.max(0, spreadTicks), midHalfTicks);
        final long units = quotient.units();
        final long fractionE18 = quotient.roundedFractionE18();
        final boolean isBelow = units < floorUnits || units == floorUnits && fractionE18 < floorFractionE18;
        sum.add(isBelow ? floorUnits : units, isBelow ? floorFractionE18 : fractionE18);
    }

    private static boolean isSmaller(final Snapshot snapshot, final int entity, final int left, final int right)
    {
        final int high = Long.compare(snapshot.high(entity, left), snapshot.high(entity, right));

        return high < 0
            || high == 0 && Long.compareUnsigned(snapshot.low(entity, left), snapshot.low(entity, right)) < 0;
    }

    private static void add(final Snapshot snapshot, final int entity, final int field, final MakerDay day)
    {
        day.size().add(snapshot.low(entity, field), snapshot.high(entity, field));
    }

    private BigInteger weightedSpreadE18(final Snapshot snapshot, final int entity, final long midHalfTicks)
    {
        final Rational bid = Rational.of(
            snapshot.value(entity, band.bidNotional()), snapshot.value(entity, band.bidSize()));
        final Rational ask = Rational.of(
            snapshot.value(entity, band.askNotional()), snapshot.value(entity, band.askSize()));

        return QuotientE18.roundHalfEven(
            ask.minus(bid).times(Rational.of(BPS_HALF_TICKS_PER_TICK, midHalfTicks)));
    }
}
