package io.leadline.scoring.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.leadline.command.Progress;
import io.leadline.scoring.LogPass;
import io.leadline.scoring.Scoring;
import io.leadline.snapshot.SnapshotSource;

/**
 * Walks over several logs at once, one thread a log and no more threads than processors. Logs are begun and ended in
 * their order, so that results, and what is told of bad logs, do not depend on which thread is faster.
 */
final class LogWalks implements AutoCloseable
{
    private final SnapshotOpener opener;
    private final Scoring scoring;
    private final ExecutorService pool;
    private final Progress progress;
    private final AtomicLong done = new AtomicLong();
    private final AtomicBoolean isStopped = new AtomicBoolean();

    LogWalks(final SnapshotOpener opener, final boolean isQuiet, final Scoring scoring, final int logCount)
    {
        this.opener = opener;
        this.scoring = scoring;
        pool = Executors.newFixedThreadPool(
            Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), logCount)));
        progress = Progress.start("scoring", " records", -1, isQuiet);
    }

    /** Walks over all of them; the first, in their order, that cannot be walked over ends it with its exception. */
    void walk(final List<Path> folders) throws Exception
    {
        final List<Future<LogPass>> passes = new ArrayList<>();
        CountDownLatch last = new CountDownLatch(0);
        for (final Path folder : folders)
        {
            final CountDownLatch before = last;
            final CountDownLatch begun = new CountDownLatch(1);
            last = begun;
            passes.add(pool.submit(() -> walk(folder, before, begun)));
        }
        for (final Future<LogPass> pass : passes)
        {
            scoring.end(finished(pass));
        }
    }

    private LogPass walk(final Path folder, final CountDownLatch before, final CountDownLatch begun) throws Exception
    {
        SnapshotSource source = null;
        try
        {
            source = opener.open(folder);
            before.await();
            final LogPass pass = scoring.begin(new CountedSource(source, progress, done, isStopped));
            begun.countDown();
            pass.finish();
            return pass;
        }
        finally
        {
            begun.countDown();
            if (source instanceof AutoCloseable open)
            {
                open.close();
            }
        }
    }

    private static LogPass finished(final Future<LogPass> pass) throws Exception
    {
        try
        {
            return pass.get();
        }
        catch (final ExecutionException failure)
        {
            if (failure.getCause() instanceof Exception cause)
            {
                throw cause;
            }
            throw failure;
        }
    }

    /** Ends walks that nobody waits for any more, and waits until no log is read. */
    @Override
    public void close()
    {
        isStopped.set(true);
        pool.shutdown();
        try
        {
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        }
        catch (final InterruptedException interrupted)
        {
            Thread.currentThread().interrupt();
        }
        progress.close();
    }
}
