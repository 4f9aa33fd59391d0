package io.leadline.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import de.siegmar.fastcsv.reader.CsvParseException;

class RowReaderTest
{
    private static final String[] PIECES = {
        "a", "1", "-1.5", "0x9e3779b97f4a7c15", "x y", "#", " ", "+", "", "", ",", ",", ",", "\n", "\n"};
    private static final String[] OTHERS = {"\r\n", "\r\n", "\r", "\"", "\"a,\nb\"", "\"\"", "\u00e4", "\ud83d\ude00"};

    /** Plain rows first, then what is not plain, so that the parser takes over anywhere. */
    @Test
    void shouldReadRowsAsTheParserAloneDoes() throws IOException
    {
        for (long seed = 1; seed <= 3_000; seed++)
        {
            final Random random = new Random(seed);
            final String plain = text(random, random.nextInt(60), 0);
            final String text = plain + text(random, random.nextInt(30), random.nextInt(9));

            assertThat(read(text)).as("seed=%d text=%s", seed, text).isEqualTo(parsed(text));
        }
    }

    @Test
    void shouldReadRowsAcrossTheEndOfWhatIsReadAtOnce() throws IOException
    {
        for (long seed = 1; seed <= 20; seed++)
        {
            final Random random = new Random(seed);
            final String text = text(random, 60_000, 0) + "x".repeat(random.nextInt(100_000)) + text(random, 50_000, 0);

            assertThat(read(text)).as("seed=%d", seed).isEqualTo(parsed(text));
        }
    }

    private static String text(final Random random, final int pieceCount, final int otherness)
    {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieceCount; i++)
        {
            final String[] pieces = random.nextInt(20) < otherness ? OTHERS : PIECES;
            text.append(pieces[random.nextInt(pieces.length)]);
        }

        return text.toString();
    }

    private static List<String> read(final String text) throws IOException
    {
        final Rows rows = new Rows();
        try (RowReader reader = new RowReader(new StringReader(text)))
        {
            try
            {
                while (reader.read(rows))
                {
                    rows.end();
                }
            }
            catch (final CsvParseException malformed)
            {
                rows.lines.add(reader.line() + " malformed");
            }
        }

        return rows.lines;
    }

    private static List<String> parsed(final String text)
    {
        final Rows rows = new Rows();
        final ParsedRows parser = new ParsedRows(new StringReader(text), 0);
        try
        {
            while (parser.read(rows))
            {
                rows.end();
            }
        }
        catch (final CsvParseException malformed)
        {
            rows.lines.add(parser.line() + " malformed");
        }

        return rows.lines;
    }

    private static final class Rows implements FieldTaker
    {
        private final List<String> lines = new ArrayList<>();
        private final StringBuilder row = new StringBuilder();

        @Override
        public void begin(final long line)
        {
            row.setLength(0);
            row.append(line);
        }

        @Override
        public void field(final int place, final char[] buffer, final int offset, final int length)
        {
            row.append(" | ").append(place).append(' ').append(buffer, offset, length);
        }

        private void end()
        {
            lines.add(row.toString());
        }
    }
}
