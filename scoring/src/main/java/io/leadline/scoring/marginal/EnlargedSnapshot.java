package io.leadline.scoring.marginal;

import java.util.Arrays;

import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.scoring.exact.WideIntegers;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;

/** A snapshot as {@link EnlargedSource} lends it. Fields stay below 2^127 where the log's are below 2^123. */
final class EnlargedSnapshot implements Snapshot
{
    static final long TENTHS = 10;
    static final long ENLARGED_TENTHS = 11;

    private static final int NOBODY = -1;

    private final String maker;
    /** By market: the maker's entity, as far as it has been seen. */
    private final int[] entities;
    private Snapshot snapshot;
    private int enlarged = NOBODY;

    EnlargedSnapshot(final String maker, final int marketCount)
    {
        this.maker = maker;
        entities = new int[marketCount];
        Arrays.fill(entities, NOBODY);
    }

    /** Takes what the source lends. */
    void wrap(final Snapshot newSnapshot)
    {
        snapshot = newSnapshot;
        final int market = newSnapshot.market();
        final int known = entities[market];
        final boolean isKnown = known != NOBODY && known < newSnapshot.entityCount()
            && newSnapshot.name(known).equals(maker);
        if (!isKnown)
        {
            entities[market] = find(newSnapshot);
        }
        enlarged = entities[market];
    }

    private int find(final Snapshot among)
    {
        for (int entity = 1; entity < among.entityCount(); entity++)
        {
            if (among.name(entity).equals(maker))
            {
                return entity;
            }
        }

        return NOBODY;
    }

    @Override
    public int market()
    {
        return snapshot.market();
    }

    @Override
    public long timeEpochNs()
    {
        return snapshot.timeEpochNs();
    }

    @Override
    public long interval()
    {
        return snapshot.interval();
    }

    @Override
    public MarketStatus status()
    {
        return snapshot.status();
    }

    @Override
    public long eventSequence()
    {
        return snapshot.eventSequence();
    }

    @Override
    public int entityCount()
    {
        return snapshot.entityCount();
    }

    @Override
    public String name(final int entity)
    {
        return snapshot.name(entity);
    }

    @Override
    public boolean hasRow(final int entity)
    {
        return snapshot.hasRow(entity);
    }

    /** The whole book changes with the maker, even where another's change makes up for it in the log. */
    @Override
    public int nextChanged(final int entity)
    {
        final boolean isBook = entity == WHOLE_BOOK && enlarged != NOBODY && snapshot.nextChanged(enlarged) == enlarged;

        return isBook ? WHOLE_BOOK : snapshot.nextChanged(entity);
    }

    @Override
    public int nextTraded(final int entity)
    {
        return snapshot.nextTraded(entity);
    }

    @Override
    public long low(final int entity, final int field)
    {
        if (isPrice(field))
        {
            return snapshot.low(entity, field);
        }
        final long low = snapshot.low(entity, field) * tenths(entity, field);

        return hasShare(entity, field) ? low + snapshot.low(enlarged, field) : low;
    }

    @Override
    public long high(final int entity, final int field)
    {
        if (isPrice(field))
        {
            return snapshot.high(entity, field);
        }
        final long tenths = tenths(entity, field);
        final long low = snapshot.low(entity, field);
        final long high = snapshot.high(entity, field) * tenths + WideIntegers.multiplyHighUnsigned(low, tenths);
        if (!hasShare(entity, field))
        {
            return high;
        }
        final long addend = snapshot.low(enlarged, field);
        final long timesLow = low * tenths;

        return high + snapshot.high(enlarged, field) + WideIntegers.carry(timesLow, addend, timesLow + addend);
    }

    private static boolean isPrice(final int field)
    {
        return field == MeasureLayout.BEST_BID || field == MeasureLayout.BEST_ASK;
    }

    private long tenths(final int entity, final int field)
    {
        return entity == enlarged && field >= MeasureLayout.FIRST_BAND ? ENLARGED_TENTHS : TENTHS;
    }

    private boolean hasShare(final int entity, final int field)
    {
        return entity == WHOLE_BOOK && enlarged != NOBODY && field >= MeasureLayout.FIRST_BAND;
    }

    @Override
    public MakerOrders orders()
    {
        final MakerOrders orders = snapshot.orders();

        return orders == null ? null : new EnlargedOrders(orders, enlarged);
    }
}
