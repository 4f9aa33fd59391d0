package io.leadline.scoring.marginal;

import java.util.Arrays;

import io.leadline.measure.MarketStatus;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;

/** A snapshot in which one maker has quoted otherwise; all that is not overridden is as it was. Single thread. */
abstract class ChangedSnapshot implements Snapshot
{
    static final int NOBODY = -1;

    private final String maker;
    /** By market: the maker's entity, as far as it has been seen. */
    private final int[] entities;
    private Snapshot snapshot;
    private int changed = NOBODY;

    ChangedSnapshot(final String maker, final int marketCount)
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
        changed = entities[market];
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

    /** As it was. */
    final Snapshot recorded()
    {
        return snapshot;
    }

    /** The maker's entity, or {@link #NOBODY}. */
    final int changed()
    {
        return changed;
    }

    @Override
    public final int market()
    {
        return snapshot.market();
    }

    @Override
    public final long timeEpochNs()
    {
        return snapshot.timeEpochNs();
    }

    @Override
    public final long interval()
    {
        return snapshot.interval();
    }

    @Override
    public final MarketStatus status()
    {
        return snapshot.status();
    }

    @Override
    public final long eventSequence()
    {
        return snapshot.eventSequence();
    }

    @Override
    public final int entityCount()
    {
        return snapshot.entityCount();
    }

    @Override
    public final String name(final int entity)
    {
        return snapshot.name(entity);
    }

    @Override
    public final boolean hasRow(final int entity)
    {
        return snapshot.hasRow(entity);
    }

    @Override
    public final int nextTraded(final int entity)
    {
        return snapshot.nextTraded(entity);
    }

    @Override
    public MakerOrders orders()
    {
        return snapshot.orders();
    }
}
