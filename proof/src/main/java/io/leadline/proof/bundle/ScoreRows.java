package io.leadline.proof.bundle;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/** Values of a scores.csv by what they are of. */
final class ScoreRows
{
    private static final List<String> HEADER =
        List.of("program", "period_start", "period_end", "market", "maker", "metric", "value");

    /** What a value is of, in the columns of the file. */
    record Key(String program, String start, String end, String market, String maker, String metric)
    {
    }

    private ScoreRows()
    {
    }

    /**
     * Reads a file that may be a stranger's.
     *
     * @throws BundleException when it is none, or has two values of one thing.
     */
    static Map<Key, String> read(final byte[] bytes)
    {
        final Map<Key, String> rows = new LinkedHashMap<>();
        for (final List<String> fields : table(bytes, HEADER, "scores"))
        {
            if (rows.put(key(fields), fields.get(HEADER.size() - 1)) != null)
            {
                throw new BundleException("score twice: " + String.join(",", fields));
            }
        }

        return rows;
    }

    /**
     * Rows of a table behind its header, of a file that may be a stranger's.
     *
     * @throws BundleException when it is none of that header.
     */
    static List<List<String>> table(final byte[] bytes, final List<String> header, final String what)
    {
        final List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()))
        {
            for (final CsvRecord row : reader)
            {
                rows.add(row.getFields());
                if (row.getFieldCount() != header.size() || rows.size() == 1 && !row.getFields().equals(header))
                {
                    throw new BundleException("not a table of " + what + ": line=" + row.getStartingLineNumber());
                }
            }
        }
        catch (final CsvParseException | CharacterCodingException malformed)
        {
            throw new BundleException("not a table of " + what, malformed);
        }
        catch (final IOException impossible)
        {
            throw new UncheckedIOException(impossible);
        }
        if (rows.isEmpty() || !Arrays.equals(written(rows), bytes))
        {
            throw new BundleException("not a table of " + what + " as it is written: line=1");
        }

        return rows.subList(1, rows.size());
    }

    /** The one way to write them: nothing of a file is there that does not show. */
    private static byte[] written(final List<List<String>> rows)
    {
        final StringWriter text = new StringWriter();
        // Without a buffer, everything written is in the text at once.
        final CsvWriter csv = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.LF).build(text);
        rows.forEach(csv::writeRecord);

        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Key key(final List<String> fields)
    {
        return new Key(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4), fields.get(5));
    }
}
