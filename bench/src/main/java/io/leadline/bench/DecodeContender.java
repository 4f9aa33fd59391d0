package io.leadline.bench;

import java.nio.ByteBuffer;
import java.util.List;

import io.leadline.bench.pair.Contender;
import io.leadline.snapshot.SnapshotSource.Record;

/** Decodes the first snapshots of a log, every entry of them, from its start in each chunk. */
public final class DecodeContender implements Contender
{
    private final List<ByteBuffer> documents;
    private final long snapshotCount;
    private long checksum;

    /** Over the documents of a log. */
    public DecodeContender(final List<ByteBuffer> documents, final Long snapshotCount)
    {
        this.documents = documents;
        this.snapshotCount = snapshotCount;
    }

    @Override
    public long run()
    {
        final SliceSource source = new SliceSource(documents, snapshotCount);
        long done = 0;
        for (Record record = source.next(); record != Record.END; record = source.next())
        {
            if (record == Record.SNAPSHOT)
            {
                checksum += source.snapshot().low(source.snapshot().entityCount() - 1, 0);
                done++;
            }
        }

        return done;
    }

    /** Nothing that another side has; the sum only keeps the decoding from being left out. */
    @Override
    public long[] outcome()
    {
        return new long[checksum == Long.MIN_VALUE ? 1 : 0];
    }
}
