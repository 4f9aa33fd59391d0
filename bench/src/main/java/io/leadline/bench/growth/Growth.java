package io.leadline.bench.growth;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.leadline.bench.growth.GrowthSeries.Growing;

/**
 * What growth costs: markets, makers, orders of one maker and edges, each from few to many, the rest held still. Prints
 * tables with the exponents of each cost, and writes {@code growth.csv}, {@code growth.json} and {@code growth.svg}.
 * <pre>
 *   usage: Growth [folder of results, default bench/target]
 * </pre>
 */
public final class Growth
{
    private static final int[] MARKETS = {1, 4, 16, 64, 256, 1_000, 3_000, 8_000};
    private static final int[] MAKERS = {1, 3, 10, 30, 100, 300, 1_000};
    private static final int[] ORDERS = {10, 30, 100, 300, 1_000, 3_000, 10_000};
    private static final int[] EDGES_OF_TWO = {7, 10, 13, 16};
    private static final int FEW_EDGES = 7;
    private static final int WARM_UP_MARKETS = 50;

    private Growth()
    {
    }

    /** Runs the bench; see the class. */
    public static void main(final String[] arguments) throws IOException
    {
        final Path folder = Path.of(arguments.length > 0 ? arguments[0] : "bench/target");
        Files.createDirectories(folder);
        new GrowthProbe(GrowthPoint.ofMarkets(WARM_UP_MARKETS)).measure();
        new GrowthProbe(GrowthPoint.ofEdges(FEW_EDGES, true)).measure();
        final List<GrowthSeries> all = measure();
        System.out.print(GrowthTable.text(all));
        Files.writeString(folder.resolve("growth.csv"), GrowthTable.csv(all));
        Files.writeString(folder.resolve("growth.svg"), GrowthPlot.svg(all));
        try (Writer out = Files.newBufferedWriter(folder.resolve("growth.json")))
        {
            GrowthTable.json(all, out);
        }
    }

    private static List<GrowthSeries> measure() throws IOException
    {
        final List<GrowthPoint> edges = new ArrayList<>();
        edges.add(GrowthPoint.ofEdges(FEW_EDGES, false));
        IntStream.of(EDGES_OF_TWO).forEach(each -> edges.add(GrowthPoint.ofEdges(each, true)));

        return List.of(
            GrowthSeries.measure(
                Growing.MARKETS, "markets of 10 makers with 20 orders each, two ladders of 7 edges",
                IntStream.of(MARKETS).mapToObj(GrowthPoint::ofMarkets).toList()),
            GrowthSeries.measure(
                Growing.MAKERS, "makers of one market with 40 orders each, two ladders of 7 edges",
                IntStream.of(MAKERS).mapToObj(GrowthPoint::ofMakers).toList()),
            GrowthSeries.measure(
                Growing.ORDERS, "orders of the one maker of one market, two ladders of 7 edges",
                IntStream.of(ORDERS).mapToObj(GrowthPoint::ofOrders).toList()),
            GrowthSeries.measure(
                Growing.EDGES, "edges of all ladders (7 of one, then of two), 10 markets of 20 makers with 40 orders",
                edges));
    }
}
