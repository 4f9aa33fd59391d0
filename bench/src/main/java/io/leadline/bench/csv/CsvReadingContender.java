package io.leadline.bench.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import io.leadline.bench.pair.Contender;

/** Reads every field of file by file and does nothing with it but ask for its length. An operation is a row. */
public final class CsvReadingContender implements Contender
{
    private final List<Path> files;
    private final int rowsPerFile;
    private final boolean isOfStrings;
    private int next;
    private long fieldLengths;

    /** Reads as strings, or as ranges of the parser's buffer. */
    public CsvReadingContender(final List<Path> files, final Integer rowsPerFile, final Boolean isOfStrings)
    {
        this.files = files;
        this.rowsPerFile = rowsPerFile;
        this.isOfStrings = isOfStrings;
    }

    @Override
    public long run()
    {
        final Path file = files.get(next++);
        try
        {
            final long rows = (isOfStrings ? readStrings(file) : readRanges(file)) - 1;        // without the header
            if (rows != rowsPerFile || fieldLengths == 0)
            {
                throw new IllegalStateException("fields are missing: file=" + file + " rows=" + rows);
            }

            return rows;
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private long readStrings(final Path file) throws IOException
    {
        long rows = 0;
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(file))
        {
            for (final CsvRecord row : records)
            {
                for (int field = 0; field < row.getFieldCount(); field++)
                {
                    fieldLengths += row.getField(field).length();
                }
                rows++;
            }
        }

        return rows;
    }

    private long readRanges(final Path file) throws IOException
    {
        long rows = 0;
        try (CsvReader<Ranges> ranges = CsvReader.builder().build(new Ranges(), file))
        {
            for (final Ranges row : ranges)
            {
                fieldLengths += row.length;
                rows++;
            }
        }

        return rows;
    }

    /** A row whose fields are looked at where they lie. */
    private static final class Ranges extends AbstractBaseCsvCallbackHandler<Ranges>
    {
        private long length;

        @Override
        protected void handleBegin(final long startingLineNumber)
        {
            length = 0;
        }

        @Override
        protected void handleField(
            final int field, final char[] buffer, final int offset, final int fieldLength, final boolean isQuoted)
        {
            length += fieldLength;
        }

        @Override
        protected Ranges buildRecord()
        {
            return this;
        }
    }
}
