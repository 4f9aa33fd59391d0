package io.leadline.proof.dispute;

import io.leadline.book.MarketBook;
import io.leadline.book.OrderSlabs;

/** One maker's resting orders in the book, as they are. Single thread. */
final class OwnOrders
{
    private final MarketBook book;
    private final int maker;

    /**
     * Orders of a maker.
     *
     * @param maker its number in the market; {@link MarketBook#UNTRACKED} while the market has not seen it.
     */
    OwnOrders(final MarketBook book, final int maker)
    {
        this.book = book;
        this.maker = maker;
    }

    /** Is shown an order. */
    interface OrderHandler
    {
        void onOrder(long orderId, int side, long priceTicks, long sizeLots);
    }

    /** Shows every order. */
    void forEach(final OrderHandler handler)
    {
        for (int i = 0; maker != MarketBook.UNTRACKED && i < Sides.BOTH.size(); i++)
        {
            forEach(Sides.BOTH.get(i), handler);
        }
    }

    private void forEach(final int side, final OrderHandler handler)
    {
        final OrderSlabs orders = book.orders();
        final int owner = maker << 1 | side;
        for (int slab = orders.firstSlab(owner); slab != OrderSlabs.NONE; slab = orders.nextSlab(owner, slab))
        {
            for (int rest = orders.occupancy(slab); rest != 0; rest &= rest - 1)
            {
                final int handle = OrderSlabs.handle(slab, Integer.numberOfTrailingZeros(rest));
                handler.onOrder(orders.orderId(handle), side, orders.priceTicks(handle), orders.sizeLots(handle));
            }
        }
    }

    /** Remaining size of an order; 0 where it does not rest. */
    long sizeLots(final long orderId)
    {
        final long[] size = new long[1];
        forEach((id, side, priceTicks, sizeLots) -> size[0] = id == orderId ? sizeLots : size[0]);

        return size[0];
    }
}
