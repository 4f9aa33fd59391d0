package io.leadline.export;

import java.io.OutputStream;
import java.util.function.LongConsumer;

import io.leadline.problem.BadInputException;
import io.leadline.snapshot.SnapshotSource;

/** The makers' resting orders as CSV, UTF-8, LF: a header and a row for each order. Single use, single thread. */
public final class CsvOrderExport
{
    private static final String HEADER = "time_ns,market,maker,side,price,size";

    private final OrderWalk walk;
    private final CsvOrderRows[] markets;

    /**
     * An export of every order that the source still has to give.
     *
     * @throws BadInputException when the log holds no orders, or the filter names a market that it does not hold.
     */
    public CsvOrderExport(final SnapshotSource source, final RowFilter filter)
    {
        this.walk = new OrderWalk(source, filter);
        this.markets = source.configuration().markets().stream().map(CsvOrderRows::new).toArray(CsvOrderRows[]::new);
    }

    /**
     * Writes header and rows, and flushes without closing.
     *
     * @param progress told now and then how many rows are written.
     * @throws BadInputException     as of {@link OrderWalk#run}: what was written is to be thrown away.
     * @throws IllegalStateException when the log is out of order.
     */
    public void write(final OutputStream out, final LongConsumer progress)
    {
        final RowBuffer row = new RowBuffer(out);
        row.writeText(HEADER);
        row.writeByte(RowBuffer.LINE_END);
        walk.run(
            (snapshot, entity, side, order) -> markets[snapshot.market()].write(snapshot, entity, side, order, row),
            progress);
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
        return walk.orderCount();
    }
}
