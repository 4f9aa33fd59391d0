package io.leadline.export;

import io.leadline.snapshot.Snapshot;

/** Takes the rows of the table, in its order. */
public interface TableSink
{
    /**
     * One row.
     *
     * @param snapshot lent for the length of the call.
     * @param entity   whose row it is: {@link Snapshot#WHOLE_BOOK} or a maker.
     */
    void row(Snapshot snapshot, int entity);
}
