package io.leadline.scoring.tally;

import java.math.BigInteger;
import java.util.Arrays;

import io.leadline.measure.MeasureLayout;
import io.leadline.program.Averages;
import io.leadline.scoring.exact.QuotientE18;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/**
 * Presence, size and spread of each maker in each snapshot, as runs in its day. Presence and size depend on nothing but
 * the maker's own band, the spread on the mid besides: so a maker that did not change is looked at when the mid has
 * moved and it has a spread, and the mid is inverted once for all of them. Single thread.
 */
final class AverageSums
{
    /** Spread in bps = this · (ask - bid) ticks / mid in half ticks. */
    private static final long BPS_HALF_TICKS_PER_TICK = 20_000;
    private static final long NO_SPREAD = -1;

    private final Averages averages;
    private final BandFields band;
    private final QuotientE18 midHalfTicksQuotient = new QuotientE18();
    private final BigInteger floorE18;
    private final long floorLow;
    private final long floorHigh;

    /** By maker: its spread, not below 0; {@link #NO_SPREAD} where it is not active. */
    private long[] spreadTicks = {};
    private long midHalfTicks;
    private boolean isMidMoved;

    AverageSums(final Averages averages, final BandFields band)
    {
        this.averages = averages;
        this.band = band;
        floorE18 = averages.spreadFloorBps().movePointRight(18).toBigIntegerExact();
        floorLow = floorE18.longValue();
        floorHigh = floorE18.shiftRight(Long.SIZE).longValueExact();
    }

    /** A day begins: nothing stands. */
    void onDay()
    {
        Arrays.fill(spreadTicks, NO_SPREAD);
    }

    /**
     * Takes the mid of the snapshot whose makers follow.
     *
     * @param newMidHalfTicks 0 when there is none: then nobody is active.
     * @return whether makers that did not change may have another spread than before.
     */
    boolean onMid(final long newMidHalfTicks)
    {
        isMidMoved = newMidHalfTicks != midHalfTicks;
        if (isMidMoved && newMidHalfTicks > 0)
        {
            midHalfTicksQuotient.divisor(newMidHalfTicks);
        }
        midHalfTicks = newMidHalfTicks;

        return isMidMoved;
    }

    /**
     * Forms what stands of a maker.
     *
     * @param isChanged whether its band and prices are to be read from the snapshot again, as they are when a mid comes
     *                  or goes.
     * @param count     snapshots of the day that counted before this one.
     */
    void onMaker(
        final Snapshot snapshot,
        final int entity,
        final boolean isChanged,
        final MakerDay day,
        final long count)
    {
        if (isChanged)
        {
            read(snapshot, entity, day, count);
        }
        if (spreadTicks[entity] != NO_SPREAD && (isChanged || isMidMoved))
        {
            formSpread(snapshot, entity, day.spreadRun(), count);
        }
    }

    private void read(final Snapshot snapshot, final int entity, final MakerDay day, final long count)
    {
        if (entity >= spreadTicks.length)
        {
            final int known = spreadTicks.length;
            spreadTicks = Arrays.copyOf(spreadTicks, 2 * entity + 1);
            Arrays.fill(spreadTicks, known, spreadTicks.length, NO_SPREAD);
        }
        final boolean hasRow = snapshot.hasRow(entity);
        final boolean isActive = hasRow && midHalfTicks > 0
            && isThere(snapshot, entity, band.bidSize()) && isThere(snapshot, entity, band.askSize());
        if (isActive || hasRow && averages.sizeOver() == Averages.SizeOver.COUNTED)
        {
            standSize(snapshot, entity, isActive, day.presenceRun(), count);
        }
        else
        {
            day.presenceRun().stand(false, 0, 0, count);
        }
        if (isActive)
        {
            spreadTicks[entity] = Math.max(0,
                snapshot.low(entity, MeasureLayout.BEST_ASK) - snapshot.low(entity, MeasureLayout.BEST_BID));
        }
        else
        {
            spreadTicks[entity] = NO_SPREAD;
            day.spreadRun().stand(0, 0, count);
        }
    }

    private static boolean isThere(final Snapshot snapshot, final int entity, final int field)
    {
        return (snapshot.low(entity, field) | snapshot.high(entity, field)) != 0;
    }

    private void standSize(
        final Snapshot snapshot, final int entity, final boolean isActive, final PresenceRun run, final long count)
    {
        final long bidLow = snapshot.low(entity, band.bidNotional());
        final long bidHigh = snapshot.high(entity, band.bidNotional());
        final long askLow = snapshot.low(entity, band.askNotional());
        final long askHigh = snapshot.high(entity, band.askNotional());
        if (averages.size() == Averages.Size.MIN)
        {
            final boolean isBid = bidHigh < askHigh
                || bidHigh == askHigh && Long.compareUnsigned(bidLow, askLow) < 0;
            run.stand(isActive, isBid ? bidLow : askLow, isBid ? bidHigh : askHigh, count);
            return;
        }
        // Notionals are at most 2^127: their sum is below 2^128 but for two of that very size, which no book holds.
        final long low = bidLow + askLow;
        run.stand(isActive, low, bidHigh + askHigh + (Long.compareUnsigned(low, bidLow) < 0 ? 1 : 0), count);
    }

    private void formSpread(final Snapshot snapshot, final int entity, final SumRun run, final long count)
    {
        if (averages.spread() == Averages.Spread.SIZE_WEIGHTED)
        {
            run.stand(weightedSpreadE18(snapshot, entity).max(floorE18), count);
            return;
        }
        // Prices are below 2^41 ticks: the dividend is below 2^56, the mid below 2^42.
        midHalfTicksQuotient.divide(BPS_HALF_TICKS_PER_TICK * spreadTicks[entity]);
        final long low = midHalfTicksQuotient.low() + midHalfTicksQuotient.roundUp();
        final long high = midHalfTicksQuotient.high() + (low == 0 ? midHalfTicksQuotient.roundUp() : 0);
        final boolean isBelow = high < floorHigh || high == floorHigh && Long.compareUnsigned(low, floorLow) < 0;
        run.stand(isBelow ? floorLow : low, isBelow ? floorHigh : high, count);
    }

    private BigInteger weightedSpreadE18(final Snapshot snapshot, final int entity)
    {
        final Rational bid = Rational.of(
            snapshot.value(entity, band.bidNotional()), snapshot.value(entity, band.bidSize()));
        final Rational ask = Rational.of(
            snapshot.value(entity, band.askNotional()), snapshot.value(entity, band.askSize()));

        return QuotientE18.roundHalfEven(
            ask.minus(bid).times(Rational.of(BPS_HALF_TICKS_PER_TICK, midHalfTicks)));
    }
}
