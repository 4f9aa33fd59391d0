package io.leadline.measure;

import java.util.Arrays;

import io.leadline.event.Side;

/**
 * The outermost edge of all ladders around the mid, for one state of a market. How far <em>outward</em> a price lies is
 * the price of an ask and the negated price of a bid, so that one comparison serves both sides. Single thread.
 */
final class OuterEdge
{
    private final Thresholds[] ladders;
    private final long[] outward = new long[2];
    private boolean isPlaced;

    /** The outermost edge of those of all ladders that have the mid for a reference. */
    OuterEdge(final Thresholds[] ladders)
    {
        this.ladders = Arrays.stream(ladders).filter(Thresholds::isMid).toArray(Thresholds[]::new);
    }

    /** Takes over where the ladders' edges lie. */
    void place()
    {
        isPlaced = ladders.length > 0 && ladders[0].isMeasured(Side.BID);
        for (int side = Side.BID; isPlaced && side <= Side.ASK; side++)
        {
            outward[side] = Long.MIN_VALUE;
            for (final Thresholds ladder : ladders)
            {
                outward[side] = Math.max(
                    outward[side], outward(side, ladder.limitTicks(side, ladder.edgeCount() - 1)));
            }
        }
    }

    /** Whether there is a mid, and a ladder around it. */
    boolean isPlaced()
    {
        return isPlaced;
    }

    /** How far outward the edge lies on a side. */
    long outward(final int side)
    {
        return outward[side];
    }

    /** Whether an order of this price is inside; only where the edge is placed. */
    boolean isInside(final int side, final long priceTicks)
    {
        return outward(side, priceTicks) <= outward[side];
    }

    static long outward(final int side, final long priceTicks)
    {
        return side == Side.BID ? -priceTicks : priceTicks;
    }
}
