package io.leadline.scoring.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import io.leadline.command.Progress;
import io.leadline.snapshot.SnapshotLogFiles;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource;

/**
 * The bar of a walk over logs, maybe in parts. It counts what is made of their documents; how much that will be is
 * known from how many documents the files hold, and is told as soon as some have been read. Any thread.
 */
final class WalkProgress implements AutoCloseable
{
    private final Progress progress;
    private final AtomicLong made = new AtomicLong();
    private final AtomicLong documents = new AtomicLong();
    private long documentCount;

    WalkProgress(final String label, final String unit, final boolean isQuiet)
    {
        progress = Progress.start(label, unit, -1, isQuiet);
    }

    /** Counts what there is to be read, where a bar is shown. */
    void expect(final List<LogCut> logs)
    {
        if (progress.isShown())
        {
            documentCount = logs.stream()
                .filter(log -> log.files().isPresent())
                .mapToLong(log -> log.markets().size() * log.files().get().documentCount(Long.MAX_VALUE))
                .sum();
        }
    }

    /** Counts what there is to be read of one log before a time, where a bar is shown. */
    void expect(final Optional<SnapshotLogFiles> files, final long toEpochNs)
    {
        if (progress.isShown() && files.isPresent())
        {
            documentCount = files.get().documentCount(toEpochNs);
        }
    }

    /** So much more was made of so many documents more. */
    void add(final long madeMore, final long documentsMore)
    {
        final long madeNow = made.addAndGet(madeMore);
        progress.done(madeNow, expected(madeNow, documents.addAndGet(documentsMore), documentCount));
    }

    /** So much has been made of a log by now, by the one thread that reads it. */
    void at(final long madeNow, final SnapshotSource log)
    {
        if (log instanceof SnapshotLogReader reader)
        {
            progress.done(madeNow, expected(madeNow, reader.documentCount(), documentCount));
        }
    }

    /** What all documents come to when some came to so much; -1 when that cannot be told. */
    static long expected(final long made, final long documents, final long documentCount)
    {
        return documents == 0 || documentCount == 0
            ? -1
            : Math.max(made, Math.round((double)made * documentCount / documents));
    }

    @Override
    public void close()
    {
        progress.close();
    }
}
