package io.leadline.feed.csv;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The first row of a file: which column stands at which place. Single thread. */
final class CsvHeader implements FieldTaker
{
    private final List<String> names = new ArrayList<>();
    private long line = 1;

    @Override
    public void begin(final long startingLine)
    {
        line = startingLine;
        names.clear();
    }

    @Override
    public void field(final int place, final char[] buffer, final int offset, final int length)
    {
        names.add(new String(buffer, offset, length));
    }

    long line()
    {
        return line;
    }

    int fieldCount()
    {
        return names.size();
    }

    /** The column at a place; null where its name is unknown. */
    Column column(final int place)
    {
        return Column.of(names.get(place));
    }

    /** What is wrong with the header; empty when rows can be read under it. */
    List<String> problems()
    {
        final List<String> problems = new ArrayList<>();
        final Set<Column> seen = EnumSet.noneOf(Column.class);
        for (int place = 0; place < names.size(); place++)
        {
            final Column column = column(place);
            if (column != null && !seen.add(column))
            {
                problems.add("duplicate column: column=" + column.text());
            }
        }
        for (final Column column : List.of(Column.TIME_NS, Column.MARKET, Column.TYPE))
        {
            if (!seen.contains(column))
            {
                problems.add("missing column: column=" + column.text());
            }
        }

        return problems;
    }
}
