package io.leadline.export.parquet;

import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.Snapshot;

import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/**
 * Rows of one market turned into columns. A row has more columns than a cache holds writers of them, so that writing
 * row by row waits for memory at every value; a batch is written column by column. Single thread.
 */
final class RowBatch implements FileBatch
{
    final long[] timesEpochNs = new long[CAPACITY];
    final long[] intervals = new long[CAPACITY];
    final MarketStatus[] statuses = new MarketStatus[CAPACITY];
    final long[] bestBidsTicks = new long[CAPACITY];
    final long[] bestAsksTicks = new long[CAPACITY];
    final Binary[] makers = new Binary[CAPACITY];
    final long[] makerBestBidsTicks = new long[CAPACITY];
    final long[] makerBestAsksTicks = new long[CAPACITY];
    /** By field and row, from {@link MeasureLayout#FILLED_SIZE} on. */
    final long[][] low;
    final long[][] high;

    private final BatchWriter writer;
    private final MakerNames names = new MakerNames();
    private int rowCount;

    RowBatch(final MeasureLayout layout, final BatchWriter writer)
    {
        this.writer = writer;
        this.low = new long[layout.fieldCount()][CAPACITY];
        this.high = new long[layout.fieldCount()][CAPACITY];
    }

    @Override
    public int rowCount()
    {
        return rowCount;
    }

    @Override
    public void write(final ColumnWriter[] columns)
    {
        writer.write(this, columns);
    }

    @Override
    public void clear()
    {
        rowCount = 0;
    }

    /** Takes in a row; the batch is not full. */
    void add(final Snapshot snapshot, final int entity)
    {
        final int row = rowCount++;
        final boolean isMaker = entity != Snapshot.WHOLE_BOOK;
        timesEpochNs[row] = snapshot.timeEpochNs();
        intervals[row] = snapshot.interval();
        statuses[row] = snapshot.status();
        bestBidsTicks[row] = snapshot.low(Snapshot.WHOLE_BOOK, MeasureLayout.BEST_BID);
        bestAsksTicks[row] = snapshot.low(Snapshot.WHOLE_BOOK, MeasureLayout.BEST_ASK);
        makers[row] = names.name(snapshot, entity);
        makerBestBidsTicks[row] = isMaker ? snapshot.low(entity, MeasureLayout.BEST_BID) : 0;
        makerBestAsksTicks[row] = isMaker ? snapshot.low(entity, MeasureLayout.BEST_ASK) : 0;
        for (int field = MeasureLayout.FILLED_SIZE; field < low.length; field++)
        {
            low[field][row] = snapshot.low(entity, field);
            high[field][row] = snapshot.high(entity, field);
        }
    }
}
