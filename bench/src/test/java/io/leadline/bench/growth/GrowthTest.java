package io.leadline.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import io.leadline.bench.growth.GrowthSeries.Growing;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class GrowthTest
{
    private static final List<GrowthPoint> POINTS = Stream.of(1, 10, 100).map(GrowthPoint::ofMakers).toList();

    /** Measuring a market costs the square of its makers here, everything else keeps in step with them. */
    private static GrowthSeries fabricated()
    {
        return GrowthSeries.of(Growing.MAKERS, "made up", POINTS, POINTS.stream()
            .map(point -> new GrowthFigures(
                50, 30.0 * point.size() * point.size(), 200.0 * point.size(), 90.0 * point.size(),
                64.0 * point.orderCount(), 900.0 * point.size()))
            .toList());
    }

    @Test
    void shouldDivideWhatIsOfMany()
    {
        final GrowthSeries series = fabricated();

        assertThat(series.terms().stream().map(GrowthTerm::name)).containsExactly(
            "apply ns/event", "measure ns/market", "measure ns/order", "record ns/market", "log B/record",
            "books B/order", "measures B/maker");
        assertThat(series.terms().get(2).values()).containsExactly(30.0 / 40, 300.0 / 40, 3_000.0 / 40);
        assertThat(series.terms().get(5).values()).containsExactly(64.0, 64.0, 64.0);
        assertThat(series.terms().get(6).values()).containsExactly(900.0, 900.0, 900.0);
    }

    @Test
    void shouldNameTheTermThatGrowsWorseThanNLogN()
    {
        final GrowthSeries series = fabricated();

        assertThat(series.terms().stream().filter(term -> !GrowthTable.isWithin(series, term)).map(GrowthTerm::name))
            .containsExactly("measure ns/market", "measure ns/order");
        assertThat(GrowthTable.text(List.of(series))).contains("NO").contains("^ to 100");
    }

    @Test
    void shouldWriteEachFigureOnALine()
    {
        assertThat(GrowthTable.csv(List.of(fabricated())).lines())
            .hasSize(1 + 7 * 3)
            .contains("makers,10,apply ns/event,50.000", "makers,100,log B/record,9000.000");
    }

    @Test
    void shouldDrawAPictureThatIsWellFormed() throws Exception
    {
        final String svg = GrowthPlot.svg(List.of(fabricated()));
        final Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));

        assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(7);
        assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(7 * 3);
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void shouldMeasureASizeByItself() throws IOException
    {
        final GrowthFigures figures = new GrowthProbe(GrowthPoint.ofMakers(3)).measure();

        assertThat(figures.nsPerEvent()).isPositive();
        assertThat(figures.nsPerMarket()).isPositive();
        assertThat(figures.nsPerRecord()).isPositive();
        assertThat(figures.bytesPerRecord()).isBetween(50.0, 10_000.0);
    }

    @Test
    void shouldPlaceEdgesThatRise()
    {
        for (final int edges : new int[] {7, 10, 13, 16})
        {
            final List<Integer> edgesBpsE2 =
                GrowthPoint.ofEdges(edges, true).configuration().ladders().get(1).edgesBpsE2();

            assertThat(edgesBpsE2).hasSize(edges).doesNotHaveDuplicates().isSorted().allMatch(edge -> edge > 0);
        }
    }
}
