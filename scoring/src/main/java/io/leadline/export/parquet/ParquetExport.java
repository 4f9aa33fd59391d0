package io.leadline.export.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

import io.leadline.config.Market;
import io.leadline.export.RowFilter;
import io.leadline.export.TableWalk;
import io.leadline.measure.MeasureLayout;
import io.leadline.problem.BadInputException;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

import org.apache.parquet.schema.MessageType;

/**
 * The snapshot log as Parquet: the rows of {@link TableWalk} in a file for each UTC day and market that has any. The
 * same log and filter give the same bytes. Single use, single thread.
 */
public final class ParquetExport
{
    /** What all open files together may gather before their row groups end. */
    private static final long GATHERED_LIMIT_BYTES = 1L << 26;
    private static final long LEAST_GROUP_BYTES = 1L << 20;
    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final String QUOTE = "leadline.quote";

    private final TableWalk walk;
    private final List<Market> markets;
    private final MessageType schema;
    private final long groupLimitBytes;
    private final BatchWriter[] writers;
    private final MeasureLayout layout;
    /** By market; null where there was no row yet. */
    private final RowBatch[] batches;
    /** By market; null where the day has no row yet. */
    private final MarketFile[] files;
    private long epochDay;

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
        this.groupLimitBytes = Math.max(LEAST_GROUP_BYTES, GATHERED_LIMIT_BYTES / markets.size());
        this.writers = markets.stream().map(BatchWriter::new).toArray(BatchWriter[]::new);
        this.layout = source.layout();
        this.batches = new RowBatch[markets.size()];
        this.files = new MarketFile[markets.size()];
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
        try
        {
            walk.run((snapshot, entity) -> write(folder, snapshot, entity), progress);
            finishDay();
        }
        catch (final UncheckedIOException failure)
        {
            throw failure.getCause();
        }
        finally
        {
            closeAll();
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

    private void write(final Path folder, final Snapshot snapshot, final int entity)
    {
        try
        {
            file(folder, snapshot).write(snapshot, entity);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** Rows come in the order of time, so the first one of a new day ends the files of the day before. */
    private MarketFile file(final Path folder, final Snapshot snapshot) throws IOException
    {
        final long day = Math.floorDiv(snapshot.timeEpochNs(), NS_PER_DAY);
        if (day != epochDay)
        {
            finishDay();
            epochDay = day;
        }
        final int market = snapshot.market();
        if (batches[market] == null)
        {
            batches[market] = new RowBatch(layout);
        }
        if (files[market] == null)
        {
            files[market] = new MarketFile(
                PartitionPath.of(folder, day, markets.get(market).name()), schema, writers[market], batches[market],
                groupLimitBytes);
        }

        return files[market];
    }

    private void finishDay() throws IOException
    {
        for (int market = 0; market < files.length; market++)
        {
            if (files[market] != null)
            {
                files[market].finish(Map.of(QUOTE, markets.get(market).quote()));
                files[market].close();
                files[market] = null;
            }
        }
    }

    private void closeAll() throws IOException
    {
        for (final MarketFile file : files)
        {
            if (file != null)
            {
                file.close();
            }
        }
    }
}
