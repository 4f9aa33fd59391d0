package io.leadline.report;

import java.math.BigInteger;

import io.leadline.measure.MeasureLayout;
import io.leadline.program.Averages;
import io.leadline.scoring.exact.WideIntegers;
import io.leadline.scoring.tally.BandFields;
import io.leadline.scoring.tally.LadderBrackets;
import io.leadline.snapshot.Snapshot;

/**
 * Reads a maker's presence in a snapshot: quoting or not, inside the program's band or not, how much and how wide.
 * Single thread; allocates nothing where a spread is below 2^35 ticks.
 */
final class PresenceReading
{
    /** Spread in 10^-4 bps = this · (ask - bid) ticks / mid in half ticks. */
    private static final long BPS_E4_HALF_TICKS_PER_TICK = 200_000_000;
    private static final long MAX_FAST_SPREAD_TICKS = 1L << 35;

    private final BandFields band;
    private final LadderBrackets brackets;
    private final Averages.Size size;

    private boolean hasMid;
    /** Whether the brackets hold the band of the maker read last. */
    private boolean isSummedUp;
    private long midHalfTicks;
    private long sizeHigh;
    private long sizeLow;

    PresenceReading(final BandFields band, final Averages.Size size)
    {
        this.band = band;
        brackets = new LadderBrackets(band.ladder());
        this.size = size;
    }

    /** Reads the market before its makers; returns whether it has a mid where it had none, or none where it had. */
    boolean onBook(final Snapshot snapshot)
    {
        final long bidTicks = snapshot.low(Snapshot.WHOLE_BOOK, MeasureLayout.BEST_BID);
        final long askTicks = snapshot.low(Snapshot.WHOLE_BOOK, MeasureLayout.BEST_ASK);
        final boolean hadMid = hasMid;
        hasMid = bidTicks > 0 && askTicks > 0;
        midHalfTicks = bidTicks + askTicks;

        return hasMid != hadMid;
    }

    /** The mid read last; of no meaning where there is none. */
    long midHalfTicks()
    {
        return midHalfTicks;
    }

    /** Why a maker is active or not. In a market without a mid, whatever it quotes has one side only to stand on. */
    VerdictKind verdict(final Snapshot snapshot, final int entity)
    {
        final boolean quotesBid = snapshot.low(entity, MeasureLayout.BEST_BID) > 0;
        final boolean quotesAsk = snapshot.low(entity, MeasureLayout.BEST_ASK) > 0;
        if (!quotesBid && !quotesAsk)
        {
            return VerdictKind.NOT_QUOTING;
        }
        brackets.read(snapshot, entity);
        isSummedUp = brackets.sumUp(band.edge());
        if (hasMid && isOnBothSides(snapshot, entity))
        {
            return VerdictKind.ACTIVE;
        }

        return quotesBid && quotesAsk && hasMid ? VerdictKind.TOO_FAR : VerdictKind.ONE_SIDED;
    }

    private boolean isOnBothSides(final Snapshot snapshot, final int entity)
    {
        return isSummedUp
            ? brackets.isOnBothSides()
            : band.isOnBothSides(snapshot, entity);
    }

    /** Reads what rests in the band, of the maker whose verdict was read last and that quotes. */
    void measure(final Snapshot snapshot, final int entity)
    {
        if (!isSummedUp)
        {
            measureWide(snapshot, entity);
            return;
        }
        sizeHigh = 0;
        sizeLow = size == Averages.Size.MIN
            ? Math.min(brackets.bidNotional(), brackets.askNotional())
            : brackets.bidNotional() + brackets.askNotional();
    }

    private void measureWide(final Snapshot snapshot, final int entity)
    {
        final long bidHigh = snapshot.high(entity, band.bidNotional());
        final long bidLow = snapshot.low(entity, band.bidNotional());
        final long askHigh = snapshot.high(entity, band.askNotional());
        final long askLow = snapshot.low(entity, band.askNotional());
        if (size == Averages.Size.MIN)
        {
            final boolean isBidSmaller = bidHigh < askHigh
                || bidHigh == askHigh && Long.compareUnsigned(bidLow, askLow) < 0;
            sizeHigh = isBidSmaller ? bidHigh : askHigh;
            sizeLow = isBidSmaller ? bidLow : askLow;
        }
        else
        {
            sizeLow = bidLow + askLow;
            sizeHigh = Math.addExact(bidHigh, askHigh + WideIntegers.carry(bidLow, askLow, sizeLow));
        }
    }

    /** High 64 bits of what was measured last. */
    long sizeHigh()
    {
        return sizeHigh;
    }

    /** Low 64 bits of it. */
    long sizeLow()
    {
        return sizeLow;
    }

    /** Spread of an active maker in 10^-4 bps; the market has a mid. */
    long spreadBpsE4(final Snapshot snapshot, final int entity)
    {
        return spreadBpsE4(
            snapshot.low(entity, MeasureLayout.BEST_ASK) - snapshot.low(entity, MeasureLayout.BEST_BID));
    }

    private long spreadBpsE4(final long spreadTicks)
    {
        final long spread = Math.max(0, spreadTicks);
        if (spread < MAX_FAST_SPREAD_TICKS)
        {
            return (BPS_E4_HALF_TICKS_PER_TICK * spread + midHalfTicks / 2) / midHalfTicks;
        }

        return BigInteger.valueOf(spread)
            .multiply(BigInteger.valueOf(BPS_E4_HALF_TICKS_PER_TICK))
            .add(BigInteger.valueOf(midHalfTicks / 2))
            .divide(BigInteger.valueOf(midHalfTicks))
            .longValueExact();
    }
}
