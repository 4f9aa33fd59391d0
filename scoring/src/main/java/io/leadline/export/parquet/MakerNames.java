package io.leadline.export.parquet;

import java.util.Arrays;

import io.leadline.snapshot.Snapshot;

import org.apache.parquet.io.api.Binary;

/** Names of one market's makers, each encoded when it is first needed. Single thread. */
final class MakerNames
{
    private static final int INITIAL_CAPACITY = 16;

    private Binary[] names = new Binary[INITIAL_CAPACITY];

    Binary name(final Snapshot snapshot, final int entity)
    {
        if (entity >= names.length)
        {
            names = Arrays.copyOf(names, Math.max(entity + 1, 2 * names.length));
        }
        if (names[entity] == null)
        {
            names[entity] = Binary.fromString(snapshot.name(entity));
        }

        return names[entity];
    }
}
