package io.leadline.scoring.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of text in aligned columns that fit a line: the first column to the left and shortened, the others right. Single
 * thread.
 */
public final class TextColumns
{
    private static final String GAP = "  ";

    private final int lineLength;
    private final List<List<String>> rows = new ArrayList<>();

    /** No rows, for lines of at most so many characters, as far as shortening the first column does it. */
    public TextColumns(final int lineLength)
    {
        this.lineLength = lineLength;
    }

    /** Adds a row; every row has as many cells as the first. */
    public void row(final List<String> cells)
    {
        rows.add(List.copyOf(cells));
    }

    /** The lines, without trailing spaces. */
    public List<String> lines()
    {
        final int columnCount = rows.get(0).size();
        final int[] widths = new int[columnCount];
        int others = 0;
        for (int column = 0; column < columnCount; column++)
        {
            for (final List<String> row : rows)
            {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
            others += column == 0 ? 0 : widths[column] + GAP.length();
        }
        widths[0] = Math.max(1, Math.min(widths[0], lineLength - others));

        final List<String> names = ShortNames.of(rows.stream().map(row -> row.get(0)).toList(), widths[0]);
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++)
        {
            lines.add(line(names.get(i), rows.get(i), widths));
        }

        return lines;
    }

    private static String line(final String name, final List<String> row, final int[] widths)
    {
        final StringBuilder line = new StringBuilder(name);
        for (int column = 1; column < widths.length; column++)
        {
            final int end = line.length() + padding(line.length(), widths, column);
            line.append(" ".repeat(Math.max(0, end - line.length() - row.get(column).length())));
            line.append(row.get(column));
        }

        return line.toString().stripTrailing();
    }

    private static int padding(final int length, final int[] widths, final int column)
    {
        int end = widths[0];
        for (int i = 1; i <= column; i++)
        {
            end += GAP.length() + widths[i];
        }

        return end - length;
    }
}
