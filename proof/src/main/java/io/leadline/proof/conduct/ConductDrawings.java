package io.leadline.proof.conduct;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.leadline.config.DurationText;
import io.leadline.proof.conduct.ConductResult.OfMaker;
import io.leadline.report.Html;
import io.leadline.report.NumberText;

/** What a page draws of a market: what came and went at each part of the interval, and how long orders stood. */
final class ConductDrawings
{
    private static final int MOST_DRAWN = 30;
    private static final int LABELS = 4;
    private static final long NS_PER_MS = 1_000_000L;
    private static final String NONE = "\u2013";

    private final ConductResult result;
    private final ConductResult.OfMarket market;
    private final List<OfMaker> drawn;

    ConductDrawings(final ConductResult result, final ConductResult.OfMarket market)
    {
        this.result = result;
        this.market = market;
        drawn = drawn(market.makers());
    }

    /** Those who were flagged, then those of most orders. */
    private static List<OfMaker> drawn(final List<OfMaker> makers)
    {
        return makers.stream()
            .sorted(Comparator.comparing((OfMaker maker) -> maker.flags().isEmpty())
                .thenComparing(maker -> count(maker, ConductFigures.ORDERS_ENDED), Comparator.reverseOrder())
                .thenComparing(OfMaker::maker))
            .limit(MOST_DRAWN)
            .sorted(Comparator.comparingInt(makers::indexOf))
            .toList();
    }

    private static BigDecimal count(final OfMaker maker, final String figure)
    {
        return maker.figures().getOrDefault(figure, BigDecimal.ZERO);
    }

    /** The parts of the interval, the instants first. */
    void flashing(final Html html)
    {
        final int phases = result.rules().flashing().phases();
        html.open("div", "class", "strips").line();
        for (final OfMaker maker : drawn)
        {
            final List<BigDecimal> values = IntStream.range(0, phases)
                .mapToObj(phase -> count(maker, ConductFigures.flashNotional(phase)))
                .toList();
            final BigDecimal share = maker.figures().get(ConductFigures.FLASH_SHARE);
            BarStrip.write(
                html, maker.maker(), "at the instants " + NumberText.grouped(values.get(0), 2) + ' ' + market.quote() +
                " an instant, at the other parts at most " + NumberText.grouped(most(values, 1), 2),
                values, most(values, 0), 1, share == null ? NONE : NumberText.percent(share));
        }
        final List<String> labels = new ArrayList<>(List.of("instant"));
        for (int i = 1; i <= LABELS; i++)
        {
            labels.add("+" + length(result.everyNs() / LABELS * i));
        }
        BarStrip.scale(html, "times", labels, "");
        html.close("div").line();
        notDrawn(html);
    }

    /** In whole milliseconds where the interval has so many. */
    private static String length(final long lengthNs)
    {
        return DurationText.UP_TO_DAYS.text(lengthNs / NS_PER_MS * NS_PER_MS);
    }

    private static BigDecimal most(final List<BigDecimal> values, final int from)
    {
        return values.stream().skip(from).max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
    }

    /** Shares of the ended orders by how long they stood. */
    void lifetimes(final Html html)
    {
        html.open("div", "class", "strips").line();
        for (final OfMaker maker : drawn)
        {
            final BigDecimal all = count(maker, ConductFigures.ORDERS_ENDED);
            final List<BigDecimal> values = spans(maker, all);
            final BigDecimal median = maker.figures().get(ConductFigures.LIFETIME + 50);
            BarStrip.write(
                html, maker.maker(), words(values, all), values, all, values.size(),
                median == null ? NONE : FigureColumn.text(FigureColumn.Kind.SECONDS, median) + " s");
        }
        BarStrip.scale(
            html, "times edges", Lifetimes.EDGES.stream().map(Lifetimes.Edge::name).toList(), "median");
        html.close("div").line();
        notDrawn(html);
    }

    private static List<BigDecimal> spans(final OfMaker maker, final BigDecimal all)
    {
        final List<BigDecimal> spans = new ArrayList<>();
        BigDecimal below = BigDecimal.ZERO;
        for (final Lifetimes.Edge edge : Lifetimes.EDGES)
        {
            final BigDecimal under = count(maker, ConductFigures.STOOD_UNDER + edge.name());
            spans.add(under.subtract(below));
            below = under;
        }
        spans.add(all.subtract(below));

        return spans;
    }

    private static String words(final List<BigDecimal> spans, final BigDecimal all)
    {
        return IntStream.range(0, spans.size())
            .filter(span -> spans.get(span).signum() > 0)
            .mapToObj(span -> name(span) + ' ' +
                NumberText.percent(spans.get(span).divide(all, MathContext.DECIMAL64)))
            .collect(Collectors.joining(", "));
    }

    private static String name(final int span)
    {
        return span == Lifetimes.EDGES.size()
            ? Lifetimes.EDGES.get(span - 1).name() + " or more" : "under " + Lifetimes.EDGES.get(span).name();
    }

    private void notDrawn(final Html html)
    {
        if (drawn.size() < market.makers().size())
        {
            html.element("p", (market.makers().size() - drawn.size())
                + " more makers are not drawn: those of the fewest orders.", "class", "note").line();
        }
    }
}
