package io.leadline.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.leadline.command.IsoTime;

/**
 * A table that sorts and copies: each cell shows a text for people and carries the exact value, which is what is sorted
 * by and copied. The script finds it by its class.
 */
public final class Table
{
    /** Rows past this are left to the files. */
    static final int MOST_ROWS = 200;

    /** Style of a cell whose value, a share, is drawn as a bar behind its text. */
    static final String BAR = "bar";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Table()
    {
    }

    /**
     * A column.
     *
     * @param heading  of the column.
     * @param unit     under the heading; may be empty.
     * @param hint     how it is computed; may be empty.
     * @param isNumber numbers stand to the right and sort by value.
     */
    public record Column(String heading, String unit, String hint, boolean isNumber)
    {
        /** A column of texts. */
        public static Column text(final String heading)
        {
            return new Column(heading, "", "", false);
        }

        /** A column of numbers. */
        public static Column number(final String heading, final String unit, final String hint)
        {
            return new Column(heading, unit, hint, true);
        }
    }

    /**
     * A cell.
     *
     * @param text  for people.
     * @param value exact, for sorting and copying; null where it is the text.
     * @param note  small print below; may be empty.
     * @param style class of the cell; may be empty.
     */
    public record Cell(String text, String value, String note, String style)
    {
        public static final Cell EMPTY = new Cell("", null, "", "");

        /** A text. */
        public static Cell of(final String text)
        {
            return new Cell(text, null, "", "");
        }

        /** A moment, in one line. */
        public static Cell time(final long epochNs)
        {
            return new Cell(IsoTime.text(epochNs), null, "", "time");
        }

        /** A number, as it is shown and as it is. */
        public static Cell number(final String text, final String value)
        {
            return new Cell(text, value, "", "");
        }
    }

    /** Writes a table; the first cell of each row names the row. */
    public static void write(
        final Html html, final String caption, final List<Column> columns, final List<List<Cell>> rows)
    {
        html.open("div", "class", "table").open("div", "class", "scroll").open("table", "class", "sortable");
        html.element("caption", caption).open("thead").open("tr");
        columns.forEach(column -> writeHeading(html, column));
        html.close("tr").close("thead").open("tbody").line();
        for (final List<Cell> row : rows.subList(0, Math.min(MOST_ROWS, rows.size())))
        {
            writeRow(html, columns, row);
        }
        html.close("tbody").close("table").close("div");
        if (rows.size() > MOST_ROWS)
        {
            html.element("p", (rows.size() - MOST_ROWS) + " more rows are in the CSV files.", "class", "note");
        }
        html.open("button", "type", "button", "class", "copy").text("Copy as CSV").close("button");
        html.close("div").line();
    }

    private static void writeHeading(final Html html, final Column column)
    {
        html.open("th", "scope", "col", "class", column.isNumber() ? "number" : "text");
        writeButton(html, column);
        if (!column.unit().isEmpty())
        {
            writeUnit(html, column.unit());
        }
        html.close("th");
    }

    /** A percentage is shown; the exact value that is copied is the share. */
    private static void writeUnit(final Html html, final String unit)
    {
        if (unit.equals("%"))
        {
            html.element("small", unit, "data-exact", "share");
        }
        else
        {
            html.element("small", unit);
        }
    }

    private static void writeButton(final Html html, final Column column)
    {
        if (column.hint().isEmpty())
        {
            html.open("button", "type", "button");
        }
        else
        {
            html.open("button", "type", "button", "title", column.hint());
        }
        html.text(column.heading()).close("button");
    }

    private static void writeRow(final Html html, final List<Column> columns, final List<Cell> row)
    {
        html.open("tr");
        for (int i = 0; i < row.size(); i++)
        {
            final Cell cell = row.get(i);
            final String tag = i == 0 ? "th" : "td";
            final String style = ((columns.get(i).isNumber() ? "number " : "") + cell.style()).strip();
            html.open(tag, attributes(i == 0, style, cell.value()));
            html.name(cell.text());
            if (!cell.note().isEmpty())
            {
                html.element("small", cell.note());
            }
            html.close(tag);
        }
        html.close("tr").line();
    }

    private static String[] attributes(final boolean isHeading, final String style, final String value)
    {
        final List<String> attributes = new ArrayList<>();
        if (isHeading)
        {
            attributes.addAll(List.of("scope", "row"));
        }
        if (!style.isEmpty())
        {
            attributes.addAll(List.of("class", style));
        }
        if (value != null)
        {
            attributes.addAll(List.of("data-value", value));
        }
        if (style.endsWith(BAR))
        {
            final BigDecimal percent = new BigDecimal(value).movePointRight(2).max(BigDecimal.ZERO);
            attributes.addAll(List.of("style", "--share:" + percent.min(HUNDRED).toPlainString() + '%'));
        }

        return attributes.toArray(String[]::new);
    }
}
