package io.leadline.feed.hyperliquid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

import io.leadline.feed.CharSpan;
import io.leadline.feed.Recording;
import io.leadline.problem.BadInputException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * The tokens of one file of JSON values, or of lines that come one by one, with every fault turned into bad input that
 * names the file, the line and the column. Single thread.
 */
final class JsonInput implements AutoCloseable
{
    private static final JsonFactory FACTORY = new JsonFactory();

    /** What the parser adds to what is wrong: all it would have taken instead, and where things began. */
    private static final Pattern LONG_WINDED =
        Pattern.compile("(: was expecting| \\(start marker| \\(for |\n).*", Pattern.DOTALL);

    private final Place place;
    private final JsonParser parser;

    /** Words a fault. */
    interface Place
    {
        /** What is wrong in a line of the input, which counts from 1. */
        BadInputException problem(long line, String what);
    }

    /** All of a file. */
    JsonInput(final Recording recording)
    {
        place = recording::problem;
        try
        {
            parser = FACTORY.createParser(ObjectReadContext.empty(), recording.open());
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lines that are fed, each of which is one value. */
    JsonInput(final Place place)
    {
        this.place = place;
        parser = FACTORY.createNonBlockingByteArrayParser(ObjectReadContext.empty());
    }

    /** Goes on with a line; the one before was {@link #end ended}. It is read where it lies. */
    void feed(final byte[] bytes, final int offset, final int length)
    {
        try
        {
            ((ByteArrayFeeder)parser.nonBlockingInputFeeder()).feedInput(bytes, offset, offset + length);
        }
        catch (final JacksonException malformed)
        {
            throw fault(malformed);
        }
    }

    /** Nothing may stand behind the value of a line that was fed. */
    void end()
    {
        try
        {
            if (parser.nextToken() != JsonToken.NOT_AVAILABLE)
            {
                throw problem("text behind the value of a line");
            }
        }
        catch (final JacksonException malformed)
        {
            throw fault(malformed);
        }
    }

    /** Steps to the next token; null at the end of the file. */
    JsonToken next()
    {
        try
        {
            final JsonToken token = parser.nextToken();
            if (token == JsonToken.NOT_AVAILABLE)
            {
                throw problem("malformed json: reason=unexpected end of line");
            }

            return token;
        }
        catch (final JacksonException malformed)
        {
            throw fault(malformed);
        }
    }

    /** Steps to the next token, which must be of this kind. */
    void next(final JsonToken expected)
    {
        if (next() != expected)
        {
            throw unexpected(expected);
        }
    }

    /** The current token must be of this kind. */
    void expect(final JsonToken expected)
    {
        if (parser.currentToken() != expected)
        {
            throw unexpected(expected);
        }
    }

    private BadInputException unexpected(final JsonToken expected)
    {
        return problem("unexpected json: token=" + parser.currentToken() + " expected=" + expected);
    }

    /** The current token. */
    JsonToken token()
    {
        return parser.currentToken();
    }

    /** Name of the field of the current token. */
    String name()
    {
        return parser.currentName();
    }

    /** Passes over the array or object that the current token begins; over a plain value it does nothing. */
    void skip()
    {
        try
        {
            parser.skipChildren();
        }
        catch (final JacksonException malformed)
        {
            throw fault(malformed);
        }
    }

    /** Copies the current token, which must be a string. */
    void text(final CharSpan copy)
    {
        expect(JsonToken.VALUE_STRING);
        try
        {
            copy.set(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
        }
        catch (final JacksonException malformed)
        {
            throw fault(malformed);
        }
    }

    /** The current token, which must be a whole number from 0 to 2^63 - 1. */
    long number()
    {
        expect(JsonToken.VALUE_NUMBER_INT);
        long number = -1;
        try
        {
            number = parser.getLongValue();
        }
        catch (final JacksonException beyond)
        {
            throw problem("number out of range: field=" + name() + " limit=" + Long.MAX_VALUE);
        }
        if (number < 0)
        {
            throw problem("number out of range: field=" + name() + " value=" + number + " limit=" + Long.MAX_VALUE);
        }

        return number;
    }

    /** The current token, which must be true or false. */
    boolean flag()
    {
        if (token() != JsonToken.VALUE_TRUE)
        {
            expect(JsonToken.VALUE_FALSE);
        }

        return token() == JsonToken.VALUE_TRUE;
    }

    /** What is wrong at the current token. */
    BadInputException problem(final String what)
    {
        return problem(parser.currentTokenLocation(), what);
    }

    private BadInputException problem(final TokenStreamLocation location, final String what)
    {
        return place.problem(location.getLineNr(), what + " column=" + location.getColumnNr());
    }

    private RuntimeException fault(final JacksonException malformed)
    {
        if (malformed instanceof JacksonIOException)
        {
            return new UncheckedIOException((IOException)malformed.getCause());
        }
        final TokenStreamLocation location = malformed.getLocation();
        final String reason = LONG_WINDED.matcher(malformed.getOriginalMessage()).replaceFirst("");

        return problem(location == null ? parser.currentLocation() : location, "malformed json: reason=" + reason);
    }

    @Override
    public void close()
    {
        parser.close();
    }
}
