package io.leadline.proof.dispute;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import io.leadline.command.IsoTime;
import io.leadline.proof.dispute.EventView.LoggedEvent;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.output.JsonText;
import io.leadline.scoring.result.LogResult;

import tools.jackson.core.JsonGenerator;

/** A dispute as JSON, written as it comes: {@link #begin}, then its parts in any order, then {@link #close}. */
final class DisputeJson implements AutoCloseable
{
    private final JsonGenerator json;
    private final Writer out;

    DisputeJson(final Writer out)
    {
        this.out = out;
        json = JsonText.generator(out);
    }

    /** What is disputed, and over which logs. */
    void begin(final Dispute dispute)
    {
        final DisputeCase disputed = dispute.disputed();
        json.writeStartObject();
        json.writeStringProperty("version", dispute.result().version());
        json.writeStringProperty("program", disputed.program().name());
        json.writeStringProperty("program_sha256", disputed.program().sha256());
        JsonText.array(json, "set", disputed.program().changes().stream().map(Object::toString).toList());
        json.writeStringProperty("rule", disputed.rule().dates());
        json.writeStringProperty("market", disputed.market().name());
        json.writeStringProperty("maker", disputed.maker());
        json.writeStringProperty("from", IsoTime.text(disputed.period().fromEpochNs()));
        json.writeStringProperty("to", IsoTime.text(disputed.period().toEpochNs()));
        JsonText.array(json, "logs", dispute.result().logs(), this::log);
    }

    private void log(final LogResult log)
    {
        json.writeStringProperty("venue", log.venue());
        json.writeStringProperty("last_hash", log.lastHash());
        json.writeNumberProperty("snapshots", log.snapshotCount());
    }

    void beginLines()
    {
        json.writeArrayPropertyStart("lines");
    }

    void line(final Line line)
    {
        json.writeStartObject();
        fields(line);
        json.writeEndObject();
    }

    void endLines()
    {
        json.writeEndArray();
    }

    private void fields(final Line line)
    {
        json.writeStringProperty("time", IsoTime.text(line.timeEpochNs()));
        json.writeNumberProperty("time_ns", line.timeEpochNs());
        json.writeNumberProperty("interval", line.interval());
        json.writeStringProperty("status", line.status().name());
        json.writeStringProperty("verdict", line.verdict().name());
        json.writeBooleanProperty("counted", line.standing() == Line.Standing.COUNTED);
        json.writeBooleanProperty("active", line.isActive());
        JsonText.array(json, "reasons", line.reasons(), this::reason);
        json.writeObjectPropertyStart("figures");
        line.figures().forEach(figure -> number(figure.name(), figure.value()));
        json.writeEndObject();
    }

    private void reason(final Reason reason)
    {
        json.writeStringProperty("code", reason.kind().name());
        json.writeStringProperty("place", reason.place());
        json.writeStringProperty("label", reason.label());
        reason.values().forEach(value -> json.writeStringProperty(
            value.name().equals("place") || value.name().equals("label") ? '_' + value.name() : value.name(),
            value.text()));
    }

    private void number(final String name, final Rational value)
    {
        JsonText.decimal(json, name, value == null ? null : Digits.rounded(value));
    }

    void runs(final Runs runs)
    {
        json.writeNumberProperty("snapshots", runs.lineCount());
        JsonText.array(json, "reasons", runs.reasons(), reason ->
        {
            json.writeStringProperty("verdict", reason.verdict().name());
            json.writeStringProperty("reason", reason.label());
            json.writeNumberProperty("snapshots", reason.count());
            json.writeNumberProperty("runs", reason.runCount());
            json.writeNumberProperty("longest", reason.longest());
        });
        json.writeNumberProperty("run_count", runs.runCount());
        JsonText.array(json, "longest_runs", runs.longest(), run ->
        {
            json.writeStringProperty("from", IsoTime.text(run.firstEpochNs()));
            json.writeStringProperty("to", IsoTime.text(run.lastEpochNs()));
            json.writeNumberProperty("snapshots", run.count());
            json.writeStringProperty("verdict", run.verdict().name());
            json.writeStringProperty("reason", run.label());
        });
    }

    void totals(final Comparison comparison)
    {
        JsonText.array(json, "totals", comparison.rows(), row ->
        {
            json.writeStringProperty("metric", row.metric());
            JsonText.decimal(json, "lines", row.lines());
            JsonText.decimal(json, "score", row.score());
        });
        json.writeBooleanProperty("adds_up", comparison.isSame());
    }

    void instant(final InstantView view)
    {
        json.writeObjectPropertyStart("instant");
        json.writeStringProperty("asked", IsoTime.text(view.askedEpochNs()));
        json.writeNumberProperty("event_sequence", view.eventSequence());
        number("best_bid", view.prices().bid());
        number("best_ask", view.prices().ask());
        number("mid", view.prices().mid());
        number("maker_best_bid", view.prices().ownBid());
        number("maker_best_ask", view.prices().ownAsk());
        json.writeObjectPropertyStart("snapshot");
        fields(view.line());
        json.writeEndObject();
        JsonText.array(json, "formula", view.steps());
        JsonText.array(json, "bands", view.bands(), this::band);
        if (view.events() != null)
        {
            events(view.events());
        }
        json.writeEndObject();
    }

    private void band(final BandRow band)
    {
        json.writeStringProperty("ladder", band.ladder());
        json.writeStringProperty("side", Sides.name(band.side()));
        json.writeStringProperty("edge_bps", band.edge());
        number("size", band.size());
        number("notional", band.notional());
        number("book_size", band.bookSize());
        number("book_notional", band.bookNotional());
    }

    private void events(final EventView events)
    {
        json.writeBooleanProperty("record_equals_events", events.differences().isEmpty());
        JsonText.array(json, "differences", events.differences());
        event("last_event", events.lastEvent());
        event("last_event_of_market", events.lastOfMarket());
        json.writeNumberProperty("levels_beyond", events.levelsBeyond());
        JsonText.array(json, "levels", events.levels(), level ->
        {
            json.writeStringProperty("side", Sides.name(level.side()));
            number("price", level.price());
            number("distance_bps", level.distanceBps());
            number("size", level.size());
            number("maker_size", level.own());
            json.writeNumberProperty("maker_orders", level.orders());
        });
        JsonText.array(json, "orders", events.lives(), life ->
        {
            json.writeStringProperty("order_id", life.orderId());
            json.writeStringProperty("side", Sides.name(life.side()));
            json.writeBooleanProperty("resting", life.isResting());
            json.writeNumberProperty("events_beyond", life.eventsBeyond());
            JsonText.array(json, "events", life.events(), this::event);
        });
    }

    private void event(final String name, final LoggedEvent event)
    {
        json.writeName(name);
        if (event == null)
        {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        event(event);
        json.writeEndObject();
    }

    private void event(final LoggedEvent event)
    {
        json.writeStringProperty("time", IsoTime.text(event.timeEpochNs()));
        json.writeNumberProperty("time_ns", event.timeEpochNs());
        json.writeNumberProperty("sequence", event.sequence());
        json.writeStringProperty("event", event.text());
    }

    void notices(final List<String> notices)
    {
        JsonText.array(json, "notices", notices);
    }

    @Override
    public void close() throws IOException
    {
        json.writeEndObject();
        json.close();
        out.write("\n");
        out.flush();
    }
}
