package io.leadline.proof.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

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
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()))
        {
            boolean isHeader = true;
            for (final CsvRecord row : reader)
            {
                final List<String> fields = row.getFields();
                if (fields.size() != HEADER.size() || isHeader && !fields.equals(HEADER))
                {
                    throw new BundleException("not a table of scores: line=" + row.getStartingLineNumber());
                }
                if (!isHeader && rows.put(key(fields), fields.get(HEADER.size() - 1)) != null)
                {
                    throw new BundleException("score twice: line=" + row.getStartingLineNumber());
                }
                isHeader = false;
            }

            return rows;
        }
        catch (final CsvParseException | CharacterCodingException malformed)
        {
            throw new BundleException("not a table of scores", malformed);
        }
        catch (final IOException impossible)
        {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Key key(final List<String> fields)
    {
        return new Key(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4), fields.get(5));
    }
}
