package io.leadline.scoring.command;

import java.util.concurrent.atomic.AtomicBoolean;

import io.leadline.config.Configuration;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource;

/**
 * A source that tells a progress bar, which several may share, how many records were read, and that ends early when
 * nobody wants more. Single thread.
 */
final class CountedSource implements SnapshotSource
{
    /** Records between two looks at the bar; a power of two. */
    private static final int STRIDE = 4_096;

    private final SnapshotSource source;
    private final WalkProgress progress;
    private final AtomicBoolean isStopped;
    private final SnapshotLogReader file;
    private long documentCount;
    private long count;

    CountedSource(final SnapshotSource source, final WalkProgress progress, final AtomicBoolean isStopped)
    {
        this.source = source;
        this.progress = progress;
        this.isStopped = isStopped;
        file = source instanceof SnapshotLogReader reader ? reader : null;
        documentCount = file == null ? 0 : file.documentCount();
    }

    @Override
    public long beginEpochNs()
    {
        return source.beginEpochNs();
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
        if ((++count & (STRIDE - 1)) == 0)
        {
            if (isStopped.get())
            {
                return Record.END;
            }
            tell();
        }

        return source.next();
    }

    private void tell()
    {
        final long documents = file == null ? 0 : file.documentCount();
        progress.add(STRIDE, documents - documentCount);
        documentCount = documents;
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
