package io.leadline.bench.measure;

import java.util.Arrays;
import java.util.List;

import io.leadline.book.MarketBook;
import io.leadline.book.OrderSlabs;
import io.leadline.config.Ladder;
import io.leadline.event.Side;

/** Holds each order of each maker against each edge of each ladder: exact, and as slow as that is. */
public final class NaiveMeasurer
{
    private static final long UNIT_BPS_E2 = 1_000_000;

    private final List<Ladder> ladders;
    private final int[][] edgesBpsE2;
    private final int bandCount;
    private long[] values = {};

    public NaiveMeasurer(final List<Ladder> ladders)
    {
        this.ladders = ladders;
        edgesBpsE2 = ladders.stream()
            .map(ladder -> ladder.edgesBpsE2().stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
        bandCount = ladders.stream().mapToInt(ladder -> ladder.edgesBpsE2().size()).sum();
    }

    /** Size and notional by maker, side and edge; bands cumulative. */
    public long[] measure(final MarketBook book)
    {
        final int length = length(book);
        values = values.length < length ? new long[length] : values;
        Arrays.fill(values, 0);
        final long bidTicks = book.levels(Side.BID).highest();
        final long askTicks = book.levels(Side.ASK).lowest();
        final OrderSlabs orders = book.orders();
        for (int owner = 2; owner < 2 * book.makerCount(); owner++)
        {
            for (int slab = orders.firstSlab(owner); slab != OrderSlabs.NONE; slab = orders.nextSlab(owner, slab))
            {
                for (int rest = orders.occupancy(slab); rest != 0; rest &= rest - 1)
                {
                    final int handle = OrderSlabs.handle(slab, Integer.numberOfTrailingZeros(rest));
                    add(owner, orders.priceTicks(handle), orders.sizeLots(handle), bidTicks, askTicks);
                }
            }
        }

        return values;
    }

    /** How many of the values are the book's. */
    int length(final MarketBook book)
    {
        return book.makerCount() * 2 * bandCount * 2;
    }

    private void add(
        final int owner, final long priceTicks, final long sizeLots, final long bidTicks, final long askTicks)
    {
        final boolean isBid = (owner & 1) == Side.BID;
        int index = owner * bandCount * 2;
        for (int i = 0; i < edgesBpsE2.length; i++)
        {
            final boolean isMid = ladders.get(i).reference() == Ladder.Reference.MID;
            final long reference = isMid ? bidTicks + askTicks : isBid ? bidTicks : askTicks;
            final long price = isMid ? 2 * priceTicks : priceTicks;
            final long distance = isBid ? reference - price : price - reference;
            for (final int edgeBpsE2 : edgesBpsE2[i])
            {
                if (distance * UNIT_BPS_E2 <= reference * edgeBpsE2)
                {
                    values[index] += sizeLots;
                    values[index + 1] += sizeLots * priceTicks;
                }
                index += 2;
            }
        }
    }
}
