package io.leadline.scoring.marginal;

import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

/** A log in which one maker has quoted otherwise: what it lends is wrapped, step by step. Single thread. */
class ChangedSource extends HandedSource
{
    private final ChangedSnapshot changed;

    ChangedSource(final SnapshotSource source, final ChangedSnapshot changed)
    {
        super(source);
        this.changed = changed;
    }

    @Override
    final void hand(final Record record)
    {
        super.hand(record);
        if (record != Record.END)
        {
            changed.wrap(super.snapshot());
        }
    }

    @Override
    public final Snapshot snapshot()
    {
        return changed;
    }
}
