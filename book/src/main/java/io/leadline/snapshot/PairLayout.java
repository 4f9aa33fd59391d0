package io.leadline.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.config.Ladder;
import io.leadline.event.Side;
import io.leadline.measure.MeasureLayout;

/**
 * The fields of an entity two by two, as they are coded: a size and its notional change together or not at all, so one
 * bit of a mask stands for both, and the notional is predicted from the size.
 * <pre>
 *   pair 0   best bid, best ask
 *   pair 1   filled size, filled notional
 *   pair 2   self-matched notional, nothing
 *   pair 3 … a bracket's size and notional, in the order of the fields
 * </pre>
 * A pair's <em>model</em> is the bracket between the same edges, on the same side, in an earlier ladder: often the same
 * orders lie in both. Immutable.
 */
final class PairLayout
{
    static final int BEST = 0;
    static final int FILLED = 1;
    static final int SELF_MATCHED = 2;
    static final int FIRST_BRACKET = 3;
    /** Bits of a mask that are no brackets. */
    static final long HEAD_PAIRS = (1L << FIRST_BRACKET) - 1;
    static final int NO_MODEL = -1;

    private final int fieldCount;
    private final int pairCount;
    private final int maskLength;
    private final byte[] parts;
    private final byte[] sides;
    private final long[] asks;
    private final int[] models;

    PairLayout(final MeasureLayout layout)
    {
        fieldCount = layout.fieldCount();
        pairCount = FIRST_BRACKET + (fieldCount - MeasureLayout.FIRST_BAND) / 2;
        maskLength = (pairCount + Byte.SIZE - 1) / Byte.SIZE;
        final int partLength = (maskLength + SnapshotLayout.PART_COUNT - 1) / SnapshotLayout.PART_COUNT;
        parts = new byte[maskLength];
        for (int i = 0; i < maskLength; i++)
        {
            parts[i] = (byte)(i / partLength);
        }
        sides = new byte[pairCount];
        asks = new long[(pairCount + Long.SIZE - 1) / Long.SIZE];
        models = new int[pairCount];
        Arrays.fill(models, NO_MODEL);
        final List<Integer> fromEdges = new ArrayList<>();
        final List<Integer> toEdges = new ArrayList<>();
        for (final Ladder ladder : layout.ladders())
        {
            for (int side = Side.BID; side <= Side.ASK; side++)
            {
                int fromEdge = 0;
                for (final int edge : ladder.edgesBpsE2())
                {
                    final int pair = FIRST_BRACKET + fromEdges.size();
                    sides[pair] = (byte)side;
                    asks[pair / Long.SIZE] |= (long)side << pair;
                    models[pair] = model(fromEdges, toEdges, fromEdge, edge, side);
                    fromEdges.add(fromEdge);
                    toEdges.add(edge);
                    fromEdge = edge;
                }
            }
        }
    }

    /** The last bracket before, of the same edges and side. */
    private int model(
        final List<Integer> fromEdges, final List<Integer> toEdges, final int fromEdge, final int edge, final int side)
    {
        for (int i = fromEdges.size() - 1; i >= 0; i--)
        {
            if (fromEdges.get(i) == fromEdge && toEdges.get(i) == edge && sides[FIRST_BRACKET + i] == side)
            {
                return FIRST_BRACKET + i;
            }
        }

        return NO_MODEL;
    }

    /** Fields of an entity. */
    int fieldCount()
    {
        return fieldCount;
    }

    /** Pairs of an entity. */
    int pairCount()
    {
        return pairCount;
    }

    /** Bytes of a mask with a bit for each pair. */
    int maskLength()
    {
        return maskLength;
    }

    /** The part that a byte of the mask belongs to, 0 to 3. */
    int part(final int maskByte)
    {
        return parts[maskByte];
    }

    /** Of the 64 pairs of a word of the mask, a bit for each bracket of asks. */
    long asks(final int word)
    {
        return asks[word];
    }

    /** The model of a pair, or {@link #NO_MODEL}. */
    int model(final int pair)
    {
        return models[pair];
    }

    /** The pair's first field; its second is the next, but for pair 2. */
    static int field(final int pair)
    {
        return pair < FIRST_BRACKET ? 2 * pair : 2 * pair - 1;
    }

    /** Where a field lies when every pair takes two places. */
    static int slot(final int field)
    {
        return field < MeasureLayout.FIRST_BAND ? field : field + 1;
    }

    /** Most bytes that an entry can take. */
    int maxEntryLength()
    {
        return 2 + RecordOutput.MAX_VARINT_LENGTH + maskLength + pairCount * 2 * RecordOutput.MAX_VARINT_LENGTH +
            Long.BYTES;
    }
}
