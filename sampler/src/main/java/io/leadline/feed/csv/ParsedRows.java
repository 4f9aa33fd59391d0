package io.leadline.feed.csv;

import java.io.Reader;
import java.util.Iterator;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/** Rows of any shape that CSV has, from somewhere in a file to its end, as a parser finds them. Single thread. */
final class ParsedRows extends AbstractBaseCsvCallbackHandler<FieldTaker>
{
    /** No field that means anything comes near; a quote that never closes does. */
    private static final int MAX_FIELD_LENGTH = 1 << 20;

    private final long linesBefore;
    private final Iterator<FieldTaker> rows;
    private FieldTaker row;
    private long line;

    /** Rows of a text that begins behind so many lines of its file. */
    ParsedRows(final Reader text, final long linesBefore)
    {
        this.linesBefore = linesBefore;
        line = linesBefore + 1;
        rows = CsvReader.builder()
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)      // both counted by us, with our own message
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .skipEmptyLines(true)
            .maxBufferSize(MAX_FIELD_LENGTH)
            .build(this, text)
            .iterator();
    }

    /** The line on which the row begins that was read last, or that cannot be read. */
    long line()
    {
        return line;
    }

    /** Reads the next row and says whether there was one. */
    boolean read(final FieldTaker next)
    {
        row = next;

        return rows.hasNext() && rows.next() == next;
    }

    @Override
    protected void handleBegin(final long startingLineNumber)
    {
        line = linesBefore + startingLineNumber;
        row.begin(line);
    }

    @Override
    protected void handleField(
        final int place, final char[] buffer, final int offset, final int length, final boolean isQuoted)
    {
        row.field(place, buffer, offset, length);
    }

    @Override
    protected FieldTaker buildRecord()
    {
        return row;
    }
}
