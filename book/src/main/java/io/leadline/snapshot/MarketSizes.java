package io.leadline.snapshot;

/** What a snapshot log takes for one market. Single thread. */
public final class MarketSizes
{
    private long snapshotCount;
    private long keyframeCount;
    private long byteCount;
    private long entryCount;
    private long makerCount;
    private long entityCount;

    MarketSizes()
    {
    }

    /** A snapshot begins: one of so many entities more than before, or of so many in a keyframe. */
    void begin(final boolean isKeyframe, final long codedEntityCount)
    {
        snapshotCount++;
        keyframeCount += isKeyframe ? 1 : 0;
        entityCount = isKeyframe ? codedEntityCount : entityCount + codedEntityCount;
        makerCount += entityCount - 1;
    }

    void add(final long bytes, final long entries)
    {
        byteCount += bytes;
        entryCount += entries;
    }

    /** Snapshots, keyframes among them. */
    public long snapshotCount()
    {
        return snapshotCount;
    }

    /** Snapshots that need nothing before them. */
    public long keyframeCount()
    {
        return keyframeCount;
    }

    /** Bytes of sections, without the headers of documents. */
    public long byteCount()
    {
        return byteCount;
    }

    /** Entities that have an entry, added up over snapshots. */
    public long entryCount()
    {
        return entryCount;
    }

    /** Makers, moved or not, added up over snapshots. */
    public long makerCount()
    {
        return makerCount;
    }
}
