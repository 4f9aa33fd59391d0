package io.leadline.export.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import io.leadline.config.Market;

import org.apache.parquet.schema.MessageType;

/**
 * A file for each UTC day and market that has any row. Rows come in the order of time, so the first one of a new day
 * ends the files of the day before. Single thread.
 *
 * @param <B> what gathers the rows of a market.
 */
final class DayFiles<B extends FileBatch> implements Closeable
{
    /** What all open files together may gather before their row groups end. */
    private static final long GATHERED_LIMIT_BYTES = 1L << 26;
    private static final long LEAST_GROUP_BYTES = 1L << 20;
    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final String QUOTE = "leadline.quote";

    private final Path folder;
    private final String fileName;
    private final List<Market> markets;
    private final MessageType schema;
    private final IntFunction<B> newBatch;
    private final long groupLimitBytes;
    /** By market; a null batch where there was no row yet, a null file where the day has none yet. */
    private final List<Open<B>> open;
    private long epochDay;

    /**
     * No files yet.
     *
     * @param folder   they are made below it.
     * @param fileName of each of them, within the folders of its day and market.
     * @param newBatch the batch of a market, by its position.
     */
    DayFiles(
        final Path folder,
        final String fileName,
        final List<Market> markets,
        final MessageType schema,
        final IntFunction<B> newBatch)
    {
        this.folder = folder;
        this.fileName = fileName;
        this.markets = markets;
        this.schema = schema;
        this.newBatch = newBatch;
        this.groupLimitBytes = Math.max(LEAST_GROUP_BYTES, GATHERED_LIMIT_BYTES / markets.size());
        this.open = markets.stream().map(market -> new Open<B>()).toList();
    }

    private static final class Open<B extends FileBatch>
    {
        private B batch;
        private MarketFile file;
    }

    /**
     * The batch that takes the next row of a market, at an instant; it has room for one.
     *
     * @throws UncheckedIOException when a file cannot be written: a walk over rows has no other.
     */
    B batch(final int market, final long timeEpochNs)
    {
        try
        {
            return batchWithRoom(market, timeEpochNs);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private B batchWithRoom(final int market, final long timeEpochNs) throws IOException
    {
        final long day = Math.floorDiv(timeEpochNs, NS_PER_DAY);
        if (day != epochDay)
        {
            finishDay();
            epochDay = day;
        }
        final Open<B> own = open.get(market);
        if (own.batch == null)
        {
            own.batch = newBatch.apply(market);
        }
        if (own.file == null)
        {
            own.file = new MarketFile(
                PartitionPath.of(folder, day, markets.get(market).name(), fileName), schema, own.batch,
                groupLimitBytes);
        }
        own.file.makeRoom();

        return own.batch;
    }

    /** Ends all files of the day. */
    void finishDay() throws IOException
    {
        for (int market = 0; market < markets.size(); market++)
        {
            final MarketFile file = open.get(market).file;
            if (file != null)
            {
                file.finish(Map.of(QUOTE, markets.get(market).quote()));
                file.close();
                open.get(market).file = null;
            }
        }
    }

    /** Closes what is open; files that were not finished are such as nobody can read. */
    @Override
    public void close() throws IOException
    {
        for (final Open<B> own : open)
        {
            if (own.file != null)
            {
                own.file.close();
            }
        }
    }
}
