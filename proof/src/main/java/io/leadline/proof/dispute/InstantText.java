package io.leadline.proof.dispute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.leadline.command.IsoTime;
import io.leadline.proof.dispute.EventView.Level;
import io.leadline.proof.dispute.EventView.LoggedEvent;
import io.leadline.proof.dispute.EventView.OrderLife;
import io.leadline.scoring.exact.Rational;

/** One instant as lines of text. */
final class InstantText
{
    private final InstantView view;
    private final List<String> lines = new ArrayList<>();

    private InstantText(final InstantView view)
    {
        this.view = view;
    }

    static List<String> lines(final InstantView view)
    {
        final InstantText text = new InstantText(view);
        text.head();
        text.formula();
        text.bands();
        if (view.events() != null)
        {
            text.events(view.events());
        }

        return text.lines;
    }

    private void head()
    {
        final Line line = view.line();
        lines.add("snapshot " + IsoTime.text(line.timeEpochNs()) + ", interval " + line.interval() + ", "
            + line.status());
        lines.add("         " + (line.timeEpochNs() == view.askedEpochNs()
            ? "at the time asked for"
            : "the last one at or before " + IsoTime.text(view.askedEpochNs())));
        lines.add("         behind event " + view.eventSequence());
        lines.add("market   bid " + text(view.prices().bid()) + ", ask " + text(view.prices().ask()) + ", mid "
            + text(view.prices().mid()));
        lines.add("own      bid " + text(view.prices().ownBid()) + ", ask " + text(view.prices().ownAsk()));
        add("verdict  ", "         ", line.reasons().stream().map(Reason::text).collect(Collectors.joining("; ")));
    }

    private static String text(final Rational value)
    {
        return value == null ? "none" : Digits.text(value);
    }

    /** Words that go on below, further in. */
    private void add(final String first, final String indent, final String text)
    {
        lines.addAll(FittedText.lines(first + text, indent.length()));
    }

    private void formula()
    {
        lines.add("");
        lines.add("formula");
        if (view.line().figures().isEmpty())
        {
            lines.add("  the snapshot adds nothing: " + view.line().reasons().get(0).label());
        }
        view.steps().forEach(step -> add("  ", "      ", step));
    }

    private void bands()
    {
        lines.add("");
        lines.add(String.format(
            Locale.ROOT, "%-14s %17s %17s %13s %14s", "bands, bps", "size", "notional", "of book", "book notional"));
        for (final BandRow band : view.bands())
        {
            lines.add(String.format(
                Locale.ROOT, "%-14s %17s %17s %13s %14s",
                band.ladder() + ' ' + Sides.name(band.side()) + ' ' + band.edge(), Digits.text(band.size()),
                Digits.text(band.notional()), Digits.text(band.bookSize()), Digits.text(band.bookNotional())));
        }
    }

    private void events(final EventView events)
    {
        lines.add("");
        lines.add(events.differences().isEmpty()
            ? "record   made anew from the events it is equal to the log's"
            : "record   NOT EQUAL to what the events come to");
        events.differences().forEach(difference -> lines.add("         " + difference));
        lines.add("before   " + text(events.lastEvent()));
        lines.add("         of the market: " + (events.lastOfMarket() == null ? "none" : text(events.lastOfMarket())));
        lines.add("");
        lines.add(String.format(
            Locale.ROOT, "%-4s %16s %12s %18s %18s %7s", "book", "price", "bps", "size", "own", "orders"));
        events.levels().forEach(this::level);
        if (events.levelsBeyond() > 0)
        {
            lines.add("and " + events.levelsBeyond() + " more levels inside the outermost edge");
        }
        lines.add("");
        lines.add("orders");
        events.lives().forEach(this::life);
    }

    private void level(final Level level)
    {
        lines.add(String.format(
            Locale.ROOT, "%-4s %16s %12s %18s %18s %7s", Sides.name(level.side()), Digits.text(level.price()),
            level.distanceBps() == null ? "" : level.distanceBps().roundHalfEven(3).toPlainString(),
            Digits.text(level.size()), level.orders() == 0 ? "" : "* " + Digits.text(level.own()),
            level.orders() == 0 ? "" : Integer.toString(level.orders())).stripTrailing());
    }

    private void life(final OrderLife life)
    {
        lines.add("  " + life.orderId() + ' ' + Sides.name(life.side())
            + (life.isResting() ? ", resting at the instant" : ", not resting at the instant"));
        for (int i = 0; i < life.events().size(); i++)
        {
            lines.add("    " + text(life.events().get(i)));
            if (i == 0 && life.eventsBeyond() > 0)
            {
                lines.add("    and " + life.eventsBeyond() + " more events");
            }
        }
    }

    private static String text(final LoggedEvent event)
    {
        return IsoTime.text(event.timeEpochNs()) + " #" + event.sequence() + ' ' + event.text();
    }
}
