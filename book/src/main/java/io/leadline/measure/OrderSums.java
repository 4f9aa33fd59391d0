package io.leadline.measure;

import java.lang.ref.Reference;

import io.leadline.book.OrderSlabs;
import io.leadline.book.PriceLevels;
import io.leadline.event.Side;

/**
 * Sums one owner's orders by cell.
 * <p>
 * Where makers quote in clusters, most slabs lie in one cell as a whole. A full slab is then summed first and asked for
 * its cell afterwards, by its lowest and its highest price: an order costs two additions and a multiplication, and
 * nothing is asked of it alone. In a slab that lies in several cells each order is looked up, and at once where the
 * slabs before it did: they are as like each other as the makers of a market are. What is multiplied
 * is a price's distance from the anchor, in 32 bits: the price times all sizes is added once a cell.
 * <p>
 * That all prices are within 2^31 ticks of the anchor, and none further in, is known of a whole side from its levels;
 * in a market fed by levels, and where one order lies far away, it is asked of each owner. Afterwards it is asked of
 * all orders together whether their sizes are small enough for sums of 64 bits: no size is larger than all of their
 * bits together. In the other cases, which are those of extreme books, all orders are summed once more in 128 bits.
 * Single thread.
 */
final class OrderSums
{
    private static final int MAX_DISTANCE_BITS = 31;
    /** Sizes below 2^39 and counts below 2^24 have a product below 2^63. */
    private static final int MAX_SIZE_BITS = 39;
    private static final int MAX_COUNT_BITS = 24;
    private static final int SLOT = OrderSlabs.SLOT_LENGTH;
    private static final int SLAB = OrderSlabs.SLAB_LENGTH * SLOT;
    /** Slots at a time of a slab that is full; divides its length. */
    private static final int FIVE = 5;
    /** So many more slabs in several cells than in one, of those met last, make the next be summed by order. */
    private static final int SPREAD = 2;
    private static final int MAX_SPREAD = 4;

    private final int side;
    private final CellTable cells;
    private final CellSums sums;
    private final WideSums wideSums;
    private final boolean hasPostOnlyLadder;
    private final int firstPostOnly;
    private final byte[] buckets;
    /** All bits of them for bids, none for asks: {@code (x ^ signs) - signs} is how far x ticks lie outward. */
    private final int signs;
    /** Of an owner: all bits of its sizes, its orders, their sizes, cells with any, a bit each, the best distance. */
    private long seenLots;
    private long count;
    private long ownerLots;
    private long seenCells;
    private int nearest;
    private long bestTicks;
    private boolean isWide;
    /** Of full slabs: 0 where they lie in one cell each, {@link #MAX_SPREAD} where they do not. */
    private int spread;
    /** Since the cells were placed: orders, their sizes added up, and whether all were summed in 64 bits. */
    private long allCount;
    private long allLots;
    private boolean isAllNarrow;
    /** Of the edges as they lie now. */
    private boolean isPlaced;
    private boolean isNear;
    private long maxLots;
    private int lowAnchor;
    private int bucketShift;

    OrderSums(final int side, final CellTable cells, final WideSums wideSums, final Thresholds[] ladders)
    {
        this.side = side;
        this.cells = cells;
        this.wideSums = wideSums;
        sums = new CellSums(cells, ladders);
        hasPostOnlyLadder = sums.hasPostOnlyLadder();
        firstPostOnly = sums.firstPostOnly();
        buckets = cells.buckets();
        signs = side == Side.BID ? -1 : 0;
    }

    /**
     * Takes over where the cells lie.
     *
     * @param isOfOrders the levels are those of all orders.
     */
    void place(final PriceLevels levels, final boolean isOfOrders)
    {
        allCount = 0;
        allLots = 0;
        isAllNarrow = true;
        isPlaced = cells.hasBuckets();
        isNear = isOfOrders && (side == Side.BID ?
            isNear(0) || isNear(levels.lowest()) : isNear(levels.reachTicks()) || isNear(levels.highest()));
        bucketShift = cells.bucketShift();
        lowAnchor = (int)cells.anchorTicks();
        maxLots = Long.MAX_VALUE / Math.max(1, Math.max(cells.anchorTicks(), cells.priceTicks(cells.outermost())));
        sums.place();
    }

    private boolean isNear(final long priceTicks)
    {
        return cells.distance(priceTicks) >>> MAX_DISTANCE_BITS == 0;
    }

    /** Orders measured since the cells were placed. */
    long orderCount()
    {
        return allCount;
    }

    /** Whether the brackets of all owners measured since the cells were placed add up to less than 2^63. */
    boolean isTotalFitting()
    {
        return isAllNarrow && allLots <= maxLots;
    }

    /** Adds all owners measured since the cells were placed to a row, where their total fits. */
    void addAll(final MeasureRow row)
    {
        sums.addAll(row);
    }

    /** Sums what an owner rests. */
    void sum(final OrderSlabs orders, final int owner)
    {
        seenCells = 0;
        isWide = false;
        bestTicks = 0;
        final int firstSlab = orders.firstSlab(owner);
        if (firstSlab != OrderSlabs.NONE)
        {
            final long first = orders.firstSlotAddress(firstSlab);
            isWide = !isPlaced || !isNear && !areNear(orders, first) || !sum(orders, first);
            bestTicks = isWide ? sumWide(orders, first) : cells.priceTicks(nearest);
            Reference.reachabilityFence(orders);
        }
    }

    /** The owner's best price, 0 without an order. */
    long bestTicks()
    {
        return bestTicks;
    }

    /** The brackets that hold something, when {@link #move} may be used; otherwise {@link CellSums#SEVERAL}. */
    long brackets()
    {
        return isWide ? CellSums.SEVERAL : sums.brackets(seenCells);
    }

    /** Moves the sums to where the owner's fields are kept; returns 0 when those were the same. */
    long move(final long[] target, final int first)
    {
        return sums.move(seenCells, target, first);
    }

    /** Moves the sums to the owner's row. */
    void drain(final MeasureRow row)
    {
        if (isWide)
        {
            wideSums.drain(row, false);
        }
        else
        {
            sums.drain(seenCells, row);
        }
    }

    private boolean areNear(final OrderSlabs orders, final long first)
    {
        long distances = 0;
        long slots = first;
        do
        {
            for (int rest = OrderSlabs.occupancyAt(slots); rest != 0; rest &= rest - 1)
            {
                distances |= cells.distance(ticks(slots + SLOT * Integer.numberOfTrailingZeros(rest)));
            }
            slots = orders.nextSlotAddress(slots);
        }
        while (slots != first);

        return distances >>> MAX_DISTANCE_BITS == 0;
    }

    /** Returns whether the sums fit. */
    private boolean sum(final OrderSlabs orders, final long first)
    {
        seenLots = 0;
        count = 0;
        ownerLots = 0;
        nearest = Integer.MAX_VALUE;
        long slots = first;
        do
        {
            final int occupancy = OrderSlabs.occupancyAt(slots);
            final int postOnly = hasPostOnlyLadder ? OrderSlabs.postOnlyAt(slots) : 0;
            if (occupancy == OrderSlabs.FULL && (postOnly == 0 || postOnly == OrderSlabs.FULL))
            {
                sumFull(slots, postOnly == 0 ? 0 : firstPostOnly);
            }
            else
            {
                sumEach(slots, occupancy & ~postOnly, 0);
                sumEach(slots, postOnly, firstPostOnly);
            }
            slots = orders.nextSlotAddress(slots);
        }
        while (slots != first);

        return isExact();
    }

    private boolean isExact()
    {
        allCount += count;
        allLots += ownerLots;
        isAllNarrow &= allLots >= 0;

        return seenLots >>> MAX_SIZE_BITS == 0 && count >>> MAX_COUNT_BITS == 0 && ownerLots <= maxLots;
    }

    private void sumFull(final long slots, final int firstCell)
    {
        final boolean isInOneCell = spread < SPREAD ?
            isSummedAsWhole(slots, firstCell) : sumEach(slots, OrderSlabs.FULL, firstCell);
        spread = isInOneCell ? Math.max(0, spread - 1) : Math.min(MAX_SPREAD, spread + 1);
    }

    /** A whole slab, without a branch and without a look at its bits; by order after all if it is in several cells. */
    private boolean isSummedAsWhole(final long slots, final int firstCell)
    {
        long seen = 0;
        long sizeLots = 0;
        long sizeTicks = 0;
        int low = Integer.MAX_VALUE;
        int high = Integer.MIN_VALUE;
        long slot = slots;
        do
        {
            final int a = aboveAnchor(slot);
            final int b = aboveAnchor(slot + SLOT);
            final int c = aboveAnchor(slot + 2 * SLOT);
            final int d = aboveAnchor(slot + 3 * SLOT);
            final int e = aboveAnchor(slot + 4 * SLOT);
            low = Math.min(low, Math.min(Math.min(Math.min(a, b), Math.min(c, d)), e));
            high = Math.max(high, Math.max(Math.max(Math.max(a, b), Math.max(c, d)), e));
            final long p = OrderSlabs.sizeLotsAt(slot);
            final long q = OrderSlabs.sizeLotsAt(slot + SLOT);
            final long r = OrderSlabs.sizeLotsAt(slot + 2 * SLOT);
            final long s = OrderSlabs.sizeLotsAt(slot + 3 * SLOT);
            final long t = OrderSlabs.sizeLotsAt(slot + 4 * SLOT);
            seen |= p | q | r | s | t;
            sizeLots += p + q + r + s + t;
            sizeTicks += p * a + q * b + r * c + s * d + t * e;
            slot += FIVE * SLOT;
        }
        while (slot != slots + SLAB);
        final int near = outward(side == Side.BID ? high : low);
        final int index = buckets[bucket(near)];
        if (index != CellTable.DIVIDED && index == buckets[bucket(outward(side == Side.BID ? low : high))])
        {
            seenLots |= seen;
            ownerLots += sizeLots;
            count += OrderSlabs.SLAB_LENGTH;
            nearest = Math.min(nearest, near);
            seenCells |= 1L << index - 1;
            sums.add(firstCell + index - 1, sizeLots, sizeTicks);
            return true;
        }
        sumEach(slots, OrderSlabs.FULL, firstCell);

        return false;
    }

    /**
     * Looks up the cell of each order; those in a bucket that an edge divides are held against the edges. Returns
     * whether all lie in one cell, or seem to: cells that are 64 apart are not told apart.
     */
    private boolean sumEach(final long slots, final int places, final int firstCell)
    {
        final long[] cellSums = sums.words();
        long seen = 0;
        long lots = 0;
        long seenHere = 0;
        int near = nearest;
        for (int rest = places; rest != 0; rest &= rest - 1)
        {
            final long slot = slots + SLOT * Integer.numberOfTrailingZeros(rest);
            final int aboveAnchor = aboveAnchor(slot);
            final int distance = outward(aboveAnchor);
            final long sizeLots = OrderSlabs.sizeLotsAt(slot);
            final int index = buckets[bucket(distance)];
            final int cell = index == CellTable.DIVIDED ? cells.cell(distance, 0) : index - 1;
            seen |= sizeLots;
            lots += sizeLots;
            near = Math.min(near, distance);
            seenHere |= 1L << cell;
            final int word = CellSums.LENGTH * (firstCell + cell);
            cellSums[word] += sizeLots;
            cellSums[word + 1] += sizeLots * aboveAnchor;
        }
        seenLots |= seen;
        ownerLots += lots;
        seenCells |= seenHere;
        nearest = near;
        count += Integer.bitCount(places);

        return (seenHere & seenHere - 1) == 0;
    }

    private int aboveAnchor(final long slot)
    {
        return OrderSlabs.lowTicks(OrderSlabs.priceWord(slot)) - lowAnchor;
    }

    private int outward(final int aboveAnchor)
    {
        return (aboveAnchor ^ signs) - signs;
    }

    private int bucket(final int distance)
    {
        return Math.min(distance >>> bucketShift, CellTable.BUCKET_COUNT - 1);
    }

    private static long ticks(final long slot)
    {
        return OrderSlabs.ticks(OrderSlabs.priceWord(slot));
    }

    /** Returns the best price. */
    private long sumWide(final OrderSlabs orders, final long first)
    {
        isAllNarrow = false;
        sums.clear();
        wideSums.clear();
        long best = Long.MAX_VALUE;
        long slots = first;
        do
        {
            final int postOnly = hasPostOnlyLadder ? OrderSlabs.postOnlyAt(slots) : 0;
            for (int rest = OrderSlabs.occupancyAt(slots); rest != 0; rest &= rest - 1)
            {
                final int place = Integer.numberOfTrailingZeros(rest);
                final long slot = slots + SLOT * place;
                final long distance = cells.distance(ticks(slot));
                wideSums.add(distance, OrderSlabs.sizeLotsAt(slot), 0, (postOnly >> place & 1) != 0);
                best = Math.min(best, distance);
            }
            slots = orders.nextSlotAddress(slots);
        }
        while (slots != first);

        return cells.priceTicks(best);
    }
}
