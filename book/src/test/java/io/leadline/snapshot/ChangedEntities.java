package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.measure.MeasureLayout;

/** Holds what a reader passes over, as unchanged or as not traded, against what it lent of the market before. */
final class ChangedEntities
{
    private static final String NOT_TRADED =
        Arrays.toString(new long[2 * (MeasureLayout.FIRST_BAND - MeasureLayout.FILLED_SIZE)]);

    private final Map<Integer, List<String>> lastByMarket = new HashMap<>();
    private final Map<Integer, List<String>> lastTotalsByMarket = new HashMap<>();
    private long passedOverCount;
    private long notTradedCount;

    /** Entities that were passed over so far. */
    long passedOverCount()
    {
        return passedOverCount;
    }

    /** Those that changed, and were passed over for not having traded. */
    long notTradedCount()
    {
        return notTradedCount;
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
        checkTraded(where, snapshot);
    }

    private void checkTraded(final String where, final Snapshot snapshot)
    {
        final List<String> last = lastTotalsByMarket.getOrDefault(snapshot.market(), List.of());
        final List<String> current = new ArrayList<>();
        for (int entity = 0; entity < snapshot.entityCount(); entity++)
        {
            current.add(text(snapshot, entity, MeasureLayout.FILLED_SIZE, MeasureLayout.FIRST_BAND));
            if (snapshot.nextTraded(entity) > entity)
            {
                // An entity that was not there had not traded.
                assertThat(current.get(entity)).as("%s entity=%d", where, entity)
                    .isEqualTo(entity < last.size() ? last.get(entity) : NOT_TRADED);
                notTradedCount += snapshot.nextChanged(entity) == entity ? 1 : 0;
            }
        }
        lastTotalsByMarket.put(snapshot.market(), current);
    }

    private static String text(final Snapshot snapshot, final int entity, final MeasureLayout layout)
    {
        return snapshot.name(entity) + snapshot.hasRow(entity) + text(snapshot, entity, 0, layout.fieldCount());
    }

    private static String text(final Snapshot snapshot, final int entity, final int fromField, final int toField)
    {
        final long[] fields = new long[2 * (toField - fromField)];
        for (int field = fromField; field < toField; field++)
        {
            fields[2 * (field - fromField)] = snapshot.low(entity, field);
            fields[2 * (field - fromField) + 1] = snapshot.high(entity, field);
        }

        return Arrays.toString(fields);
    }
}
