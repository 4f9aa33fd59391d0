package io.leadline.bench.growth;

import java.io.Writer;
import java.util.List;
import java.util.Locale;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The cost of growth as text, CSV and JSON. */
final class GrowthTable
{
    /** How far above {@code n log n} an exponent may lie and still be taken for it: figures are not exact. */
    static final double TOLERANCE = 0.1;

    private GrowthTable()
    {
    }

    /** A table for each series: figures by size, then the exponents of the cost of all, step by step and over all. */
    static String text(final List<GrowthSeries> all)
    {
        final StringBuilder text = new StringBuilder();
        for (final GrowthSeries series : all)
        {
            line(text, "%s: %s", series.name(), series.words());
            cells(text, series.name(), series.terms().stream().map(GrowthTerm::name).toList());
            for (int i = 0; i < series.sizes().size(); i++)
            {
                final int at = i;
                cells(
                    text, series.sizes().get(i).toString(),
                    series.terms().stream().map(term -> figure(term.values().get(at))).toList());
            }
            exponents(text, series);
            line(text, "");
        }

        return text.toString();
    }

    private static void exponents(final StringBuilder text, final GrowthSeries series)
    {
        for (int i = 0; i + 1 < series.sizes().size(); i++)
        {
            final int step = i;
            cells(
                text, "^ to " + series.sizes().get(i + 1), series.terms().stream()
                    .map(term -> figure(term.fit(series.sizes()).stepExponent(step)))
                    .toList());
        }
        cells(
            text, "^ over all",
            series.terms().stream().map(term -> figure(term.fit(series.sizes()).exponent())).toList());
        cells(
            text, "n log n or less", series.terms().stream()
                .map(term -> isWithin(series, term) ? "yes" : "NO")
                .toList());
    }

    /** Whether the cost of all grows no worse than {@code n log n} over the sizes of the series. */
    static boolean isWithin(final GrowthSeries series, final GrowthTerm term)
    {
        final PowerFit fit = term.fit(series.sizes());

        return fit.exponent() <= fit.linearithmicExponent() + TOLERANCE;
    }

    private static void cells(final StringBuilder text, final String first, final List<String> others)
    {
        text.append(String.format(Locale.ROOT, "%-16s", first));
        others.forEach(cell -> text.append(String.format(Locale.ROOT, "%18s", cell)));
        text.append('\n');
    }

    private static void line(final StringBuilder text, final String format, final Object... values)
    {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String figure(final double value)
    {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.0f", value);
    }

    /** {@code series,size,term,value}, a line a figure. */
    static String csv(final List<GrowthSeries> all)
    {
        final StringBuilder text = new StringBuilder("series,size,term,value\n");
        for (final GrowthSeries series : all)
        {
            for (final GrowthTerm term : series.terms())
            {
                for (int i = 0; i < series.sizes().size(); i++)
                {
                    line(
                        text, "%s,%d,%s,%.3f", series.name(), series.sizes().get(i), term.name(),
                        term.values().get(i));
                }
            }
        }

        return text.toString();
    }

    static void json(final List<GrowthSeries> all, final Writer out)
    {
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out))
        {
            json.writeStartArray();
            for (final GrowthSeries series : all)
            {
                json.writeStartObject();
                json.writeStringProperty("series", series.name());
                json.writeStringProperty("words", series.words());
                json.writeArrayPropertyStart("sizes");
                series.sizes().forEach(json::writeNumber);
                json.writeEndArray();
                json.writeArrayPropertyStart("terms");
                series.terms().forEach(term -> json(series, term, json));
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private static void json(final GrowthSeries series, final GrowthTerm term, final JsonGenerator json)
    {
        final PowerFit fit = term.fit(series.sizes());
        json.writeStartObject();
        json.writeStringProperty("term", term.name());
        json.writeNumberProperty("exponent", fit.exponent());
        json.writeNumberProperty("n_log_n_exponent", fit.linearithmicExponent());
        json.writeArrayPropertyStart("values");
        term.values().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeEndObject();
    }
}
