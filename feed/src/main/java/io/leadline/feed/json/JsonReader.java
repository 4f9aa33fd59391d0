package io.leadline.feed.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.leadline.feed.CharSpan;
import io.leadline.number.PlainDecimal;
import io.leadline.number.Quantum;
import io.leadline.number.Steps;

/**
 * Steps through one JSON text (RFC 8259) token by token where it lies, without copying it and without garbage: a string
 * with escapes is undone into a buffer that is kept. The text holds exactly one value; names may stand twice, which is
 * for the caller to judge. Whatever is no JSON ends in a {@link JsonException} with its position; so does a text longer
 * or deeper than the limits, a string that is no UTF-8 and an escape of half a surrogate pair.
 * <p>
 * What a token holds is lost with the next step. Venues write numbers as numbers or as strings, so both are read as
 * either. Single thread; can be wrapped around any number of texts.
 */
public final class JsonReader
{
    /** Arrays and objects within each other. */
    public static final int MAX_DEPTH = Long.SIZE;

    private static final int END_OF_TEXT = -1;
    private static final int MAX_TEXT_IN_MESSAGE = 64;
    private static final int NO_DIGIT = -1;
    /** A number of so many digits is below 2^63 whatever they are. */
    private static final int SAFE_DIGITS = 18;

    private final int maxLength;
    private final JsonString string = new JsonString(this);
    private final char[] symbols = new char[PlainDecimal.MAX_LENGTH];
    private byte[] bytes = {};
    private int start;
    private int end;
    private int position;
    private int tokenStart;
    private JsonToken token;
    private Expectation expected = Expectation.VALUE;
    private int depth;
    /** One bit for each level, the innermost lowest, set where it is an object: the deepest text has as many. */
    private long objects;
    private int textOffset;
    private int textLength;

    /** What may stand next. */
    private enum Expectation
    {
        VALUE,
        FIRST_NAME,
        FIRST_VALUE,
        COMMA_OR_END
    }

    /**
     * A reader of texts.
     *
     * @param maxLength most bytes of a text.
     */
    public JsonReader(final int maxLength)
    {
        this.maxLength = maxLength;
    }

    /**
     * Stands before the first token of a text.
     *
     * @param text   is read where it lies and must not change meanwhile.
     * @param offset its first byte.
     * @param length its bytes.
     * @throws JsonException when it is longer than the limit.
     */
    public void wrap(final byte[] text, final int offset, final int length)
    {
        bytes = text;
        start = offset;
        end = offset + length;
        position = offset;
        tokenStart = offset;
        token = null;
        expected = Expectation.VALUE;
        depth = 0;
        objects = 0;
        textLength = 0;
        if (length > maxLength)
        {
            throw problem("text too long: length=" + length + " limit=" + maxLength);
        }
    }

    /**
     * Stands before a value that was passed over, to read it once more. Only the value may be read, nothing behind it.
     *
     * @param valueOffset its {@link #tokenOffset()} in the text that is wrapped.
     */
    public void rewind(final int valueOffset)
    {
        position = valueOffset;
        expected = Expectation.VALUE;
        depth = 0;
        objects = 0;
    }

    /**
     * Steps to the next token.
     *
     * @return {@link JsonToken#END} behind the value, again and again.
     * @throws JsonException where the text is no JSON.
     */
    public JsonToken next()
    {
        final int symbol = symbol();
        token = switch (expected)
        {
            case VALUE -> value(symbol);
            case FIRST_NAME -> symbol == '}' ? close(JsonToken.END_OBJECT) : name(symbol);
            case FIRST_VALUE -> symbol == ']' ? close(JsonToken.END_ARRAY) : value(symbol);
            case COMMA_OR_END -> behindValue(symbol);
        };

        return token;
    }

    /** The next byte that is no blank, and where the next token begins. */
    private int symbol()
    {
        int i = position;
        while (i < end && isBlank(bytes[i]))
        {
            i++;
        }
        position = i;
        tokenStart = i;

        return i < end ? bytes[i] : END_OF_TEXT;
    }

    private static boolean isBlank(final byte symbol)
    {
        return symbol == ' ' || symbol == '\n' || symbol == '\r' || symbol == '\t';
    }

    private JsonToken behindValue(final int symbol)
    {
        if (depth == 0)
        {
            if (position < end)
            {
                throw problem("text behind its value:");
            }
            return JsonToken.END;
        }
        final boolean isObject = (objects & 1) != 0;
        if (symbol == ',')
        {
            position++;
            final int next = symbol();
            return isObject ? name(next) : value(next);
        }
        if (symbol != (isObject ? '}' : ']'))
        {
            throw unexpected(isObject ? "comma or end of object" : "comma or end of array");
        }

        return close(isObject ? JsonToken.END_OBJECT : JsonToken.END_ARRAY);
    }

    private JsonToken name(final int symbol)
    {
        if (symbol != '"')
        {
            throw unexpected("name");
        }
        readString();
        final int nameStart = tokenStart;
        if (symbol() != ':')
        {
            throw unexpected("colon");
        }
        position++;
        tokenStart = nameStart;
        expected = Expectation.VALUE;

        return JsonToken.NAME;
    }

    private JsonToken value(final int symbol)
    {
        return switch (symbol)
        {
            case '"' -> string();
            case '{' -> open(JsonToken.START_OBJECT, Expectation.FIRST_NAME, 1);
            case '[' -> open(JsonToken.START_ARRAY, Expectation.FIRST_VALUE, 0);
            case 't' -> literal("true", JsonToken.TRUE);
            case 'f' -> literal("false", JsonToken.FALSE);
            case 'n' -> literal("null", JsonToken.NULL);
            default -> number();
        };
    }

    private JsonToken open(final JsonToken opened, final Expectation next, final int objectBit)
    {
        if (depth == MAX_DEPTH)
        {
            throw problem("text too deep: limit=" + MAX_DEPTH);
        }
        position++;
        depth++;
        objects = objects << 1 | objectBit;
        expected = next;

        return opened;
    }

    private JsonToken close(final JsonToken closed)
    {
        position++;
        depth--;
        objects >>>= 1;
        expected = Expectation.COMMA_OR_END;

        return closed;
    }

    private JsonToken string()
    {
        readString();
        expected = Expectation.COMMA_OR_END;

        return JsonToken.STRING;
    }

    private void readString()
    {
        position = string.read(bytes, position + 1, end);
        textOffset = string.offset();
        textLength = string.length();
    }

    private JsonToken literal(final String word, final JsonToken read)
    {
        for (int i = 0; i < word.length(); i++)
        {
            if (position == end || bytes[position] != word.charAt(i))
            {
                throw unexpected("value");
            }
            position++;
        }
        expected = Expectation.COMMA_OR_END;

        return read;
    }

    private JsonToken number()
    {
        int i = position < end && bytes[position] == '-' ? position + 1 : position;
        final int first = i;
        i = digits(i);
        if (i == first || bytes[first] == '0' && i > first + 1)
        {
            throw i == position ? unexpected("value") : problemAt(first, "malformed number:");
        }
        if (i < end && bytes[i] == '.')
        {
            i = someDigits(i + 1);
        }
        if (i < end && (bytes[i] | 0x20) == 'e')
        {
            final boolean isSigned = i + 1 < end && (bytes[i + 1] == '+' || bytes[i + 1] == '-');
            i = someDigits(isSigned ? i + 2 : i + 1);
        }
        textOffset = position;
        textLength = i - position;
        position = i;
        expected = Expectation.COMMA_OR_END;

        return JsonToken.NUMBER;
    }

    private int someDigits(final int from)
    {
        final int to = digits(from);
        if (to == from)
        {
            throw problemAt(from, "malformed number:");
        }

        return to;
    }

    private int digits(final int from)
    {
        int i = from;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9')
        {
            i++;
        }

        return i;
    }

    /** The token last stepped to. */
    public JsonToken token()
    {
        return token;
    }

    /** First byte of the token in the array that holds the text. */
    public int tokenOffset()
    {
        return tokenStart;
    }

    /** One behind the last byte that was read. */
    public int endOffset()
    {
        return position;
    }

    /** Steps to the next token, which must be this one. */
    public void next(final JsonToken wanted)
    {
        next();
        expect(wanted);
    }

    /** Demands that the token is this one. */
    public void expect(final JsonToken wanted)
    {
        if (token != wanted)
        {
            throw problem("unexpected token: token=" + token + " expected=" + wanted);
        }
    }

    /** Passes over the value that the token begins: its last token is the current one afterwards. */
    public void skip()
    {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY)
        {
            final int outside = depth - 1;
            while (depth > outside)
            {
                next();
            }
        }
    }

    /** Place of a name or a string among words, or {@link JsonWords#UNKNOWN}. */
    public int word(final JsonWords words)
    {
        expectText();

        return words.find(textBytes(), textOffset, textLength);
    }

    /** Characters of a name, a string or a number. */
    public void text(final CharSpan target)
    {
        if (token != JsonToken.NUMBER)
        {
            expectText();
        }
        string.decode(textBytes(), textOffset, textLength, target);
    }

    private void expectText()
    {
        if (token != JsonToken.STRING && token != JsonToken.NAME)
        {
            throw problem("unexpected token: token=" + token + " expected=" + JsonToken.STRING);
        }
    }

    /** Where the text of the token lies: numbers and most strings in the text that is read, the others unescaped. */
    private byte[] textBytes()
    {
        return token == JsonToken.NUMBER ? bytes : string.bytes();
    }

    /**
     * A whole number, written as a number or a string: an optional minus and digits.
     *
     * @throws JsonException when it is none, or beyond a long.
     */
    public long integer()
    {
        expectNumber();
        final byte[] text = textBytes();
        final boolean isNegative = textLength > 0 && text[textOffset] == '-';
        final int first = isNegative ? textOffset + 1 : textOffset;
        final int last = textOffset + textLength;
        long value = 0;
        for (int i = first; i < last; i++)
        {
            final int digit = digit(text[i]);
            if (digit == NO_DIGIT || i - first >= SAFE_DIGITS && value > (Long.MAX_VALUE - digit) / 10)
            {
                throw malformed("whole number");
            }
            value = value * 10 + digit;
        }
        if (first == last)
        {
            throw malformed("whole number");
        }

        return isNegative ? -value : value;
    }

    private static int digit(final byte symbol)
    {
        return symbol >= '0' && symbol <= '9' ? symbol - '0' : NO_DIGIT;
    }

    /**
     * A plain decimal, written as a number or a string, in whole steps.
     *
     * @param steps tells the steps, whether they are exact, and by {@code ±Long.MAX_VALUE} what is beyond a long.
     * @throws JsonException when it is none: an exponent, a plus, a blank.
     */
    public void decimal(final Quantum quantum, final Steps steps)
    {
        expectNumber();
        final boolean isShort = textLength <= symbols.length;
        if (isShort)
        {
            final byte[] text = textBytes();
            for (int i = 0; i < textLength; i++)
            {
                symbols[i] = (char)(text[textOffset + i] & 0xff);
            }
        }
        if (!isShort || !quantum.read(symbols, 0, textLength, steps))
        {
            throw malformed("decimal");
        }
    }

    private void expectNumber()
    {
        if (token != JsonToken.NUMBER && token != JsonToken.STRING)
        {
            throw problem("unexpected token: token=" + token + " expected=" + JsonToken.NUMBER);
        }
    }

    /** A truth value. */
    public boolean flag()
    {
        if (token != JsonToken.TRUE && token != JsonToken.FALSE)
        {
            throw problem("unexpected token: token=" + token + " expected=" + JsonToken.TRUE);
        }

        return token == JsonToken.TRUE;
    }

    /** The message is one line of ASCII, whatever a stranger has sent. */
    private JsonException malformed(final String what)
    {
        final byte[] shown = Arrays.copyOfRange(
            textBytes(), textOffset, textOffset + Math.min(textLength, MAX_TEXT_IN_MESSAGE));
        for (int i = 0; i < shown.length; i++)
        {
            shown[i] = shown[i] > ' ' && shown[i] < 0x7f ? shown[i] : (byte)'?';
        }

        return problem("malformed " + what + ": value=" + new String(shown, StandardCharsets.US_ASCII));
    }

    private JsonException unexpected(final String wanted)
    {
        return problemAt(
            position, position < end ? "malformed json: expected=" + wanted : "json ends early: expected=" + wanted);
    }

    /** What is wrong with the current token. */
    public JsonException problem(final String what)
    {
        return problemAt(tokenStart, what);
    }

    JsonException problemAt(final int at, final String what)
    {
        return new JsonException(what, at - start);
    }
}
