package io.leadline.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import io.leadline.command.IsoTime;
import io.leadline.report.Table.Cell;
import io.leadline.report.Table.Column;
import io.leadline.scoring.result.LogResult;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.result.ScoreResult;

/**
 * The report of a score run: one HTML file that needs nothing beside it, no network and no server. The same results
 * give the same bytes: it knows no wall clock, host or path. Everything that a venue or a user may have named is
 * escaped.
 */
public final class HtmlReport
{
    private static final int MOST_MARKET_COLUMNS = 8;
    /** Of the money's table, those that speak of a maker. */
    private static final int OWN_COLUMNS = 4;

    private final String title;
    /** Whose statement it is; empty: everybody is shown. */
    private final String owner;
    private final ScoreResult result;
    private final List<MarketView> views = new ArrayList<>();
    private final Timelines timelines;
    private final Html html = new Html();

    private HtmlReport(
        final String title, final String owner, final ScoreResult result, final Timelines timelines)
    {
        this.title = title;
        this.owner = owner;
        this.result = result;
        this.timelines = timelines;
    }

    /**
     * The file's bytes.
     *
     * @param title     of the page.
     * @param result    what it shows: of everybody.
     * @param timelines what the snapshots looked like over time; a market without any has no charts.
     */
    public static byte[] render(final String title, final ScoreResult result, final Timelines timelines)
    {
        return new HtmlReport(title, "", result, timelines).page().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The bytes of one maker's statement: it says whose numbers and money it shows.
     *
     * @param owner     whose it is.
     * @param result    what it shows: of this maker alone.
     * @param timelines what the snapshots looked like over time; a market without any has no charts.
     */
    public static byte[] statement(final String owner, final ScoreResult result, final Timelines timelines)
    {
        return new HtmlReport("Leadline statement for " + owner, owner, result, timelines)
            .page().getBytes(StandardCharsets.UTF_8);
    }

    private String page()
    {
        writeHeader();
        final Set<String> without = new LinkedHashSet<>();
        for (int program = 0; program < result.programs().size(); program++)
        {
            final ProgramResult scored = result.programs().get(program);
            if (owner.isEmpty() || scored.periods().stream().anyMatch(HtmlReport::isInIt))
            {
                writeProgram(program);
            }
            else
            {
                without.add(scored.title());
            }
        }
        if (!without.isEmpty())
        {
            html.open("p", "class", "note").name(owner).text(" has no number and no payout under: ")
                .text(String.join("; ", without)).text(".").close("p").line();
        }
        if (result.programs().isEmpty())
        {
            html.element("p", "No program was scored.");
        }
        writeLegend();

        return Page.text(title(), html, ChartData.json(views), true);
    }

    private String title()
    {
        final Set<String> names = new LinkedHashSet<>();
        result.programs().forEach(program -> names.add(program.program()));

        return title + ": " + String.join(", ", names);
    }

    private void writeHeader()
    {
        html.open("header").element("h1", title).line();
        if (!owner.isEmpty())
        {
            html.open("p", "class", "note").text("Numbers and money of ").name(owner).text(" alone. Of the others it"
                + " shows only what whole markets and the whole program add up to: the sums that shares are shares of.")
                .close("p").line();
        }
        html.open("dl", "class", "facts");
        fact("Scorer", "version " + result.version());
        for (final LogResult log : result.logs())
        {
            html.open("div").element("dt", "Snapshot log of " + log.venue()).open("dd")
                .text(NumberText.grouped(BigDecimal.valueOf(log.snapshotCount()), 0) + " snapshots, ")
                .element("time", IsoTime.text(log.firstEpochNs())).text(" to ")
                .element("time", IsoTime.text(log.lastEpochNs())).close("dd").close("div").line();
            code("Last hash", log.lastHash());
        }
        html.close("dl").close("header").line();
    }

    private void writeProgram(final int index)
    {
        final ProgramResult program = result.programs().get(index);
        html.open("section", "class", "program", "id", "p" + index);
        html.open("h2").name(program.title()).close("h2").line();
        html.open("dl", "class", "facts");
        fact("Program", program.program() + ", version " + program.version());
        code("SHA-256 of its file", program.sha256());
        fact("Thresholds in", program.currency());
        if (program.periods().stream().anyMatch(HtmlReport::isPaying))
        {
            fact("Paid in", program.unit());
        }
        html.close("dl").line();
        for (int period = 0; period < program.periods().size(); period++)
        {
            writePeriod(index, period);
        }
        html.close("section").line();
    }

    private void writePeriod(final int programIndex, final int periodIndex)
    {
        final ProgramResult program = result.programs().get(programIndex);
        final PeriodResult period = program.periods().get(periodIndex);
        final List<MarketView> markets = new ArrayList<>();
        for (int market = 0; market < period.markets().size(); market++)
        {
            markets.add(MarketView.of(
                "p" + programIndex + "-t" + periodIndex + "-m" + market, program, period, period.markets().get(market),
                timelines.find(programIndex, periodIndex, period.markets().get(market).market())));
        }
        views.addAll(markets);
        html.open("section", "class", "period");
        html.open("h3").element("time", IsoTime.text(period.fromEpochNs())).text(" to ")
            .element("time", IsoTime.text(period.toEpochNs())).close("h3");
        html.element("p", "End exclusive. Rule in force " + dates(period.rule()) + '.', "class", "note").line();
        writeNotices(period);
        writeContents(markets);
        if (isPaying(period))
        {
            writeMoney(program, period);
            writeMakers(program, period);
        }
        writeAcross(program, period);
        markets.forEach(view -> MarketSection.write(html, view, owner));
        html.close("section").line();
    }

    /** Whether a period of a statement has anything of its maker. */
    private static boolean isInIt(final PeriodResult period)
    {
        return !period.markets().isEmpty() || !period.acrossMarkets().isEmpty() || !period.payouts().isEmpty();
    }

    /** Whether there is any money; an obligation has none. */
    private static boolean isPaying(final PeriodResult period)
    {
        return period.payouts().stream().anyMatch(payout -> payout.amount().signum() > 0);
    }

    /** Dates of a rule, the second of which may be open. */
    private static String dates(final String rule)
    {
        final String[] ends = rule.split("/", 2);

        return "from " + ends[0] + (ends.length < 2 || ends[1].equals("..") ? "" : " to " + ends[1]);
    }

    private void writeNotices(final PeriodResult period)
    {
        if (period.notices().isEmpty())
        {
            return;
        }
        html.open("ul", "class", "notices");
        period.notices().forEach(notice -> html.element("li", notice));
        html.close("ul").line();
    }

    private void writeContents(final List<MarketView> markets)
    {
        html.open("nav", "aria-label", "Markets");
        markets.forEach(view -> html.open("a", "href", '#' + view.id()).name(view.market().market()).close("a"));
        html.close("nav").line();
    }

    /** The pool and where it went: every row and the whole add up. */
    private void writeMoney(final ProgramResult program, final PeriodResult period)
    {
        final Set<String> markets = new LinkedHashSet<>();
        period.payouts().forEach(payout -> markets.add(payout.market()));
        final List<List<Cell>> rows = new ArrayList<>();
        for (final String market : markets)
        {
            rows.add(moneyRow(market.isEmpty() ? "across markets" : market, period.payouts(),
                payout -> payout.market().equals(market), ""));
        }
        rows.add(moneyRow("together", period.payouts(), payout -> true, "total"));
        if (!owner.isEmpty())
        {
            writeOwnMoney(program, rows);
            return;
        }
        Table.write(html, "Where the money went, " + program.unit(), List.of(
            Column.text("Market"),
            Column.number("All", program.unit(), "What the program has to give: paid, forfeited and unallocated."),
            Column.number("Paid", program.unit(), "What makers are paid."),
            Column.number("Forfeited", program.unit(), "What makers lose that do not meet its conditions."),
            Column.number("Unallocated", program.unit(), "What nobody had a claim to.")), rows);
    }

    /** One maker's part of the money, without a column of what is nobody's. */
    private void writeOwnMoney(final ProgramResult program, final List<List<Cell>> rows)
    {
        Table.write(html, "What became of " + owner + "'s own part of the pools, " + program.unit(), List.of(
            Column.text("Market"),
            Column.number("Own part", program.unit(), "What is the maker's: paid and forfeited."),
            Column.number("Paid", program.unit(), "What the maker is paid."),
            Column.number("Forfeited", program.unit(), "What the maker loses where it does not meet conditions.")),
            rows.stream().map(row -> row.subList(0, OWN_COLUMNS)).toList());
    }

    private static List<Cell> moneyRow(
        final String name, final List<Payout> payouts, final Predicate<Payout> which, final String style)
    {
        final List<Cell> row = new ArrayList<>();
        row.add(new Cell(name, null, "", style));
        row.add(money(Payouts.sum(payouts, which), style));
        for (final Payout.Status status : Payout.Status.OF_A_POOL)
        {
            row.add(money(Payouts.sum(payouts, which.and(payout -> payout.status() == status)), style));
        }

        return row;
    }

    /** Who is paid what: makers by market, the best paid first. */
    private void writeMakers(final ProgramResult program, final PeriodResult period)
    {
        final Set<String> markets = new LinkedHashSet<>();
        final Set<String> makers = new LinkedHashSet<>();
        period.payouts().stream().filter(payout -> !payout.maker().isEmpty()).forEach(payout ->
        {
            markets.add(payout.market());
            makers.add(payout.maker());
        });
        if (makers.isEmpty())
        {
            return;
        }
        final List<Column> columns = new ArrayList<>(List.of(Column.text(participant(period))));
        columns.add(Column.number("All", program.unit(), "Sum of what the maker is paid."));
        final boolean isByMarket = markets.size() <= MOST_MARKET_COLUMNS;
        if (isByMarket)
        {
            markets.forEach(market -> columns.add(Column.number(
                market.isEmpty() ? "Across markets" : market, program.unit(), "What the maker is paid there.")));
        }
        final List<List<Cell>> rows = new ArrayList<>();
        makers.stream()
            .sorted(Comparator.comparing((final String maker) -> paid(period, maker)).reversed()
                .thenComparing(Comparator.naturalOrder()))
            .forEach(maker -> rows.add(makerRow(period, maker, isByMarket ? markets : Set.of())));
        final String who = owner.isEmpty()
            ? "What each " + participant(period).toLowerCase(Locale.ROOT) + " is paid, "
            : "What " + owner + " is paid, ";
        Table.write(html, who + program.unit(), columns, rows);
    }

    private static List<Cell> makerRow(final PeriodResult period, final String maker, final Set<String> markets)
    {
        final List<Cell> row = new ArrayList<>(List.of(Cell.of(maker), money(paid(period, maker), "total")));
        markets.forEach(market -> row.add(money(Payouts.paid(period.payouts(), market, maker), "")));

        return row;
    }

    private static BigDecimal paid(final PeriodResult period, final String maker)
    {
        return Payouts.sum(period.payouts(), payout ->
            payout.maker().equals(maker) && payout.status() == Payout.Status.PAID);
    }

    private void writeAcross(final ProgramResult program, final PeriodResult period)
    {
        final Set<String> metrics = new LinkedHashSet<>();
        period.acrossMarkets().forEach(maker -> maker.metrics().stream().map(Metric::name)
            .filter(metric -> !UserTables.isOfUser(metric)).forEach(metrics::add));
        writeSums(program, period);
        if (metrics.isEmpty())
        {
            return;
        }
        final List<Column> columns = new ArrayList<>(List.of(Column.text(participant(period))));
        final List<MetricKind> kinds =
            metrics.stream().map(metric -> MetricKind.of(metric, period.terms())).toList();
        kinds.forEach(kind -> columns.add(Column.number(kind.heading(), kind.unit(program), kind.explanation())));
        final List<List<Cell>> rows = new ArrayList<>();
        for (final MakerResult maker : period.acrossMarkets())
        {
            final List<Cell> row = new ArrayList<>(List.of(Cell.of(maker.maker())));
            metrics.forEach(metric -> row.add(maker.metric(metric)
                .map(value -> Cell.number(MetricKind.of(metric).cell(value), value.toPlainString()))
                .orElse(Cell.EMPTY)));
            rows.add(row);
        }
        if (isOfBrokers(period))
        {
            Demands.write(html, "", period.terms());
        }
        Table.write(html, isOfBrokers(period) ? "Volume, tier and payout of each broker" : "Across markets", columns,
            rows);
        UserTables.write(html, program, period);
        final List<MetricKind> explained = new ArrayList<>(kinds);
        period.sums().forEach(sum -> explained.add(MetricKind.of(sum.name(), period.terms())));
        if (isOfBrokers(period))
        {
            explained.addAll(UserTables.kinds(period));
        }
        Explanations.write(html, explained);
    }

    /** A program of brokers has no markets. */
    private static boolean isOfBrokers(final PeriodResult period)
    {
        return period.markets().isEmpty() && period.acrossMarkets().stream()
            .anyMatch(broker -> broker.metric("api_volume").isPresent());
    }

    /** Who is paid, for people. */
    private static String participant(final PeriodResult period)
    {
        return isOfBrokers(period) ? "Broker" : "Maker";
    }

    /** Sums over all makers and several markets. */
    private void writeSums(final ProgramResult program, final PeriodResult period)
    {
        if (period.sums().isEmpty())
        {
            return;
        }
        html.open("dl", "class", "facts");
        for (final Metric sum : period.sums())
        {
            final MetricKind kind = MetricKind.of(sum.name(), period.terms());
            fact(kind.heading(), kind.alone(sum.value(), program));
        }
        html.close("dl").line();
    }

    private void writeLegend()
    {
        if (views.stream().anyMatch(view -> view.timeline().isPresent()))
        {
            html.open("section", "id", "legend").element("h2", "Verdicts");
            VerdictStrip.writeLegend(html);
            html.close("section").line();
        }
    }

    private void fact(final String name, final String value)
    {
        html.open("div").element("dt", name).open("dd").name(value).close("dd").close("div").line();
    }

    private void code(final String name, final String value)
    {
        html.open("div").element("dt", name).open("dd").element("code", value).close("dd").close("div").line();
    }

    private static Cell money(final BigDecimal amount, final String style)
    {
        return new Cell(NumberText.money(amount), amount.toPlainString(), "", style);
    }
}
