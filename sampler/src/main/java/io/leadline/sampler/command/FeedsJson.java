package io.leadline.sampler.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

import io.leadline.config.AdapterKey;
import io.leadline.feed.catalog.Adapter;
import io.leadline.feed.catalog.LiveAdapter;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Feeds for programs: a list of objects on one line. */
final class FeedsJson
{
    private static final JsonFactory FACTORY =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final PrintWriter out;

    FeedsJson(final PrintWriter out)
    {
        this.out = out;
    }

    void print(final List<Adapter> adapters)
    {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out))
        {
            json.writeStartArray();
            adapters.forEach(adapter -> write(json, adapter));
            json.writeEndArray();
        }
        out.println();
    }

    private static void write(final JsonGenerator json, final Adapter adapter)
    {
        json.writeStartObject();
        json.writeStringProperty("name", adapter.name());
        json.writeStringProperty("recorded", adapter.recorded());
        json.writeStringProperty("identity", adapter.identity());
        json.writeStringProperty("book", adapter.book());
        json.writeStringProperty("clock", adapter.clock());
        json.writeName("live");
        write(json, adapter.live());
        json.writeArrayPropertyStart("keys");
        adapter.keys().forEach(key -> write(json, key));
        json.writeEndArray();
        json.writeStringProperty("example", adapter.example());
        json.writeEndObject();
    }

    private static void write(final JsonGenerator json, final LiveAdapter live)
    {
        if (live == null)
        {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("source", live.source());
        json.writeStringProperty("inputs", live.inputs().name().toLowerCase(Locale.ROOT));
        json.writeBooleanProperty("records_frames", live.recordsFrames());
        json.writeEndObject();
    }

    /** The default is null where the key must be there, and empty where nothing stands for it. */
    private static void write(final JsonGenerator json, final AdapterKey<?> key)
    {
        json.writeStartObject();
        json.writeStringProperty("name", key.name());
        json.writeStringProperty("shape", key.shape().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("default", key.initial());
        json.writeStringProperty("allowed", key.allowed());
        json.writeStringProperty("purpose", key.purpose());
        json.writeEndObject();
    }
}
