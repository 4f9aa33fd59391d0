package io.leadline.scoring.close;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Which values of a table have changed, each paired with what it was, however the rows have moved. */
final class RowDifferences
{
    /** Columns that say the same in every row of the closes of one period. */
    private static final String PROGRAM = "program";
    private static final Set<String> PERIOD = Set.of("period_start", "period_end");

    private final String file;
    private final Set<String> values;
    private final List<Map<String, String>> older;
    private final List<Map<String, String>> newer;
    private final boolean isOfOnePeriod;

    private RowDifferences(final String file, final Set<String> values, final String older, final String newer)
        throws IOException
    {
        this.file = file;
        this.values = values;
        this.older = rows(older);
        this.newer = rows(newer);
        isOfOnePeriod = Stream.concat(this.older.stream(), this.newer.stream())
            .map(row -> row.get("period_start"))
            .distinct()
            .count() <= 1;
    }

    /**
     * Changed values in the order of the older text, and behind them rows that are new in theirs; none when both have
     * the same rows.
     *
     * @param file   what they are named by.
     * @param values columns that are values; all others together say what a row is of.
     * @param older  a table with a header, CSV.
     * @param newer  likewise.
     */
    static List<Difference> of(
        final String file, final Set<String> values, final String older, final String newer) throws IOException
    {
        return new RowDifferences(file, values, older, newer).differences();
    }

    private static List<Map<String, String>> rows(final String text) throws IOException
    {
        final List<Map<String, String>> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text))
        {
            reader.forEach(row -> rows.add(row.getFieldsAsMap()));
        }

        return rows;
    }

    private List<Difference> differences()
    {
        final Map<Map<String, String>, List<Map<String, String>>> left = new LinkedHashMap<>();
        newer.forEach(row -> ofKey(left, row).add(row));
        // Rows that are as they were are no partners of others that say something else of the same maker.
        final List<Map<String, String>> changed = older.stream()
            .filter(row -> !ofKey(left, row).remove(row))
            .toList();
        final List<Difference> differences = new ArrayList<>();
        changed.forEach(row -> pair(row, nearest(row, ofKey(left, row)), differences));
        left.values().forEach(rows -> rows.forEach(row -> pair(null, row, differences)));

        return differences;
    }

    /** Rows of the same key that are left. */
    private List<Map<String, String>> ofKey(
        final Map<Map<String, String>, List<Map<String, String>>> left, final Map<String, String> row)
    {
        return left.computeIfAbsent(key(row), absent -> new ArrayList<>());
    }

    /** The row that has most in common with another, which it is taken from; null when there is none. */
    private static Map<String, String> nearest(final Map<String, String> row, final List<Map<String, String>> rows)
    {
        Map<String, String> nearest = null;
        for (final Map<String, String> other : rows)
        {
            if (nearest == null || alike(row, other) > alike(row, nearest))
            {
                nearest = other;
            }
        }
        rows.remove(nearest);

        return nearest;
    }

    private static long alike(final Map<String, String> row, final Map<String, String> other)
    {
        return row.entrySet().stream()
            .filter(entry -> entry.getValue().equals(other.get(entry.getKey())))
            .count();
    }

    private void pair(
        final Map<String, String> before, final Map<String, String> now, final List<Difference> differences)
    {
        if (before == null || now == null)
        {
            final Map<String, String> row = before == null ? now : before;
            final String columns = String.join(",", valueColumns(row));
            differences.add(new Difference(file, shown(row), columns, all(before), all(now)));
            return;
        }
        final Set<String> columns = new LinkedHashSet<>(valueColumns(before));
        columns.addAll(valueColumns(now));
        for (final String column : columns)
        {
            if (!Objects.equals(before.get(column), now.get(column)))
            {
                differences.add(new Difference(file, shown(before), column, before.get(column), now.get(column)));
            }
        }
    }

    private List<String> valueColumns(final Map<String, String> row)
    {
        return row.keySet().stream().filter(values::contains).toList();
    }

    private String all(final Map<String, String> row)
    {
        return row == null ? null : String.join(",", valueColumns(row).stream().map(row::get).toList());
    }

    private Map<String, String> key(final Map<String, String> row)
    {
        final Map<String, String> key = new LinkedHashMap<>(row);
        key.keySet().removeAll(values);

        return key;
    }

    private Map<String, String> shown(final Map<String, String> row)
    {
        final Map<String, String> key = key(row);
        key.remove(PROGRAM);
        if (isOfOnePeriod)
        {
            key.keySet().removeAll(PERIOD);
        }

        return key;
    }
}
