package io.leadline.feed.dydx;

/**
 * Reads orders and their ids, which the venue lays out alike in the messages of its chain ({@code Order},
 * {@code OrderId}) and of its indexer ({@code IndexerOrder}, {@code IndexerOrderId}). Each reads the message that is
 * open, over what the fields held before. Single thread.
 */
final class WireOrders
{
    private static final long UINT32_MASK = 0xffff_ffffL;

    private final WireReader in;

    WireOrders(final WireReader in)
    {
        this.in = in;
    }

    /** An order. */
    void order(final OrderFields order)
    {
        while (in.next())
        {
            switch (in.tag())
            {
                case WireTag.BYTES_1 -> inner(order, true);
                case WireTag.VARINT_2 -> order.side(in.varint());
                case WireTag.VARINT_3 -> order.quantums = in.varint();
                case WireTag.VARINT_4 -> order.subticks = in.varint();
                case WireTag.VARINT_7 -> order.timeInForce(in.varint());
                default -> in.skip();
            }
        }
    }

    private void inner(final OrderFields order, final boolean isId)
    {
        final int outer = in.open();
        if (isId)
        {
            id(order);
        }
        else
        {
            subaccount(order);
        }
        in.close(outer);
    }

    /** An order's id. */
    void id(final OrderFields order)
    {
        while (in.next())
        {
            switch (in.tag())
            {
                case WireTag.BYTES_1 -> inner(order, false);
                case WireTag.FIXED32_2 -> order.clientId = in.fixed32();
                case WireTag.VARINT_3 -> order.orderFlags = in.varint() & UINT32_MASK;
                case WireTag.VARINT_4 -> order.clobPair = in.varint() & UINT32_MASK;
                default -> in.skip();
            }
        }
    }

    /** The subaccount that an order is of. */
    void subaccount(final OrderFields order)
    {
        while (in.next())
        {
            switch (in.tag())
            {
                case WireTag.BYTES_1 ->
                {
                    final int outer = in.open();
                    order.ownerBytes = in.bytes();
                    order.ownerOffset = in.position();
                    order.ownerLength = in.limit() - in.position();
                    in.close(outer);
                }
                case WireTag.VARINT_2 -> order.subaccount = in.varint() & UINT32_MASK;
                default -> in.skip();
            }
        }
    }
}
