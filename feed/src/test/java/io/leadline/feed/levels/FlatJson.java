package io.leadline.feed.levels;

import java.util.HashMap;
import java.util.Map;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The members of a JSON text that are no arrays, by name and whatever object they stand in, as Jackson reads them. */
public final class FlatJson
{
    private static final JsonFactory FACTORY = new JsonFactory();

    private FlatJson()
    {
    }

    public static Map<String, String> of(final byte[] bytes, final int offset, final int length)
    {
        final Map<String, String> members = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length))
        {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken())
            {
                if (token == JsonToken.START_ARRAY)
                {
                    parser.skipChildren();
                }
                else if (token.isScalarValue())
                {
                    members.put(parser.currentName(), parser.getString());
                }
            }
        }

        return members;
    }
}
