package io.leadline.measure;

import io.leadline.config.Ladder;
import io.leadline.event.Side;

/**
 * The outermost price inside each edge of one ladder, for one state of a market, so that an order is placed by
 * comparing its price and nothing else.
 * <p>
 * With the mid held as bid + ask in half ticks and an edge in hundredths of a basis point, a bid is inside when
 * {@code (mid − 2·price) · 10^6 ≤ edge · mid}, that is when {@code price ≥ ⌈mid · (10^6 − edge) / (2 · 10^6)⌉}; an ask
 * when {@code price ≤ ⌊mid · (10^6 + edge) / (2 · 10^6)⌋}. Prices are below 2^41, so the mid is below 2^42, and edges
 * are at most 10^6: every product is below 2^42 · 2·10^6 < 2^63. For the touch, half ticks are replaced by ticks.
 * Single thread; allocates nothing after its construction.
 */
public final class Thresholds
{
    private static final long UNIT_BPS_E2 = 1_000_000;

    private final boolean isMid;
    private final boolean isPostOnly;
    private final int[] edgesBpsE2;
    /** By side, then edge: the lowest bid or highest ask inside. */
    private final long[][] limitsTicks;
    private final boolean[] isMeasured = new boolean[2];

    /** Of a ladder, placed nowhere yet. */
    public Thresholds(final Ladder ladder)
    {
        isMid = ladder.reference() == Ladder.Reference.MID;
        isPostOnly = ladder.postOnly();
        edgesBpsE2 = ladder.edgesBpsE2().stream().mapToInt(Integer::intValue).toArray();
        limitsTicks = new long[2][edgesBpsE2.length];
    }

    /** Places the edges for best prices in ticks, {@code PriceLevels.NONE} for none. */
    public void place(final long bestBidTicks, final long bestAskTicks)
    {
        final boolean hasBid = bestBidTicks > 0;
        final boolean hasAsk = bestAskTicks > 0;
        isMeasured[Side.BID] = isMid ? hasBid && hasAsk : hasBid;
        isMeasured[Side.ASK] = isMid ? hasBid && hasAsk : hasAsk;
        if (isMeasured[Side.BID])
        {
            placeBids(isMid ? bestBidTicks + bestAskTicks : bestBidTicks);
        }
        if (isMeasured[Side.ASK])
        {
            placeAsks(isMid ? bestBidTicks + bestAskTicks : bestAskTicks);
        }
    }

    private void placeBids(final long reference)
    {
        final long[] limits = limitsTicks[Side.BID];
        for (int i = 0; i < edgesBpsE2.length; i++)
        {
            final long product = reference * (UNIT_BPS_E2 - edgesBpsE2[i]);
            limits[i] = isMid ?
                (product + 2 * UNIT_BPS_E2 - 1) / (2 * UNIT_BPS_E2) : (product + UNIT_BPS_E2 - 1) / UNIT_BPS_E2;
        }
    }

    /** By constants, since the compiler then makes no division of it. */
    private void placeAsks(final long reference)
    {
        final long[] limits = limitsTicks[Side.ASK];
        for (int i = 0; i < edgesBpsE2.length; i++)
        {
            final long product = reference * (UNIT_BPS_E2 + edgesBpsE2[i]);
            limits[i] = isMid ? product / (2 * UNIT_BPS_E2) : product / UNIT_BPS_E2;
        }
    }

    /** Whether the side has a reference to measure from. */
    public boolean isMeasured(final int side)
    {
        return isMeasured[side];
    }

    /** Whether the mid is the reference. */
    boolean isMid()
    {
        return isMid;
    }

    boolean isPostOnly()
    {
        return isPostOnly;
    }

    /** The lowest bid or highest ask inside an edge; only of a side that is measured. */
    public long limitTicks(final int side, final int edge)
    {
        return limitsTicks[side][edge];
    }

    int edgeCount()
    {
        return edgesBpsE2.length;
    }

    /** The innermost edge that a bid is inside of; {@link #edgeCount()} when it is outside of all. */
    int bidBracket(final long priceTicks)
    {
        final long[] limits = limitsTicks[Side.BID];
        int edge = 0;
        while (edge < limits.length && priceTicks < limits[edge])
        {
            edge++;
        }

        return edge;
    }

    /** The innermost edge that an ask is inside of; {@link #edgeCount()} when it is outside of all. */
    int askBracket(final long priceTicks)
    {
        final long[] limits = limitsTicks[Side.ASK];
        int edge = 0;
        while (edge < limits.length && priceTicks > limits[edge])
        {
            edge++;
        }

        return edge;
    }

    int bracket(final int side, final long priceTicks)
    {
        return side == Side.BID ? bidBracket(priceTicks) : askBracket(priceTicks);
    }
}
