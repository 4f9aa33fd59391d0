package io.leadline.export;

import java.io.OutputStream;
import java.util.function.LongConsumer;

import io.leadline.config.Configuration;
import io.leadline.event.Side;
import io.leadline.problem.BadInputException;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

/**
 * The makers' resting orders of a log with {@code detail: orders} as CSV, UTF-8, LF: a header and a row for each order
 * in each snapshot, in the order of {@link TableWalk}, a maker's bids before its asks, nearest to the mid first. Single
 * use, single thread.
 */
public final class CsvOrderExport
{
    private static final String HEADER = "time_ns,market,maker,side,price,size";

    private final TableWalk walk;
    private final CsvOrderRows[] markets;
    private long rowCount;

    /**
     * An export of every order that the source still has to give.
     *
     * @throws BadInputException when the log holds no orders, or the filter names a market that it does not hold.
     */
    public CsvOrderExport(final SnapshotSource source, final RowFilter filter)
    {
        if (source.configuration().detail() != Configuration.Detail.ORDERS)
        {
            throw new BadInputException(
                "snapshot log holds no orders: detail=bands needs=orders (set detail: orders in the configuration and"
                    + " run leadline sample over the event log again)");
        }
        this.walk = new TableWalk(source, filter);
        this.markets = source.configuration().markets().stream().map(CsvOrderRows::new).toArray(CsvOrderRows[]::new);
    }

    /**
     * Writes header and rows, and flushes without closing.
     *
     * @param progress told now and then how many makers are written.
     * @throws BadInputException     as of {@link TableWalk#run}: what was written is to be thrown away.
     * @throws IllegalStateException when the log is out of order.
     */
    public void write(final OutputStream out, final LongConsumer progress)
    {
        final RowBuffer row = new RowBuffer(out);
        row.writeText(HEADER);
        row.writeByte(RowBuffer.LINE_END);
        walk.run(new Rows(row), progress);
        row.flush();
    }

    /** Snapshots with at least one order. */
    public long snapshotCount()
    {
        return walk.snapshotCount();
    }

    /** Orders, added up over snapshots. */
    public long rowCount()
    {
        return rowCount;
    }

    /** Only who rests an order inside the outermost mid edge has rows. */
    private final class Rows implements TableSink
    {
        private final RowBuffer buffer;

        Rows(final RowBuffer buffer)
        {
            this.buffer = buffer;
        }

        @Override
        public boolean hasRow(final Snapshot snapshot, final int entity)
        {
            return entity != Snapshot.WHOLE_BOOK &&
                snapshot.orders().count(entity, Side.BID) + snapshot.orders().count(entity, Side.ASK) > 0;
        }

        @Override
        public void row(final Snapshot snapshot, final int entity)
        {
            rowCount += markets[snapshot.market()].write(snapshot, entity, buffer);
        }
    }
}
