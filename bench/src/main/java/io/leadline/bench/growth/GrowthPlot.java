package io.leadline.bench.growth;

import java.util.List;
import java.util.Locale;

/**
 * The cost of growth as one SVG picture: a column for each series, times above, bytes below, both axes logarithmic and
 * a grid line at each power of ten.
 */
final class GrowthPlot
{
    private static final int PANEL_WIDTH = 330;
    private static final int PANEL_HEIGHT = 270;
    private static final int LEFT = 52;
    private static final int RIGHT = 14;
    private static final int TOP = 62;
    private static final int BOTTOM = 30;
    private static final int LEGEND_STEP = 14;
    private static final List<String> COLOURS = List.of("#1f5fbf", "#c9560e", "#8a8f98", "#2b7d3b");

    private final StringBuilder svg = new StringBuilder();

    private GrowthPlot()
    {
    }

    static String svg(final List<GrowthSeries> all)
    {
        final GrowthPlot plot = new GrowthPlot();
        final int width = PANEL_WIDTH * all.size();
        plot.put(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" " +
            "font-family=\"sans-serif\" font-size=\"11\">", width, 2 * PANEL_HEIGHT, width, 2 * PANEL_HEIGHT);
        plot.put("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        for (int i = 0; i < all.size(); i++)
        {
            final GrowthSeries series = all.get(i);
            final List<GrowthTerm> terms = series.terms();
            plot.panel(i, 0, series, "ns", terms.subList(0, GrowthSeries.TIMES));
            plot.panel(i, 1, series, "bytes", terms.subList(GrowthSeries.TIMES, terms.size()));
        }
        plot.put("</svg>");

        return plot.svg.toString();
    }

    private void panel(
        final int column, final int row, final GrowthSeries series, final String unit, final List<GrowthTerm> terms)
    {
        final LogAxis x = LogAxis.within(
            series.sizes().stream().mapToDouble(Integer::doubleValue).toArray(), LEFT, PANEL_WIDTH - RIGHT);
        final LogAxis y = LogAxis.decades(
            terms.stream().flatMap(term -> term.values().stream()).mapToDouble(Double::doubleValue).toArray(),
            PANEL_HEIGHT - BOTTOM, TOP);
        put("<g transform=\"translate(%d,%d)\">", column * PANEL_WIDTH, row * PANEL_HEIGHT);
        put("<text x=\"%d\" y=\"14\" font-weight=\"bold\">%s by %s</text>", LEFT, unit, series.name());
        grid(x, y, series);
        for (int i = 0; i < terms.size(); i++)
        {
            final String colour = COLOURS.get(i);
            put(
                "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>",
                LEFT + i % 2 * (PANEL_WIDTH - LEFT) / 2, 30 + i / 2 * LEGEND_STEP, colour, terms.get(i).name());
            line(x, y, series.sizes(), terms.get(i).values(), colour);
        }
        put("</g>");
    }

    private void grid(final LogAxis x, final LogAxis y, final GrowthSeries series)
    {
        for (final double value : y.decades())
        {
            put(
                "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>",
                LEFT, PANEL_WIDTH - RIGHT, y.at(value), y.at(value));
            put(
                "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#555555\">%s</text>",
                LEFT - 5, y.at(value) + 4, label(value));
        }
        double free = 0;
        for (final int size : series.sizes())
        {
            put(
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#eeeeee\"/>",
                x.at(size), x.at(size), TOP, PANEL_HEIGHT - BOTTOM);
            if (x.at(size) >= free)
            {
                put(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555555\">%s</text>",
                    x.at(size), PANEL_HEIGHT - BOTTOM + 15, label(size));
                free = x.at(size) + 30;
            }
        }
    }

    private void line(
        final LogAxis x, final LogAxis y, final List<Integer> sizes, final List<Double> values, final String colour)
    {
        final StringBuilder points = new StringBuilder();
        for (int i = 0; i < sizes.size(); i++)
        {
            if (values.get(i) > 0)
            {
                final String place =
                    String.format(Locale.ROOT, "%.1f,%.1f", x.at(sizes.get(i)), y.at(values.get(i)));
                points.append(place).append(' ');
                put(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.4\" fill=\"%s\"/>",
                    x.at(sizes.get(i)), y.at(values.get(i)), colour);
            }
        }
        put(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"/>",
            points.toString().strip(), colour);
    }

    private static String label(final double value)
    {
        if (value >= 1_000_000)
        {
            return (long)(value / 1_000_000) + "M";
        }
        if (value >= 10_000)
        {
            return (long)(value / 1_000) + "k";
        }

        return value < 1 ? Double.toString(value) : Long.toString((long)value);
    }

    private void put(final String format, final Object... values)
    {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
