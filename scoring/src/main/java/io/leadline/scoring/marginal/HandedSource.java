package io.leadline.scoring.marginal;

import io.leadline.config.Configuration;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

/**
 * A log as it is, that several readers step over together: each is handed what its source has stepped to. Single
 * thread.
 */
class HandedSource implements SnapshotSource
{
    private final SnapshotSource source;
    private Record handed = Record.END;

    HandedSource(final SnapshotSource source)
    {
        this.source = source;
    }

    /** Takes what the source has stepped to, to be lent once. */
    void hand(final Record record)
    {
        handed = record;
    }

    @Override
    public final long beginEpochNs()
    {
        return source.beginEpochNs();
    }

    @Override
    public Configuration configuration()
    {
        return source.configuration();
    }

    @Override
    public final MeasureLayout layout()
    {
        return source.layout();
    }

    /** What has been handed since the last step; nothing more where nothing was. */
    @Override
    public final Record next()
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
    public final byte[] lastHash()
    {
        return source.lastHash();
    }
}
