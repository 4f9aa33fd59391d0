package io.leadline.export;

import io.leadline.snapshot.Snapshot;

/** Takes the rows of the table, in its order. */
public interface TableSink
{
    /** Whether an entity has a row in the table: the whole book always, a maker where the snapshot says so. */
    default boolean hasRow(final Snapshot snapshot, final int entity)
    {
        return entity == Snapshot.WHOLE_BOOK || snapshot.hasRow(entity);
    }

    /**
     * One row.
     *
     * @param snapshot lent for the length of the call.
     * @param entity   whose row it is: {@link Snapshot#WHOLE_BOOK} or a maker.
     */
    void row(Snapshot snapshot, int entity);
}
