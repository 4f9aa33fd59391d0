package io.leadline.feed.csv;

/**
 * A few rows of a file that are read before the first of them is written, so that what is known of their orders can be
 * fetched from memory for all of them at once. Overwritten by each filling; single thread.
 */
final class RowBatch
{
    private static final int CAPACITY = 16;

    private final CsvRow[] rows = new CsvRow[CAPACITY];
    private int most = 1;
    private int count;

    /** No rows yet, and all to come under this header. */
    RowBatch(final CsvNames names, final CsvHeader header)
    {
        for (int i = 0; i < CAPACITY; i++)
        {
            rows[i] = new CsvRow(names, header);
        }
    }

    /** Reads the next rows and says whether more may follow. Where that fails, those before are here all the same. */
    boolean fill(final RowReader reader)
    {
        count = 0;
        while (count < most && reader.read(rows[count]))
        {
            count++;
        }

        return count == most;
    }

    /** Whether it pays to read many rows from the next filling on. Row by row, each is written while it is near. */
    void readTogether(final boolean isManyWanted)
    {
        most = isManyWanted ? CAPACITY : 1;
    }

    int count()
    {
        return count;
    }

    CsvRow row(final int index)
    {
        return rows[index];
    }
}
