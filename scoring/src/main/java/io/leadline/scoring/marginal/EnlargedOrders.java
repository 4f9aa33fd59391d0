package io.leadline.scoring.marginal;

import io.leadline.event.Side;
import io.leadline.problem.BadInputException;
import io.leadline.snapshot.MakerOrders;

/** Orders as {@link EnlargedSource} lends them: sizes in tenths of lots, one maker's a tenth more. */
final class EnlargedOrders implements MakerOrders
{
    private final MakerOrders orders;
    private final int enlarged;

    /**
     * Over the orders of a snapshot.
     *
     * @param enlarged the maker's entity; below 0 when it is not there.
     */
    EnlargedOrders(final MakerOrders orders, final int enlarged)
    {
        this.orders = orders;
        this.enlarged = enlarged;
    }

    @Override
    public int first(final int entity, final int side)
    {
        return orders.first(entity, side);
    }

    @Override
    public int count(final int entity, final int side)
    {
        return orders.count(entity, side);
    }

    @Override
    public long priceTicks(final int order)
    {
        return orders.priceTicks(order);
    }

    /** In tenths of lots. */
    @Override
    public long sizeLots(final int order)
    {
        final long sizeLots = orders.sizeLots(order);
        if (sizeLots > Long.MAX_VALUE / EnlargedSnapshot.ENLARGED_TENTHS)
        {
            throw new BadInputException("order is too large to be made a tenth larger: size_lots=" + sizeLots
                + " limit=" + Long.MAX_VALUE / EnlargedSnapshot.ENLARGED_TENTHS);
        }

        return sizeLots * (isEnlarged(order) ? EnlargedSnapshot.ENLARGED_TENTHS : EnlargedSnapshot.TENTHS);
    }

    private boolean isEnlarged(final int order)
    {
        return enlarged > 0 && (isOf(order, Side.BID) || isOf(order, Side.ASK));
    }

    private boolean isOf(final int order, final int side)
    {
        final int first = orders.first(enlarged, side);

        return first <= order && order < first + orders.count(enlarged, side);
    }
}
