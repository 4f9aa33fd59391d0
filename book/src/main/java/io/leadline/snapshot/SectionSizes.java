package io.leadline.snapshot;

import io.leadline.measure.MeasureLayout;

/** Where the bytes of all sections of a snapshot log of format 2 or 3 go. Single thread. */
public final class SectionSizes
{
    private static final int LENGTH_BITS = 4;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

    private final PairLayout pairs;
    /** By field; the byte of a pair's lengths counts to its first field. */
    private final long[] fieldBytes;
    private final boolean[] isIn;
    private long documentHeaderBytes;
    private long sectionHeadBytes;
    private long entryHeadBytes;
    private long gapBytes;
    private long maskBytes;
    private long movedMakers;
    private long movedMakerBytes;
    private long keyframeBytes;
    private long orderBytes;

    SectionSizes(final MeasureLayout layout)
    {
        pairs = new PairLayout(layout);
        fieldBytes = new long[layout.fieldCount()];
        isIn = new boolean[pairs.pairCount()];
    }

    void addHeader(final int length)
    {
        documentHeaderBytes += length;
    }

    /** Counts a section whose market, and length where it has one, have been read. */
    void count(final RecordInput input, final int start, final int end, final MarketSizes market)
    {
        final int head = input.getByte();
        final boolean isKeyframe = (head & SnapshotLayout.KEYFRAME) != 0;
        if ((head & SnapshotLayout.CONTINUED) == 0)
        {
            market.begin(isKeyframe, readEntityCount(input, head, isKeyframe));
        }
        sectionHeadBytes += input.offset() - start;
        keyframeBytes += isKeyframe ? end - start : 0;
        int entity = -1;
        long entries = 0;
        while (input.offset() < end && input.hasMore() && !isMark(input))
        {
            final int entryStart = input.offset();
            entity = countEntry(input, entity, isKeyframe);
            entries++;
            if (entity > 0 && !isKeyframe)
            {
                movedMakers++;
                movedMakerBytes += input.offset() - entryStart;
            }
        }
        market.add(end - start, entries);
        orderBytes += end - input.offset();
    }

    private static boolean isMark(final RecordInput input)
    {
        return input.buffer().getByte(input.offset()) == SnapshotLayout.ORDERS_MARK;
    }

    private static long readEntityCount(final RecordInput input, final int head, final boolean isKeyframe)
    {
        input.getVarint();
        if (!isKeyframe)
        {
            input.getVarint();
        }
        if ((head & SnapshotLayout.NEXT) != 0)
        {
            return 0;
        }
        input.getVarint();
        final long entityCount = input.getVarint();
        input.getVarint();

        return entityCount;
    }

    private int countEntry(final RecordInput input, final int lastEntity, final boolean isKeyframe)
    {
        final int start = input.offset();
        final int head = input.getByte();
        int gap = head & SnapshotLayout.GAP_MASK;
        if (gap == SnapshotLayout.GAP_MASK)
        {
            gap += input.getInt(Integer.MAX_VALUE - SnapshotLayout.GAP_MASK);
            gapBytes += input.offset() - start - 1;
        }
        entryHeadBytes += isKeyframe ? 2 : 1;
        if (isKeyframe)
        {
            input.getByte();
        }
        readMask(input, head >> SnapshotLayout.PART_SHIFT);
        for (int pair = 0; pair < isIn.length; pair++)
        {
            if (isIn[pair])
            {
                countPair(input, pair, (head & SnapshotLayout.WIDE) != 0);
            }
        }

        return lastEntity + 1 + gap;
    }

    private void readMask(final RecordInput input, final int parts)
    {
        for (int i = 0; i < pairs.maskLength(); i++)
        {
            final boolean isThere = (parts >> pairs.part(i) & 1) != 0;
            final int bits = isThere ? input.getByte() : 0;
            maskBytes += isThere ? 1 : 0;
            for (int pair = Byte.SIZE * i; pair < Math.min(isIn.length, Byte.SIZE * (i + 1)); pair++)
            {
                isIn[pair] = (bits >> pair % Byte.SIZE & 1) != 0;
            }
        }
    }

    private void countPair(final RecordInput input, final int pair, final boolean isWide)
    {
        final int field = PairLayout.field(pair);
        final int start = input.offset();
        int firstLength = 1;
        int secondLength = 0;
        if (isWide)
        {
            input.getWide();
            firstLength = input.offset() - start;
            input.getWide();
            secondLength = input.offset() - start - firstLength;
        }
        else
        {
            final int lengths = input.getByte();
            if (lengths != SnapshotLayout.AS_MODEL)
            {
                firstLength += lengths & LENGTH_MASK;
                secondLength = lengths >> LENGTH_BITS;
                input.offset(start + firstLength + secondLength);
            }
        }
        fieldBytes[field] += firstLength;
        fieldBytes[pair == PairLayout.SELF_MATCHED ? field : field + 1] += secondLength;
    }

    /** Bytes of a field in all entries; the byte in front of two fields counts to the first. */
    public long fieldBytes(final int field)
    {
        return fieldBytes[field];
    }

    /** Bytes of the headers of documents that hold sections. */
    public long documentHeaderBytes()
    {
        return documentHeaderBytes;
    }

    /** Bytes of sections in front of their entries. */
    public long sectionHeadBytes()
    {
        return sectionHeadBytes;
    }

    /** Bytes of entries in front of their masks, gaps of seven and more left out. */
    public long entryHeadBytes()
    {
        return entryHeadBytes;
    }

    /** Bytes for gaps of seven and more, the only ones that makers take who did not move. */
    public long gapBytes()
    {
        return gapBytes;
    }

    /** Bytes of masks. */
    public long maskBytes()
    {
        return maskBytes;
    }

    /** Makers with an entry outside of keyframes, added up over snapshots. */
    public long movedMakers()
    {
        return movedMakers;
    }

    /** Bytes of the entries of {@link #movedMakers}. */
    public long movedMakerBytes()
    {
        return movedMakerBytes;
    }

    /** Bytes of orders, the marks in front of them among them. */
    public long orderBytes()
    {
        return orderBytes;
    }

    /** Bytes of the sections of keyframes, whole. */
    public long keyframeBytes()
    {
        return keyframeBytes;
    }
}
