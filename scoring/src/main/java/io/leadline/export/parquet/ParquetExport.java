package io.leadline.export.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

import io.leadline.config.Market;
import io.leadline.export.RowFilter;
import io.leadline.export.TableWalk;
import io.leadline.measure.MeasureLayout;
import io.leadline.problem.BadInputException;
import io.leadline.snapshot.SnapshotSource;

import org.apache.parquet.schema.MessageType;

/**
 * The snapshot log as Parquet: the rows of {@link TableWalk} in a file for each UTC day and market that has any. The
 * same log and filter give the same bytes. Single use, single thread.
 */
public final class ParquetExport
{
    private static final String FILE = "snapshots.parquet";

    private final TableWalk walk;
    private final List<Market> markets;
    private final MessageType schema;
    private final MeasureLayout layout;

    /**
     * An export of everything that the source still has to give.
     *
     * @throws BadInputException when the filter names a market that the log does not hold.
     */
    public ParquetExport(final SnapshotSource source, final RowFilter filter)
    {
        this.walk = new TableWalk(source, filter);
        this.markets = source.configuration().markets();
        this.schema = TableSchema.of(source.configuration().ladders());
        this.layout = source.layout();
    }

    /**
     * Writes the files below a folder.
     *
     * @param progress told now and then how many rows are written.
     * @throws BadInputException     as of {@link TableWalk#run}: what was written is to be thrown away.
     * @throws IllegalStateException when the log is out of order.
     */
    public void write(final Path folder, final LongConsumer progress) throws IOException
    {
        try (DayFiles<RowBatch> files = new DayFiles<>(
            folder, FILE, markets, schema, market -> new RowBatch(layout, new BatchWriter(markets.get(market)))))
        {
            walk.run(
                (snapshot, entity) -> files.batch(snapshot.market(), snapshot.timeEpochNs()).add(snapshot, entity),
                progress);
            files.finishDay();
        }
        catch (final UncheckedIOException failure)
        {
            throw failure.getCause();
        }
    }

    /** Snapshots with at least one row. */
    public long snapshotCount()
    {
        return walk.snapshotCount();
    }

    /** Rows of all files. */
    public long rowCount()
    {
        return walk.rowCount();
    }
}
