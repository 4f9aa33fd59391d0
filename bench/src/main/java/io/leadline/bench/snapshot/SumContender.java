package io.leadline.bench.snapshot;

import io.leadline.bench.pair.Contender;

/**
 * Sums the plain form of a log, chunk behind chunk, so that each comes from main memory if all of it is longer than the
 * caches: no decoder can be faster than reading what it makes. What is summed is believed as it is; nothing is checked.
 */
public final class SumContender implements Contender
{
    private final long[] plain;
    private final int recordLength;
    private final int chunkRecords;
    private int next;
    private long sum;

    /**
     * Over all fields of all entries, one record behind another.
     *
     * @param recordLength of a record, in longs.
     * @param chunkRecords of a chunk.
     */
    public SumContender(final long[] plain, final Integer recordLength, final Integer chunkRecords)
    {
        this.plain = plain;
        this.recordLength = recordLength;
        this.chunkRecords = chunkRecords;
    }

    @Override
    public void prepare()
    {
        next = next + chunkRecords * recordLength > plain.length ? 0 : next;
    }

    @Override
    public long run()
    {
        final int end = next + chunkRecords * recordLength;
        long chunk = 0;
        for (int i = next; i < end; i++)
        {
            chunk += plain[i];
        }
        next = end;
        sum += chunk;

        return chunkRecords;
    }

    @Override
    public long[] outcome()
    {
        return new long[sum == Long.MIN_VALUE ? 1 : 0];
    }
}
