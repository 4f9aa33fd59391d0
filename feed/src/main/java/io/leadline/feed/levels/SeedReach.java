package io.leadline.feed.levels;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

import io.leadline.config.Ladder;
import io.leadline.event.Side;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.line.LineControl;

/**
 * How far from the middle a snapshot knows the book, beside how far the ladders measure it. Venues answer with so many
 * levels a side and no more; of what rests beyond them nothing is known until it changes, and it is missing where the
 * whole book is measured. The operator is told of each market once. Single thread; of snapshots alone.
 */
public final class SeedReach
{
    /** As many levels a side venues answer with at most, unless asked for another number. */
    private static final Set<Integer> LIMITS = Set.of(5, 10, 20, 50, 100, 500, 1_000, 5_000);
    /** Both sides have as many levels by chance hardly ever: they were asked for. */
    private static final int LEAST_ODD_LIMIT = 100;

    private static final BigDecimal E2_IN_ONE = BigDecimal.valueOf(1_000_000);

    private final int edgeBpsE2;
    private final LineControl control;
    private final Counter shortSeeds;
    private final BitSet isTold = new BitSet();
    /** By {@link Side}, as are the prices. */
    private final int[] counts = new int[2];
    private final long[] lowest = new long[2];
    private final long[] highest = new long[2];

    /** How far a feed's ladders reach. */
    public SeedReach(final List<Ladder> ladders, final LineControl control, final PublicCounters counters)
    {
        edgeBpsE2 = ladders.stream().mapToInt(ladder -> ladder.edgesBpsE2().get(ladder.edgesBpsE2().size() - 1)).max()
            .orElse(0);
        this.control = control;
        shortSeeds = counters.shortSeeds;
    }

    /** Looks at what a book begins with. */
    void seed(final LevelMarket market, final LevelBatch snapshot)
    {
        measure(snapshot);
        if (isMeasurable() && (isShort(Side.BID) || isShort(Side.ASK)))
        {
            shortSeeds.increment();
            if (!isTold.get(market.number()))
            {
                isTold.set(market.number());
                control.tell(
                    "a book is known less far than a ladder reaches, what rests beyond is not measured: market=" +
                    market.name() + " bids=" + Ladder.edgeText(reachBpsE2(Side.BID)) + "bps asks=" +
                    Ladder.edgeText(reachBpsE2(Side.ASK)) + "bps ladder=" + Ladder.edgeText(edgeBpsE2) + "bps");
            }
        }
    }

    private void measure(final LevelBatch snapshot)
    {
        counts[Side.BID] = 0;
        counts[Side.ASK] = 0;
        for (int i = 0; i < snapshot.count(); i++)
        {
            final int side = snapshot.side(i);
            final long ticks = snapshot.priceTicks(i);
            lowest[side] = counts[side] == 0 ? ticks : Math.min(lowest[side], ticks);
            highest[side] = counts[side] == 0 ? ticks : Math.max(highest[side], ticks);
            counts[side]++;
        }
    }

    /** Prices that a tick is too large for are none, and no distance is one of them. */
    private boolean isMeasurable()
    {
        return counts[Side.BID] > 0 && counts[Side.ASK] > 0 && lowest[Side.BID] > 0 && lowest[Side.ASK] > 0;
    }

    private boolean isShort(final int side)
    {
        return isCutOff(counts[side]) && reachBpsE2(side) < edgeBpsE2;
    }

    private boolean isCutOff(final int count)
    {
        return LIMITS.contains(count) || count >= LEAST_ODD_LIMIT && counts[Side.BID] == counts[Side.ASK];
    }

    /** Distance of the farthest level from the mid, in hundredths of a basis point, rounded down. */
    private int reachBpsE2(final int side)
    {
        final BigDecimal twiceMid = BigDecimal.valueOf(highest[Side.BID]).add(BigDecimal.valueOf(lowest[Side.ASK]));
        final BigDecimal farthest = BigDecimal.valueOf(side == Side.BID ? lowest[side] : highest[side]);

        return farthest.add(farthest).subtract(twiceMid).abs().multiply(E2_IN_ONE)
            .divide(twiceMid, 0, RoundingMode.DOWN).min(E2_IN_ONE).intValue();
    }
}
