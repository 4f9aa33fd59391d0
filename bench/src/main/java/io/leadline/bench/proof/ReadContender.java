package io.leadline.bench.proof;

import java.nio.file.Path;

import io.leadline.bench.pair.Contender;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

/** Reads a snapshot log on disk from its first record to its last, as every verb does. */
public final class ReadContender implements Contender
{
    private final Path snapshots;
    private long records;

    public ReadContender(final String snapshots)
    {
        this.snapshots = Path.of(snapshots);
    }

    @Override
    public long run()
    {
        long count = 0;
        try (SnapshotLogReader reader = SnapshotLogReader.open(snapshots))
        {
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                count += record == Record.SNAPSHOT ? 1 : 0;
            }
        }
        records += count;

        return count;
    }

    @Override
    public long[] outcome()
    {
        return new long[] {records};
    }
}
