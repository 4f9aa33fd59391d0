package io.leadline.proof.tree;

import java.util.ArrayList;
import java.util.List;

import io.leadline.snapshot.Snapshot;

/** One market's hour that is still being told: the whole book, and all makers known by now. Single thread. */
final class MarketHour
{
    private final DayLeaves leaves;
    private final String market;
    private final int hour;
    private final long startEpochNs;
    private final List<EntityHour> entities = new ArrayList<>();
    private long count;

    MarketHour(final DayLeaves leaves, final String market, final int hour)
    {
        this.leaves = leaves;
        this.market = market;
        this.hour = hour;
        startEpochNs = leaves.day() * LeafLayout.NS_PER_DAY + hour * LeafLayout.NS_PER_HOUR;
    }

    int hour()
    {
        return hour;
    }

    void onSnapshot(final Snapshot snapshot, final LeafBytes scratch)
    {
        // In the hour's first snapshot everybody is new, whatever the log says has changed.
        final boolean isFirst = count == 0;
        for (int entity = entities.size(); entity < snapshot.entityCount(); entity++)
        {
            entities.add(new EntityHour(
                leaves.begin(new LeafKey(market, snapshot.name(entity), hour)), leaves.fieldCount()));
        }
        count++;
        entities.get(Snapshot.WHOLE_BOOK).onBook(snapshot, startEpochNs, scratch);
        int entity = isFirst ? 1 : snapshot.nextChanged(1);
        while (entity < snapshot.entityCount())
        {
            entities.get(entity).onMaker(snapshot, entity, count, scratch);
            entity = isFirst ? entity + 1 : snapshot.nextChanged(entity + 1);
        }
    }

    /** Adds the hashes that the leaves have now, and those that are to be shown. */
    void collect(final List<byte[]> hashes, final List<Leaf> shown, final LeafBytes scratch)
    {
        for (final EntityHour entity : entities)
        {
            hashes.add(entity.hash(count, scratch));
            if (entity.isKept())
            {
                shown.add(entity.leaf(count, scratch));
            }
        }
    }
}
