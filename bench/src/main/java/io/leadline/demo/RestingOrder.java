package io.leadline.demo;

/**
 * An order in the book of a simulated exchange.
 *
 * @param orderId    the engine's number for it, unique in its market.
 * @param account    the sink's number for its owner.
 * @param side       {@link io.leadline.event.Side#BID} or {@link io.leadline.event.Side#ASK}.
 * @param priceTicks in ticks.
 * @param sizeLots   what remains of it, in lots.
 * @param flags      {@link io.leadline.event.EventFlags}.
 */
record RestingOrder(long orderId, int account, int side, long priceTicks, long sizeLots, int flags)
{
    RestingOrder withSizeLots(final long newSizeLots)
    {
        return new RestingOrder(orderId, account, side, priceTicks, newSizeLots, flags);
    }
}
