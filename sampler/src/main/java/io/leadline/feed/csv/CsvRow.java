package io.leadline.feed.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

import io.leadline.feed.CharSpan;

/** One row of a file by column. The first row of a file is its header. Overwritten by each row; single thread. */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow>
{
    private final CharSpan[] fields = new CharSpan[Column.COUNT];
    private final List<String> headerNames = new ArrayList<>();
    private final Set<Column> present = EnumSet.noneOf(Column.class);
    private Column[] columnOfField;
    private long line = 1;
    private int fieldCount;

    CsvRow()
    {
        Arrays.setAll(fields, column -> new CharSpan());
    }

    @Override
    protected void handleBegin(final long startingLineNumber)
    {
        line = startingLineNumber;
        fieldCount = 0;
    }

    @Override
    protected void handleField(
        final int field, final char[] buffer, final int offset, final int length, final boolean isQuoted)
    {
        fieldCount = field + 1;
        if (columnOfField == null)
        {
            headerNames.add(new String(buffer, offset, length));
        }
        else if (field < columnOfField.length && columnOfField[field] != null)
        {
            fields[columnOfField[field].ordinal()].set(buffer, offset, length);
        }
    }

    @Override
    protected CsvRow buildRecord()
    {
        return this;
    }

    /** The physical line on which the row begins; a row that cannot be parsed has one, too. */
    long line()
    {
        return line;
    }

    boolean hasHeader()
    {
        return columnOfField != null;
    }

    /** Takes the row as the header of the rows that follow and adds what is wrong with it. */
    void readHeader(final List<String> problems)
    {
        columnOfField = new Column[headerNames.size()];
        for (int i = 0; i < columnOfField.length; i++)
        {
            columnOfField[i] = Column.of(headerNames.get(i));
            if (columnOfField[i] != null && !present.add(columnOfField[i]))
            {
                problems.add("duplicate column: column=" + columnOfField[i].text());
            }
        }
        for (final Column column : List.of(Column.TIME_NS, Column.MARKET, Column.TYPE))
        {
            if (!present.contains(column))
            {
                problems.add("missing column: column=" + column.text());
            }
        }
    }

    /** Fields in the header. */
    int headerFieldCount()
    {
        return columnOfField.length;
    }

    /** Fields in the row. */
    int fieldCount()
    {
        return fieldCount;
    }

    /** The header names the column. */
    boolean has(final Column column)
    {
        return present.contains(column);
    }

    /** The row's field in a column; empty where the header does not name it. */
    CharSpan field(final Column column)
    {
        return fields[column.ordinal()];
    }
}
