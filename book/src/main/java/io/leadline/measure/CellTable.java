package io.leadline.measure;

import java.util.Arrays;

import io.leadline.book.PriceLevels;
import io.leadline.event.Side;

/**
 * Tells in one look-up between which edges of all ladders an order of one side lies. The edges of all ladders, laid
 * into one row, cut the prices of a side into <em>cells</em>: cell 0 is inside every edge, the last outside of all. An
 * order costs one cell, however many ladders and edges there are; what a ladder's bracket holds is then the sum of a
 * few cells, formed once for all orders of a maker.
 * <p>
 * A price is held as its distance, in ticks, outward from the best price of the side or from the innermost edge,
 * whichever is further in. Distances are divided into buckets of a power of two, few enough that the bytes of them that
 * are used stay in the first cache; a bucket knows its cell. The few buckets that an edge divides know none: what lies
 * in them is placed by comparing it with the edges, so the table is exact however wide the buckets are, and nobody who
 * looks into it has to compare.
 * <p>
 * Prices are below 2^41 and edges below 2^42, so distances are below 2^43. One table serves all markets in turn. Single
 * thread.
 */
final class CellTable
{
    /** Buckets: the last lies outside of all edges, and so do all distances beyond. */
    static final int BUCKET_COUNT = 1 << 12;
    /** Cell of a bucket that an edge divides. */
    static final int DIVIDED = 0;
    /** What a bucket holds is one more than its cell. */
    private static final int MAX_CELLS = 126;
    /** Limit of the last cell: every distance is less, or equal. */
    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final int side;
    private final Thresholds[] ladders;
    /** By ladder, then edge: distance of its limit; behind the outermost none. */
    private final long[][] distances;
    /** By ladder, then edge: field and bit of the bracket inside of it; behind the outermost none. */
    private final int[][] edgeFields;
    private final long[][] edgeBrackets;
    /** Of each ladder, the innermost edge that is not passed yet. */
    private final int[] edges;
    /** By cell, then ladder: the field of the bracket that the cell is part of. */
    private final int[] fields;
    /** The same, but of ladders that count post-only orders alone none. */
    private final int[] openFields;
    /** By cell: the brackets that it is part of, as {@link MeasureRow} numbers them, a bit each. */
    private final long[] brackets;
    /** Outermost distance of each cell; of the last, no bound. */
    private final long[] limits;
    private final byte[] buckets = new byte[BUCKET_COUNT];
    private int cellCount;
    private long anchorTicks;
    private int bucketShift;

    CellTable(final int side, final MeasureLayout layout, final Thresholds[] ladders)
    {
        this.side = side;
        this.ladders = ladders;
        distances = new long[ladders.length][];
        edgeFields = new int[ladders.length][];
        edgeBrackets = new long[ladders.length][];
        for (int i = 0; i < ladders.length; i++)
        {
            final int count = ladders[i].edgeCount();
            final int ladder = i;
            edgeFields[i] = new int[count + 1];
            Arrays.setAll(edgeFields[i], e -> e < count ? layout.sizeField(ladder, side, e) : layout.fieldCount());
            edgeBrackets[i] = new long[count + 1];
            Arrays.setAll(edgeBrackets[i], e -> e < count ? MeasureRow.bracket(edgeFields[ladder][e]) : 0);
            distances[i] = new long[count + 1];
            distances[i][count] = NO_LIMIT;
        }
        edges = new int[ladders.length];
        limits = new long[maxCellCount(ladders)];
        fields = new int[limits.length * ladders.length];
        openFields = new int[fields.length];
        brackets = new long[limits.length];
    }

    /** Most cells that ladders cut a side into. */
    static int maxCellCount(final Thresholds[] ladders)
    {
        return Arrays.stream(ladders).mapToInt(Thresholds::edgeCount).sum() + 1;
    }

    /**
     * Takes over where the ladders' edges lie. Without any, the only cell is outside.
     *
     * @param bestTicks the best price of the side, {@link PriceLevels#NONE} for none.
     */
    void place(final long bestTicks)
    {
        anchorTicks = anchor(bestTicks);
        cellCount = 0;
        long limit = placeEdges();
        while (limit != NO_LIMIT)
        {
            limit = placeCell(limit);
        }
        placeCell(NO_LIMIT);
        if (cellCount <= MAX_CELLS)
        {
            fillBuckets();
        }
    }

    /** The best price or, where it is further in, the innermost limit. */
    private long anchor(final long bestTicks)
    {
        long anchor = bestTicks;
        for (final Thresholds ladder : ladders)
        {
            if (ladder.isMeasured(side))
            {
                final long limitTicks = ladder.limitTicks(side, 0);
                anchor = anchor == PriceLevels.NONE || isInside(limitTicks, anchor) ? limitTicks : anchor;
            }
        }

        return anchor;
    }

    private boolean isInside(final long priceTicks, final long limitTicks)
    {
        return side == Side.BID ? priceTicks > limitTicks : priceTicks < limitTicks;
    }

    /** Puts all edges as far from the anchor as they lie, and returns the least distance. */
    private long placeEdges()
    {
        long next = NO_LIMIT;
        for (int i = 0; i < ladders.length; i++)
        {
            final long[] own = distances[i];
            edges[i] = own.length - 1;
            if (ladders[i].isMeasured(side))
            {
                edges[i] = 0;
                for (int edge = 0; edge < own.length - 1; edge++)
                {
                    own[edge] = distance(ladders[i].limitTicks(side, edge));
                }
                next = Math.min(next, own[0]);
            }
        }

        return next;
    }

    /** Places the cell up to a limit, passes all edges that lie there, and returns the next limit. */
    private long placeCell(final long limit)
    {
        final int first = cellCount * ladders.length;
        long next = NO_LIMIT;
        long bits = 0;
        for (int i = 0; i < edges.length; i++)
        {
            final long[] own = distances[i];
            int edge = edges[i];
            final int field = edgeFields[i][edge];
            fields[first + i] = field;
            openFields[first + i] = ladders[i].isPostOnly() ? edgeFields[i][own.length - 1] : field;
            bits |= edgeBrackets[i][edge];
            while (own[edge] == limit && edge < own.length - 1)
            {
                edge++;
            }
            edges[i] = edge;
            next = Math.min(next, own[edge]);
        }
        limits[cellCount] = limit;
        brackets[cellCount] = bits;
        cellCount++;

        return next;
    }

    private void fillBuckets()
    {
        bucketShift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros((outermost() + 2) / (BUCKET_COUNT - 1)));
        int bucket = 0;
        for (int cell = 0; cell < cellCount - 1; cell++)
        {
            final long outside = limits[cell] + 1;
            final int end = (int)(outside >> bucketShift);
            if (bucket < end)
            {
                Arrays.fill(buckets, bucket, end, (byte)(cell + 1));
                bucket = end;
            }
            if (bucket == end && (outside & (1L << bucketShift) - 1) != 0)
            {
                buckets[bucket++] = DIVIDED;
            }
        }
        Arrays.fill(buckets, bucket, BUCKET_COUNT, (byte)cellCount);
    }

    /** Whether {@link #buckets()} may be used. */
    boolean hasBuckets()
    {
        return cellCount <= MAX_CELLS;
    }

    /** One more than the cell of each bucket, {@link #DIVIDED} when it has none. */
    byte[] buckets()
    {
        return buckets;
    }

    /** A distance is part of the bucket {@code distance >> bucketShift}, or of the last when that is further in. */
    int bucketShift()
    {
        return bucketShift;
    }

    /** Cells of the side, the one outside of all edges among them. */
    int cellCount()
    {
        return cellCount;
    }

    /** The price from which distances count. */
    long anchorTicks()
    {
        return anchorTicks;
    }

    /** Distance of a price outward from the anchor; negative further in. */
    long distance(final long priceTicks)
    {
        return side == Side.BID ? anchorTicks - priceTicks : priceTicks - anchorTicks;
    }

    /** The price at a distance. */
    long priceTicks(final long distance)
    {
        return side == Side.BID ? anchorTicks - distance : anchorTicks + distance;
    }

    /** Cell of a distance that lies in a cell from this one on. */
    int cell(final long distance, final int firstCell)
    {
        int cell = firstCell;
        while (distance > limits[cell])
        {
            cell++;
        }

        return cell;
    }

    /** Outermost distance inside any edge, -1 without any. */
    long outermost()
    {
        return cellCount == 1 ? -1 : limits[cellCount - 2];
    }

    /** The brackets that a cell is part of, see {@link MeasureRow#bracket}. */
    long brackets(final int cell)
    {
        return brackets[cell];
    }

    /**
     * By cell, then ladder: the field of the size of the bracket that the cell is part of, its notional's is the next;
     * where it is part of none, the first field behind all.
     */
    int[] fields()
    {
        return fields;
    }

    /** As {@link #fields()} for orders that are not post-only. */
    int[] openFields()
    {
        return openFields;
    }
}
