package io.leadline.export.parquet;

import org.apache.parquet.column.ColumnWriter;

/** Rows of one market on their way into a file: they are gathered, and then written column by column. */
interface FileBatch
{
    /** Most rows of a batch; only the last batch of a file has fewer. */
    int CAPACITY = 256;

    int rowCount();

    /** Writes every column of every row, in the order of the schema. */
    void write(ColumnWriter[] columns);

    void clear();
}
