package io.leadline.bench.growth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.leadline.bench.flow.FlowShape;

/**
 * Sizes of one kind from small to large, and what each costs.
 *
 * @param name  as {@code markets}.
 * @param words what grows, and what stays.
 * @param sizes rising.
 * @param terms costs by size; the first four are times, the others bytes.
 */
record GrowthSeries(String name, String words, List<Integer> sizes, List<GrowthTerm> terms)
{
    /** Terms that are times; those behind them are bytes. */
    static final int TIMES = 4;

    /** What grows in a series: it decides which figures are of one of many. */
    enum Growing
    {
        MARKETS, MAKERS, ORDERS, EDGES
    }

    static GrowthSeries measure(final Growing growing, final String words, final List<GrowthPoint> points)
        throws IOException
    {
        final List<GrowthFigures> figures = new ArrayList<>();
        for (final GrowthPoint point : points)
        {
            figures.add(new GrowthProbe(point).measure());
        }

        return of(growing, words, points, figures);
    }

    static GrowthSeries of(
        final Growing growing, final String words, final List<GrowthPoint> points, final List<GrowthFigures> figures)
    {
        final boolean isByMarket = growing == Growing.MARKETS;
        final boolean isByMaker = isByMarket || growing == Growing.MAKERS;
        final boolean isByOrder = growing != Growing.EDGES;
        final List<Double> nsPerOrder = new ArrayList<>();
        final List<Double> bytesPerOrder = new ArrayList<>();
        final List<Double> bytesPerMaker = new ArrayList<>();
        for (int i = 0; i < points.size(); i++)
        {
            final FlowShape shape = points.get(i).shape();
            final double orders = points.get(i).orderCount();
            nsPerOrder.add(figures.get(i).nsPerMarket() * shape.markets() / orders);
            bytesPerOrder.add(figures.get(i).bookBytes() / orders);
            bytesPerMaker.add(figures.get(i).measureBytes() / shape.markets() / shape.makers());
        }

        return new GrowthSeries(
            growing.name().toLowerCase(Locale.ROOT), words, points.stream().map(GrowthPoint::size).toList(),
            List.of(
                GrowthTerm.of("apply ns/event", true, figures, GrowthFigures::nsPerEvent),
                GrowthTerm.of("measure ns/market", isByMarket, figures, GrowthFigures::nsPerMarket),
                new GrowthTerm("measure ns/order", isByOrder, nsPerOrder),
                GrowthTerm.of("record ns/market", isByMarket, figures, GrowthFigures::nsPerRecord),
                GrowthTerm.of("log B/record", isByMarket, figures, GrowthFigures::bytesPerRecord),
                new GrowthTerm("books B/order", isByOrder, bytesPerOrder),
                new GrowthTerm("measures B/maker", isByMaker, bytesPerMaker)));
    }
}
