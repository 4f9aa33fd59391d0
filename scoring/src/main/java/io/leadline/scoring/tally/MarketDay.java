package io.leadline.scoring.tally;

/** Counts of one market's snapshots on one UTC day. Mutable while a pass fills it; single thread. */
public final class MarketDay
{
    private long snapshotCount;
    private long statusCount;
    private long outageCount;

    /** All snapshots. */
    public long snapshotCount()
    {
        return snapshotCount;
    }

    /** Those excluded by their status. */
    public long statusCount()
    {
        return statusCount;
    }

    /** Those excluded by an outage window and not already by their status. */
    public long outageCount()
    {
        return outageCount;
    }

    /** Those that count for uptime and averages. */
    public long countedCount()
    {
        return snapshotCount - statusCount - outageCount;
    }

    void onSnapshot()
    {
        snapshotCount++;
    }

    void onExcludedByStatus()
    {
        statusCount++;
    }

    void onExcludedByOutage()
    {
        outageCount++;
    }

    void merge(final MarketDay other)
    {
        snapshotCount += other.snapshotCount;
        statusCount += other.statusCount;
        outageCount += other.outageCount;
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof MarketDay that
            && snapshotCount == that.snapshotCount
            && statusCount == that.statusCount
            && outageCount == that.outageCount;
    }

    @Override
    public int hashCode()
    {
        return Long.hashCode(snapshotCount) + 31 * Long.hashCode(statusCount) + 961 * Long.hashCode(outageCount);
    }

    @Override
    public String toString()
    {
        return "snapshots=" + snapshotCount + " status=" + statusCount + " outage=" + outageCount;
    }
}
