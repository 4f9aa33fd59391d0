package io.leadline.export;

import java.util.Arrays;

import io.leadline.snapshot.Snapshot;

/** Names of one market's makers as CSV fields, each encoded when it is first needed. */
final class CsvMakers
{
    private static final int INITIAL_CAPACITY = 16;

    private byte[][] fields = new byte[INITIAL_CAPACITY][];

    /** The name of a maker, lent for reading. */
    byte[] field(final Snapshot snapshot, final int entity)
    {
        if (entity >= fields.length)
        {
            fields = Arrays.copyOf(fields, Math.max(entity + 1, 2 * fields.length));
        }
        if (fields[entity] == null)
        {
            fields[entity] = CsvField.encode(snapshot.name(entity));
        }

        return fields[entity];
    }
}
