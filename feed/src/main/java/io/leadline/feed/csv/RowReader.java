package io.leadline.feed.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/** The rows of a text, one after another; blank lines are passed over. Single thread. */
final class RowReader implements Closeable
{
    /** No field that means anything comes near; a quote that never closes does. */
    private static final int MAX_FIELD_LENGTH = 1 << 20;

    private final CsvReader<FieldTaker> reader;
    private final Iterator<FieldTaker> rows;
    /** Null for a text that is there to its end. */
    private final RowText growing;
    private FieldTaker row;
    private long line = 1;

    /** The rows of a text from its first character on. */
    RowReader(final Reader text)
    {
        this(text, null);
    }

    /** The rows of a text that grows, as far as it has come. */
    RowReader(final RowText text)
    {
        this(text, text);
    }

    private RowReader(final Reader text, final RowText growing)
    {
        this.growing = growing;
        reader = CsvReader.builder()
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)      // both counted by us, with our own message
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .skipEmptyLines(true)
            .maxBufferSize(MAX_FIELD_LENGTH)
            .build(new Fields(), text);
        rows = reader.iterator();
    }

    /** The line on which the row begins that was read last, or that cannot be read. */
    long line()
    {
        return line;
    }

    /**
     * Reads the next row and says whether there was one.
     *
     * @throws de.siegmar.fastcsv.reader.CsvParseException where the text is no CSV.
     */
    boolean read(final FieldTaker next)
    {
        row = next;

        return (growing == null || growing.takeRow()) && rows.hasNext() && rows.next() == next;
    }

    @Override
    public void close() throws IOException
    {
        reader.close();
    }

    /** Hands over fields while the parser has their characters, instead of making strings of them. */
    private final class Fields extends AbstractBaseCsvCallbackHandler<FieldTaker>
    {
        @Override
        protected void handleBegin(final long startingLineNumber)
        {
            line = startingLineNumber;
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
}
