package io.leadline.naive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;

/** The export table as text. */
final class NaiveTable
{
    private static final List<String> FIRST_COLUMNS = List.of(
        "time_ns",
        "market",
        "interval",
        "status",
        "best_bid",
        "best_ask",
        "maker",
        "maker_best_bid",
        "maker_best_ask",
        "filled_size",
        "filled_notional",
        "self_matched_notional");

    private NaiveTable()
    {
    }

    static List<String> lines(final Configuration configuration, final List<NaiveSnapshot> snapshots)
    {
        final List<String> lines = new ArrayList<>();
        lines.add(header(configuration.ladders()));
        for (final NaiveSnapshot snapshot : snapshots)
        {
            final List<String> book = row(snapshot, "", snapshot.book());
            book.set(FIRST_COLUMNS.indexOf("maker_best_bid"), "");
            book.set(FIRST_COLUMNS.indexOf("maker_best_ask"), "");
            lines.add(String.join(",", book));
            snapshot.rows().forEach((name, measures) -> lines.add(String.join(",", row(snapshot, name, measures))));
        }

        return lines;
    }

    /** The table of orders: a maker's bids before its asks, nearest to the mid first, larger first at one price. */
    static List<String> orderLines(final List<NaiveSnapshot> snapshots)
    {
        final List<String> lines = new ArrayList<>(List.of("time_ns,market,maker,side,price,size"));
        for (final NaiveSnapshot snapshot : snapshots)
        {
            snapshot.orders().forEach((maker, orders) -> orders.stream()
                .sorted(Comparator.comparing(NaiveSnapshot.Order::isBid).reversed()
                    .thenComparing(order -> order.isBid() ? order.price().negate() : order.price())
                    .thenComparing(NaiveSnapshot.Order::size, Comparator.reverseOrder()))
                .forEach(order -> lines.add(String.join(
                    ",",
                    Long.toString(snapshot.timeEpochNs()),
                    NaiveCsv.quoted(snapshot.market()),
                    NaiveCsv.quoted(maker),
                    order.isBid() ? NaiveEvent.BID : NaiveEvent.ASK,
                    text(order.price()),
                    text(order.size())))));
        }

        return lines;
    }

    private static String header(final List<Ladder> ladders)
    {
        final List<String> columns = new ArrayList<>(FIRST_COLUMNS);
        for (final Ladder ladder : ladders)
        {
            for (final String side : List.of(NaiveEvent.BID, NaiveEvent.ASK))
            {
                for (final int edgeBpsE2 : ladder.edgesBpsE2())
                {
                    final String band = ladder.name() + '_' + side + '_' + text(Edge.bps(edgeBpsE2));
                    columns.add(NaiveCsv.quoted(band + "_size"));
                    columns.add(NaiveCsv.quoted(band + "_notional"));
                }
            }
        }

        return String.join(",", columns);
    }

    private static List<String> row(final NaiveSnapshot snapshot, final String maker, final NaiveMeasures measures)
    {
        final List<String> row = new ArrayList<>(List.of(
            Long.toString(snapshot.timeEpochNs()),
            NaiveCsv.quoted(snapshot.market()),
            Long.toString(snapshot.interval()),
            snapshot.status().name(),
            text(snapshot.book().bestBid()),
            text(snapshot.book().bestAsk()),
            NaiveCsv.quoted(maker),
            text(measures.bestBid()),
            text(measures.bestAsk()),
            text(measures.totals().filledSize()),
            text(measures.totals().filledNotional()),
            text(measures.totals().selfMatchedNotional())));
        measures.bands().forEach(band -> row.add(text(band)));

        return row;
    }

    private static String text(final BigDecimal value)
    {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }
}
