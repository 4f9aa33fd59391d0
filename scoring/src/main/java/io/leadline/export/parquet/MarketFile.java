package io.leadline.export.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * The Parquet file of a market's day while it is being written: its columns are gathered in memory up to a limit of
 * bytes and then written as a row group. Closing without {@link #finish} leaves a file that nobody can read. Single
 * thread.
 */
final class MarketFile implements Closeable
{
    private static final int BATCHES_PER_PAGE = 16;
    private static final ParquetProperties PROPERTIES = properties();
    private static final ZstdCompressor COMPRESSOR = new ZstdCompressor();

    private final MessageType schema;
    private final FileBatch batch;
    private final long groupLimitBytes;
    private final ParquetFileWriter file;

    private ColumnChunkPageWriteStore pages;
    private ColumnWriteStore store;
    private ColumnWriter[] columns;
    private long groupRowCount;

    /**
     * Opens a file that is not there yet, and the folders above it.
     *
     * @param batch           holds rows on their way; empty.
     * @param groupLimitBytes a row group ends when it holds more.
     */
    MarketFile(
        final Path path, final MessageType schema, final FileBatch batch, final long groupLimitBytes)
        throws IOException
    {
        Files.createDirectories(path.getParent());
        this.schema = schema;
        this.batch = batch;
        this.groupLimitBytes = groupLimitBytes;
        this.file = new ParquetFileWriter(
            new LocalOutputFile(path), schema, ParquetFileWriter.Mode.CREATE, groupLimitBytes, 0, null, PROPERTIES);
        file.start();
        startGroup();
    }

    /** Writes what the batch holds, if it is full. */
    void makeRoom() throws IOException
    {
        if (batch.rowCount() == FileBatch.CAPACITY)
        {
            writeBatch();
            if (store.getBufferedSize() > groupLimitBytes)
            {
                endGroup();
                startGroup();
            }
        }
    }

    /** Ends the file with what it says of itself; the batch is empty then. */
    void finish(final Map<String, String> properties) throws IOException
    {
        writeBatch();
        endGroup();
        file.end(properties);
    }

    @Override
    public void close() throws IOException
    {
        file.close();
    }

    private void startGroup()
    {
        pages = new ColumnChunkPageWriteStore(
            COMPRESSOR, schema, PROPERTIES.getAllocator(), PROPERTIES.getColumnIndexTruncateLength(),
            PROPERTIES.getPageWriteChecksumEnabled());
        store = PROPERTIES.newColumnWriteStore(schema, pages, pages);
        columns = schema.getColumns().stream().map(store::getColumnWriter).toArray(ColumnWriter[]::new);
        groupRowCount = 0;
    }

    private void writeBatch()
    {
        batch.write(columns);
        for (int i = 0; i < batch.rowCount(); i++)
        {
            store.endRecord();
        }
        groupRowCount += batch.rowCount();
        batch.clear();
    }

    private void endGroup() throws IOException
    {
        if (groupRowCount > 0)
        {
            store.flush();
            file.startBlock(groupRowCount);
            pages.flushToFileWriter(file);
            file.endBlock();
        }
        store.close();
        pages.close();
    }

    /**
     * Columns of numbers are plain, since few values come again and again; those of words have dictionaries. What rows
     * are chosen by has statistics. Pages end where batches do: between the columns of a batch is no place to end one.
     */
    private static ParquetProperties properties()
    {
        final ParquetProperties.Builder properties = ParquetProperties.builder()
            .withPageRowCountLimit(BATCHES_PER_PAGE * FileBatch.CAPACITY)
            .withMinRowCountForPageSizeCheck(FileBatch.CAPACITY)
            .estimateRowCountForPageSizeCheck(false)
            .withDictionaryEncoding(false)
            .withStatisticsEnabled(false);
        TableSchema.WORDS.forEach(column -> properties.withDictionaryEncoding(column, true));
        TableSchema.KEYS.forEach(column -> properties.withStatisticsEnabled(column, true));

        return properties.build();
    }
}
