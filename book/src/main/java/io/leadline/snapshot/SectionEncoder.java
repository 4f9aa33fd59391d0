package io.leadline.snapshot;

import java.util.Arrays;

import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encodes the snapshots of one market, each as changes from the one before; one in every run of intervals, and the
 * first of a file, as changes from nothing. An entity without a change costs nothing. Keeps all fields as they were
 * last encoded.
 * <p>
 * An entity is gone through twice: first every pair of fields is compared without a branch, which gives the mask; then
 * only the pairs of the mask are coded. What bounds it is memory: the fields of a hundred markets fit no near cache, so
 * what has not changed is read once and not written.
 */
final class SectionEncoder
{
    private final int market;
    private final PairLayout pairs;
    private final int fieldCount;
    private final int pairCount;
    private final long[] nothing;
    private final long[] mask;
    private final NarrowEntry narrowEntry;
    private final WideEntry wideEntry;
    /** Null when bands are all there is to record. */
    private final OrderEncoder orders;
    private long[] previousLows = {};
    /** Null while every high half is 0, as in what is measured. */
    private long[] previousHighs;
    private int previousEntityCount;
    private long previousInterval;
    private long previousSequence;
    private long previousNumber;
    private boolean isFirstInFile = true;
    private int nextEntity;
    private boolean isContinued;

    SectionEncoder(final int market, final PairLayout pairs, final boolean recordsOrders)
    {
        orders = recordsOrders ? new OrderEncoder() : null;
        this.market = market;
        this.pairs = pairs;
        fieldCount = pairs.fieldCount();
        pairCount = pairs.pairCount();
        nothing = new long[fieldCount];
        mask = new long[(pairCount + Long.SIZE - 1) / Long.SIZE];
        narrowEntry = new NarrowEntry(pairs);
        wideEntry = new WideEntry(pairs);
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
        if (orders != null)
        {
            orders.begin();
        }
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
     * @param place where in the log the section's document and the names before it are.
     * @return whether that was its last; otherwise the document is full.
     */
    boolean encode(
        final RecordOutput output, final MarketMeasure measure, final long interval, final long sequence,
        final DocumentPlace place)
    {
        final boolean isKeyframe = isFirstInFile ||
            Math.floorMod(interval + market, SnapshotLayout.KEYFRAME_INTERVALS) == 0;
        final boolean isNext = !isKeyframe && !isContinued && interval == previousInterval + 1 &&
            measure.entityCount() == previousEntityCount;
        output.putVarint(market);
        final int lengthOffset = output.length();
        output.length(lengthOffset + (place.isGathered() ? SnapshotLayout.SECTION_LENGTH_BYTES : 0));
        final int headOffset = output.length();
        output.putByte(0);
        if (!isContinued)
        {
            putNumbers(output, measure, interval, sequence, place, isKeyframe, isNext);
        }
        putEntries(output, measure, isKeyframe);
        final boolean isDone = nextEntity == measure.entityCount() &&
            (orders == null || orders.encode(output, measure.orders(), isKeyframe));
        output.putByteAt(headOffset, measure.status().ordinal() | (isKeyframe ? SnapshotLayout.KEYFRAME : 0) |
            (isContinued ? SnapshotLayout.CONTINUED : 0) | (isNext ? SnapshotLayout.NEXT : 0) |
            (isDone ? 0 : SnapshotLayout.MORE));
        if (place.isGathered())
        {
            putLength(output, lengthOffset, output.length() - headOffset);
        }
        isContinued = true;
        previousNumber = place.number();
        if (isDone)
        {
            previousInterval = interval;
            previousSequence = sequence;
            previousEntityCount = measure.entityCount();
            isFirstInFile = false;
        }

        return isDone;
    }

    private static void putLength(final RecordOutput output, final int offset, final int length)
    {
        for (int i = 0; i < SnapshotLayout.SECTION_LENGTH_BYTES; i++)
        {
            output.putByteAt(offset + i, length >> Byte.SIZE * i);
        }
    }

    private void putNumbers(
        final RecordOutput output, final MarketMeasure measure, final long interval, final long sequence,
        final DocumentPlace place, final boolean isKeyframe, final boolean isNext)
    {
        output.putVarint(isKeyframe ? sequence : sequence - previousSequence);
        if (!isKeyframe)
        {
            output.putVarint(place.number() - previousNumber);
        }
        if (!isNext)
        {
            output.putVarint(isKeyframe ? interval : interval - previousInterval - 1);
            output.putVarint(isKeyframe ? measure.entityCount() : measure.entityCount() - previousEntityCount);
            output.putVarint(place.makersDistance());
        }
    }

    private void putEntries(final RecordOutput output, final MarketMeasure measure, final boolean isKeyframe)
    {
        final long[] lows = measure.lows();
        final long[] highs = highs(measure);
        final long[] changed = measure.changed();
        int lastEntity = -1;
        while (nextEntity < measure.entityCount() && output.length() < SnapshotLayout.SPLIT_LENGTH)
        {
            final int entity = nextEntity++;
            if (isKeyframe || (changed[entity / Long.SIZE] >>> entity & 1) != 0)
            {
                final int gap = entity - lastEntity - 1;
                if (putEntry(output, lows, highs, entity * fieldCount, gap, isKeyframe))
                {
                    lastEntity = entity;
                }
            }
        }
    }

    private long[] highs(final MarketMeasure measure)
    {
        if (measure.highs() != null && previousHighs == null)
        {
            previousHighs = new long[previousLows.length];
        }

        return measure.highs() == null && previousHighs != null ? new long[previousLows.length] : measure.highs();
    }

    /** Puts what has changed of an entity, and remembers it; returns false where there is nothing. */
    private boolean putEntry(
        final RecordOutput output, final long[] lows, final long[] highs, final int index, final int gap,
        final boolean isKeyframe)
    {
        final long[] baseLows = isKeyframe ? nothing : previousLows;
        final int baseIndex = isKeyframe ? 0 : index;
        final long[] baseHighs = isKeyframe ? nothing : previousHighs;
        final boolean isAnyWide = highs != null && wideEntry.isWide(highs, index, baseHighs, baseIndex);
        compare(lows, index, baseLows, baseIndex);
        if (isAnyWide)
        {
            wideEntry.compare(mask, highs, index, baseHighs, baseIndex);
        }
        final int parts = parts();
        if (parts != 0)
        {
            final int start = output.length();
            final boolean hasMoved = isKeyframe && hasMoved(lows, highs, index);
            putHead(output, parts, gap, isKeyframe, hasMoved);
            if (isAnyWide || !narrowEntry.put(output, mask, lows, index, baseLows, baseIndex))
            {
                output.length(start);
                putHead(output, parts | SnapshotLayout.WIDE, gap, isKeyframe, hasMoved);
                wideEntry.put(output, mask, lows, highs, index, baseLows, baseHighs, baseIndex);
            }
        }
        if (parts != 0 || isKeyframe)
        {
            remember(lows, highs, index, isKeyframe);
        }

        return parts != 0;
    }

    /** Remembers what was put; of changes only the pairs that changed, since few do and each line written costs. */
    private void remember(final long[] lows, final long[] highs, final int index, final boolean isKeyframe)
    {
        if (isKeyframe || highs != null)
        {
            System.arraycopy(lows, index, previousLows, index, fieldCount);
            if (highs != null)
            {
                System.arraycopy(highs, index, previousHighs, index, fieldCount);
            }
            return;
        }
        for (int word = 0; word < mask.length; word++)
        {
            for (long rest = mask[word]; rest != 0; rest &= rest - 1)
            {
                final int at = index + PairLayout.field(word * Long.SIZE + Long.numberOfTrailingZeros(rest));
                previousLows[at] = lows[at];
                // Behind a pair of one field stands the next one's first, which is put here or was so before.
                previousLows[at + 1] = lows[at + 1];
            }
        }
    }

    /** Makes the mask of pairs that differ. */
    private void compare(final long[] lows, final int index, final long[] baseLows, final int baseIndex)
    {
        final long selfMatched = lows[index + MeasureLayout.SELF_MATCHED_NOTIONAL] ^
            baseLows[baseIndex + MeasureLayout.SELF_MATCHED_NOTIONAL];
        long bits = differ(lows, index + MeasureLayout.BEST_BID, baseLows, baseIndex + MeasureLayout.BEST_BID) |
            differ(lows, index + MeasureLayout.FILLED_SIZE, baseLows, baseIndex + MeasureLayout.FILLED_SIZE) << 1 |
            isOther(selfMatched) << 2;
        int pair = PairLayout.FIRST_BRACKET;
        for (int word = 0; word < mask.length; word++)
        {
            final int end = Math.min(pairCount, (word + 1) * Long.SIZE);
            for (; pair < end; pair++)
            {
                final int field = 2 * pair - 1;
                bits |= differ(lows, index + field, baseLows, baseIndex + field) << pair;
            }
            mask[word] = bits;
            bits = 0;
        }
    }

    private static long differ(final long[] left, final int leftIndex, final long[] right, final int rightIndex)
    {
        return isOther(left[leftIndex] ^ right[rightIndex] | left[leftIndex + 1] ^ right[rightIndex + 1]);
    }

    private static long isOther(final long difference)
    {
        return (difference | -difference) >>> Long.SIZE - 1;
    }

    /** Which parts of the mask hold a bit, as they stand in an entry's head. */
    private int parts()
    {
        int parts = 0;
        for (int i = 0; i < pairs.maskLength(); i++)
        {
            final int bits = maskByte(i);
            parts |= (bits | -bits) >>> Integer.SIZE - 1 << SnapshotLayout.PART_SHIFT + pairs.part(i);
        }

        return parts;
    }

    private int maskByte(final int i)
    {
        return (int)(mask[i / Long.BYTES] >>> Byte.SIZE * (i % Long.BYTES)) & 0xff;
    }

    private boolean hasMoved(final long[] lows, final long[] highs, final int index)
    {
        final int from = index + MeasureLayout.FILLED_SIZE;
        final int to = index + MeasureLayout.FIRST_BAND;

        return !Arrays.equals(lows, from, to, previousLows, from, to) ||
            highs != null && !Arrays.equals(highs, from, to, previousHighs, from, to);
    }

    /** Puts the head of an entry, and of its mask the parts that are there, without a branch for any. */
    private void putHead(
        final RecordOutput output, final int parts, final int gap, final boolean isKeyframe, final boolean hasMoved)
    {
        output.putByte(parts | Math.min(gap, SnapshotLayout.GAP_MASK));
        if (gap >= SnapshotLayout.GAP_MASK)
        {
            output.putVarint(gap - SnapshotLayout.GAP_MASK);
        }
        if (isKeyframe)
        {
            output.putByte(hasMoved ? SnapshotLayout.MOVED : 0);
        }
        final UnsafeBuffer buffer = output.buffer();
        int offset = output.length();
        for (int i = 0; i < pairs.maskLength(); i++)
        {
            buffer.putByte(offset, (byte)maskByte(i));
            offset += parts >> SnapshotLayout.PART_SHIFT + pairs.part(i) & 1;
        }
        output.length(offset);
    }
}
