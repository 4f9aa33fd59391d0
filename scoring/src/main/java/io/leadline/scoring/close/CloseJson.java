package io.leadline.scoring.close;

import java.math.BigDecimal;
import java.util.List;

import io.leadline.command.IsoTime;
import io.leadline.scoring.output.JsonText;
import io.leadline.scoring.result.LogResult;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.result.ScoreResult;

import tools.jackson.core.JsonGenerator;

/** What a close has closed, for machines: its hashes, what each period comes to, and what differs from before. */
public final class CloseJson
{
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
        return JsonText.of(json ->
        {
            json.writeNumberProperty("close", close.number());
            json.writeStringProperty("folder", place);
            json.writeStringProperty("sha256", close.hash());
            json.writeStringProperty("close_before", close.before());
            json.writeStringProperty("version", result.version());
            json.writeStringProperty("reason", ClosedPeriod.line(reason));
            JsonText.array(json, "logs", result.logs(), log -> log(json, log));
            JsonText.array(json, "inputs", inputs, input -> input(json, input));
            JsonText.array(json, "programs", result.programs(), program -> program(json, program));
            JsonText.array(
                json, "files", List.copyOf(close.hashes().entrySet()),
                entry -> file(json, entry.getKey(), entry.getValue()));
            JsonText.array(json, "totals", close.totals(), total -> total(json, total));
            JsonText.array(json, "differences", close.differences(), difference -> difference(json, difference));
        });
    }

    private static void log(final JsonGenerator json, final LogResult log)
    {
        json.writeStringProperty("venue", log.venue());
        json.writeStringProperty("last_hash", log.lastHash());
        json.writeStringProperty("first", IsoTime.text(log.firstEpochNs()));
        json.writeStringProperty("last", IsoTime.text(log.lastEpochNs()));
    }

    private static void input(final JsonGenerator json, final Input input)
    {
        file(json, input.file(), input.sha256());
        json.writeStringProperty("kept", input.kept());
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
        JsonText.array(json, "periods", program.periods(), period -> period(json, period));
    }

    private static void period(final JsonGenerator json, final PeriodResult period)
    {
        json.writeStringProperty("period_start", IsoTime.text(period.fromEpochNs()));
        json.writeStringProperty("period_end", IsoTime.text(period.toEpochNs()));
        json.writeObjectPropertyStart("totals");
        for (final Payout.Status status : Payout.Status.OF_A_POOL)
        {
            JsonText.decimal(json, status.text(), period.payouts().stream()
                .filter(payout -> payout.status() == status)
                .map(Payout::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        json.writeEndObject();
    }

    private static void total(final JsonGenerator json, final PayoutTotal total)
    {
        json.writeStringProperty("status", total.status());
        json.writeStringProperty("unit", total.unit());
        JsonText.decimal(json, "older", total.older());
        JsonText.decimal(json, "newer", total.newer());
        JsonText.decimal(json, "difference", total.difference());
    }

    /** A row that is new was nothing before, and one that is gone is nothing now. */
    private static void difference(final JsonGenerator json, final Difference difference)
    {
        json.writeStringProperty("file", difference.file());
        difference.key().forEach(json::writeStringProperty);
        json.writeStringProperty("column", difference.column());
        json.writeStringProperty("older", difference.older());
        json.writeStringProperty("newer", difference.newer());
    }
}
