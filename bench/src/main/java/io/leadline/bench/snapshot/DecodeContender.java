package io.leadline.bench.snapshot;

import java.nio.ByteBuffer;
import java.util.List;

import io.leadline.bench.flow.MemoryDocuments;
import io.leadline.bench.pair.Contender;
import io.leadline.snapshot.SnapshotLogReader;

/** Decodes a log in memory, every entry of every record, from its start again before it ends. */
public final class DecodeContender implements Contender
{
    private final List<ByteBuffer> documents;
    private final long recordCount;
    private final int chunkRecords;
    private SnapshotLogReader reader;
    private long left;
    private long checksum;

    /**
     * Over the documents of a log.
     *
     * @param recordCount  of the log.
     * @param chunkRecords of a chunk.
     */
    public DecodeContender(final List<ByteBuffer> documents, final Long recordCount, final Integer chunkRecords)
    {
        this.documents = documents;
        this.recordCount = recordCount;
        this.chunkRecords = chunkRecords;
    }

    @Override
    public void prepare()
    {
        if (left < chunkRecords)
        {
            reader = SnapshotLogReader.open(new MemoryDocuments(documents));
            left = recordCount;
        }
        left -= chunkRecords;
    }

    @Override
    public long run()
    {
        for (int i = 0; i < chunkRecords; i++)
        {
            checksum += reader.next().ordinal();
        }

        return chunkRecords;
    }

    /** Nothing that another side has; the sum only keeps the decoding from being left out. */
    @Override
    public long[] outcome()
    {
        return new long[checksum == Long.MIN_VALUE ? 1 : 0];
    }
}
