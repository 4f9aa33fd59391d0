package io.leadline.scoring.tally;

import java.util.Arrays;

import io.leadline.measure.MeasureLayout;
import io.leadline.scoring.exact.WideIntegers;
import io.leadline.scoring.tally.RunningTotals.Total;
import io.leadline.snapshot.Snapshot;

/**
 * Notes how the running totals of one market stand at the end of each segment, while a log is read in its order.
 * Costs a comparison per entity whose totals have moved, and all of them where a record is full. Single thread.
 */
public final class TotalsReader
{
    private static final int FIRST_ENTITIES = 16;
    private static final int FIELDS = 4;

    private final RunningTotals totals;
    private long[] current = new long[FIELDS * FIRST_ENTITIES];
    private long[] movedEpochNs = new long[FIRST_ENTITIES];
    private String[] names = new String[FIRST_ENTITIES];
    private int entityCount;
    private long segment = Long.MIN_VALUE;

    /** A reader that fills these totals. */
    public TotalsReader(final RunningTotals totals)
    {
        this.totals = totals;
    }

    /**
     * A record of the market: its entities with a row, or all of them when it holds totals only. Every record that the
     * source lends up to the last of them is to be given.
     */
    public void onRecord(final Snapshot record, final long recordSegment, final boolean isTotalsOnly)
    {
        if (recordSegment != segment)
        {
            flush();
            segment = recordSegment;
        }
        final int count = record.entityCount();
        grow(count);
        final int first = isTotalsOnly ? 0 : record.nextTraded(0);
        for (int entity = first; entity < count; entity = isTotalsOnly ? entity + 1 : record.nextTraded(entity + 1))
        {
            if (hasMoved(record, entity) && (isTotalsOnly || record.hasRow(entity)))
            {
                note(record, entity);
            }
        }
    }

    /** Writes down the segment that was being read; to be called at the end of the log. */
    public void flush()
    {
        for (int entity = 0; entity < entityCount; entity++)
        {
            if (movedEpochNs[entity] != Long.MIN_VALUE)
            {
                totals.put(names[entity], segment, total(entity));
                movedEpochNs[entity] = Long.MIN_VALUE;
            }
        }
    }

    private boolean hasMoved(final Snapshot record, final int entity)
    {
        final int at = FIELDS * entity;
        final long moved = current[at] ^ record.low(entity, MeasureLayout.FILLED_NOTIONAL)
            | current[at + 1] ^ record.high(entity, MeasureLayout.FILLED_NOTIONAL)
            | current[at + 2] ^ record.low(entity, MeasureLayout.SELF_MATCHED_NOTIONAL)
            | current[at + 3] ^ record.high(entity, MeasureLayout.SELF_MATCHED_NOTIONAL);

        return moved != 0;
    }

    private void note(final Snapshot record, final int entity)
    {
        final int at = FIELDS * entity;
        current[at] = record.low(entity, MeasureLayout.FILLED_NOTIONAL);
        current[at + 1] = record.high(entity, MeasureLayout.FILLED_NOTIONAL);
        current[at + 2] = record.low(entity, MeasureLayout.SELF_MATCHED_NOTIONAL);
        current[at + 3] = record.high(entity, MeasureLayout.SELF_MATCHED_NOTIONAL);
        movedEpochNs[entity] = record.timeEpochNs();
        names[entity] = record.name(entity);
    }

    private Total total(final int entity)
    {
        final int at = FIELDS * entity;

        return new Total(
            movedEpochNs[entity],
            WideIntegers.of(current[at], current[at + 1]),
            WideIntegers.of(current[at + 2], current[at + 3]));
    }

    private void grow(final int count)
    {
        if (count > names.length)
        {
            final int capacity = Math.max(count, 2 * names.length);
            current = Arrays.copyOf(current, FIELDS * capacity);
            movedEpochNs = Arrays.copyOf(movedEpochNs, capacity);
            names = Arrays.copyOf(names, capacity);
        }
        for (; entityCount < count; entityCount++)
        {
            movedEpochNs[entityCount] = Long.MIN_VALUE;
        }
    }
}
