package io.leadline.export;

import java.io.OutputStream;
import java.util.function.LongConsumer;

import io.leadline.problem.BadInputException;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

/** The snapshot log as CSV: UTF-8, LF, a header and the rows of {@link TableWalk}. Single use, single thread. */
public final class CsvExport
{
    private final SnapshotSource source;
    private final TableWalk walk;
    private final CsvMarketRows[] markets;

    /**
     * An export of everything that the source still has to give.
     *
     * @throws BadInputException when the filter names a market that the log does not hold.
     */
    public CsvExport(final SnapshotSource source, final RowFilter filter)
    {
        this.source = source;
        this.walk = new TableWalk(source, filter);
        this.markets = source.configuration().markets().stream()
            .map(market -> new CsvMarketRows(market, source.layout()))
            .toArray(CsvMarketRows[]::new);
    }

    /**
     * Writes header and rows, and flushes without closing.
     *
     * @param progress told now and then how many rows are written.
     * @throws BadInputException     as of {@link TableWalk#run}: what was written is to be thrown away.
     * @throws IllegalStateException when the log is out of order.
     */
    public void write(final OutputStream out, final LongConsumer progress)
    {
        final RowBuffer row = new RowBuffer(out);
        row.writeText(String.join(",", ExportTable.columns(source.configuration().ladders())));
        row.writeByte(RowBuffer.LINE_END);
        walk.run((snapshot, entity) -> write(snapshot, entity, row), progress);
        row.flush();
    }

    private void write(final Snapshot snapshot, final int entity, final RowBuffer row)
    {
        markets[snapshot.market()].write(snapshot, entity, row);
    }

    /** Snapshots with at least one row. */
    public long snapshotCount()
    {
        return walk.snapshotCount();
    }

    /** Rows, without the header. */
    public long rowCount()
    {
        return walk.rowCount();
    }
}
