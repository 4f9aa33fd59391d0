package io.leadline.scoring;

import io.leadline.config.Configuration;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

/** Some records of a log, as if another process had read the others. */
record Slice(SnapshotSource source, int from, int[] left) implements SnapshotSource
{
    Slice(final SnapshotSource source, final int from, final int to)
    {
        this(source, from, new int[] {to - from});
        for (int i = 0; i < from; i++)
        {
            source.next();
        }
    }

    @Override
    public Configuration configuration()
    {
        return source.configuration();
    }

    @Override
    public MeasureLayout layout()
    {
        return source.layout();
    }

    @Override
    public Record next()
    {
        return left[0]-- > 0 ? source.next() : Record.END;
    }

    @Override
    public Snapshot snapshot()
    {
        return source.snapshot();
    }

    @Override
    public byte[] lastHash()
    {
        return source.lastHash();
    }
}
