package io.leadline.scoring.marginal;

import java.util.Arrays;
import java.util.List;

import io.leadline.config.Ladder;
import io.leadline.event.Side;
import io.leadline.measure.MeasureLayout;
import io.leadline.scoring.exact.WideIntegers;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;

/**
 * A snapshot as {@link NarrowedSource} lends it. Distances are in half ticks times 10^6, so that an edge in hundredths
 * of a basis point of a mid, and a basis point of it, are whole: recorded orders are no farther from the mid than it is
 * high, below 2^42 half ticks, so that all of it stays below 2^63.
 */
final class NarrowedSnapshot extends ChangedSnapshot
{
    private static final long UNITS_PER_HALF_TICK = 1_000_000;
    private static final long BPS_E2 = 100;

    private final MeasureLayout layout;
    /** By field, what comes into the band. */
    private final long[] addedLow;
    private final long[] addedHigh;

    NarrowedSnapshot(final String maker, final int marketCount, final MeasureLayout layout)
    {
        super(maker, marketCount);
        this.layout = layout;
        addedLow = new long[layout.fieldCount()];
        addedHigh = new long[layout.fieldCount()];
    }

    @Override
    void wrap(final Snapshot newSnapshot)
    {
        super.wrap(newSnapshot);
        Arrays.fill(addedLow, 0);
        Arrays.fill(addedHigh, 0);
        final long bid = newSnapshot.low(WHOLE_BOOK, MeasureLayout.BEST_BID);
        final long ask = newSnapshot.low(WHOLE_BOOK, MeasureLayout.BEST_ASK);
        final MakerOrders orders = newSnapshot.orders();
        if (changed() == NOBODY || orders == null || bid == 0 || ask == 0)
        {
            return;
        }
        for (int side = Side.BID; side <= Side.ASK; side++)
        {
            final int first = orders.first(changed(), side);
            for (int order = first; order < first + orders.count(changed(), side); order++)
            {
                add(orders, order, side, bid, ask);
            }
        }
    }

    private void add(final MakerOrders orders, final int order, final int side, final long bid, final long ask)
    {
        final List<Ladder> ladders = layout.ladders();
        for (int ladder = 0; ladder < ladders.size(); ladder++)
        {
            final boolean isMid = ladders.get(ladder).reference() == Ladder.Reference.MID;
            final long referenceHalfTicks = isMid ? bid + ask : 2 * (side == Side.BID ? bid : ask);
            final long off = referenceHalfTicks - 2 * orders.priceTicks(order);
            final long distance = (side == Side.BID ? off : -off) * UNITS_PER_HALF_TICK;
            final List<Integer> edges = ladders.get(ladder).edgesBpsE2();
            for (int edge = 0; edge < edges.size(); edge++)
            {
                final long limit = referenceHalfTicks * edges.get(edge);
                if (limit < distance && distance - (bid + ask) * BPS_E2 <= limit)
                {
                    add(layout.sizeField(ladder, side, edge), orders.sizeLots(order), 1);
                    add(layout.notionalField(ladder, side, edge), orders.sizeLots(order), orders.priceTicks(order));
                }
            }
        }
    }

    private void add(final int field, final long sizeLots, final long times)
    {
        final long low = sizeLots * times;
        final long sum = addedLow[field] + low;
        addedHigh[field] += Math.multiplyHigh(sizeLots, times) + WideIntegers.carry(addedLow[field], low, sum);
        addedLow[field] = sum;
    }

    /** Orders may come into a band though the recorded one is as it was, and the whole book's changes with it. */
    @Override
    public int nextChanged(final int entity)
    {
        if (changed() == NOBODY || entity > changed())
        {
            return recorded().nextChanged(entity);
        }

        return entity == WHOLE_BOOK ? WHOLE_BOOK : Math.min(changed(), recorded().nextChanged(entity));
    }

    @Override
    public long low(final int entity, final int field)
    {
        final long low = recorded().low(entity, field);

        return isAddedTo(entity, field) ? low + addedLow[field] : low;
    }

    @Override
    public long high(final int entity, final int field)
    {
        final long high = recorded().high(entity, field);
        if (!isAddedTo(entity, field))
        {
            return high;
        }
        final long low = recorded().low(entity, field);

        return high + addedHigh[field] + WideIntegers.carry(low, addedLow[field], low + addedLow[field]);
    }

    private boolean isAddedTo(final int entity, final int field)
    {
        return field >= MeasureLayout.FIRST_BAND && changed() != NOBODY
            && (entity == WHOLE_BOOK || entity == changed());
    }
}
