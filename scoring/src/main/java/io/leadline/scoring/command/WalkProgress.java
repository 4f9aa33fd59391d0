package io.leadline.scoring.command;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.leadline.command.Progress;

/**
 * The bar of a walk over logs in parts. It counts snapshots; how many there will be is known from how many documents
 * the files hold, and is told as soon as some have been read. Any thread.
 */
final class WalkProgress implements AutoCloseable
{
    private final Progress progress;
    private final AtomicLong snapshots = new AtomicLong();
    private final AtomicLong documents = new AtomicLong();
    private long documentCount;

    WalkProgress(final String label, final boolean isQuiet)
    {
        progress = Progress.start(label, " snapshots", -1, isQuiet);
    }

    /** Counts what there is to be read, where a bar is shown. */
    void expect(final List<LogCut> logs)
    {
        if (progress.isShown())
        {
            documentCount = logs.stream()
                .filter(log -> log.files().isPresent())
                .mapToLong(log -> log.markets().size() * log.files().get().documentCount())
                .sum();
        }
    }

    /** So much more has been read. */
    void read(final long snapshotsMore, final long documentsMore)
    {
        final long read = snapshots.addAndGet(snapshotsMore);
        final long readDocuments = documents.addAndGet(documentsMore);
        progress.done(read, expected(read, readDocuments, documentCount));
    }

    /** Snapshots of all documents when so many were in some of them; -1 when that cannot be told. */
    static long expected(final long read, final long readDocuments, final long documentCount)
    {
        return readDocuments == 0 || documentCount == 0
            ? -1
            : Math.max(read, Math.round((double)read * documentCount / readDocuments));
    }

    @Override
    public void close()
    {
        progress.close();
    }
}
