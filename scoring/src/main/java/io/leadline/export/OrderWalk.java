package io.leadline.export;

import java.util.function.LongConsumer;

import io.leadline.config.Configuration;
import io.leadline.event.Side;
import io.leadline.problem.BadInputException;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

/**
 * The makers' resting orders of a log with {@code detail: orders}, whatever form they are written in: those of each
 * snapshot in the order of {@link TableWalk}, a maker's bids before its asks, nearest to the mid first. Single use,
 * single thread.
 */
public final class OrderWalk
{
    private final TableWalk walk;
    private long orderCount;

    /**
     * A walk over every order that the source still has to give.
     *
     * @throws BadInputException when the log holds no orders, or the filter names a market that it does not hold.
     */
    public OrderWalk(final SnapshotSource source, final RowFilter filter)
    {
        if (source.configuration().detail() != Configuration.Detail.ORDERS)
        {
            throw new BadInputException(
                "snapshot log holds no orders: detail=bands needs=orders (set detail: orders in the configuration and"
                    + " run leadline sample over the event log again)");
        }
        this.walk = new TableWalk(source, filter);
    }

    /**
     * Hands on every order.
     *
     * @param progress told now and then how many orders there were.
     * @throws BadInputException     as of {@link TableWalk#run}: what was made of the orders is to be thrown away.
     * @throws IllegalStateException when the log is out of order.
     */
    public void run(final OrderSink sink, final LongConsumer progress)
    {
        walk.run(new Makers(sink), makers -> progress.accept(orderCount));
    }

    /** Snapshots with at least one order. */
    public long snapshotCount()
    {
        return walk.snapshotCount();
    }

    /** Orders, added up over snapshots. */
    public long orderCount()
    {
        return orderCount;
    }

    /** Only who rests an order inside the outermost mid edge has any. */
    private final class Makers implements TableSink
    {
        private final OrderSink sink;

        Makers(final OrderSink sink)
        {
            this.sink = sink;
        }

        @Override
        public boolean hasRow(final Snapshot snapshot, final int entity)
        {
            return entity != Snapshot.WHOLE_BOOK
                && snapshot.orders().count(entity, Side.BID) + snapshot.orders().count(entity, Side.ASK) > 0;
        }

        @Override
        public void row(final Snapshot snapshot, final int entity)
        {
            final MakerOrders orders = snapshot.orders();
            for (int side = Side.BID; side <= Side.ASK; side++)
            {
                final int first = orders.first(entity, side);
                final int end = first + orders.count(entity, side);
                for (int order = first; order < end; order++)
                {
                    sink.order(snapshot, entity, side, order);
                }
                orderCount += end - first;
            }
        }
    }
}
