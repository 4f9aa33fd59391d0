package io.leadline.proof.verify;

import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * Goes along with a verification: every document that it hears of follows on those before, and every record is on
 * schedule. Called on the thread that walks; whatever it throws ends the walk.
 */
public interface WalkObserver
{
    /** The walk begins: the reader stands behind the log's first document, and lends whatever a later call is about. */
    void onBegin(SnapshotLogReader reader);

    /** The reader came to another record, not {@code END}. */
    void onRecord(Record record);

    /** The log has ended behind the document that the reader counted last. */
    void onEnd();
}
