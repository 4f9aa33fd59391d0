package io.leadline.scoring.tally;

import java.math.BigInteger;
import java.util.Arrays;

import io.leadline.measure.MeasureLayout;
import io.leadline.program.Averages;
import io.leadline.scoring.exact.QuotientE18;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.exact.SumE18;
import io.leadline.scoring.exact.WideIntegers;
import io.leadline.snapshot.Snapshot;

/**
 * Presence, size and spread of each maker in each snapshot, summed up by day. Presence and size depend on nothing but
 * the maker's own band, the spread on the mid besides: so a maker that did not change is looked at when the mid has
 * moved and it has a spread, and the mid is inverted once for all of them. Single thread.
 */
final class AverageSums
{
    /** Spread in bps = this · (ask - bid) ticks / mid in half ticks. */
    private static final long BPS_HALF_TICKS_PER_TICK = 20_000;
    private static final long NO_SPREAD = -1;

    /** A maker's numbers: 1 where it is active; its size in parts of 62 bits; its spread in bps, and decimals of it. */
    private static final int ACTIVE = 0;
    private static final int SIZE = 1;
    private static final int SIZE_UPPER = 2;
    private static final int SIZE_TOP = 3;
    private static final int SPREAD_BPS = 4;
    private static final int SPREAD_DECIMALS = 5;
    private static final int NUMBERS = 6;

    private static final BigInteger ONE = BigInteger.valueOf(SumE18.ONE_E18);
    private static final int PART_BITS = 62;
    private static final long PART_MASK = (1L << PART_BITS) - 1;

    private final Averages averages;
    private final BandFields band;
    private final LadderBrackets brackets;
    private final boolean isWeighted;
    private final QuotientE18 midHalfTicksQuotient = new QuotientE18();
    private final long floorBps;
    private final long floorDecimals;
    private final StandingSums sums = new StandingSums();

    /** By maker: its spread, not below 0; {@link #NO_SPREAD} where it is not active. */
    private long[] spreadTicks = {};
    private long midHalfTicks;
    private boolean isMidMoved;
    /** A size has been too large for one part. */
    private boolean hasLargeSizes;

    /**
     * Sums by these rules.
     *
     * @param band     in which a maker is present with both sides.
     * @param brackets of the band's ladder.
     */
    AverageSums(final Averages averages, final BandFields band, final LadderBrackets brackets)
    {
        this.averages = averages;
        this.band = band;
        this.brackets = brackets;
        isWeighted = averages.spread() == Averages.Spread.SIZE_WEIGHTED;
        final BigInteger floorE18 = averages.spreadFloorBps().movePointRight(18).toBigIntegerExact();
        floorBps = floorE18.divide(ONE).longValueExact();
        floorDecimals = floorE18.mod(ONE).longValueExact();
    }

    /** A day begins: nothing stands, and nothing is summed up. */
    void onDay()
    {
        sums.clear();
        Arrays.fill(spreadTicks, NO_SPREAD);
    }

    /** Takes the mid of the snapshot whose makers follow; 0 when there is none: then nobody is active. */
    void onMid(final long newMidHalfTicks)
    {
        isMidMoved = newMidHalfTicks != midHalfTicks;
        if (isMidMoved && newMidHalfTicks > 0)
        {
            midHalfTicksQuotient.divisor(newMidHalfTicks);
        }
        midHalfTicks = newMidHalfTicks;
    }

    /**
     * Looks at a maker that may have changed, as all are when a mid comes or goes; its brackets have been read.
     *
     * @param count snapshots of the day that counted before this one.
     */
    void onMaker(final Snapshot snapshot, final int entity, final long count)
    {
        if (entity >= spreadTicks.length)
        {
            grow(2 * entity + 1);
        }
        final long before = spreadTicks[entity];
        read(snapshot, entity, count);
        final long now = spreadTicks[entity];
        // Where the mid has moved, all are formed at the end.
        if (!isMidMoved && now != NO_SPREAD && (now != before || isWeighted))
        {
            formSpread(snapshot, entity, count);
        }
    }

    /**
     * All that may have changed have been looked at: forms what the mid moves of everybody.
     *
     * @param count snapshots of the day that counted before this one.
     */
    void onEnd(final Snapshot snapshot, final long count)
    {
        final int end = isMidMoved ? Math.min(snapshot.entityCount(), spreadTicks.length) : 0;
        for (int entity = 1; entity < end; entity++)
        {
            if (spreadTicks[entity] != NO_SPREAD)
            {
                formSpread(snapshot, entity, count);
            }
        }
    }

    private static long spreadTicks(final Snapshot snapshot, final int entity)
    {
        return Math.max(
            0, snapshot.low(entity, MeasureLayout.BEST_ASK) - snapshot.low(entity, MeasureLayout.BEST_BID));
    }

    private void read(final Snapshot snapshot, final int entity, final long count)
    {
        if (!brackets.sumUp(band.edge()))
        {
            readWide(snapshot, entity, count);
            return;
        }
        final boolean isActive = midHalfTicks > 0 && brackets.isOnBothSides();
        final boolean isSized = isActive || averages.sizeOver() == Averages.SizeOver.COUNTED;
        final long size = averages.size() == Averages.Size.MIN
            ? Math.min(brackets.bidNotional(), brackets.askNotional())
            : brackets.bidNotional() + brackets.askNotional();
        standSize(entity, isSized ? size : 0, 0, count);
        standActive(snapshot, entity, isActive, count);
    }

    private void standActive(final Snapshot snapshot, final int entity, final boolean isActive, final long count)
    {
        final boolean wasActive = spreadTicks[entity] != NO_SPREAD;
        spreadTicks[entity] = isActive ? spreadTicks(snapshot, entity) : NO_SPREAD;
        if (isActive != wasActive)
        {
            final int first = entity * NUMBERS;
            sums.stand(first + ACTIVE, isActive ? 1 : 0, count);
            sums.stand(first + SPREAD_BPS, 0, count);
            sums.stand(first + SPREAD_DECIMALS, 0, count);
        }
    }

    private void readWide(final Snapshot snapshot, final int entity, final long count)
    {
        final boolean isActive = midHalfTicks > 0 && band.isOnBothSides(snapshot, entity);
        if (isActive || averages.sizeOver() == Averages.SizeOver.COUNTED)
        {
            standWideSize(snapshot, entity, count);
        }
        else
        {
            standSize(entity, 0, 0, count);
        }
        standActive(snapshot, entity, isActive, count);
    }

    private void standWideSize(final Snapshot snapshot, final int entity, final long count)
    {
        final long bidLow = snapshot.low(entity, band.bidNotional());
        final long bidHigh = snapshot.high(entity, band.bidNotional());
        final long askLow = snapshot.low(entity, band.askNotional());
        final long askHigh = snapshot.high(entity, band.askNotional());
        if (averages.size() == Averages.Size.MIN)
        {
            final boolean isBid = bidHigh < askHigh
                || bidHigh == askHigh && Long.compareUnsigned(bidLow, askLow) < 0;
            standSize(entity, isBid ? bidLow : askLow, isBid ? bidHigh : askHigh, count);
            return;
        }
        // Notionals are at most 2^127: their sum is below 2^128 but for two of that very size, which no book holds.
        final long low = bidLow + askLow;
        final long carry = WideIntegers.carry(bidLow, askLow, low);
        standSize(entity, low, bidHigh + askHigh + carry, count);
    }

    private void standSize(final int entity, final long low, final long high, final long count)
    {
        final int first = entity * NUMBERS;
        sums.stand(first + SIZE, low & PART_MASK, count);
        hasLargeSizes |= (low >>> PART_BITS | high) != 0;
        if (hasLargeSizes)
        {
            sums.stand(first + SIZE_UPPER, (high << Long.SIZE - PART_BITS | low >>> PART_BITS) & PART_MASK, count);
            sums.stand(first + SIZE_TOP, high >>> 2 * PART_BITS - Long.SIZE, count);
        }
    }

    private void formSpread(final Snapshot snapshot, final int entity, final long count)
    {
        if (isWeighted)
        {
            final BigInteger[] parts = weightedSpreadE18(snapshot, entity).divideAndRemainder(ONE);
            standSpread(entity, parts[0].longValueExact(), parts[1].longValueExact(), count);
            return;
        }
        // Prices are below 2^41 ticks: the dividend is below 2^56, the mid below 2^42.
        midHalfTicksQuotient.divide(BPS_HALF_TICKS_PER_TICK * spreadTicks[entity]);
        standSpread(
            entity,
            midHalfTicksQuotient.units(),
            midHalfTicksQuotient.decimalsE18() + midHalfTicksQuotient.roundUp(),
            count);
    }

    /** Takes a spread or the floor below it; decimals may make up a whole bps. */
    private void standSpread(final int entity, final long bps, final long decimals, final long count)
    {
        final boolean isBelow = bps < floorBps || bps == floorBps && decimals < floorDecimals;
        sums.stand(entity * NUMBERS + SPREAD_BPS, isBelow ? floorBps : bps, count);
        sums.stand(entity * NUMBERS + SPREAD_DECIMALS, isBelow ? floorDecimals : decimals, count);
    }

    private BigInteger weightedSpreadE18(final Snapshot snapshot, final int entity)
    {
        final Rational bid = Rational.of(
            snapshot.value(entity, band.bidNotional()), snapshot.value(entity, band.bidSize()));
        final Rational ask = Rational.of(
            snapshot.value(entity, band.askNotional()), snapshot.value(entity, band.askSize()));

        return QuotientE18.roundHalfEven(
            ask.minus(bid).times(Rational.of(BPS_HALF_TICKS_PER_TICK, midHalfTicks))).max(BigInteger.ZERO);
    }

    /**
     * Adds a maker's sums to its day; nothing stands behind it.
     *
     * @param count snapshots of the day so far that counted.
     */
    void settle(final int entity, final MakerDay day, final long count)
    {
        final int first = entity * NUMBERS;
        for (int number = first; number < first + NUMBERS; number++)
        {
            sums.settle(number, count);
        }
        day.addActive(sums.sumLow(first + ACTIVE));
        day.size().add(sums.sumLow(first + SIZE), sums.sumHigh(first + SIZE));
        day.size().addTimes(sums.sumLow(first + SIZE_UPPER), sums.sumHigh(first + SIZE_UPPER), 1L << PART_BITS);
        day.size().addTimes(0, sums.sumLow(first + SIZE_TOP), 1L << 2 * PART_BITS - Long.SIZE);
        day.spreadBps().addTimes(
            sums.sumLow(first + SPREAD_BPS), sums.sumHigh(first + SPREAD_BPS), SumE18.ONE_E18);
        day.spreadBps().add(sums.sumLow(first + SPREAD_DECIMALS), sums.sumHigh(first + SPREAD_DECIMALS));
    }

    private void grow(final int makers)
    {
        final int known = spreadTicks.length;
        spreadTicks = Arrays.copyOf(spreadTicks, makers);
        Arrays.fill(spreadTicks, known, makers, NO_SPREAD);
        sums.grow(makers * NUMBERS);
    }
}
