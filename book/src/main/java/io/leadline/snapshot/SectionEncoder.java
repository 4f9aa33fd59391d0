package io.leadline.snapshot;

import java.util.Arrays;

import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;

/**
 * Encodes the snapshots of one market, each as changes from the one before; one in every run of intervals, and the
 * first of a file, as changes from nothing. An entity without a change costs nothing. Keeps all fields as they were
 * last encoded.
 */
final class SectionEncoder
{
    private static final int GROUP_LENGTH = SnapshotLayout.GROUP_LENGTH;

    private final int market;
    private final int fieldCount;
    private final int groupCount;
    private final long[] nothing;
    private long[] previousLows = {};
    /** Null while every high half is 0, as in what is measured. */
    private long[] previousHighs;
    private int previousEntityCount;
    private long previousInterval;
    private long previousSequence;
    private boolean isFirstInFile = true;
    private int nextEntity;
    private boolean isContinued;

    SectionEncoder(final int market, final MeasureLayout layout)
    {
        this.market = market;
        fieldCount = layout.fieldCount();
        groupCount = groupCount(fieldCount);
        nothing = new long[fieldCount];
    }

    static int groupCount(final int fieldCount)
    {
        return (fieldCount + GROUP_LENGTH - 1) / GROUP_LENGTH;
    }

    /** Bytes of an entry's bits: whether its totals moved, and which groups change. */
    static int groupBytes(final int groupCount)
    {
        return groupCount / Byte.SIZE + 1;
    }

    /** The next snapshot begins a file. */
    void onFile()
    {
        isFirstInFile = true;
    }

    /** Starts a snapshot, of which {@link #encode} is then called until it returns true. */
    void begin(final int entityCount)
    {
        nextEntity = 0;
        isContinued = false;
        final int length = entityCount * fieldCount;
        if (previousLows.length < length)
        {
            previousLows = Arrays.copyOf(previousLows, 2 * length);
            previousHighs = previousHighs == null ? null : Arrays.copyOf(previousHighs, previousLows.length);
        }
    }

    /**
     * Encodes a section of the snapshot.
     *
     * @return whether that was its last; otherwise the document is full.
     */
    boolean encode(final RecordOutput output, final MarketMeasure measure, final long interval, final long sequence)
    {
        final boolean isKeyframe = isFirstInFile ||
            Math.floorMod(interval + market, SnapshotLayout.KEYFRAME_INTERVALS) == 0;
        final int continued = isContinued ? SnapshotLayout.CONTINUED : 0;
        output.putVarint(market);
        final int headOffset = output.length();
        output.putByte(0);
        output.putVarint(isKeyframe ? interval : interval - previousInterval - 1);
        output.putVarint(isKeyframe ? sequence : sequence - previousSequence);
        output.putVarint(isKeyframe ? measure.entityCount() : measure.entityCount() - previousEntityCount);
        putEntries(output, measure, isKeyframe);
        final boolean isDone = nextEntity == measure.entityCount();
        final int head = measure.status().ordinal() | (isKeyframe ? SnapshotLayout.KEYFRAME : 0) | continued |
            (isDone ? 0 : SnapshotLayout.MORE);
        output.putAt(headOffset, head, 1);
        isContinued = true;
        if (isDone)
        {
            previousInterval = interval;
            previousSequence = sequence;
            previousEntityCount = measure.entityCount();
            isFirstInFile = false;
        }

        return isDone;
    }

    private void putEntries(final RecordOutput output, final MarketMeasure measure, final boolean isKeyframe)
    {
        final long[] lows = measure.lows();
        final long[] highs = highs(measure);
        int lastEntity = -1;
        while (nextEntity < measure.entityCount() && output.length() < SnapshotLayout.SPLIT_LENGTH)
        {
            final int index = nextEntity * fieldCount;
            if (isChanged(lows, highs, index, isKeyframe))
            {
                output.putVarint(nextEntity - lastEntity);
                putEntry(output, lows, highs, index, isKeyframe);
                System.arraycopy(lows, index, previousLows, index, fieldCount);
                if (highs != null)
                {
                    System.arraycopy(highs, index, previousHighs, index, fieldCount);
                }
                lastEntity = nextEntity;
            }
            nextEntity++;
        }
        output.putByte(0);
    }

    private long[] highs(final MarketMeasure measure)
    {
        if (measure.highs() != null && previousHighs == null)
        {
            previousHighs = new long[previousLows.length];
        }

        return measure.highs();
    }

    /** A keyframe leaves out who has nothing at all, and was known to have nothing. */
    private boolean isChanged(final long[] lows, final long[] highs, final int index, final boolean isKeyframe)
    {
        final boolean isAsBefore = isEqual(lows, previousLows, index) &&
            (highs == null || isEqual(highs, previousHighs, index));

        return !isAsBefore || isKeyframe && !(isNothing(lows, index) && (highs == null || isNothing(highs, index)));
    }

    private boolean isEqual(final long[] left, final long[] right, final int index)
    {
        return Arrays.equals(left, index, index + fieldCount, right, index, index + fieldCount);
    }

    private boolean isNothing(final long[] values, final int index)
    {
        return Arrays.equals(values, index, index + fieldCount, nothing, 0, fieldCount);
    }

    private void putEntry(
        final RecordOutput output, final long[] lows, final long[] highs, final int index, final boolean isKeyframe)
    {
        final int bitsOffset = output.length();
        for (int i = 0; i < groupBytes(groupCount); i++)
        {
            output.putByte(0);
        }
        if (haveTotalsMoved(lows, highs, index))
        {
            output.setBit(bitsOffset, 0);
        }
        for (int group = 0; group < groupCount; group++)
        {
            final int mask = mask(lows, highs, index, group, isKeyframe);
            if (mask != 0)
            {
                output.setBit(bitsOffset, group + 1);
                output.putByte(mask);
            }
        }
        putChanges(output, lows, highs, index, isKeyframe);
    }

    private boolean haveTotalsMoved(final long[] lows, final long[] highs, final int index)
    {
        final int from = index + MeasureLayout.FILLED_SIZE;
        final int to = index + MeasureLayout.FIRST_BAND;

        return !Arrays.equals(lows, from, to, previousLows, from, to) ||
            highs != null && !Arrays.equals(highs, from, to, previousHighs, from, to);
    }

    private int mask(
        final long[] lows, final long[] highs, final int index, final int group, final boolean isKeyframe)
    {
        final int end = Math.min(fieldCount, (group + 1) * GROUP_LENGTH);
        int mask = 0;
        for (int field = group * GROUP_LENGTH; field < end; field++)
        {
            final int at = index + field;
            if (lows[at] != baseLow(at, isKeyframe) || highs != null && highs[at] != baseHigh(at, isKeyframe))
            {
                mask |= 1 << field - group * GROUP_LENGTH;
            }
        }

        return mask;
    }

    private void putChanges(
        final RecordOutput output, final long[] lows, final long[] highs, final int index, final boolean isKeyframe)
    {
        for (int at = index; at < index + fieldCount; at++)
        {
            final long low = lows[at];
            final long high = highs == null ? 0 : highs[at];
            final long baseLow = baseLow(at, isKeyframe);
            final long baseHigh = highs == null ? 0 : baseHigh(at, isKeyframe);
            if (low != baseLow || high != baseHigh)
            {
                final long borrow = Long.compareUnsigned(low, baseLow) < 0 ? 1 : 0;
                output.putWide(low - baseLow, high - baseHigh - borrow);
            }
        }
    }

    private long baseLow(final int at, final boolean isKeyframe)
    {
        return isKeyframe ? 0 : previousLows[at];
    }

    private long baseHigh(final int at, final boolean isKeyframe)
    {
        return isKeyframe ? 0 : previousHighs[at];
    }
}
