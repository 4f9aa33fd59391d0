package io.leadline.snapshot;

import java.util.Arrays;

import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;
import io.leadline.number.Wide;

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
    private long[] previous = {};
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
        nothing = new long[fieldCount * Wide.LENGTH];
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
        final int length = entityCount * nothing.length;
        if (previous.length < length)
        {
            previous = Arrays.copyOf(previous, 2 * length);
        }
    }

    /**
     * Encodes a section of the snapshot.
     *
     * @return whether that was its last; otherwise the document is full.
     */
    boolean encode(final RecordOutput output, final Measurer measurer, final long interval, final long sequence)
    {
        final boolean isKeyframe = isFirstInFile ||
            Math.floorMod(interval + market, SnapshotLayout.KEYFRAME_INTERVALS) == 0;
        final int continued = isContinued ? SnapshotLayout.CONTINUED : 0;
        output.putVarint(market);
        final int headOffset = output.length();
        output.putByte(0);
        output.putVarint(isKeyframe ? interval : interval - previousInterval - 1);
        output.putVarint(isKeyframe ? sequence : sequence - previousSequence);
        output.putVarint(isKeyframe ? measurer.entityCount() : measurer.entityCount() - previousEntityCount);
        putEntries(output, measurer, isKeyframe);
        final boolean isDone = nextEntity == measurer.entityCount();
        final int head = measurer.status().ordinal() | (isKeyframe ? SnapshotLayout.KEYFRAME : 0) | continued |
            (isDone ? 0 : SnapshotLayout.MORE);
        output.putAt(headOffset, head, 1);
        isContinued = true;
        if (isDone)
        {
            previousInterval = interval;
            previousSequence = sequence;
            previousEntityCount = measurer.entityCount();
            isFirstInFile = false;
        }

        return isDone;
    }

    private void putEntries(final RecordOutput output, final Measurer measurer, final boolean isKeyframe)
    {
        final long[] values = measurer.values();
        int lastEntity = -1;
        while (nextEntity < measurer.entityCount() && output.length() < SnapshotLayout.SPLIT_LENGTH)
        {
            final int index = nextEntity * nothing.length;
            if (isChanged(values, index, isKeyframe))
            {
                output.putVarint(nextEntity - lastEntity);
                putEntry(output, values, index, isKeyframe);
                System.arraycopy(values, index, previous, index, nothing.length);
                lastEntity = nextEntity;
            }
            nextEntity++;
        }
        output.putByte(0);
    }

    /** A keyframe leaves out who has nothing at all, and was known to have nothing. */
    private boolean isChanged(final long[] values, final int index, final boolean isKeyframe)
    {
        final boolean isAsBefore = Arrays.equals(
            values, index, index + nothing.length, previous, index, index + nothing.length);

        return !isAsBefore ||
            isKeyframe && !Arrays.equals(values, index, index + nothing.length, nothing, 0, nothing.length);
    }

    private void putEntry(final RecordOutput output, final long[] values, final int index, final boolean isKeyframe)
    {
        final long[] base = isKeyframe ? nothing : previous;
        final int baseIndex = isKeyframe ? 0 : index;
        final int bitsOffset = output.length();
        for (int i = 0; i < groupBytes(groupCount); i++)
        {
            output.putByte(0);
        }
        if (haveTotalsMoved(values, index))
        {
            output.setBit(bitsOffset, 0);
        }
        for (int group = 0; group < groupCount; group++)
        {
            final int mask = mask(values, index, base, baseIndex, group);
            if (mask != 0)
            {
                output.setBit(bitsOffset, group + 1);
                output.putByte(mask);
            }
        }
        putChanges(output, values, index, base, baseIndex);
    }

    private boolean haveTotalsMoved(final long[] values, final int index)
    {
        final int from = index + MeasureLayout.FILLED_SIZE * Wide.LENGTH;
        final int to = index + MeasureLayout.FIRST_BAND * Wide.LENGTH;

        return !Arrays.equals(values, from, to, previous, from, to);
    }

    private int mask(final long[] values, final int index, final long[] base, final int baseIndex, final int group)
    {
        final int end = Math.min(fieldCount, (group + 1) * GROUP_LENGTH);
        int mask = 0;
        for (int field = group * GROUP_LENGTH; field < end; field++)
        {
            final int at = field * Wide.LENGTH;
            if (values[index + at] != base[baseIndex + at] || values[index + at + 1] != base[baseIndex + at + 1])
            {
                mask |= 1 << field - group * GROUP_LENGTH;
            }
        }

        return mask;
    }

    private void putChanges(
        final RecordOutput output, final long[] values, final int index, final long[] base, final int baseIndex)
    {
        for (int at = 0; at < nothing.length; at += Wide.LENGTH)
        {
            final long low = values[index + at];
            final long high = values[index + at + 1];
            final long baseLow = base[baseIndex + at];
            final long baseHigh = base[baseIndex + at + 1];
            if (low != baseLow || high != baseHigh)
            {
                final long borrow = Long.compareUnsigned(low, baseLow) < 0 ? 1 : 0;
                output.putWide(low - baseLow, high - baseHigh - borrow);
            }
        }
    }
}
