package io.leadline.scoring.output;

import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** What results in JSON are written with: indented, ends of lines LF, numbers plain decimals. Any thread. */
public final class JsonText
{
    private static final JsonFactory FACTORY = JsonFactory.builder()
        .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .build();

    private JsonText()
    {
    }

    /** The text of an object, with a line end behind it. */
    public static String of(final Consumer<JsonGenerator> fields)
    {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = generator(text))
        {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }

        return text + "\n";
    }

    /** What writes JSON to somebody who wants it as it comes; closing it flushes that, and leaves it open. */
    public static JsonGenerator generator(final Writer out)
    {
        return FACTORY.createGenerator(new IndentedJson(), out);
    }

    /** A list of objects. */
    public static <T> void array(
        final JsonGenerator json, final String name, final List<T> items, final Consumer<T> fields)
    {
        json.writeArrayPropertyStart(name);
        for (final T item : items)
        {
            json.writeStartObject();
            fields.accept(item);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A list of texts. */
    public static void array(final JsonGenerator json, final String name, final List<String> texts)
    {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    /** A number in plain digits; null where there is none. */
    public static void decimal(final JsonGenerator json, final String name, final BigDecimal value)
    {
        json.writeName(name);
        if (value == null)
        {
            json.writeNull();
        }
        else
        {
            json.writeNumber(value.toPlainString());
        }
    }
}
