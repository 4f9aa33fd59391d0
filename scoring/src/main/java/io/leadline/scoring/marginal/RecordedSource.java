package io.leadline.scoring.marginal;

import io.leadline.config.Configuration;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

/** A log as it is. Single thread. */
final class RecordedSource implements HandedSource
{
    private final SnapshotSource source;
    private Record handed = Record.END;

    RecordedSource(final SnapshotSource source)
    {
        this.source = source;
    }

    @Override
    public void hand(final Record record)
    {
        handed = record;
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

    /** What has been handed since the last step; nothing more where nothing was. */
    @Override
    public Record next()
    {
        final Record record = handed;
        handed = Record.END;

        return record;
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
