package io.leadline.feed.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/**
 * The rows of a text, one after another. Most files hold nothing but plain rows: no quotes, and lines that end in a
 * line feed, with or without a carriage return before it. Those are split here, in one pass that asks one question of
 * most characters: none that means anything is above the comma. (To look at eight bytes at a time is slower: fields are
 * too short for it.) At the first row that is not plain, a parser that knows everything of CSV takes over for the rest
 * of the text. Blank lines are passed over. Single thread.
 */
final class RowReader implements Closeable
{
    /** A row that is longer is left to the parser. */
    private static final int BUFFER_LENGTH = 1 << 16;
    /** Bits of the four characters that mean anything. */
    private static final long MEANINGFUL = 1L << ',' | 1L << '\n' | 1L << '\r' | 1L << '"';

    private final Reader text;
    private final char[] buffer = new char[BUFFER_LENGTH];
    private int position;
    private int limit;
    private boolean isAtEnd;
    private long line = 1;
    private long nextLine = 1;
    /** Null while rows are plain. */
    private ParsedRows parsed;

    /** The rows of a text from its first character on. */
    RowReader(final Reader text)
    {
        this.text = text;
    }

    /** The line on which the row begins that was read last, or that cannot be read. */
    long line()
    {
        return parsed == null ? line : parsed.line();
    }

    /**
     * Reads the next row and says whether there was one.
     *
     * @throws de.siegmar.fastcsv.reader.CsvParseException where the text is no CSV.
     */
    boolean read(final FieldTaker row) throws IOException
    {
        while (parsed == null)
        {
            line = nextLine;
            switch (split(row))
            {
                case ROW ->
                {
                    nextLine++;
                    return true;
                }
                case BLANK -> nextLine++;
                case NOT_PLAIN -> parseFromHere();
                default ->
                {
                    if (isAtEnd)
                    {
                        return false;
                    }
                    fill();
                }
            }
        }

        return parsed.read(row);
    }

    /** Hands over the fields of the line at the position, which moves behind it if it is whole. */
    private Line split(final FieldTaker row)
    {
        final char[] symbols = buffer;
        final int end = limit;
        int start = position;
        int place = 0;
        row.begin(line);
        int stop = stop(symbols, start, end);
        while (stop < end && symbols[stop] == ',')
        {
            row.field(place++, symbols, start, stop - start);
            start = stop + 1;
            stop = stop(symbols, start, end);
        }
        final int behind = behindLine(symbols, stop, end);
        if (behind < 0 || behind > end)
        {
            return behind < 0 ? Line.NOT_PLAIN : Line.CUT_OFF;
        }
        position = behind;
        if (place == 0 && stop == start)
        {
            return start == end ? Line.CUT_OFF : Line.BLANK;
        }
        row.field(place, symbols, start, stop - start);

        return Line.ROW;
    }

    /** The first character from an offset on that means anything; the end where none does. */
    private static int stop(final char[] symbols, final int from, final int end)
    {
        for (int i = from; i < end; i++)
        {
            final char symbol = symbols[i];
            if (symbol <= ',' && (MEANINGFUL >>> symbol & 1) != 0)
            {
                return i;
            }
        }

        return end;
    }

    /** Where the next line begins; behind the end when more must be read to know; below 0 for a row not plain. */
    private int behindLine(final char[] symbols, final int stop, final int end)
    {
        if (stop == end)
        {
            return isAtEnd ? end : end + 1;
        }
        if (symbols[stop] == '\n')
        {
            return stop + 1;
        }
        if (symbols[stop] != '\r')
        {
            return -1;
        }
        if (stop + 1 == end)
        {
            return isAtEnd ? -1 : end + 1;
        }

        return symbols[stop + 1] == '\n' ? stop + 2 : -1;
    }

    private void fill() throws IOException
    {
        limit -= position;
        System.arraycopy(buffer, position, buffer, 0, limit);
        position = 0;
        if (limit == buffer.length)
        {
            parseFromHere();
            return;
        }
        final int length = text.read(buffer, limit, buffer.length - limit);
        isAtEnd = length < 0;
        limit += Math.max(0, length);
    }

    private void parseFromHere() throws IOException
    {
        final PushbackReader rest = new PushbackReader(text, buffer.length);
        rest.unread(buffer, position, limit - position);
        parsed = new ParsedRows(rest, nextLine - 1);
    }

    @Override
    public void close() throws IOException
    {
        text.close();
    }

    private enum Line
    {
        ROW,
        BLANK,
        /** It goes on behind what was read so far, or there is none. */
        CUT_OFF,
        NOT_PLAIN
    }
}
