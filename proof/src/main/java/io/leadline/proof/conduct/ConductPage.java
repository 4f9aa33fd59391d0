package io.leadline.proof.conduct;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.config.DurationText;
import io.leadline.proof.conduct.ConductResult.OfMaker;
import io.leadline.proof.conduct.ConductResult.OfMarket;
import io.leadline.report.Html;
import io.leadline.report.Page;
import io.leadline.report.Table;
import io.leadline.report.Table.Cell;
import io.leadline.report.Table.Column;

/** A conduct report as one self-contained page; everything that a venue may have named is escaped. */
final class ConductPage
{
    private final ConductResult result;
    private final Html html = new Html();

    private ConductPage(final ConductResult result)
    {
        this.result = result;
    }

    /**
     * The page.
     *
     * @param lastHash of the snapshot log, in hex.
     * @param version  of the program.
     */
    static String text(final ConductResult result, final String lastHash, final String version)
    {
        final ConductPage page = new ConductPage(result);
        page.head(lastHash, version);
        page.flags();
        for (int i = 0; i < result.markets().size(); i++)
        {
            page.market(result.markets().get(i), i);
        }
        page.rules();
        page.explanations();

        return Page.text("Leadline conduct: " + result.venue(), page.html);
    }

    private void head(final String lastHash, final String version)
    {
        html.open("header").open("h1").text("Conduct at ").name(result.venue()).close("h1").line();
        html.element("p", "What makers did around sample instants and with their orders, beside their scores. A flag"
            + " says that a figure reached a threshold of the rules below, and no more: it is no judgement.",
            "class", "lead");
        html.open("dl", "class", "facts");
        fact("Instants", (result.isRandom() ? "random, one in every " : "fixed, every ")
            + DurationText.UP_TO_DAYS.text(result.everyNs()));
        fact("Version", version);
        fact("Last hash of the snapshot log", lastHash);
        fact("SHA-256 of the rules", result.rules().sha256());
        html.close("dl").open("nav");
        for (int i = 0; i < result.markets().size(); i++)
        {
            html.open("a", "href", "#m" + i).name(result.markets().get(i).market()).close("a");
        }
        html.open("a", "href", "#rules").text("Rules").close("a").close("nav").close("header").line();
    }

    private void fact(final String name, final String value)
    {
        html.open("div").element("dt", name).element("dd", value).close("div").line();
    }

    private void flags()
    {
        final List<List<Cell>> rows = new ArrayList<>();
        for (final OfMarket market : result.markets())
        {
            market.makers().forEach(maker -> maker.flags().forEach(flag -> rows.add(List.of(
                Cell.of(maker.maker()), Cell.of(market.market()), Cell.of(flag.name()), Cell.of(flag.figure()),
                number(flag.value().stripTrailingZeros().toPlainString()),
                number(flag.threshold().stripTrailingZeros().toPlainString())))));
        }
        html.open("section").element("h2", "Flags").line();
        if (rows.isEmpty())
        {
            html.element("p", "No figure reached its threshold.");
        }
        else
        {
            Table.write(
                html, "Figures that reached their threshold",
                List.of(Column.text("Maker"), Column.text("Market"), Column.text("Flag"), Column.text("Figure"),
                    Column.number("Value", "as the figure", "Exact; how each figure is computed stands below."),
                    Column.number("Threshold", "as the figure", "As the rules have it.")),
                rows);
        }
        html.close("section").line();
    }

    private static Cell number(final String value)
    {
        return Cell.number(value, value);
    }

    private void market(final OfMarket market, final int place)
    {
        final ConductDrawings drawings = new ConductDrawings(result, market);
        html.open("section", "class", "market", "id", "m" + place);
        html.open("h2").name(market.market()).close("h2").line();
        html.element("p", market.instants() + " instants counted; " + market.instantsExcluded()
            + " fell on a market out of sync or halted, and do not.", "class", "note");
        html.element("h3", "Around sample instants").line();
        html.element("p", "Notional that came shortly before and was taken back shortly behind, an instant: the first"
            + " bar at the instants, the others at the same time after each of them. A maker's bars are as high as its"
            + " own highest; behind them the share of what rested at the instants.", "class", "note");
        drawings.flashing(html);
        table(market, "Notional that came and went around the instants, against other times", FigureColumn.FLASHING);
        html.element("h3", "How long orders stood").line();
        html.element("p", "Ended orders by how long they stood at a price; a bar as high as its line would be all of"
            + " them.", "class", "note");
        drawings.lifetimes(html);
        table(market, "Time that orders stood at a price", FigureColumn.LIFETIMES);
        html.element("h3", "Cancels, fills, self-matches").line();
        table(market, "Orders taken back against fills, and fills by the maker itself", FigureColumn.ENDS);
        html.element("h3", "Size at the touch").line();
        table(market, "Size and time at the best prices against fills", FigureColumn.TOUCH);
        html.close("section").line();
    }

    private void table(final OfMarket market, final String caption, final List<FigureColumn> figures)
    {
        Table.write(
            html, caption + ", " + market.market(),
            Stream.concat(
                Stream.of(Column.text("Maker")),
                figures.stream().map(figure -> figure.column(market.quote()))).toList(),
            market.makers().stream().map(maker -> row(maker, figures)).toList());
    }

    private static List<Cell> row(final OfMaker maker, final List<FigureColumn> figures)
    {
        return Stream.concat(
            Stream.of(Cell.of(maker.maker())), figures.stream().map(figure -> figure.cell(maker))).toList();
    }

    private void rules()
    {
        html.open("section", "id", "rules").element("h2", "Rules").line();
        html.element("p", "Each can be set otherwise in a file of one's own: --rules FILE.", "class", "note");
        Table.write(
            html, "Lengths, counts and thresholds that this was measured by",
            List.of(Column.text("Key"), Column.text("Value"), Column.text("What it means")),
            RuleLines.of(result.rules()).stream()
                .map(line -> List.of(Cell.of(line.key()), Cell.of(line.value()), Cell.of(line.meaning())))
                .toList());
        html.close("section").line();
    }

    private void explanations()
    {
        html.open("section", "class", "explain").element("h2", "How these numbers are computed").open("dl").line();
        Stream.of(FigureColumn.FLASHING, FigureColumn.LIFETIMES, FigureColumn.ENDS, FigureColumn.TOUCH)
            .flatMap(List::stream)
            .forEach(figure -> html.open("dt").text(figure.heading() + " ").element("code", figure.figure()).close("dt")
                .element("dd", figure.how()).line());
        html.close("dl").close("section").line();
    }
}
