package io.leadline.scoring.close;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.leadline.command.IsoTime;
import io.leadline.scoring.output.IndentedJson;
import io.leadline.scoring.result.LogResult;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.result.ScoreResult;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** What a close has closed, for machines: its hashes, what each period comes to, and what differs from before. */
public final class CloseJson
{
    private final JsonFactory factory = JsonFactory.builder()
        .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
        .build();

    /**
     * The text, with a line end behind it.
     *
     * @param place  the close's folder as it is to be shown.
     * @param inputs what was added to the logs.
     */
    public String text(
        final ClosedPeriod.Close close,
        final String place,
        final ScoreResult result,
        final List<Input> inputs,
        final String reason)
    {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(new IndentedJson(), text))
        {
            json.writeStartObject();
            json.writeNumberProperty("close", close.number());
            json.writeStringProperty("folder", place);
            json.writeStringProperty("sha256", close.hash());
            json.writeStringProperty("close_before", close.before());
            json.writeStringProperty("version", result.version());
            json.writeStringProperty("reason", ClosedPeriod.line(reason));
            array(json, "logs", result.logs(), log -> log(json, log));
            array(json, "inputs", inputs, input -> file(json, input.file(), input.sha256()));
            array(json, "programs", result.programs(), program -> program(json, program));
            array(json, "files", List.copyOf(close.hashes().entrySet()), entry -> file(json, entry));
            json.writeArrayPropertyStart("differences");
            close.differences().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }

        return text + "\n";
    }

    private static <T> void array(
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

    private static void log(final JsonGenerator json, final LogResult log)
    {
        json.writeStringProperty("venue", log.venue());
        json.writeStringProperty("last_hash", log.lastHash());
        json.writeStringProperty("first", IsoTime.text(log.firstEpochNs()));
        json.writeStringProperty("last", IsoTime.text(log.lastEpochNs()));
    }

    private static void file(final JsonGenerator json, final Map.Entry<String, String> hash)
    {
        file(json, hash.getKey(), hash.getValue());
    }

    private static void file(final JsonGenerator json, final String name, final String sha256)
    {
        json.writeStringProperty("file", name);
        json.writeStringProperty("sha256", sha256);
    }

    private static void program(final JsonGenerator json, final ProgramResult program)
    {
        json.writeStringProperty("program", program.program());
        json.writeNumberProperty("version", program.version());
        json.writeStringProperty("sha256", program.sha256());
        json.writeStringProperty("unit", program.unit());
        array(json, "periods", program.periods(), period -> period(json, period));
    }

    private static void period(final JsonGenerator json, final PeriodResult period)
    {
        json.writeStringProperty("period_start", IsoTime.text(period.fromEpochNs()));
        json.writeStringProperty("period_end", IsoTime.text(period.toEpochNs()));
        json.writeObjectPropertyStart("totals");
        for (final Payout.Status status : Payout.Status.OF_A_POOL)
        {
            json.writeName(status.text());
            json.writeNumber(period.payouts().stream()
                .filter(payout -> payout.status() == status)
                .map(Payout::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString());
        }
        json.writeEndObject();
    }
}
