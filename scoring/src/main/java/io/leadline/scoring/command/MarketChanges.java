package io.leadline.scoring.command;

import java.util.Arrays;

import io.leadline.log.LogException;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;
import io.leadline.snapshot.SnapshotSource.Record;

/** How much changes in each market of a log, from the log's first records: what there is to be decoded and scored. */
final class MarketChanges
{
    private static final int RECORDS = 10_000;

    private MarketChanges()
    {
    }

    /** By market, at least 1. What is wrong with the log is left to whoever walks over it. */
    static long[] of(final SnapshotSource start)
    {
        final long[] changes = new long[start.configuration().markets().size()];
        Arrays.fill(changes, 1);
        try
        {
            for (int i = 0; i < RECORDS && start.next() != Record.END; i++)
            {
                final Snapshot snapshot = start.snapshot();
                changes[snapshot.market()] += 1 + changed(snapshot);
            }
        }
        catch (final LogException refused)
        {
            Arrays.fill(changes, 1);
        }

        return changes;
    }

    private static int changed(final Snapshot snapshot)
    {
        int count = 0;
        for (int entity = snapshot.nextChanged(0); entity < snapshot.entityCount();
            entity = snapshot.nextChanged(entity + 1))
        {
            count++;
        }

        return count;
    }
}
