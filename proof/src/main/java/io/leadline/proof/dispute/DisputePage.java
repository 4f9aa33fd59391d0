package io.leadline.proof.dispute;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.leadline.command.IsoTime;
import io.leadline.proof.dispute.EventView.Level;
import io.leadline.proof.dispute.EventView.LoggedEvent;
import io.leadline.proof.dispute.EventView.OrderLife;
import io.leadline.report.Html;
import io.leadline.report.Page;
import io.leadline.report.Table;
import io.leadline.report.Table.Cell;
import io.leadline.report.Table.Column;
import io.leadline.report.VerdictStrip;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.result.LogResult;

/** A dispute as one self-contained page; everything that a venue may have named is escaped. */
final class DisputePage
{
    private static final String OWN = "own";

    private final Dispute dispute;
    private final Html html = new Html();

    DisputePage(final Dispute dispute)
    {
        this.dispute = dispute;
        head();
    }

    private void head()
    {
        final DisputeCase disputed = dispute.disputed();
        html.open("header").open("h1").text("Dispute: ").name(disputed.maker()).text(" in ")
            .name(disputed.market().name()).close("h1").line();
        html.open("dl", "class", "facts");
        fact("Program", disputed.program().name() + ", rule " + disputed.rule().dates());
        fact("SHA-256 of its file", disputed.program().sha256());
        fact("Period", IsoTime.text(disputed.period().fromEpochNs()) + " to "
            + IsoTime.text(disputed.period().toEpochNs()));
        fact("Version", dispute.result().version());
        for (final LogResult log : dispute.result().logs())
        {
            fact("Last hash of the snapshot log of " + log.venue(), log.lastHash());
        }
        html.close("dl").close("header").line();
        notices();
    }

    private void notices()
    {
        if (!dispute.notices().isEmpty())
        {
            html.open("ul", "class", "notices");
            dispute.notices().forEach(notice -> html.element("li", notice));
            html.close("ul").line();
        }
    }

    private void fact(final String name, final String value)
    {
        html.open("div").element("dt", name).element("dd", value).close("div").line();
    }

    void runs(final Runs runs, final VerdictBuckets buckets)
    {
        html.open("section").element("h2", "What the snapshots said").line();
        final String words = runs.reasons().stream()
            .map(reason -> reason.label() + " in " + reason.count())
            .collect(Collectors.joining(", "));
        VerdictStrip.write(html, words, buckets.counts());
        Table.write(
            html, "Snapshots by their decisive reason",
            List.of(Column.text("Reason"), Column.text("Code"), number("Snapshots"), number("Runs"),
                number("Longest run")),
            runs.reasons().stream()
                .map(reason -> List.of(
                    Cell.of(reason.label()), Cell.of(reason.verdict().name()), count(reason.count()),
                    count(reason.runCount()), count(reason.longest())))
                .toList());
        final String caption = runs.longest().size() < runs.runCount()
            ? "The " + runs.longest().size() + " longest of " + runs.runCount() + " runs of snapshots"
            : "Runs of snapshots with one decisive reason";
        Table.write(
            html, caption,
            List.of(Column.text("From"), Column.text("To"), number("Snapshots"), Column.text("Reason")),
            runs.longest().stream()
                .map(run -> List.of(
                    Cell.time(run.firstEpochNs()), Cell.time(run.lastEpochNs()), count(run.count()),
                    Cell.of(run.label())))
                .toList());
        html.close("section").line();
    }

    private static Column number(final String heading)
    {
        return Column.number(heading, "", "");
    }

    private static Cell count(final long count)
    {
        return Cell.number(Long.toString(count), Long.toString(count));
    }

    void totals(final Comparison comparison)
    {
        html.open("section").element("h2", "What they add up to").line();
        html.element("p", comparison.isSame()
            ? "The snapshots, each worked out alone, add up to the score to its last digit."
            : "The snapshots do not add up to the score.");
        Table.write(
            html, "Sums over the snapshots beside the score",
            List.of(Column.text("Metric"), number("Snapshots"), number("Score"), Column.text("")),
            comparison.rows().stream()
                .map(row -> List.of(
                    Cell.of(row.metric()), decimal(row.lines()), decimal(row.score()),
                    new Cell(row.isSame() ? "the same" : "DIFFERENT", null, "", row.isSame() ? "" : "lost")))
                .toList());
        html.close("section").line();
    }

    private static Cell decimal(final BigDecimal value)
    {
        return value == null ? Cell.EMPTY : Cell.number(value.toPlainString(), value.toPlainString());
    }

    private static Cell exact(final Rational value)
    {
        return value == null
            ? Cell.EMPTY
            : Cell.number(Digits.text(value), Digits.rounded(value).toPlainString());
    }

    /** Snapshots one by one. */
    void lines(final List<Line> lines)
    {
        if (lines.isEmpty())
        {
            return;
        }
        html.open("section").element("h2", "Snapshot by snapshot").line();
        Table.write(
            html, "Verdicts, the decisive reason first, and what each snapshot adds",
            List.of(Column.text("Time"), Column.text("Status"), Column.text("Verdict"), Column.text("Adds")),
            lines.stream()
                .map(line -> List.of(
                    Cell.time(line.timeEpochNs()), Cell.of(line.status().name()),
                    Cell.of(line.reasons().stream().map(Reason::text).collect(Collectors.joining("; "))),
                    Cell.of(line.figures().stream()
                        .map(figure -> figure.name() + '=' + Digits.text(figure.value()))
                        .collect(Collectors.joining(" ")))))
                .toList());
        html.close("section").line();
    }

    void instant(final InstantView view)
    {
        final Line line = view.line();
        html.open("section").element("h2", "The snapshot of " + IsoTime.text(line.timeEpochNs())).line();
        html.element("p", line.timeEpochNs() == view.askedEpochNs()
            ? "At the time that was asked for."
            : "The last one at or before " + IsoTime.text(view.askedEpochNs()) + ".", "class", "note");
        html.open("dl", "class", "facts");
        fact("Verdict", line.reasons().stream().map(Reason::text).collect(Collectors.joining("; ")));
        fact("Status", line.status().name());
        fact("Interval", Long.toString(line.interval()));
        fact("Behind event", Long.toString(view.eventSequence()));
        fact("Best bid, best ask, mid", text(view.prices().bid()) + ", " + text(view.prices().ask()) + ", "
            + text(view.prices().mid()));
        fact("Own best bid, best ask", text(view.prices().ownBid()) + ", " + text(view.prices().ownAsk()));
        html.close("dl").line();
        html.element("h3", "The formula with its numbers").open("ol", "class", "steps").line();
        view.steps().forEach(step -> html.element("li", step).line());
        html.close("ol").line();
        bands(view.bands());
        if (view.events() != null)
        {
            events(view.events());
        }
        html.close("section").line();
    }

    private static String text(final Rational value)
    {
        return value == null ? "none" : Digits.text(value);
    }

    private void bands(final List<BandRow> bands)
    {
        Table.write(
            html, "Bands: the maker's and the whole book's",
            List.of(Column.text("Ladder"), Column.text("Side"), number("Up to bps"), number("Size"),
                number("Notional"), number("Book size"), number("Book notional")),
            bands.stream()
                .map(band -> List.of(
                    Cell.of(band.ladder()), Cell.of(Sides.name(band.side())), Cell.number(band.edge(), band.edge()),
                    exact(band.size()), exact(band.notional()), exact(band.bookSize()), exact(band.bookNotional())))
                .toList());
    }

    private void events(final EventView events)
    {
        html.element("h3", "The event log").line();
        html.element("p", events.differences().isEmpty()
            ? "Made anew from the events, the record is equal to the log's."
            : "Made anew from the events, the record is not the log's: "
                + String.join("; ", events.differences()));
        html.open("dl", "class", "facts");
        fact("Last event before", text(events.lastEvent()));
        fact("Last event of the market", events.lastOfMarket() == null ? "none" : text(events.lastOfMarket()));
        html.close("dl").line();
        final String beyond = events.levelsBeyond() == 0
            ? "" : "; " + events.levelsBeyond() + " more lie inside the outermost edge";
        Table.write(
            html, "The book, with the maker's levels marked" + beyond,
            List.of(Column.text("Side"), number("Price"), number("bps from the mid"), number("Size"),
                number("Own size"), number("Own orders")),
            events.levels().stream().map(DisputePage::level).toList());
        Table.write(
            html, "The maker's orders around the instant",
            List.of(Column.text("Order"), Column.text("Side"), Column.text("At the instant"), Column.text("Life")),
            events.lives().stream().map(DisputePage::life).toList());
    }

    private static List<Cell> level(final Level level)
    {
        final String style = level.orders() > 0 ? OWN : "";

        return List.of(
            new Cell(Sides.name(level.side()), null, "", style),
            exact(level.price()),
            level.distanceBps() == null
                ? Cell.EMPTY
                : Cell.number(
                    level.distanceBps().roundHalfEven(3).toPlainString(),
                    Digits.rounded(level.distanceBps()).toPlainString()),
            exact(level.size()),
            level.orders() == 0 ? Cell.EMPTY : exact(level.own()),
            level.orders() == 0 ? Cell.EMPTY : count(level.orders()));
    }

    private static List<Cell> life(final OrderLife life)
    {
        final List<String> events = new ArrayList<>(life.events().stream().map(DisputePage::text).toList());
        if (life.eventsBeyond() > 0)
        {
            events.add(1, life.eventsBeyond() + " more events");
        }

        return List.of(
            new Cell(life.orderId(), null, "", life.isResting() ? OWN : ""), Cell.of(Sides.name(life.side())),
            Cell.of(life.isResting() ? "resting" : "not resting"),
            new Cell(events.get(0), null, String.join("\n", events.subList(1, events.size())), ""));
    }

    private static String text(final LoggedEvent event)
    {
        return IsoTime.text(event.timeEpochNs()) + " #" + event.sequence() + ' ' + event.text();
    }

    /** The page. */
    String text()
    {
        html.open("section", "class", "explain").element("h2", "Verdicts").line();
        VerdictStrip.writeLegend(html);
        html.close("section").line();

        return Page.text(
            "Leadline dispute: " + dispute.disputed().maker() + ", " + dispute.disputed().market().name(), html);
    }
}
