package io.leadline.scoring.command;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.leadline.command.Progress;
import io.leadline.config.Configuration;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.Snapshot;
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
    private final Progress progress;
    private final AtomicLong done;
    private final AtomicBoolean isStopped;
    private long count;

    CountedSource(
        final SnapshotSource source, final Progress progress, final AtomicLong done, final AtomicBoolean isStopped)
    {
        this.source = source;
        this.progress = progress;
        this.done = done;
        this.isStopped = isStopped;
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
            progress.done(done.addAndGet(STRIDE));
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
