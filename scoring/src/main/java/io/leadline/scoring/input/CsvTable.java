package io.leadline.scoring.input;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.leadline.command.IsoTime;
import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/**
 * A small CSV file with a header, read whole: columns are found by name in any order, unknown ones are ignored, and
 * every bad row is reported together, each with {@code file:line:}.
 */
final class CsvTable
{
    /** More than anybody reads; a table of nothing else, as a stranger may hand it over, is given up there. */
    static final int MAX_PROBLEMS = 1_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final List<String> columns;
    private final List<Problem> problems = new ArrayList<>();

    CsvTable(final Path file, final String... columns)
    {
        this.file = file;
        this.columns = List.of(columns);
    }

    /** One row: where it stands, and its values in the order of the columns. */
    record Row(long line, List<String> columns, List<String> values)
    {
        String text(final String column)
        {
            return values.get(columns.indexOf(column));
        }
    }

    private record Problem(long line, String text)
    {
    }

    /**
     * The rows, up to where too much was wrong; to be followed by {@link #close()}, which throws what was.
     */
    Iterable<Row> rows()
    {
        final List<Row> rows = read();

        return () -> new Iterator<>()
        {
            private int next;

            @Override
            public boolean hasNext()
            {
                return next < rows.size() && problems.size() < MAX_PROBLEMS;
            }

            @Override
            public Row next()
            {
                return rows.get(next++);
            }
        };
    }

    private List<Row> read()
    {
        final List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text()))
        {
            final Iterator<CsvRecord> records = reader.iterator();
            final Map<String, Integer> positions = header(records);
            final boolean isReadable = positions.keySet().containsAll(columns);
            while (isReadable && problems.size() < MAX_PROBLEMS && records.hasNext())
            {
                row(records.next(), positions, rows);
            }
        }
        catch (final CsvParseException malformed)
        {
            problem(1, "not CSV: " + malformed.getMessage());
        }
        catch (final IOException unreadable)
        {
            throw new BadInputException("cannot be read: file=" + file + " reason=" + FileReason.of(unreadable));
        }

        return rows;
    }

    private String text() throws IOException
    {
        try
        {
            final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            final String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();

            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        }
        catch (final CharacterCodingException malformed)
        {
            throw new BadInputException(file + ":1: not UTF-8");
        }
    }

    /** An instant, or 0 with a problem noted. */
    long epochNs(final Row row, final String column)
    {
        try
        {
            return IsoTime.parse(row.text(column));
        }
        catch (final IllegalArgumentException refused)
        {
            problem(row.line(), refused.getMessage() + " column=" + column);
            return 0;
        }
    }

    /** A plain decimal that is not negative, or 1 with a problem noted. */
    BigDecimal decimal(final Row row, final String column)
    {
        final String text = row.text(column);
        if (text.matches("[0-9]{1,40}(\\.[0-9]{1,18})?"))
        {
            return new BigDecimal(text);
        }
        problem(row.line(), "not a plain decimal from 0: column=" + column + " value=" + text);

        return BigDecimal.ONE;
    }

    void problem(final long line, final String text)
    {
        if (problems.size() < MAX_PROBLEMS)
        {
            problems.add(new Problem(line, file + ":" + line + ": " + text));
        }
    }

    /**
     * Ends reading.
     *
     * @throws BadInputException with everything that was wrong.
     */
    void close()
    {
        if (problems.size() == MAX_PROBLEMS)
        {
            problems.add(new Problem(Long.MAX_VALUE, file + ": read no further: problems=" + MAX_PROBLEMS));
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems.stream()
                .sorted(Comparator.comparingLong(Problem::line))
                .map(Problem::text)
                .toList());
        }
    }

    private Map<String, Integer> header(final Iterator<CsvRecord> records)
    {
        final Map<String, Integer> positions = new HashMap<>();
        final List<String> names = records.hasNext() ? records.next().getFields() : List.of();
        for (int i = 0; i < names.size(); i++)
        {
            positions.putIfAbsent(names.get(i), i);
        }
        for (final String column : columns)
        {
            if (!positions.containsKey(column))
            {
                problem(1, "missing column: column=" + column);
            }
        }

        return positions;
    }

    private void row(final CsvRecord csv, final Map<String, Integer> positions, final List<Row> rows)
    {
        final List<String> values = new ArrayList<>(columns.size());
        for (final String column : columns)
        {
            final int position = positions.get(column);
            if (position >= csv.getFieldCount())
            {
                problem(csv.getStartingLineNumber(), "missing field: column=" + column);
                return;
            }
            values.add(csv.getField(position));
        }
        rows.add(new Row(csv.getStartingLineNumber(), columns, values));
    }
}
