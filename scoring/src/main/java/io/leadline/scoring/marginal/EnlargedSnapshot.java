package io.leadline.scoring.marginal;

import io.leadline.measure.MeasureLayout;
import io.leadline.scoring.exact.WideIntegers;
import io.leadline.snapshot.MakerOrders;

/** A snapshot as {@link EnlargedSource} lends it. Fields stay below 2^127 where the log's are below 2^123. */
final class EnlargedSnapshot extends ChangedSnapshot
{
    static final long TENTHS = 10;
    static final long ENLARGED_TENTHS = 11;

    EnlargedSnapshot(final String maker, final int marketCount)
    {
        super(maker, marketCount);
    }

    /** The whole book changes with the maker, even where another's change makes up for it in the log. */
    @Override
    public int nextChanged(final int entity)
    {
        final boolean isBook = entity == WHOLE_BOOK && changed() != NOBODY
            && recorded().nextChanged(changed()) == changed();

        return isBook ? WHOLE_BOOK : recorded().nextChanged(entity);
    }

    @Override
    public long low(final int entity, final int field)
    {
        if (isPrice(field))
        {
            return recorded().low(entity, field);
        }
        final long low = recorded().low(entity, field) * tenths(entity, field);

        return hasShare(entity, field) ? low + recorded().low(changed(), field) : low;
    }

    @Override
    public long high(final int entity, final int field)
    {
        if (isPrice(field))
        {
            return recorded().high(entity, field);
        }
        final long tenths = tenths(entity, field);
        final long low = recorded().low(entity, field);
        final long high = recorded().high(entity, field) * tenths + WideIntegers.multiplyHighUnsigned(low, tenths);
        if (!hasShare(entity, field))
        {
            return high;
        }
        final long addend = recorded().low(changed(), field);
        final long timesLow = low * tenths;

        return high + recorded().high(changed(), field) + WideIntegers.carry(timesLow, addend, timesLow + addend);
    }

    private static boolean isPrice(final int field)
    {
        return field == MeasureLayout.BEST_BID || field == MeasureLayout.BEST_ASK;
    }

    private long tenths(final int entity, final int field)
    {
        return entity == changed() && field >= MeasureLayout.FIRST_BAND ? ENLARGED_TENTHS : TENTHS;
    }

    private boolean hasShare(final int entity, final int field)
    {
        return entity == WHOLE_BOOK && changed() != NOBODY && field >= MeasureLayout.FIRST_BAND;
    }

    @Override
    public MakerOrders orders()
    {
        final MakerOrders orders = recorded().orders();

        return orders == null ? null : new EnlargedOrders(orders, changed());
    }
}
