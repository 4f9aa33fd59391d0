package io.leadline.bench.result;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leadline.problem.BadInputException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Fields of one JSON object by name; a missing or a wrong one is said with its path. */
final class JsonFields
{
    private final Path file;
    private final String path;
    private final Map<?, ?> fields;

    private JsonFields(final Path file, final String path, final Map<?, ?> fields)
    {
        this.file = file;
        this.path = path;
        this.fields = fields;
    }

    /** Reads a whole file, which is one object. */
    static JsonFields read(final Path file, final JsonParser parser)
    {
        try (parser)
        {
            parser.nextToken();
            final Object root = value(parser);
            if (root instanceof Map<?, ?> fields)
            {
                return new JsonFields(file, "", fields);
            }
        }
        catch (final JacksonException failure)
        {
            throw new BadInputException(
                List.of(file + ": no JSON: reason=" + failure.getOriginalMessage()));
        }
        throw new BadInputException(List.of(file + ": no object"));
    }

    private static Object value(final JsonParser parser)
    {
        final JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT)
        {
            final Map<String, Object> object = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME)
            {
                final String name = parser.currentName();
                parser.nextToken();
                object.put(name, value(parser));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY)
        {
            final List<Object> array = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY)
            {
                array.add(value(parser));
            }
            return array;
        }
        if (token == JsonToken.VALUE_STRING)
        {
            return parser.getString();
        }

        return token != null && token.isNumeric() ? parser.getDoubleValue() :
            token != null && token.isBoolean() ? (Object)parser.getBooleanValue() : "";
    }

    String text(final String name)
    {
        return field(name, String.class);
    }

    double number(final String name)
    {
        return field(name, Double.class);
    }

    boolean truth(final String name)
    {
        return field(name, Boolean.class);
    }

    List<JsonFields> objects(final String name)
    {
        final List<JsonFields> objects = new ArrayList<>();
        for (final Object each : field(name, List.class))
        {
            if (!(each instanceof Map<?, ?> object))
            {
                throw bad(name, "no object");
            }
            objects.add(new JsonFields(file, path + name + "[" + objects.size() + "].", object));
        }

        return objects;
    }

    BadInputException bad(final String name, final String what)
    {
        return new BadInputException(List.of(file + ": no file of a bench run: key=" + path + name + " " + what));
    }

    private <T> T field(final String name, final Class<T> type)
    {
        final Object value = fields.get(name);
        if (!type.isInstance(value))
        {
            throw bad(name, value == null ? "missing" : "value=" + value);
        }

        return type.cast(value);
    }
}
