package io.leadline.feed.json;

import java.util.Arrays;

import io.leadline.feed.CharSpan;

/**
 * The string that a reader stands at: its bytes where they lie, or without their escapes in a buffer of its own. Always
 * UTF-8, checked. Single thread; allocates only for a string longer than any before.
 */
final class JsonString
{
    private static final int INITIAL_CAPACITY = 256;
    private static final int MAX_BYTES_OF_ESCAPE = 4;
    private static final int HEX_DIGITS = 4;

    private final JsonReader reader;
    private byte[] buffer = new byte[INITIAL_CAPACITY];
    private char[] symbols = new char[INITIAL_CAPACITY];
    private int bufferLength;
    private byte[] bytes = buffer;
    private int offset;
    private int length;

    JsonString(final JsonReader reader)
    {
        this.reader = reader;
    }

    /** Where the string's bytes lie. */
    byte[] bytes()
    {
        return bytes;
    }

    int offset()
    {
        return offset;
    }

    int length()
    {
        return length;
    }

    /** Reads up to the closing quote and returns what is one behind it. */
    int read(final byte[] text, final int from, final int end)
    {
        int i = from;
        int all = 0;
        while (i < end && text[i] != '"' && text[i] != '\\' && (text[i] >= ' ' || text[i] < 0))
        {
            all |= text[i];
            i++;
        }
        if (all < 0)
        {
            checkUtf8(text, from, i);
        }
        if (i < end && text[i] == '"')
        {
            bytes = text;
            offset = from;
            length = i - from;
            return i + 1;
        }
        bufferLength = 0;
        copy(text, from, i);

        return readEscaped(text, i, end);
    }

    private int readEscaped(final byte[] text, final int from, final int end)
    {
        int i = from;
        while (i < end && text[i] != '"')
        {
            if (text[i] == '\\')
            {
                i = unescape(text, i, end);
            }
            else
            {
                final int first = i;
                while (i < end && text[i] != '"' && text[i] != '\\')
                {
                    if (text[i] >= 0 && text[i] < ' ')
                    {
                        throw reader.problemAt(i, "control character in string: code=" + text[i]);
                    }
                    i++;
                }
                checkUtf8(text, first, i);
                copy(text, first, i);
            }
        }
        if (i == end)
        {
            throw reader.problemAt(i, "json ends early: expected=end of string");
        }
        bytes = buffer;
        offset = 0;
        length = bufferLength;

        return i + 1;
    }

    private void copy(final byte[] text, final int from, final int to)
    {
        ensureRoom(to - from);
        System.arraycopy(text, from, buffer, bufferLength, to - from);
        bufferLength += to - from;
    }

    private void ensureRoom(final int more)
    {
        if (bufferLength + more > buffer.length)
        {
            buffer = Arrays.copyOf(buffer, Math.max(bufferLength + more, 2 * buffer.length));
        }
    }

    private int unescape(final byte[] text, final int at, final int end)
    {
        if (at + 1 == end)
        {
            throw reader.problemAt(end, "json ends early: expected=escape");
        }
        ensureRoom(MAX_BYTES_OF_ESCAPE);
        final int code = switch (text[at + 1])
        {
            case '"', '\\', '/' -> text[at + 1];
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex(text, at + 2, end);
            default -> throw reader.problemAt(at, "unknown escape: code=" + (text[at + 1] & 0xff));
        };
        if (Character.isSurrogate((char)code))
        {
            return unescapePair(text, at, end, (char)code);
        }
        append(code);

        return text[at + 1] == 'u' ? at + 2 + HEX_DIGITS : at + 2;
    }

    private int unescapePair(final byte[] text, final int at, final int end, final char high)
    {
        final int second = at + 2 + HEX_DIGITS;
        final boolean isPair = second + 1 < end && text[second] == '\\' && text[second + 1] == 'u';
        final char low = isPair ? (char)hex(text, second + 2, end) : 0;
        if (!Character.isSurrogatePair(high, low))
        {
            throw reader.problemAt(at, "half a surrogate pair: code=" + (int)high);
        }
        append(Character.toCodePoint(high, low));

        return second + 2 + HEX_DIGITS;
    }

    private int hex(final byte[] text, final int from, final int end)
    {
        int code = 0;
        for (int i = from; i < from + HEX_DIGITS; i++)
        {
            final int digit = i < end ? Character.digit((char)(text[i] & 0x7f), 16) : -1;
            if (digit < 0 || text[i] < 0)
            {
                throw reader.problemAt(Math.min(i, end), "malformed escape: expected=hexadecimal digit");
            }
            code = code << 4 | digit;
        }

        return code;
    }

    private void append(final int code)
    {
        if (code < 0x80)
        {
            appendByte(code);
        }
        else if (code < 0x800)
        {
            appendByte(0xc0 | code >> 6);
            appendByte(0x80 | code & 0x3f);
        }
        else
        {
            if (code < 0x1_0000)
            {
                appendByte(0xe0 | code >> 12);
            }
            else
            {
                appendByte(0xf0 | code >> 18);
                appendByte(0x80 | code >> 12 & 0x3f);
            }
            appendByte(0x80 | code >> 6 & 0x3f);
            appendByte(0x80 | code & 0x3f);
        }
    }

    private void appendByte(final int value)
    {
        buffer[bufferLength] = (byte)value;
        bufferLength++;
    }

    private void checkUtf8(final byte[] text, final int from, final int to)
    {
        int i = from;
        while (i < to)
        {
            final int bytesOfCode = Utf8.length(text, i, to);
            if (bytesOfCode == Utf8.MALFORMED)
            {
                throw reader.problemAt(i, "string is no UTF-8: byte=" + (text[i] & 0xff));
            }
            i += bytesOfCode;
        }
    }

    /** Characters of a range of bytes that is known to be UTF-8. */
    void decode(final byte[] text, final int from, final int textLength, final CharSpan target)
    {
        if (symbols.length < textLength)
        {
            symbols = new char[Math.max(textLength, 2 * symbols.length)];
        }
        int count = 0;
        int i = from;
        while (i < from + textLength)
        {
            final int bytesOfCode = Utf8.length(text, i, from + textLength);
            count += Character.toChars(Utf8.code(text, i, bytesOfCode), symbols, count);
            i += bytesOfCode;
        }
        target.set(symbols, 0, count);
    }
}
