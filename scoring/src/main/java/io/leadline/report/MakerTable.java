package io.leadline.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.leadline.report.Table.Cell;
import io.leadline.report.Table.Column;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.result.SelfMatches;

/** The tables of makers in one market: ranking with payout and status, shares of brackets, days, everything else. */
final class MakerTable
{
    static final String BRACKET = "bracket_share_";
    private static final String BRACKET_SHARE = "bracket_share";

    private static final String RANK = "rank";
    private static final Set<String> BESIDE_OTHERS =
        Set.of(RANK, "uptime_low", "uptime_high", "kpi_uptime_low", "kpi_uptime_high", "near_threshold",
            "snapshots", "snapshots_excluded",
            "snapshots_active", "snapshots_counted");

    private MakerTable()
    {
    }

    /** Ranking, payout and status, and the metrics that people look for. */
    static void writeRanking(final Html html, final MarketView view)
    {
        final List<String> metrics = names(view).stream()
            .filter(name -> isMain(name) && !BESIDE_OTHERS.contains(name))
            .toList();
        final boolean isRanked = names(view).contains(RANK);
        final List<Column> columns = new ArrayList<>(List.of(Column.text("Maker")));
        if (isRanked)
        {
            columns.add(column(RANK, view));
        }
        final boolean isPaying = view.period().payouts().stream().noneMatch(payout -> payout.status().isVerdict());
        if (isPaying)
        {
            columns.add(new Column("Payout", view.program().unit(), "What the maker is paid.", true));
        }
        columns.add(isPaying
            ? new Column("Status", "", "Where the maker's money went, and why.", false)
            : new Column("Status", "", "Whether the maker passes, and why not.", false));
        metrics.forEach(metric -> columns.add(column(metric, view)));
        final List<List<Cell>> rows = new ArrayList<>();
        for (final MakerResult maker : view.ranked())
        {
            final List<Cell> row = new ArrayList<>(List.of(Cell.of(maker.maker())));
            if (isRanked)
            {
                row.add(cell(view.market(), maker, RANK));
            }
            if (isPaying)
            {
                row.add(payout(view, maker));
            }
            row.add(status(view.payouts(maker), view.program()));
            metrics.forEach(metric -> row.add(cell(view.market(), maker, metric)));
            rows.add(row);
        }
        Table.write(html, (isPaying ? "Ranking, payout and status" : "Ranking and status") + " of each maker in "
            + view.market().market(), columns, rows);
    }

    /** Shares of each bracket, with bars; nothing where the program has none. */
    static void writeBrackets(final Html html, final MarketView view)
    {
        final List<String> brackets = names(view).stream().filter(name -> name.startsWith(BRACKET)).toList();
        if (brackets.isEmpty())
        {
            return;
        }
        final List<Column> columns = new ArrayList<>(List.of(Column.text("Maker")));
        final List<String> distances = view.timeline().map(MarketTimeline::brackets).orElse(List.of());
        final String explanation = bracketShare(view).explanation();
        brackets.forEach(name -> columns.add(new Column(bracket(name, distances), "%", explanation, true)));
        final List<List<Cell>> rows = new ArrayList<>();
        for (final MakerResult maker : view.ranked())
        {
            final List<Cell> row = new ArrayList<>(List.of(Cell.of(maker.maker())));
            brackets.forEach(name -> row.add(maker.metric(name).map(MakerTable::bar).orElse(Cell.EMPTY)));
            rows.add(row);
        }
        html.element("h5", "Share of each bracket");
        Table.write(html, "Share of each bracket in " + view.market().market() + ", nearest first", columns, rows);
    }

    /** How all shares of brackets are formed. */
    static MetricKind bracketShare(final MarketView view)
    {
        return view.kind(BRACKET_SHARE);
    }

    /** Where a bracket lies; its number where that is not known. */
    private static String bracket(final String metric, final List<String> distances)
    {
        final int number = Integer.parseInt(metric.substring(BRACKET.length()));

        return number > distances.size() ? "Bracket " + number : distances.get(number - 1);
    }

    /** Score and uptime of each UTC day; nothing for a single day. */
    static void writeDays(final Html html, final MarketView view)
    {
        if (view.market().days().size() < 2)
        {
            return;
        }
        html.open("details").element("summary", "Day by day");
        for (final String metric : List.of("score", "kpi_uptime", "uptime", "average_size", "average_spread_bps"))
        {
            writeDays(html, view, metric);
        }
        html.close("details").line();
    }

    /** Every metric that the other tables leave out. */
    static void writeRest(final Html html, final MarketView view)
    {
        final List<String> rest = names(view).stream()
            .filter(name -> !isMain(name) && !name.startsWith(BRACKET)
                && !BESIDE_OTHERS.contains(name) && !name.startsWith("score_daily:"))
            .toList();
        if (rest.isEmpty())
        {
            return;
        }
        final List<Column> columns = new ArrayList<>(List.of(Column.text("Maker")));
        rest.forEach(metric -> columns.add(column(metric, view)));
        final List<List<Cell>> rows = new ArrayList<>();
        for (final MakerResult maker : view.ranked())
        {
            final List<Cell> row = new ArrayList<>(List.of(Cell.of(maker.maker())));
            rest.forEach(metric -> row.add(cell(view.market(), maker, metric)));
            rows.add(row);
        }
        html.open("details").element("summary", "Further metrics");
        Table.write(html, "Further metrics in " + view.market().market(), columns, rows);
        html.close("details").line();
    }

    /** Whether a metric is one of those that people look for. */
    private static boolean isMain(final String name)
    {
        return MetricKind.order().contains(name) || MetricKind.isShare(name);
    }

    /** Names of all metrics of the market's makers, known ones first in their order, others as they come. */
    static List<String> names(final MarketView view)
    {
        final Set<String> present = new LinkedHashSet<>();
        view.market().makers().forEach(maker -> maker.metrics().forEach(metric -> present.add(metric.name())));
        final Set<String> ordered = new LinkedHashSet<>(MetricKind.order());
        ordered.retainAll(present);
        ordered.addAll(present);

        return List.copyOf(ordered);
    }

    private static void writeDays(final Html html, final MarketView view, final String metric)
    {
        final List<Column> columns = new ArrayList<>(List.of(Column.text("Maker")));
        final MetricKind kind = view.kind(metric);
        view.market().days().forEach(day -> columns.add(Column.number(
            day.day().toString(), kind.unit(view.program()), "Of the day's snapshots alone. " + kind.explanation())));
        final List<List<Cell>> rows = new ArrayList<>();
        boolean isAnywhere = false;
        for (final MakerResult maker : view.ranked())
        {
            final List<Cell> row = new ArrayList<>(List.of(Cell.of(maker.maker())));
            view.market().days().forEach(day -> row.add(maker.days().stream()
                .filter(makerDay -> makerDay.day().equals(day.day()))
                .flatMap(makerDay -> makerDay.metrics().stream())
                .filter(value -> value.name().equals(metric))
                .map(Metric::value)
                .map(value -> cell(metric, value))
                .findFirst()
                .orElse(Cell.EMPTY)));
            isAnywhere |= row.stream().skip(1).anyMatch(cell -> !cell.equals(Cell.EMPTY));
            rows.add(row);
        }
        if (isAnywhere)
        {
            Table.write(html, kind.heading() + " of each UTC day", columns, rows);
        }
    }

    private static Column column(final String metric, final MarketView view)
    {
        final MetricKind kind = view.kind(metric);

        return new Column(kind.heading(), kind.unit(view.program()), kind.explanation(), true);
    }

    private static Cell cell(final MarketResult market, final MakerResult maker, final String metric)
    {
        final Optional<BigDecimal> value = maker.metric(metric);
        if (value.isEmpty())
        {
            return Cell.EMPTY;
        }
        final Cell plain = cell(metric, value.get());
        if (metric.equals("maker_volume") && SelfMatches.has(maker))
        {
            return new Cell(plain.text(), plain.value(), SelfMatches.percent(market, maker)
                .map(percent -> percent + " of it self-matched")
                .orElse("self-matched"), "self");
        }

        return metric.equals("uptime") || metric.equals("kpi_uptime")
            ? new Cell(plain.text(), plain.value(), basis(maker, metric), near(maker))
            : plain;
    }

    private static Cell cell(final String metric, final BigDecimal value)
    {
        return Cell.number(MetricKind.of(metric).cell(value), value.toPlainString());
    }

    /** How many snapshots stand behind an uptime, and how sure it is. */
    private static String basis(final MakerResult maker, final String uptime)
    {
        final List<String> lines = new ArrayList<>();
        final Optional<BigDecimal> counted = maker.metric("snapshots_counted");
        final Optional<BigDecimal> active = maker.metric(uptime).flatMap(share -> counted.map(share::multiply));
        if (active.isPresent() && counted.isPresent())
        {
            lines.add(NumberText.grouped(active.get(), 0) + " of " + NumberText.grouped(counted.get(), 0));
        }
        final Optional<BigDecimal> low = maker.metric(uptime + "_low");
        final Optional<BigDecimal> high = maker.metric(uptime + "_high");
        if (low.isPresent() && high.isPresent())
        {
            lines.add(NumberText.percents(low.get(), high.get()));
        }
        if (!near(maker).isEmpty())
        {
            lines.add("near a threshold");
        }

        return String.join("\n", lines);
    }

    private static String near(final MakerResult maker)
    {
        return maker.metric("near_threshold").filter(flag -> flag.signum() != 0).isPresent() ? "near" : "";
    }

    private static Cell payout(final MarketView view, final MakerResult maker)
    {
        final BigDecimal paid =
            Payouts.paid(view.period().payouts(), view.market().market(), maker.maker());

        return Cell.number(NumberText.money(paid), paid.toPlainString());
    }

    private static Cell status(final List<Payout> payouts, final ProgramResult program)
    {
        if (payouts.isEmpty())
        {
            return new Cell("no award", null, "", "quiet");
        }
        final String statuses =
            payouts.stream().map(payout -> payout.status().text()).distinct().collect(Collectors.joining(", "));
        final String notes = payouts.stream()
            .filter(payout -> payout.status() != Payout.Status.PAID)
            .map(payout -> amount(payout) + payout.reason())
            .collect(Collectors.joining("; "));
        final String words = payouts.stream()
            .filter(payout -> payout.status() != Payout.Status.PAID)
            .map(payout -> amount(payout) + ReasonText.of(payout.reason(), program))
            .collect(Collectors.joining("; "));

        return new Cell(statuses, notes.isEmpty() ? null : statuses + ": " + notes, words, style(payouts));
    }

    private static String amount(final Payout payout)
    {
        return payout.status().isVerdict()
            ? ""
            : (payout.status() == Payout.Status.NOTHING ? "rounds to " : "")
                + NumberText.money(payout.amount()) + ' ' + payout.unit() + ": ";
    }

    private static String style(final List<Payout> payouts)
    {
        if (!payouts.stream().allMatch(payout -> payout.status().isKept()))
        {
            return "lost";
        }

        return payouts.stream().allMatch(payout -> payout.status() == Payout.Status.NOTHING) ? "quiet" : "paid";
    }

    private static Cell bar(final BigDecimal share)
    {
        return new Cell(NumberText.percent(share), share.toPlainString(), "", Table.BAR);
    }
}
