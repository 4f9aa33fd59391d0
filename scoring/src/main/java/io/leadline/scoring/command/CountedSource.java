package io.leadline.scoring.command;

import io.leadline.command.Progress;
import io.leadline.config.Configuration;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

/** A source that tells a progress bar how many records were read. Single thread. */
final class CountedSource implements SnapshotSource
{
    /** Records between two looks at the bar; a power of two. */
    private static final int STRIDE = 4_096;

    private final SnapshotSource source;
    private final Progress progress;
    private long count;

    CountedSource(final SnapshotSource source, final Progress progress)
    {
        this.source = source;
        this.progress = progress;
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
            progress.done(count);
        }

        return source.next();
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
