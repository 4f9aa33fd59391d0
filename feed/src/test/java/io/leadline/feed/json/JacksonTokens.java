package io.leadline.feed.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The tokens of a text as Jackson reads them, in words; null where the text is no JSON of one value. */
public final class JacksonTokens
{
    private static final JsonFactory FACTORY = new JsonFactory();

    private JacksonTokens()
    {
    }

    /** Those of UTF-8. */
    public static List<String> of(final byte[] bytes)
    {
        final List<String> tokens = new ArrayList<>();
        try
        {
            // Jackson's own reader of bytes takes forms of UTF-8 that are none.
            final String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return read(text, tokens) ? tokens : null;
        }
        catch (final CharacterCodingException | JacksonException malformed)
        {
            return null;
        }
    }

    private static boolean read(final String text, final List<String> tokens)
    {
        int depth = 0;
        int values = 0;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text))
        {
            for (tools.jackson.core.JsonToken token = parser.nextToken(); token != null; token = parser.nextToken())
            {
                values += depth == 0 ? 1 : 0;
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                final String line = line(parser, token);
                if (line == null)
                {
                    return false;
                }
                tokens.add(line);
            }
        }

        return values == 1;
    }

    /** Null for half a surrogate pair, which no UTF-8 can hold. */
    private static String line(final JsonParser parser, final tools.jackson.core.JsonToken token)
    {
        return switch (token)
        {
            case PROPERTY_NAME -> whole("NAME " + parser.currentName());
            case VALUE_STRING -> whole("STRING " + parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "NUMBER " + parser.getString();
            case VALUE_TRUE -> "TRUE";
            case VALUE_FALSE -> "FALSE";
            case VALUE_NULL -> "NULL";
            default -> token.name();
        };
    }

    private static String whole(final String text)
    {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? text : null;
    }
}
