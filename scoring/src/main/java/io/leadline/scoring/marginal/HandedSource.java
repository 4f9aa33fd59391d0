package io.leadline.scoring.marginal;

import io.leadline.snapshot.SnapshotSource;

/** A log that several readers step over together: each is handed what its source has stepped to. */
interface HandedSource extends SnapshotSource
{
    /** Takes what the source has stepped to, to be lent once. */
    void hand(Record record);
}
