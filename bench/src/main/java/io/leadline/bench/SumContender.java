package io.leadline.bench;

import io.leadline.bench.pair.Contender;

/** Sums the plain form of the same snapshots, from memory: no decoder can be faster than reading what it makes. */
public final class SumContender implements Contender
{
    private final long[] plain;
    private final long snapshotCount;
    private long sum;

    /** Over all fields of all entries. */
    public SumContender(final long[] plain, final Long snapshotCount)
    {
        this.plain = plain;
        this.snapshotCount = snapshotCount;
    }

    @Override
    public long run()
    {
        long chunk = 0;
        for (final long value : plain)
        {
            chunk += value;
        }
        sum += chunk;

        return snapshotCount;
    }

    @Override
    public long[] outcome()
    {
        return new long[sum == Long.MIN_VALUE ? 1 : 0];
    }
}
