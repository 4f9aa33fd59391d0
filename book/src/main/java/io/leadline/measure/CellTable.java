package io.leadline.measure;

import java.util.Arrays;

import io.leadline.event.Side;

/**
 * Tells in one look-up between which edges of all ladders an order of one side lies. The edges of all ladders, laid
 * into one row, cut the prices of a side into <em>cells</em>: cell 0 is inside every edge, the last outside of all. An
 * order costs one cell, however many ladders and edges there are; what a ladder's bracket holds is then the sum of a
 * few cells, formed once for all orders of a maker.
 * <p>
 * A price is held as its distance, in ticks, outward from the innermost edge. The distances up to the outermost edge
 * are divided into buckets of a power of two, few enough that the bytes of them that are used stay in the first cache,
 * and a bucket knows the cell of its first distance. Few buckets hold an edge, so the steps from there to the cell of a
 * distance are nearly always none; being taken by comparing, they make the look-up exact however wide the buckets are.
 * <p>
 * Distances are below 2^43, see {@link Thresholds}. One table serves all markets in turn. Single thread.
 */
final class CellTable
{
    private static final int BUCKET_BITS = 12;
    private static final int BUCKET_COUNT = 1 << BUCKET_BITS;
    private static final int MAX_START = 0xff;

    private final int side;
    private final Thresholds[] ladders;
    private final int[] firstFields;
    private final int trashField;
    /** Of each ladder, the edges inside of the cell that is placed. */
    private final int[] edges;
    /** By cell, then ladder: the field of the bracket that the cell is part of. */
    private final int[] fields;
    /** Outermost distance of each cell; of the last, no bound. */
    private final long[] limits;
    /** Cell of each bucket's first distance, or {@link #MAX_START} when it is one further on. */
    private final byte[] starts = new byte[BUCKET_COUNT];
    private int cellCount;
    private long anchorTicks;
    private int bucketShift;

    CellTable(final int side, final MeasureLayout layout, final Thresholds[] ladders)
    {
        this.side = side;
        this.ladders = ladders;
        firstFields = new int[ladders.length];
        Arrays.setAll(firstFields, ladder -> layout.sizeField(ladder, side, 0));
        trashField = layout.fieldCount();
        edges = new int[ladders.length];
        limits = new long[Arrays.stream(ladders).mapToInt(Thresholds::edgeCount).sum() + 1];
        fields = new int[limits.length * ladders.length];
    }

    /** Takes over where the ladders' edges lie. Without any, the only cell is outside. */
    void place()
    {
        Arrays.fill(edges, 0);
        cellCount = 0;
        long limitTicks = nextLimit();
        anchorTicks = limitTicks;
        while (limitTicks >= 0)
        {
            limits[cellCount] = distance(limitTicks);
            placeFields();
            cellCount++;
            passEdges(limitTicks);
            limitTicks = nextLimit();
        }
        limits[cellCount] = Long.MAX_VALUE;
        fillBuckets();
        cellCount++;
    }

    /** The innermost limit not passed yet, -1 when all are. */
    private long nextLimit()
    {
        long next = -1;
        for (int i = 0; i < ladders.length; i++)
        {
            if (edges[i] < ladders[i].edgeCount() && ladders[i].isMeasured(side))
            {
                final long limitTicks = ladders[i].limitTicks(side, edges[i]);
                if (next < 0 || (side == Side.BID ? limitTicks > next : limitTicks < next))
                {
                    next = limitTicks;
                }
            }
        }

        return next;
    }

    private void placeFields()
    {
        for (int i = 0; i < ladders.length; i++)
        {
            final boolean isInside = ladders[i].isMeasured(side) && edges[i] < ladders[i].edgeCount();
            fields[cellCount * ladders.length + i] = isInside ? firstFields[i] + 2 * edges[i] : trashField;
        }
    }

    private void passEdges(final long limitTicks)
    {
        for (int i = 0; i < ladders.length; i++)
        {
            while (edges[i] < ladders[i].edgeCount() && ladders[i].isMeasured(side) &&
                ladders[i].limitTicks(side, edges[i]) == limitTicks)
            {
                edges[i]++;
            }
        }
    }

    private void fillBuckets()
    {
        final long outermost = cellCount == 0 ? 0 : limits[cellCount - 1];
        bucketShift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(outermost) - BUCKET_BITS);
        int bucket = 0;
        for (int cell = 0; cell < cellCount; cell++)
        {
            final int end = (int)(limits[cell] >> bucketShift) + 1;
            if (bucket < end)
            {
                Arrays.fill(starts, bucket, end, (byte)Math.min(cell, MAX_START));
                bucket = end;
            }
        }
        if (bucket < BUCKET_COUNT)
        {
            // Distances beyond all buckets are counted to the last.
            starts[bucket] = (byte)Math.min(cellCount, MAX_START);
            Arrays.fill(starts, bucket, BUCKET_COUNT, starts[bucket]);
        }
    }

    /** Cells of the side, the one outside of all edges among them. */
    int cellCount()
    {
        return cellCount;
    }

    /** Distance of a price outward from the innermost edge; negative inside of it. */
    long distance(final long priceTicks)
    {
        return side == Side.BID ? anchorTicks - priceTicks : priceTicks - anchorTicks;
    }

    /** The price at a distance. */
    long priceTicks(final long distance)
    {
        return side == Side.BID ? anchorTicks - distance : anchorTicks + distance;
    }

    /** Cell of a distance. */
    int cell(final long distance)
    {
        int cell = starts[(int)Math.max(0, Math.min(distance >> bucketShift, BUCKET_COUNT - 1))] & MAX_START;
        while (distance > limits[cell])
        {
            cell++;
        }

        return cell;
    }

    /** Outermost distance inside any edge, negative without any. */
    long outermost()
    {
        return cellCount == 1 ? -1 : limits[cellCount - 2];
    }

    /**
     * Field of the size of the ladder's bracket that a cell, not the last, is part of; for a cell outside of the ladder
     * the first field behind all others.
     */
    int field(final int cell, final int ladder)
    {
        return fields[cell * ladders.length + ladder];
    }
}
