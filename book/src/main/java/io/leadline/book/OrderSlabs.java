package io.leadline.book;

import java.lang.ref.Reference;
import java.util.Arrays;

import org.agrona.UnsafeApi;

import io.leadline.table.WordMemory;

/**
 * The resting orders of one market, those of one maker and side together: a scan of a maker's quotes walks slabs of ten
 * neighbouring slots and touches nothing else. The slabs lie in the feed's {@link OrderPool}; here are the rings that
 * they form, one for each owner. In a ring the slabs with room come first, so a slot is found at once.
 * <p>
 * An owner is {@code 2 · maker + side}. Allocates only when it grows. Single thread.
 */
public final class OrderSlabs
{
    /** No slab. */
    public static final int NONE = OrderPool.NONE;
    /** Slots of a slab. */
    public static final int SLAB_LENGTH = OrderPool.SLAB_LENGTH;

    /** Occupancy of a slab without room. */
    public static final int FULL = (int)OrderPool.FULL;
    /** Bytes of a slot, and where in it the words of its price and its size lie. */
    public static final int SLOT_LENGTH = OrderPool.SLOT_LENGTH;
    public static final int PRICE_OFFSET = OrderPool.PRICE_OFFSET;
    public static final int SIZE_OFFSET = OrderPool.SIZE_OFFSET;

    private static final int INITIAL_OWNERS = 16;

    private final OrderPool pool;
    private final int market;
    private int[] heads = new int[INITIAL_OWNERS];

    OrderSlabs(final OrderPool pool, final int market)
    {
        this.pool = pool;
        this.market = market;
        Arrays.fill(heads, NONE);
    }

    /** First slab of an owner, {@link #NONE} when it has no order. */
    public int firstSlab(final int owner)
    {
        return owner < heads.length ? heads[owner] : NONE;
    }

    /** Owners that there is room for. */
    int ownerCapacity()
    {
        return heads.length;
    }

    /** The owner's slab after this one, {@link #NONE} after the last. */
    public int nextSlab(final int owner, final int slab)
    {
        final int next = pool.next(slab);

        return next == heads[owner] ? NONE : next;
    }

    /** Slots of a slab that hold an order, a bit each. */
    public int occupancy(final int slab)
    {
        return OrderPool.occupancy(pool.header(slab));
    }

    /** Slots of a slab that hold a post-only order, a bit each. */
    public int postOnly(final int slab)
    {
        return OrderPool.postOnly(pool.header(slab));
    }

    /** Handle of a slot. */
    public static int handle(final int slab, final int slot)
    {
        return OrderPool.handle(slab, slot);
    }

    /** Price of an order, in ticks. */
    public long priceTicks(final int handle)
    {
        return pool.priceTicks(handle);
    }

    /** Remaining size of an order, in lots. */
    public long sizeLots(final int handle)
    {
        return pool.sizeLots(handle);
    }

    /** Address of a slab's first slot, for loops that go over many; lent until the next event. */
    public long firstSlotAddress(final int slab)
    {
        return pool.firstSlotAddress(slab);
    }

    /** Slots that hold an order, a bit each, of the slab whose first slot lies there. */
    public static int occupancyAt(final long firstSlot)
    {
        return OrderPool.occupancy(WordMemory.word(firstSlot - OrderPool.HEADER_LENGTH));
    }

    /** Slots that hold a post-only order, a bit each, of the slab whose first slot lies there. */
    public static int postOnlyAt(final long firstSlot)
    {
        return OrderPool.postOnly(WordMemory.word(firstSlot - OrderPool.HEADER_LENGTH));
    }

    /** Address of the first slot of the slab's neighbour; the last slab's neighbour is the first. */
    public long nextSlotAddress(final long firstSlot)
    {
        return pool.firstSlotAddress(UnsafeApi.getInt(firstSlot - OrderPool.HEADER_LENGTH + OrderPool.NEXT_OFFSET));
    }

    /** The word of an order's price. */
    public static long priceWord(final long slot)
    {
        return WordMemory.word(slot + PRICE_OFFSET);
    }

    /** Remaining size of the order in a slot, in lots. */
    public static long sizeLotsAt(final long slot)
    {
        return WordMemory.word(slot + SIZE_OFFSET);
    }

    /** The price that a price word holds, in ticks. */
    public static long ticks(final long word)
    {
        return word & OrderPool.PRICE_MASK;
    }

    /** The low 32 bits of the price that a price word holds. */
    public static int lowTicks(final long word)
    {
        return (int)word;
    }

    /** Id of an order. */
    public long orderId(final int handle)
    {
        return pool.orderId(handle);
    }

    /** Rests an order, whose level's page may be {@link OrderPool#UNKNOWN_PAGE}, and returns its handle. */
    int add(
        final int owner,
        final long orderId,
        final long priceTicks,
        final int page,
        final long sizeLots,
        final boolean isPostOnly)
    {
        final int slab = slabWithRoom(owner);
        final long before = pool.header(slab);
        final int slot = Long.numberOfTrailingZeros(~before);
        final long header = OrderPool.occupied(before, slot, isPostOnly);
        pool.header(slab, header);
        if ((header & OrderPool.FULL) == OrderPool.FULL)
        {
            heads[owner] = pool.next(slab);
        }
        final int handle = OrderPool.handle(slab, slot);
        pool.put(handle, orderId, priceTicks, page, sizeLots);

        return handle;
    }

    private int slabWithRoom(final int owner)
    {
        if (owner < heads.length)
        {
            final int slab = heads[owner];
            if (slab != NONE && (pool.header(slab) & OrderPool.FULL) != OrderPool.FULL)
            {
                return slab;
            }
        }

        return newSlab(owner);
    }

    private int newSlab(final int owner)
    {
        if (owner >= heads.length)
        {
            final int known = heads.length;
            heads = Arrays.copyOf(heads, Math.max(owner + 1, 2 * known));
            Arrays.fill(heads, known, heads.length, NONE);
        }
        final int slab = pool.take(market, owner);
        linkFirst(owner, slab);

        return slab;
    }

    /** Takes an order out. */
    void remove(final int handle)
    {
        final int slab = OrderPool.slab(handle);
        final long before = pool.header(slab);
        final long header = OrderPool.vacated(before, OrderPool.slot(handle));
        pool.header(slab, header);
        if ((header & OrderPool.FULL) == 0)
        {
            unlink(OrderPool.owner(header), slab);
            pool.release(slab);
        }
        else if ((before & OrderPool.FULL) == OrderPool.FULL)
        {
            moveFirst(OrderPool.owner(header), slab);
        }
    }

    /** A ring turns for nothing; only a slab in its midst has to move. */
    private void moveFirst(final int owner, final int slab)
    {
        final int head = heads[owner];
        // Both are looked at: which slab comes first is chance, and a wrong guess costs more than the look.
        if (head != slab & pool.next(slab) != head)
        {
            unlink(owner, slab);
            linkFirst(owner, slab);
        }
        heads[owner] = slab;
    }

    /** Forgets every order; each is shown to the table before. */
    void clear(final OrderTable table)
    {
        for (int owner = 0; owner < heads.length; owner++)
        {
            for (int slab = heads[owner]; slab != NONE; slab = heads[owner])
            {
                for (int rest = occupancy(slab); rest != 0; rest &= rest - 1)
                {
                    final int handle = handle(slab, Integer.numberOfTrailingZeros(rest));
                    final long orderId = pool.orderId(handle);
                    final long hash = OrderTable.hash(market, orderId);
                    final int place = table.find(hash, market, orderId);
                    if (place == OrderTable.ABSENT)
                    {
                        throw new IllegalStateException("order rests without a place in the table: id=" + orderId);
                    }
                    table.remove(place, hash);
                }
                unlink(owner, slab);
                pool.release(slab);
            }
        }
        Reference.reachabilityFence(pool);
    }

    private void linkFirst(final int owner, final int slab)
    {
        final int head = heads[owner];
        if (head == NONE)
        {
            pool.link(slab, slab, slab);
        }
        else
        {
            final int last = pool.previous(head);
            pool.link(slab, head, last);
            pool.link(head, pool.next(head), slab);
            pool.link(last, slab, pool.previous(last));
        }
        heads[owner] = slab;
    }

    private void unlink(final int owner, final int slab)
    {
        final int next = pool.next(slab);
        if (next == slab)
        {
            heads[owner] = NONE;
            return;
        }
        final int previous = pool.previous(slab);
        pool.link(previous, next, pool.previous(previous));
        pool.link(next, pool.next(next), previous);
        if (heads[owner] == slab)
        {
            heads[owner] = next;
        }
    }
}
