package io.leadline.feed.csv;

import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of a file that grows, as a parser reads it that cannot wait: it is asked for a row only when the row is here
 * to its end. Rows end as the parser sees them end, at a line feed, a carriage return or both outside of quotes; what
 * it will find malformed counts as a row, so that it finds it. Single thread; no garbage but for what must be kept of
 * the longest row.
 */
final class RowText extends Reader
{
    /** A row of so many characters is one whose quote never closes. */
    static final int MAX_ROW_LENGTH = 1 << 20;

    private static final int INITIAL_CAPACITY = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte)0xef, (byte)0xbb, (byte)0xbf};

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    private ByteBuffer source = ByteBuffer.allocate(0);
    private char[] symbols = new char[INITIAL_CAPACITY];
    private CharBuffer target = CharBuffer.wrap(symbols);
    private int begin;
    private int end;
    private boolean isBegun;
    private Place place = Place.FIELD_BEGIN;
    private boolean isBlank = true;
    private boolean isBehindReturn;
    private int openLength;
    private int rowCount;

    /** Where in a row the text ends. */
    private enum Place
    {
        FIELD_BEGIN,
        FIELD,
        QUOTES,
        BEHIND_QUOTE
    }

    /**
     * Appends a line and the line feed that ends it.
     *
     * @return false, and nothing more can be read, when the line is no UTF-8.
     */
    boolean append(final byte[] bytes, final int offset, final int length)
    {
        final int mark = isBegun ? 0 : markLength(bytes, offset, length);
        isBegun = true;
        makeRoom(length + 1);
        if (source.array() != bytes)
        {
            source = ByteBuffer.wrap(bytes);
        }
        source.limit(offset + length).position(offset + mark);
        target.limit(symbols.length).position(end);
        decoder.reset();
        if (decoder.decode(source, target, true).isError())
        {
            return false;
        }
        decoder.flush(target);
        final int from = end;
        end = target.position();
        symbols[end++] = '\n';
        countRows(from);

        return true;
    }

    private static int markLength(final byte[] bytes, final int offset, final int length)
    {
        final int markLength = BYTE_ORDER_MARK.length;

        return length >= markLength &&
            Arrays.equals(bytes, offset, offset + markLength, BYTE_ORDER_MARK, 0, markLength) ? markLength : 0;
    }

    /** A byte is a character at most. */
    private void makeRoom(final int length)
    {
        if (begin > 0)
        {
            System.arraycopy(symbols, begin, symbols, 0, end - begin);
            end -= begin;
            begin = 0;
        }
        if (symbols.length - end < length)
        {
            symbols = Arrays.copyOf(symbols, Math.max(2 * symbols.length, end + length));
            target = CharBuffer.wrap(symbols);
        }
    }

    private void countRows(final int from)
    {
        for (int i = from; i < end; i++)
        {
            count(symbols[i]);
        }
        if (openLength > MAX_ROW_LENGTH && rowCount == 0)
        {
            rowCount = 1;
        }
    }

    private void count(final char symbol)
    {
        openLength++;
        if (place == Place.QUOTES)
        {
            place = symbol == '"' ? Place.BEHIND_QUOTE : Place.QUOTES;
            return;
        }
        final boolean isSecondOfTwo = symbol == '\n' && isBehindReturn;
        isBehindReturn = symbol == '\r';
        if (symbol == '\n' || symbol == '\r')
        {
            if (!isSecondOfTwo)
            {
                endRow();
            }
        }
        else
        {
            countInRow(symbol);
        }
    }

    private void countInRow(final char symbol)
    {
        isBlank = false;
        if (symbol == ',')
        {
            place = Place.FIELD_BEGIN;
        }
        else if (symbol == '"' && place != Place.FIELD)
        {
            place = Place.QUOTES;
        }
        else if (place == Place.BEHIND_QUOTE)
        {
            rowCount++;
        }
        else
        {
            place = Place.FIELD;
        }
    }

    private void endRow()
    {
        rowCount += isBlank ? 0 : 1;
        isBlank = true;
        place = Place.FIELD_BEGIN;
        openLength = 0;
    }

    /** No line follows: what is open is a row, whole or not. */
    void end()
    {
        rowCount += isBlank ? 0 : 1;
    }

    /** Whether a row is here; it is the parser's then. */
    boolean takeRow()
    {
        if (rowCount == 0)
        {
            return false;
        }
        rowCount--;

        return true;
    }

    @Override
    public int read(final char[] buffer, final int offset, final int length)
    {
        if (begin == end)
        {
            return -1;
        }
        final int count = Math.min(length, end - begin);
        System.arraycopy(symbols, begin, buffer, offset, count);
        begin += count;

        return count;
    }

    @Override
    public void close()
    {
        // The bytes are another's.
    }
}
