package io.leadline.book;

import java.util.Arrays;

/**
 * The resting orders of one market, those of one maker and side together: a scan of a maker's quotes walks slabs of
 * eight neighbouring slots and touches nothing else. An order's handle is its slot and never changes. The slabs of an
 * owner form a ring in which those with room come first, so a slot is found at once.
 * <p>
 * An owner is {@code 2 · maker + side}. Grows by doubling; otherwise nothing is allocated. Single thread.
 */
public final class OrderSlabs
{
    /** No slab. */
    public static final int NONE = -1;
    /** Slots of a slab. */
    public static final int SLAB_LENGTH = 8;

    private static final int SLAB_SHIFT = 3;
    private static final int SLOT_MASK = SLAB_LENGTH - 1;
    private static final int FULL = 0xff;
    private static final int INITIAL_SLABS = 16;
    private static final int INITIAL_OWNERS = 16;

    private long[] orderIds = new long[INITIAL_SLABS * SLAB_LENGTH];
    private long[] pricesTicks = new long[INITIAL_SLABS * SLAB_LENGTH];
    private long[] sizesLots = new long[INITIAL_SLABS * SLAB_LENGTH];
    private int[] occupancy = new int[INITIAL_SLABS];
    private int[] postOnly = new int[INITIAL_SLABS];
    private int[] owners = new int[INITIAL_SLABS];
    private int[] next = new int[INITIAL_SLABS];
    private int[] previous = new int[INITIAL_SLABS];
    private int[] heads = new int[INITIAL_OWNERS];
    private int freeSlab = NONE;
    private int slabCount;

    OrderSlabs()
    {
        Arrays.fill(heads, NONE);
    }

    /** First slab of an owner, {@link #NONE} when it has no order. */
    public int firstSlab(final int owner)
    {
        return owner < heads.length ? heads[owner] : NONE;
    }

    /** The owner's slab after this one, {@link #NONE} after the last. */
    public int nextSlab(final int owner, final int slab)
    {
        return next[slab] == heads[owner] ? NONE : next[slab];
    }

    /** Slots of a slab that hold an order, a bit each. */
    public int occupancy(final int slab)
    {
        return occupancy[slab];
    }

    /** Slots of a slab that hold a post-only order, a bit each. */
    public int postOnly(final int slab)
    {
        return postOnly[slab] & occupancy[slab];
    }

    /** Handle of a slot. */
    public static int handle(final int slab, final int slot)
    {
        return slab << SLAB_SHIFT | slot;
    }

    /** Price of an order, in ticks. */
    public long priceTicks(final int handle)
    {
        return pricesTicks[handle];
    }

    /** Remaining size of an order, in lots. */
    public long sizeLots(final int handle)
    {
        return sizesLots[handle];
    }

    /** Id of an order. */
    public long orderId(final int handle)
    {
        return orderIds[handle];
    }

    int owner(final int handle)
    {
        return owners[handle >> SLAB_SHIFT];
    }

    boolean isPostOnly(final int handle)
    {
        return (postOnly[handle >> SLAB_SHIFT] >> (handle & SLOT_MASK) & 1) != 0;
    }

    void sizeLots(final int handle, final long sizeLots)
    {
        sizesLots[handle] = sizeLots;
    }

    void priceTicks(final int handle, final long priceTicks)
    {
        pricesTicks[handle] = priceTicks;
    }

    /** Rests an order and returns its handle. */
    int add(
        final int owner, final long orderId, final long priceTicks, final long sizeLots, final boolean isPostOnly)
    {
        ensureOwner(owner);
        int slab = heads[owner];
        if (slab == NONE || occupancy[slab] == FULL)
        {
            slab = allocate(owner);
            linkFirst(owner, slab);
        }
        final int slot = Integer.numberOfTrailingZeros(~occupancy[slab]);
        final int bit = 1 << slot;
        occupancy[slab] |= bit;
        postOnly[slab] = isPostOnly ? postOnly[slab] | bit : postOnly[slab] & ~bit;
        if (occupancy[slab] == FULL)
        {
            heads[owner] = next[slab];
        }
        final int handle = handle(slab, slot);
        orderIds[handle] = orderId;
        pricesTicks[handle] = priceTicks;
        sizesLots[handle] = sizeLots;

        return handle;
    }

    /** Takes an order out. */
    void remove(final int handle)
    {
        final int slab = handle >> SLAB_SHIFT;
        final int owner = owners[slab];
        final int before = occupancy[slab];
        occupancy[slab] = before & ~(1 << (handle & SLOT_MASK));
        if (occupancy[slab] == 0)
        {
            unlink(owner, slab);
            next[slab] = freeSlab;
            freeSlab = slab;
        }
        else if (before == FULL && heads[owner] != slab)
        {
            unlink(owner, slab);
            linkFirst(owner, slab);
        }
    }

    /** Forgets every order. */
    void clear()
    {
        Arrays.fill(heads, NONE);
        Arrays.fill(occupancy, 0, slabCount, 0);
        freeSlab = NONE;
        slabCount = 0;
    }

    private void ensureOwner(final int owner)
    {
        if (owner >= heads.length)
        {
            final int known = heads.length;
            heads = Arrays.copyOf(heads, Math.max(owner + 1, 2 * known));
            Arrays.fill(heads, known, heads.length, NONE);
        }
    }

    private int allocate(final int owner)
    {
        final int slab;
        if (freeSlab != NONE)
        {
            slab = freeSlab;
            freeSlab = next[slab];
        }
        else
        {
            if (slabCount == occupancy.length)
            {
                grow();
            }
            slab = slabCount++;
        }
        owners[slab] = owner;

        return slab;
    }

    private void grow()
    {
        final int slabs = 2 * occupancy.length;
        orderIds = Arrays.copyOf(orderIds, slabs * SLAB_LENGTH);
        pricesTicks = Arrays.copyOf(pricesTicks, slabs * SLAB_LENGTH);
        sizesLots = Arrays.copyOf(sizesLots, slabs * SLAB_LENGTH);
        occupancy = Arrays.copyOf(occupancy, slabs);
        postOnly = Arrays.copyOf(postOnly, slabs);
        owners = Arrays.copyOf(owners, slabs);
        next = Arrays.copyOf(next, slabs);
        previous = Arrays.copyOf(previous, slabs);
    }

    private void linkFirst(final int owner, final int slab)
    {
        final int head = heads[owner];
        if (head == NONE)
        {
            next[slab] = slab;
            previous[slab] = slab;
        }
        else
        {
            final int last = previous[head];
            next[slab] = head;
            previous[slab] = last;
            next[last] = slab;
            previous[head] = slab;
        }
        heads[owner] = slab;
    }

    private void unlink(final int owner, final int slab)
    {
        if (next[slab] == slab)
        {
            heads[owner] = NONE;
            return;
        }
        next[previous[slab]] = next[slab];
        previous[next[slab]] = previous[slab];
        if (heads[owner] == slab)
        {
            heads[owner] = next[slab];
        }
    }
}
