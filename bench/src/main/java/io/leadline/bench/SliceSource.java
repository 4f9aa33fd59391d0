package io.leadline.bench;

import java.nio.ByteBuffer;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource;

/** The first so many snapshots of a log in memory. */
final class SliceSource implements SnapshotSource
{
    private final SnapshotLogReader reader;
    private long left;

    SliceSource(final List<ByteBuffer> documents, final long snapshotCount)
    {
        reader = SnapshotLogReader.open(new MemoryDocuments(documents));
        left = snapshotCount;
    }

    @Override
    public Configuration configuration()
    {
        return reader.configuration();
    }

    @Override
    public MeasureLayout layout()
    {
        return reader.layout();
    }

    @Override
    public Record next()
    {
        if (left == 0)
        {
            return Record.END;
        }
        final Record record = reader.next();
        left -= record == Record.SNAPSHOT ? 1 : 0;

        return record;
    }

    @Override
    public Snapshot snapshot()
    {
        return reader.snapshot();
    }

    @Override
    public byte[] lastHash()
    {
        return reader.lastHash();
    }
}
