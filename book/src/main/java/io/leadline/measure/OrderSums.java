package io.leadline.measure;

import java.util.Arrays;

import io.leadline.book.OrderSlabs;
import io.leadline.event.Side;

/**
 * Sizes and notionals of one owner's orders by cell.
 * <p>
 * An order costs one look-up, one multiplication and one addition, because size and notional of a cell share a word:
 * with d the distance in half ticks, {@code size · (2^s + d)} added up is the sum of the sizes above bit s and the sum
 * of size · d below it, and what d leaves out of the notional is the size times the price of the anchor. Nothing is
 * asked of a single order. Afterwards three questions are asked of all: whether their sizes are small enough for s (no
 * size is larger than all of their bits together); whether all distances are below 2^31 (that none is negative has to
 * be asked only in a market fed by levels); and whether any order lies in a bucket that an edge divides. Those are then
 * placed one by one; in the other cases, which are those of extreme books, all orders are summed once more in 128 bits.
 * <p>
 * The loop holds no more values than there are registers: what it does not ask is what makes it fast. Post-only orders
 * have cells of their own where a ladder counts nothing else. Single thread.
 */
final class OrderSums
{
    private static final int MAX_DISTANCE_BITS = 31;
    private static final int MAX_SIZE_BITS = 39;
    private static final int SLOT = OrderSlabs.SLOT_WORDS;
    /** Slots at a time of a slab that is full; divides its length. */
    private static final int FIVE = 5;

    private final int side;
    private final CellTable cells;
    private final WideSums wideSums;
    private final int ladderCount;
    private final boolean hasPostOnlyLadder;
    private final int postOnlySum;
    /** By one more than the cell: sizes and distances; at 0, of orders in divided buckets. */
    private final long[] sums;
    private final byte[] buckets;
    /** All bits of 2^s + distance in half ticks, and of the sizes; the least distance in half ticks. */
    private long seenDistances;
    private long seenLots;
    private int nearestHalfTicks;
    private int count;
    /** Since the cells were placed: orders, a bound of their sizes added up, and whether all were summed in 64 bits. */
    private long allCount;
    private long allLots;
    private boolean isAllNarrow;
    /** Of the edges as they lie now. */
    private boolean isPlaced;
    private boolean isCheckedForAnchor;
    private int sizeShift;
    private long maxLots;
    private long highestTicks = 1;
    private final long signs;
    private long base;
    private int bucketShift;

    OrderSums(final int side, final CellTable cells, final WideSums wideSums, final Thresholds[] ladders)
    {
        this.side = side;
        this.cells = cells;
        this.wideSums = wideSums;
        ladderCount = ladders.length;
        hasPostOnlyLadder = Arrays.stream(ladders).anyMatch(Thresholds::isPostOnly);
        postOnlySum = CellTable.maxCellCount(ladders) + 1;
        sums = new long[2 * postOnlySum];
        buckets = cells.buckets();
        signs = side == Side.BID ? -1 : 0;
    }

    /**
     * Takes over where the cells lie.
     *
     * @param isBehindAnchor no order lies further in than the anchor, because the anchor is the best of all orders.
     */
    void place(final boolean isBehindAnchor)
    {
        isCheckedForAnchor = !isBehindAnchor;
        bucketShift = cells.bucketShift() + 1;
        final long farthest = cells.outermost() + (1L << bucketShift) << 1;
        allCount = 0;
        allLots = 0;
        isAllNarrow = true;
        isPlaced = cells.hasBuckets() && farthest >>> MAX_DISTANCE_BITS == 0;
        if (isPlaced)
        {
            sizeShift = (Long.SIZE * 2 - Long.numberOfLeadingZeros(farthest)) / 2;
            highestTicks = Math.max(1, Math.max(cells.anchorTicks(), cells.priceTicks(farthest)));
            maxLots = Math.min(
                Math.min((1L << Long.SIZE - sizeShift) - 1, ((1L << sizeShift) - 1) / farthest),
                Long.MAX_VALUE / highestTicks);
            base = (2 * cells.anchorTicks() ^ signs) - (1L << sizeShift);
        }
    }

    /** Orders measured since the cells were placed. */
    long orderCount()
    {
        return allCount;
    }

    /** Whether the brackets of all owners measured since the cells were placed add up to less than 2^63. */
    boolean isTotalFitting()
    {
        return isAllNarrow && allLots <= Long.MAX_VALUE / highestTicks;
    }

    /** Adds what an owner rests to the brackets of all ladders and returns its best price, 0 without an order. */
    long measure(final OrderSlabs orders, final int owner, final MeasureRow row)
    {
        final int firstSlab = orders.firstSlab(owner);
        if (firstSlab == OrderSlabs.NONE)
        {
            return 0;
        }
        if (isPlaced && !(isCheckedForAnchor && hasOrderBeyondAnchor(orders, owner, firstSlab)))
        {
            sum(orders, owner, firstSlab);
            if (isExact())
            {
                if ((sums[CellTable.DIVIDED] | sums[postOnlySum + CellTable.DIVIDED]) != 0)
                {
                    sumDivided(orders, owner, firstSlab);
                }
                drain(row);
                allCount += count;
                allLots += seenLots * count;
                return cells.priceTicks(nearestHalfTicks >> 1);
            }
            Arrays.fill(sums, 0);
        }

        return measureWide(orders, owner, firstSlab, row);
    }

    /** In a market fed by levels, an order may be better than every level. */
    private boolean hasOrderBeyondAnchor(final OrderSlabs orders, final int owner, final int firstSlab)
    {
        long distances = 0;
        for (int slab = firstSlab; slab != OrderSlabs.NONE; slab = orders.nextSlab(owner, slab))
        {
            for (int rest = orders.occupancy(slab); rest != 0; rest &= rest - 1)
            {
                final int handle = OrderSlabs.handle(slab, Integer.numberOfTrailingZeros(rest));
                distances |= cells.distance(orders.priceTicks(handle));
            }
        }

        return distances < 0;
    }

    private void sum(final OrderSlabs orders, final int owner, final int firstSlab)
    {
        seenDistances = 0;
        seenLots = 0;
        nearestHalfTicks = Integer.MAX_VALUE;
        count = 0;
        final long[] words = orders.words();
        for (int slab = firstSlab; slab != OrderSlabs.NONE; slab = orders.nextSlab(owner, slab))
        {
            final int occupancy = orders.occupancy(slab);
            final int postOnly = hasPostOnlyLadder ? orders.postOnly(slab) : 0;
            final int slots = OrderSlabs.firstSlotIndex(slab);
            count += Integer.bitCount(occupancy);
            if (occupancy == OrderSlabs.FULL && postOnly == 0)
            {
                sumFull(words, slots);
            }
            else
            {
                sumSome(words, slots, occupancy & ~postOnly, 0);
                sumSome(words, slots, postOnly, postOnlySum);
            }
        }
    }

    /** A whole slab, without a branch and without a look at its bits. */
    private void sumFull(final long[] words, final int slots)
    {
        for (int slot = 0; slot < OrderSlabs.SLAB_LENGTH; slot += FIVE)
        {
            sumFive(words, slots + slot * SLOT);
        }
    }

    private void sumFive(final long[] words, final int slots)
    {
        final long a = add(words, slots, 0);
        final long b = add(words, slots + SLOT, 0);
        final long c = add(words, slots + 2 * SLOT, 0);
        final long d = add(words, slots + 3 * SLOT, 0);
        final long e = add(words, slots + 4 * SLOT, 0);
        seenDistances |= a | b | c | d | e;
        nearestHalfTicks = Math.min(
            Math.min(Math.min((int)a, (int)b), Math.min((int)c, (int)d)), Math.min((int)e, nearestHalfTicks));
        final int sizes = slots + OrderSlabs.SIZE_WORD;
        seenLots |= words[sizes] | words[sizes + SLOT] | words[sizes + 2 * SLOT] | words[sizes + 3 * SLOT] |
            words[sizes + 4 * SLOT];
    }

    private void sumSome(final long[] words, final int slots, final int places, final int firstSum)
    {
        long distances = 0;
        long lots = 0;
        int nearest = nearestHalfTicks;
        for (int rest = places; rest != 0; rest &= rest - 1)
        {
            final int slot = slots + SLOT * Integer.numberOfTrailingZeros(rest);
            final long distance = add(words, slot, firstSum);
            distances |= distance;
            nearest = Math.min(nearest, (int)distance);
            lots |= words[slot + OrderSlabs.SIZE_WORD];
        }
        seenDistances |= distances;
        seenLots |= lots;
        nearestHalfTicks = nearest;
    }

    /** Returns 2^s and the distance in half ticks. */
    private long add(final long[] words, final int slot, final int firstSum)
    {
        final long distance = (OrderSlabs.halfTicks(words[slot + OrderSlabs.PRICE_WORD]) ^ signs) - base;
        final int bucket = Math.min((int)distance >>> bucketShift, CellTable.BUCKET_COUNT - 1);
        sums[firstSum + buckets[bucket]] += words[slot + OrderSlabs.SIZE_WORD] * distance;

        return distance;
    }

    private boolean isExact()
    {
        return (seenDistances ^ 1L << sizeShift) >>> MAX_DISTANCE_BITS == 0 &&
            seenLots >>> MAX_SIZE_BITS == 0 && seenLots * count <= maxLots;
    }

    /** Places the orders in divided buckets by comparing. */
    private void sumDivided(final OrderSlabs orders, final int owner, final int firstSlab)
    {
        sums[CellTable.DIVIDED] = 0;
        sums[postOnlySum + CellTable.DIVIDED] = 0;
        final long[] words = orders.words();
        for (int slab = firstSlab; slab != OrderSlabs.NONE; slab = orders.nextSlab(owner, slab))
        {
            final int postOnly = hasPostOnlyLadder ? orders.postOnly(slab) : 0;
            for (int rest = orders.occupancy(slab); rest != 0; rest &= rest - 1)
            {
                final int place = Integer.numberOfTrailingZeros(rest);
                final int slot = OrderSlabs.firstSlotIndex(slab) + OrderSlabs.SLOT_WORDS * place;
                final long distance = (OrderSlabs.halfTicks(words[slot + OrderSlabs.PRICE_WORD]) ^ signs) - base;
                final int bucket = Math.min((int)distance >>> bucketShift, CellTable.BUCKET_COUNT - 1);
                if (buckets[bucket] == CellTable.DIVIDED)
                {
                    final int firstSum = (postOnly >> place & 1) * postOnlySum + 1;
                    final int cell = cells.cell((int)distance >> 1, 0);
                    sums[firstSum + cell] += words[slot + OrderSlabs.SIZE_WORD] * distance;
                }
            }
        }
    }

    /** Moves the sums of the cells to the fields, and leaves them empty. */
    private void drain(final MeasureRow row)
    {
        final int last = cells.cellCount() - 1;
        for (int cell = 0; cell < last; cell++)
        {
            final long sum = sums[cell + 1];
            if (sum != 0)
            {
                drain(row, cell, sum, false);
                sums[cell + 1] = 0;
            }
        }
        sums[last + 1] = 0;
        if (hasPostOnlyLadder)
        {
            for (int cell = 0; cell < last; cell++)
            {
                drain(row, cell, sums[postOnlySum + cell + 1], true);
            }
            Arrays.fill(sums, 0);
        }
    }

    private void drain(final MeasureRow row, final int cell, final long sum, final boolean isPostOnly)
    {
        final long sizeLots = sum >>> sizeShift;
        final long away = (sum & (1L << sizeShift) - 1) >>> 1;
        final long notional = cells.anchorTicks() * sizeLots + (away ^ signs) - signs;
        final int[] fields = isPostOnly || !hasPostOnlyLadder ? cells.fields() : cells.openFields();
        int next = cell * ladderCount;
        final int end = next + ladderCount;
        do
        {
            row.addNarrow(fields[next], sizeLots, notional);
            next++;
        }
        while (next != end);
    }

    private long measureWide(final OrderSlabs orders, final int owner, final int firstSlab, final MeasureRow row)
    {
        isAllNarrow = false;
        wideSums.clear();
        long nearest = Long.MAX_VALUE;
        for (int slab = firstSlab; slab != OrderSlabs.NONE; slab = orders.nextSlab(owner, slab))
        {
            final int postOnly = hasPostOnlyLadder ? orders.postOnly(slab) : 0;
            for (int rest = orders.occupancy(slab); rest != 0; rest &= rest - 1)
            {
                final int place = Integer.numberOfTrailingZeros(rest);
                final int handle = OrderSlabs.handle(slab, place);
                final long distance = cells.distance(orders.priceTicks(handle));
                wideSums.add(distance, orders.sizeLots(handle), 0, (postOnly >> place & 1) != 0);
                nearest = Math.min(nearest, distance);
            }
        }
        wideSums.drain(row, false);

        return cells.priceTicks(nearest);
    }
}
