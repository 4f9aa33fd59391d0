package io.leadline.proof.conduct;

import java.math.BigDecimal;
import java.util.List;

import io.leadline.report.NumberText;
import io.leadline.report.Table.Cell;
import io.leadline.report.Table.Column;

/**
 * A figure for people: what it is called in a table, what it is in, and how it is computed.
 *
 * @param figure  its name in the files.
 * @param heading of its column.
 * @param kind    of number.
 * @param how     it is computed.
 */
record FigureColumn(String figure, String heading, Kind kind, String how)
{
    /** What came and went around instants. */
    static final List<FigureColumn> FLASHING = List.of(
        new FigureColumn(ConductFigures.FLASH_SHARE, "Came and went", Kind.SHARE,
            "Of the notional that rested inside the band at the instants, the part that came shortly before and was"
                + " taken back, not filled, shortly behind."),
        new FigureColumn(ConductFigures.flashNotional(0), "Of that an instant", Kind.NOTIONAL,
            "Notional that came and went so, divided by the instants that counted."),
        new FigureColumn(ConductFigures.FLASH_RATIO, "Against other times", Kind.TIMES,
            "The same an instant, divided by what came and went around the other parts of the interval. None where that"
                + " is nothing at all."),
        new FigureColumn(ConductFigures.FLASH_PHASES, "Parts exceeded", Kind.SHARE,
            "Of the other parts of the interval, those around which less came and went than around the instants."),
        new FigureColumn(ConductFigures.PRESENCE_RATIO, "Presence against other times", Kind.TIMES,
            "All notional inside the band an instant, divided by the same at the other parts of the interval: below 1"
                + " is there less when it is sampled, above 1 more."));

    /** How long orders stood. */
    static final List<FigureColumn> LIFETIMES = List.of(
        new FigureColumn(ConductFigures.ORDERS_ENDED, "Ended", Kind.ORDERS,
            "Orders whose time at a price ended: cancelled, filled, or moved to another price."),
        new FigureColumn(ConductFigures.ORDERS_RESTING, "Still resting", Kind.ORDERS,
            "Orders that stood when the events ended, or when the venue told the book anew; not among those that"
                + " ended."),
        new FigureColumn(ConductFigures.LIFETIME + 10, "Shortest tenth", Kind.SECONDS,
            "A tenth of the ended orders stood for at most this long."),
        new FigureColumn(ConductFigures.LIFETIME + 50, "Median", Kind.SECONDS,
            "Half of the ended orders stood for at most this long."),
        new FigureColumn(ConductFigures.LIFETIME + 90, "Longest tenth", Kind.SECONDS,
            "Nine tenths of the ended orders stood for at most this long."),
        new FigureColumn(ConductFigures.SHORT_SHARE, "Short-lived", Kind.SHARE,
            "Of the ended orders, those that stood for less than the rules' lifetime.short."));

    /** Orders that were taken back, filled, or met by their own maker. */
    static final List<FigureColumn> ENDS = List.of(
        new FigureColumn(ConductFigures.CANCELS, "Cancels", Kind.ORDERS,
            "Orders that were cancelled, reduced to nothing, or moved to another price."),
        new FigureColumn(ConductFigures.FILLS, "Fills", Kind.FILLS,
            "Fills of the maker's orders, and trades that name it without an order."),
        new FigureColumn(ConductFigures.CANCELS_PER_FILL, "Cancels for each fill", Kind.TIMES,
            "Cancels divided by fills. None without a fill."),
        new FigureColumn(ConductFigures.FILLED, "Filled", Kind.NOTIONAL, "Notional of the fills."),
        new FigureColumn(ConductFigures.SELF_MATCHES, "Self-matches", Kind.FILLS,
            "Fills whose taker is an account of the same maker."),
        new FigureColumn(ConductFigures.SELF_MATCHED, "Self-matched", Kind.NOTIONAL, "Notional of the self-matches."),
        new FigureColumn(ConductFigures.SELF_MATCH_SHARE, "Self-matched of filled", Kind.SHARE,
            "Notional of the self-matches divided by that of all fills."));

    /** Size at the best prices. */
    static final List<FigureColumn> TOUCH = List.of(
        new FigureColumn(ConductFigures.TOUCH_SHARE, "Share of the touch", Kind.SHARE,
            "Of notional times time at both best prices of the whole book, the part that was the maker's."),
        new FigureColumn(ConductFigures.HIT_SHARE, "Share of fills", Kind.SHARE,
            "Of the notional that was filled in the market, the part that the maker was filled on."),
        new FigureColumn(ConductFigures.HIT_RATIO, "Hit ratio", Kind.TIMES,
            "Share of fills divided by share of the touch: 1 is hit as often as its size would have it."),
        new FigureColumn(ConductFigures.UNHIT_SHARE, "Never hit", Kind.SHARE,
            "Of the maker's notional times time at the best prices, the part that belongs to orders without any fill."
                + " Not said of a maker that trades name without their orders."));

    /** What a number is in. */
    enum Kind
    {
        SHARE("%"), TIMES("times"), SECONDS("s"), ORDERS("orders"), FILLS("fills"),
        /** In the market's currency. */
        NOTIONAL("");

        private final String unit;

        Kind(final String unit)
        {
            this.unit = unit;
        }
    }

    /** The column in a market. */
    Column column(final String quote)
    {
        final String unit = kind == Kind.NOTIONAL ? quote : kind.unit;

        return Column.number(heading, unit, how + " In the files: " + figure + '.');
    }

    /** The cell of a maker, marked where the figure was flagged; empty where nothing can be said. */
    Cell cell(final ConductResult.OfMaker maker)
    {
        final BigDecimal value = maker.figures().get(figure);
        if (value == null)
        {
            return Cell.EMPTY;
        }
        final String flags = maker.flags().stream()
            .filter(flag -> flag.figure().equals(figure))
            .map(ConductResult.Flag::name)
            .findFirst()
            .orElse("");

        return new Cell(text(kind, value), value.toPlainString(), flags, flags.isEmpty() ? "" : "self");
    }

    /** A value for people. */
    static String text(final Kind kind, final BigDecimal value)
    {
        return switch (kind)
        {
            case SHARE -> NumberText.percent(value);
            case ORDERS, FILLS -> NumberText.grouped(value, 0);
            default -> NumberText.aligned(value, 2);
        };
    }
}
