package io.leadline.export.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

import io.leadline.config.Market;
import io.leadline.export.OrderWalk;
import io.leadline.export.RowFilter;
import io.leadline.problem.BadInputException;
import io.leadline.snapshot.SnapshotSource;

/**
 * The makers' resting orders as Parquet: the rows of {@link OrderWalk} in a file for each UTC day and market that has
 * any. The same log and filter give the same bytes. Single use, single thread.
 */
public final class ParquetOrderExport
{
    private static final String FILE = "orders.parquet";

    private final OrderWalk walk;
    private final List<Market> markets;

    /**
     * An export of every order that the source still has to give.
     *
     * @throws BadInputException when the log holds no orders, or the filter names a market that it does not hold.
     */
    public ParquetOrderExport(final SnapshotSource source, final RowFilter filter)
    {
        this.walk = new OrderWalk(source, filter);
        this.markets = source.configuration().markets();
    }

    /**
     * Writes the files below a folder.
     *
     * @param progress told now and then how many rows are written.
     * @throws BadInputException     as of {@link OrderWalk#run}: what was written is to be thrown away.
     * @throws IllegalStateException when the log is out of order.
     */
    public void write(final Path folder, final LongConsumer progress) throws IOException
    {
        try (DayFiles<OrderBatch> files = new DayFiles<>(
            folder, FILE, markets, TableSchema.ofOrders(), market -> new OrderBatch(markets.get(market))))
        {
            walk.run(
                (snapshot, entity, side, order) -> files.batch(snapshot.market(), snapshot.timeEpochNs())
                    .add(snapshot, entity, side, order),
                progress);
            files.finishDay();
        }
        catch (final UncheckedIOException failure)
        {
            throw failure.getCause();
        }
    }

    /** Snapshots with at least one order. */
    public long snapshotCount()
    {
        return walk.snapshotCount();
    }

    /** Rows of all files. */
    public long rowCount()
    {
        return walk.orderCount();
    }
}
