package io.leadline.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import io.leadline.config.Ladder;
import io.leadline.program.Program.Waiver;
import io.leadline.report.Table.Cell;
import io.leadline.report.Table.Column;
import io.leadline.scoring.result.ExcludedWindow;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Threshold;

/** One market's section: what was demanded, who met it, what it looked like over time, what was left out. */
final class MarketSection
{
    private static final String SPREAD = "spread";
    private static final BigDecimal SPREAD_UNIT_BPS = new BigDecimal("0.0001");

    private MarketSection()
    {
    }

    /**
     * Writes the section.
     *
     * @param owner whose statement it is part of; empty: of a report of everybody.
     */
    static void write(final Html html, final MarketView view, final String owner)
    {
        html.open("section", "class", "market", "id", view.id());
        html.open("h4").name(view.market().market()).close("h4").line();
        html.element("p", summary(view.market(), owner), "class", "lead");
        writeFacts(html, view);
        writeThresholds(html, view);
        MakerTable.writeRanking(html, view);
        view.timeline().filter(timeline -> timeline.bucketCount() > 0)
            .ifPresent(timeline -> writeTimeline(html, view, timeline));
        MakerTable.writeBrackets(html, view);
        writeExcluded(html, view);
        MakerTable.writeDays(html, view);
        MakerTable.writeRest(html, view);
        writeExplanations(html, view);
        html.close("section").line();
    }

    private static String summary(final MarketResult market, final String owner)
    {
        final String snapshots = count(market, "snapshots");
        final String counted = count(market, "snapshots_counted");
        final String excluded = count(market, "snapshots_excluded");

        final String makers = owner.isEmpty()
            ? market.makers().size() + (market.makers().size() == 1 ? " maker" : " makers")
            : "of its makers, " + owner + " alone is shown";

        return snapshots + " snapshots, " + counted + " counted, " + excluded + " excluded; " + makers
            + "; quoted in " + market.quote() + '.';
    }

    private static String count(final MarketResult market, final String metric)
    {
        return market.metrics().stream()
            .filter(value -> value.name().equals(metric))
            .map(value -> NumberText.grouped(value.value(), 0))
            .findFirst()
            .orElse("–");
    }

    /** What else the program says of the whole market. */
    private static void writeFacts(final Html html, final MarketView view)
    {
        final List<Metric> facts = view.market().metrics().stream()
            .filter(metric -> !metric.name().startsWith("snapshots"))
            .toList();
        if (facts.isEmpty())
        {
            return;
        }
        html.open("dl", "class", "facts");
        for (final Metric fact : facts)
        {
            final MetricKind kind = view.kind(fact.name());
            final String heading = fact.name().equals("maker_volume") ? "Volume of the market" : kind.heading();
            html.open("div").element("dt", heading)
                .element("dd", kind.alone(fact.value(), view.program())).close("div");
        }
        html.close("dl").line();
    }

    private static void writeThresholds(final Html html, final MarketView view)
    {
        final String limits = view.market().thresholds().stream()
            .collect(Collectors.groupingBy(
                Threshold::tier, LinkedHashMap::new,
                Collectors.mapping(threshold -> demand(threshold, view), Collectors.joining(" and "))))
            .entrySet().stream()
            .map(tier -> tier.getKey() + ": " + tier.getValue())
            .collect(Collectors.joining("; "));
        Demands.write(html, limits, view.market().terms());
    }

    private static String demand(final Threshold threshold, final MarketView view)
    {
        final MetricKind kind = view.kind(threshold.metric());
        final boolean isRank = threshold.metric().endsWith("rank");
        final String relation = isRank ? "≤" : threshold.isStrict() ? ">" : "≥";

        return kind.inSentence() + ' ' + relation + ' '
            + kind.phrase(threshold.value(), view.program());
    }

    private static void writeTimeline(final Html html, final MarketView view, final MarketTimeline timeline)
    {
        html.element("h5", "Verdict of each snapshot, per " + width(timeline.widthNs()));
        VerdictStrip.write(html, view, timeline);
        html.open("div", "class", "charts", "data-section", view.id()).line();
        html.open("div", "class", "focus");
        html.open("label").text("Show ").open("select", "class", "maker");
        if (view.drawn().size() > 1)
        {
            html.element("option", "all makers", "value", "-1");
        }
        for (int i = 0; i < view.drawn().size(); i++)
        {
            html.element("option", view.drawn().get(i).maker(), "value", Integer.toString(i));
        }
        html.close("select").close("label").close("div").line();
        final String each = width(timeline.widthNs());
        writeChart(html, "uptime", "%", view.uptime().heading(), "% of counted snapshots per " + each
            + (hasLevel(view) ? "; dashed: demanded" : "") + (timeline.runCount() > 0 ? "; grey: excluded" : "")
            + "; one maker alone with its 95 % interval", uptimes(view, timeline));
        writeChart(html, "size", view.market().quote(), "Size", view.market().quote() + ", " + timeline.sizeLabel()
            + "; mean per " + each + ", one maker alone with minimum and maximum",
            sizes(view, timeline));
        writeChart(html, SPREAD, "bps", "Spread", "bps of mid, best ask less best bid of the maker; mean per "
            + each, spreads(view, timeline));
        html.close("div").line();
    }

    private static boolean hasLevel(final MarketView view)
    {
        return view.market().thresholds().stream()
            .anyMatch(threshold -> threshold.metric().equals(view.uptime().name()));
    }

    private static void writeChart(
        final Html html,
        final String chart,
        final String unit,
        final String title,
        final String note,
        final String words)
    {
        html.open("figure", "class", "chart", "data-chart", chart, "data-unit", unit);
        html.open("figcaption").element("b", title).text(" ").element("small", note).close("figcaption");
        html.open("div", "class", "plot", "role", "img", "aria-label", title + ". " + words).close("div");
        html.open("details", "class", "values").element("summary", "Values as a table").close("details");
        html.close("figure").line();
    }

    private static String uptimes(final MarketView view, final MarketTimeline timeline)
    {
        final String uptime = view.uptime().name();

        return view.drawn().stream()
            .map(maker -> maker.maker() + ' ' + maker.metric(uptime).map(NumberText::percent).orElse("none"))
            .collect(Collectors.joining("; "));
    }

    private static String sizes(final MarketView view, final MarketTimeline timeline)
    {
        return view.drawn().stream()
            .map(maker -> extent(
                maker, timeline.maker(maker.maker()).sizes(), timeline, timeline.sizeUnit(), view.market().quote()))
            .collect(Collectors.joining("; "));
    }

    private static String spreads(final MarketView view, final MarketTimeline timeline)
    {
        return view.drawn().stream()
            .map(maker -> extent(
                maker, timeline.maker(maker.maker()).spreads(), timeline, SPREAD_UNIT_BPS, "bps"))
            .collect(Collectors.joining("; "));
    }

    /** Mean and largest value where there is one, in words. */
    private static String extent(
        final MakerResult maker,
        final ExtentSeries series,
        final MarketTimeline timeline,
        final BigDecimal unit,
        final String unitName)
    {
        BigInteger sum = BigInteger.ZERO;
        BigInteger most = BigInteger.ZERO;
        long count = 0;
        for (int bucket = 0; bucket < timeline.bucketCount(); bucket++)
        {
            sum = sum.add(series.sum(bucket));
            most = most.max(series.most(bucket));
            count += series.count(bucket);
        }
        if (count == 0)
        {
            return maker.maker() + " none";
        }
        final BigDecimal mean =
            new BigDecimal(sum).multiply(unit).divide(BigDecimal.valueOf(count), MathContext.DECIMAL64);

        return maker.maker() + " mean " + NumberText.grouped(mean, 2) + ' ' + unitName + ", most "
            + NumberText.grouped(new BigDecimal(most).multiply(unit), 2);
    }

    private static void writeExcluded(final Html html, final MarketView view)
    {
        final List<List<Cell>> rows = new ArrayList<>();
        for (final ExcludedWindow window : view.market().outages())
        {
            rows.add(List.of(
                Cell.of("outage window"), Cell.time(window.fromEpochNs()), Cell.time(window.toEpochNs()), Cell.EMPTY,
                Cell.of(window.reason())));
        }
        for (final Waiver waiver : view.market().waivers())
        {
            rows.add(List.of(
                Cell.of("KPI within " + Ladder.edgeText(waiver.withinBpsE2()) + " bps waived"),
                Cell.time(waiver.fromEpochNs()), Cell.time(waiver.toEpochNs()), Cell.EMPTY,
                Cell.of(waiver.reason())));
        }
        view.timeline().ifPresent(timeline -> timeline.runs().forEach(run -> rows.add(List.of(
            Cell.of("excluded snapshots"), Cell.time(run.firstEpochNs()), Cell.time(run.lastEpochNs()), Cell.number(
                NumberText.grouped(BigDecimal.valueOf(run.count()), 0), Long.toString(run.count())),
            Cell.of(run.reason())))));
        final boolean isWaived = !view.market().waivers().isEmpty();
        html.element("h5", isWaived ? "Excluded and waived" : "Excluded");
        if (rows.isEmpty())
        {
            html.element("p", "Nothing was excluded.", "class", "note");
            return;
        }
        if (isWaived)
        {
            html.element("p", "In a waiver's window the KPI of its distance counts as held for whoever quotes on both "
                + "sides; the snapshots count.", "class", "note");
        }
        Table.write(html, "What counts for nobody in " + view.market().market() + ": windows, and runs of snapshots"
            + (isWaived ? "; and what is waived" : ""),
            List.of(Column.text("What"), Column.text("From (UTC)"), Column.text("To (UTC)"),
                Column.number("Snapshots", "snapshots", "Excluded snapshots that follow on each other for one reason."),
                Column.text("Reason")), rows);
        final long more = view.timeline().map(timeline -> timeline.runCount() - timeline.runs().size()).orElse(0L);
        if (more > 0)
        {
            html.element("p", more + " more runs of excluded snapshots are not listed.", "class", "note");
        }
    }

    private static void writeExplanations(final Html html, final MarketView view)
    {
        final List<MetricKind> kinds = new ArrayList<>(MakerTable.names(view).stream().map(view::kind).toList());
        if (MakerTable.names(view).stream().anyMatch(name -> name.startsWith(MakerTable.BRACKET)))
        {
            kinds.add(MakerTable.bracketShare(view));
        }
        view.market().metrics().stream().map(fact -> view.kind(fact.name())).forEach(kinds::add);
        Explanations.write(html, kinds);
    }

    private static String width(final long widthNs)
    {
        final long seconds = widthNs / 1_000_000_000L;
        if (seconds % 86_400 == 0)
        {
            return seconds / 86_400 + " d";
        }
        if (seconds % 3_600 == 0)
        {
            return seconds / 3_600 + " h";
        }

        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
