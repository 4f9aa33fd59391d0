package io.leadline.snapshot;

/**
 * The resting orders that a log with {@code detail: orders} holds of each maker: those inside the outermost mid edge of
 * the market's ladders at the instant, post-only or not, nearest to the mid first, larger ones first at one price. One
 * beyond the mid (crossed, or dust) is nearer the further it is. Those of an entity's side lie behind one another. The
 * whole book has none of its own. Lent until the source moves on; single thread.
 */
public interface MakerOrders
{
    /**
     * Index of the first order of a maker's side; the others follow it.
     *
     * @param entity from 1 to below the snapshot's entity count.
     * @param side   a {@link io.leadline.event.Side}.
     */
    int first(int entity, int side);

    /** How many orders a maker's side has, 0 or more. */
    int count(int entity, int side);

    /** Price of an order, in ticks, below 2^41. */
    long priceTicks(int order);

    /** Remaining size of an order, in lots, 1 to below 2^62; price times size may take more than 64 bits. */
    long sizeLots(int order);
}
