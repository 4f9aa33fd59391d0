package io.leadline.snapshot;

/**
 * Told by a {@link SnapshotLogReader} of each document that it has checked, before it is taken in: its count and hash
 * are still those of the documents before, all of whose records have been lent. On the reader's thread.
 */
@FunctionalInterface
public interface DocumentListener
{
    int CONFIGURATION = SnapshotLayout.CONFIGURATION;
    int MAKERS = SnapshotLayout.MAKERS;
    int SNAPSHOT = SnapshotLayout.SNAPSHOT;
    int TOTALS = SnapshotLayout.TOTALS;
    int SNAPSHOTS = SnapshotLayout.SNAPSHOTS;

    /**
     * Another document.
     *
     * @param kind        one of the above.
     * @param timeEpochNs its time, in ns since 1970-01-01 UTC.
     */
    void onDocument(int kind, long timeEpochNs);
}
