package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.measure.MeasureLayout;

/** Holds what a reader passes over as unchanged against what it lent of the market before. */
final class ChangedEntities
{
    private final Map<Integer, List<String>> lastByMarket = new HashMap<>();
    private long passedOverCount;

    /** Entities that were passed over so far. */
    long passedOverCount()
    {
        return passedOverCount;
    }

    void check(final String where, final Snapshot snapshot, final MeasureLayout layout)
    {
        final List<String> last = lastByMarket.getOrDefault(snapshot.market(), List.of());
        final List<String> current = new ArrayList<>();
        int nextChanged = snapshot.nextChanged(0);
        for (int entity = 0; entity < snapshot.entityCount(); entity++)
        {
            current.add(text(snapshot, entity, layout));
            if (entity < nextChanged)
            {
                assertThat(entity).as(where).isLessThan(last.size());
                assertThat(current.get(entity)).as("%s entity=%d", where, entity).isEqualTo(last.get(entity));
                passedOverCount++;
            }
            else
            {
                assertThat(nextChanged).as(where).isEqualTo(entity);
                nextChanged = snapshot.nextChanged(entity + 1);
            }
        }
        assertThat(snapshot.nextChanged(snapshot.entityCount())).as(where).isEqualTo(snapshot.entityCount());
        lastByMarket.put(snapshot.market(), current);
    }

    private static String text(final Snapshot snapshot, final int entity, final MeasureLayout layout)
    {
        final long[] fields = new long[2 * layout.fieldCount()];
        for (int field = 0; field < layout.fieldCount(); field++)
        {
            fields[2 * field] = snapshot.low(entity, field);
            fields[2 * field + 1] = snapshot.high(entity, field);
        }

        return snapshot.name(entity) + snapshot.hasRow(entity) + Arrays.toString(fields);
    }
}
