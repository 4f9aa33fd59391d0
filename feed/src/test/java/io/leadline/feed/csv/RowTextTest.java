package io.leadline.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** A text that comes line by line has the rows of the whole text, and each as soon as it is there. */
class RowTextTest
{
    private static final String SYMBOLS = "a,,\"\"\n\r\nü";

    @Test
    void shouldHaveTheRowsOfTheWholeText()
    {
        for (long seed = 1; seed <= 3000; seed++)
        {
            final String text = text(new Random(seed));
            final Rows whole = new Rows();
            final Rows growing = new Rows();
            read(new RowReader(new StringReader(text)), whole);
            readLines(text, growing);

            assertThat(growing.rows).as("seed=%d text=%s", seed, text).isEqualTo(whole.rows);
        }
    }

    /** Random symbols, made well formed: quotes only around whole fields. */
    private static String text(final Random random)
    {
        final StringBuilder text = new StringBuilder();
        for (int fields = random.nextInt(30); fields > 0; fields--)
        {
            final StringBuilder field = new StringBuilder();
            for (int length = random.nextInt(4); length > 0; length--)
            {
                field.append(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
            }
            final boolean isPlain = !field.toString().matches("(?s).*[,\"\n\r].*") && random.nextInt(4) > 0;
            text.append(isPlain ? field : "\"" + field.toString().replace("\"", "\"\"") + "\"");
            text.append(List.of(",", "\n", "\r\n", "\r", "\n\n").get(random.nextInt(5)));
        }

        return text.toString();
    }

    private static void readLines(final String text, final Rows rows)
    {
        final RowText lines = new RowText();
        final RowReader reader = new RowReader(lines);
        int begin = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin))
        {
            append(lines, text.substring(begin, end));
            begin = end + 1;
            read(reader, rows);
        }
        if (begin < text.length())
        {
            append(lines, text.substring(begin));
        }
        lines.end();
        read(reader, rows);
    }

    private static void append(final RowText lines, final String line)
    {
        final byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        assertThat(lines.append(bytes, 0, bytes.length)).isTrue();
    }

    private static void read(final RowReader reader, final Rows rows)
    {
        boolean hasMore = true;
        while (hasMore)
        {
            hasMore = reader.read(rows);
        }
    }

    @Test
    void shouldGiveARowAtTheEndOfItsLine() throws IOException
    {
        final RowText text = new RowText();
        final Rows rows = new Rows();
        try (RowReader reader = new RowReader(text))
        {
            append(text, "a,b");
            read(reader, rows);
            assertThat(rows.rows).containsExactly(List.of("a", "b"));
            append(text, "");
            append(text, "c,\"d");
            read(reader, rows);
            assertThat(rows.rows).hasSize(1);
            append(text, "e\"");
            read(reader, rows);
            assertThat(rows.rows).hasSize(2).last().isEqualTo(List.of("c", "d\ne"));
        }
    }

    private static final class Rows implements FieldTaker
    {
        private final List<List<String>> rows = new ArrayList<>();
        private List<String> row = new ArrayList<>();

        @Override
        public void begin(final long line)
        {
            row = new ArrayList<>();
        }

        @Override
        public void field(final int place, final char[] buffer, final int offset, final int length)
        {
            if (place == 0)
            {
                rows.add(row);
            }
            row.add(new String(buffer, offset, length));
        }
    }
}
