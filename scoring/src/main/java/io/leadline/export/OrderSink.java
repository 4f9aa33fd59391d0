package io.leadline.export;

import io.leadline.snapshot.Snapshot;

/** Takes the makers' orders, in the order of {@link OrderWalk}. */
@FunctionalInterface
public interface OrderSink
{
    /**
     * One order.
     *
     * @param snapshot lent for the length of the call.
     * @param entity   the maker whose it is.
     * @param side     bid or ask, as of {@link io.leadline.event.Side}.
     * @param order    its place among the snapshot's orders.
     */
    void order(Snapshot snapshot, int entity, int side, int order);
}
