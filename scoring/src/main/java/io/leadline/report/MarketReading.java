package io.leadline.report;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.leadline.scoring.figure.Period;
import io.leadline.snapshot.Snapshot;

/**
 * Reads the snapshots of one market in one log, or in a part of it, into a timeline. A maker is looked at again only
 * when the snapshot says that it has changed, or when what changed in the market has a bearing on it. The timeline is
 * whole after {@link #settle}. Single thread.
 */
final class MarketReading
{
    private static final int NOBODY = -1;
    private static final int FIRST_ENTITIES = 16;

    private final MarketTimeline timeline;
    private final PresenceReading presence;
    /** Null where the rule has no KPI. */
    private final KpiReading kpi;
    private final DrawnMaker[] makers;
    private final Standing[] standings;
    private final Map<String, Integer> makersByName = new HashMap<>();
    /** By maker: its entity. */
    private final int[] entities;
    /** By entity: its maker. */
    private int[] makersByEntity = new int[FIRST_ENTITIES];
    private int entityCount = 1;
    private long dayEndEpochNs = Long.MIN_VALUE;
    private long midHalfTicks;
    private long countedCount;
    /** What the makers last were was not looked at, and all of them have to be. */
    private boolean isMissed = true;

    /**
     * A reading.
     *
     * @param standings by maker.
     * @param kpi       null where the rule has none.
     */
    MarketReading(
        final MarketTimeline timeline,
        final String[] names,
        final Standing[] standings,
        final PresenceReading presence,
        final KpiReading kpi)
    {
        this.timeline = timeline;
        this.standings = standings;
        this.presence = presence;
        this.kpi = kpi;
        makers = new DrawnMaker[names.length];
        entities = new int[names.length];
        Arrays.fill(entities, NOBODY);
        for (int maker = 0; maker < names.length; maker++)
        {
            makers[maker] = new DrawnMaker(maker, names[maker]);
            makersByName.put(names[maker], maker);
        }
    }

    /** A snapshot of the market is not read. */
    void pass()
    {
        isMissed = true;
    }

    /**
     * Reads a snapshot.
     *
     * @param exclusion why it counts for nobody; empty when it counts.
     */
    void onSnapshot(final Snapshot snapshot, final String exclusion)
    {
        final long timeEpochNs = snapshot.timeEpochNs();
        findEntities(snapshot);
        if (!timeline.isInBucket(timeEpochNs))
        {
            settle();
        }
        timeline.snapshot(timeEpochNs, exclusion);
        if (!exclusion.isEmpty())
        {
            isMissed = true;
            return;
        }
        isMissed |= kpi != null && kpi.onTime(timeEpochNs);
        isMissed |= timeEpochNs >= dayEndEpochNs;
        dayEndEpochNs = isMissed ? (Period.dayOf(timeEpochNs) + 1) * Period.NS_PER_DAY : dayEndEpochNs;
        onMakers(snapshot, onBook(snapshot));
        isMissed = false;
        countedCount++;
    }

    /** Tells the timeline what stands. */
    void settle()
    {
        for (final DrawnMaker maker : makers)
        {
            maker.settle(countedCount, timeline);
        }
    }

    private void findEntities(final Snapshot snapshot)
    {
        final int known = entityCount;
        entityCount = snapshot.entityCount();
        if (entityCount > makersByEntity.length)
        {
            makersByEntity = Arrays.copyOf(makersByEntity, Math.max(entityCount, 2 * makersByEntity.length));
        }
        for (int entity = known; entity < entityCount; entity++)
        {
            final int maker = makersByName.getOrDefault(snapshot.name(entity), NOBODY);
            makersByEntity[entity] = maker;
            if (maker != NOBODY)
            {
                entities[maker] = entity;
                isMissed = true;
            }
        }
    }

    /** Returns whether makers that did not change may have another spread than before. */
    private boolean onBook(final Snapshot snapshot)
    {
        if (!isMissed && snapshot.nextChanged(Snapshot.WHOLE_BOOK) != Snapshot.WHOLE_BOOK)
        {
            return false;
        }
        isMissed |= presence.onBook(snapshot);
        final boolean isMidMoved = presence.midHalfTicks() != midHalfTicks;
        midHalfTicks = presence.midHalfTicks();
        isMissed |= isMidMoved && kpi != null && kpi.isOverMid();

        return isMidMoved;
    }

    private void onMakers(final Snapshot snapshot, final boolean isMidMoved)
    {
        if (isMissed)
        {
            for (int maker = 0; maker < makers.length; maker++)
            {
                onMaker(snapshot, maker);
            }
            return;
        }
        for (int entity = snapshot.nextChanged(1); entity < entityCount; entity = snapshot.nextChanged(entity + 1))
        {
            if (makersByEntity[entity] != NOBODY)
            {
                onMaker(snapshot, makersByEntity[entity]);
            }
        }
        for (int maker = 0; isMidMoved && maker < makers.length; maker++)
        {
            if (makers[maker].isSpread())
            {
                makers[maker].spread(presence.spreadBpsE4(snapshot, entities[maker]), countedCount, timeline);
            }
        }
    }

    private void onMaker(final Snapshot snapshot, final int maker)
    {
        final int entity = entities[maker];
        final VerdictKind standing = standings[maker].at(snapshot.timeEpochNs());
        if (entity == NOBODY)
        {
            makers[maker].kind(standing == VerdictKind.ACTIVE ? null : standing, countedCount, timeline);
            return;
        }
        final VerdictKind seen = presence.verdict(snapshot, entity);
        final VerdictKind own = kpi == null ? seen : kpi.verdict(snapshot, entity, seen);
        makers[maker].kind(standing == VerdictKind.ACTIVE ? own : standing, countedCount, timeline);
        measure(snapshot, maker, standing == VerdictKind.NOT_ENROLLED ? VerdictKind.NOT_QUOTING : seen);
    }

    private void measure(final Snapshot snapshot, final int maker, final VerdictKind seen)
    {
        if (seen == VerdictKind.NOT_QUOTING)
        {
            makers[maker].noSize(countedCount, timeline);
        }
        else
        {
            presence.measure(snapshot, entities[maker]);
            makers[maker].size(presence.sizeHigh(), presence.sizeLow(), countedCount, timeline);
        }
        if (seen == VerdictKind.ACTIVE)
        {
            makers[maker].spread(presence.spreadBpsE4(snapshot, entities[maker]), countedCount, timeline);
        }
        else
        {
            makers[maker].noSpread(countedCount, timeline);
        }
    }
}
