package io.leadline.report;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.function.IntFunction;

import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.Threshold;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the script draws, as JSON inside the page: per section the buckets of time and, for each drawn maker, counts of
 * verdicts and smallest, mean and largest size and spread. Numbers are rounded to what a chart can show.
 */
final class ChartData
{
    private static final long NS_PER_MS = 1_000_000L;
    private static final BigDecimal SPREAD_UNIT_BPS = new BigDecimal("0.0001");

    private ChartData()
    {
    }

    /** The JSON of all sections, safe to stand inside a script element. */
    static String json(final List<MarketView> views)
    {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(
            ObjectWriteContext.empty(), text))
        {
            json.writeStartObject();
            json.writeArrayPropertyStart("kinds");
            for (final VerdictKind kind : VerdictKind.values())
            {
                json.writeStartObject();
                json.writeStringProperty("label", kind.label());
                json.writeBooleanProperty("counted", kind.isCounted());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("sections");
            views.forEach(view -> view.timeline().ifPresent(timeline -> writeSection(json, view, timeline)));
            json.writeEndObject();
            json.writeEndObject();
        }

        // In JSON a "<" stands in strings only; escaped, no name can end the script element or open a comment.
        return text.toString().replace("<", "\\u003c");
    }

    private static void writeSection(
        final JsonGenerator json, final MarketView view, final MarketTimeline timeline)
    {
        json.writeObjectPropertyStart(view.id());
        json.writeStringProperty("market", view.market().market());
        json.writeStringProperty("quote", view.market().quote());
        json.writeStringProperty("size", timeline.sizeLabel());
        json.writeNumberProperty("fromMs", timeline.bucketCount() == 0 ? 0 : timeline.startEpochNs(0) / NS_PER_MS);
        json.writeNumberProperty("widthMs", timeline.widthNs() / NS_PER_MS);
        json.writeNumberProperty("buckets", timeline.bucketCount());
        json.writeArrayPropertyStart("thresholds");
        view.market().thresholds().stream()
            .filter(threshold -> threshold.metric().equals(view.uptime().name()))
            .forEach(threshold -> writeThreshold(json, threshold));
        json.writeEndArray();
        json.writeArrayPropertyStart("makers");
        for (final MakerResult maker : view.drawn())
        {
            writeMaker(json, timeline, timeline.maker(maker.maker()));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeThreshold(final JsonGenerator json, final Threshold threshold)
    {
        json.writeStartObject();
        json.writeStringProperty("tier", threshold.tier());
        json.writeName("value");
        json.writeNumber(NumberText.charted(threshold.value()));
        json.writeEndObject();
    }

    private static void writeMaker(
        final JsonGenerator json, final MarketTimeline timeline, final MakerTimeline maker)
    {
        json.writeStartObject();
        json.writeStringProperty("name", maker.name());
        json.writeArrayPropertyStart("verdicts");
        for (final VerdictKind kind : VerdictKind.values())
        {
            writeCounts(json, timeline, maker, kind);
        }
        json.writeEndArray();
        json.writeObjectPropertyStart("size");
        writeSizes(json, timeline, maker);
        json.writeEndObject();
        json.writeObjectPropertyStart("spread");
        final ExtentSeries spreads = maker.spreads();
        writeExtents(json, timeline.bucketCount(), spreads::count, spreads, SPREAD_UNIT_BPS);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Counts per bucket; 0 stands for all zero. */
    private static void writeCounts(
        final JsonGenerator json, final MarketTimeline timeline, final MakerTimeline maker, final VerdictKind kind)
    {
        final int[] counts = new int[timeline.bucketCount()];
        boolean isAny = false;
        for (int bucket = 0; bucket < counts.length; bucket++)
        {
            counts[bucket] = timeline.count(maker, bucket, kind);
            isAny |= counts[bucket] != 0;
        }
        if (isAny)
        {
            json.writeArray(counts, 0, counts.length);
        }
        else
        {
            json.writeNumber(0);
        }
    }

    /** A maker of whom nothing was measured in a counted snapshot had a size of zero in it. */
    private static void writeSizes(
        final JsonGenerator json, final MarketTimeline timeline, final MakerTimeline maker)
    {
        final IntFunction<Integer> counted = bucket -> timeline.snapshotCount(bucket)
            - timeline.count(maker, bucket, VerdictKind.MARKET_EXCLUDED)
            - timeline.count(maker, bucket, VerdictKind.NOT_ENROLLED);
        writeExtents(json, timeline.bucketCount(), counted, maker.sizes(), timeline.sizeUnit());
    }

    private static void writeExtents(
        final JsonGenerator json,
        final int bucketCount,
        final IntFunction<Integer> counts,
        final ExtentSeries extents,
        final BigDecimal unit)
    {
        writeSeries(json, "min", bucketCount, bucket -> counts.apply(bucket) == 0 ? null : scaled(
            counts.apply(bucket) > extents.count(bucket) ? BigInteger.ZERO : extents.least(bucket), 1, unit));
        writeSeries(json, "mean", bucketCount, bucket -> counts.apply(bucket) == 0 ? null : scaled(
            extents.sum(bucket), counts.apply(bucket), unit));
        writeSeries(json, "max", bucketCount, bucket -> counts.apply(bucket) == 0 ? null : scaled(
            extents.most(bucket), 1, unit));
    }

    private static void writeSeries(
        final JsonGenerator json, final String name, final int bucketCount, final IntFunction<String> values)
    {
        json.writeArrayPropertyStart(name);
        for (int bucket = 0; bucket < bucketCount; bucket++)
        {
            final String value = values.apply(bucket);
            if (value == null)
            {
                json.writeNull();
            }
            else
            {
                json.writeNumber(value);
            }
        }
        json.writeEndArray();
    }

    private static String scaled(final BigInteger sum, final int count, final BigDecimal unit)
    {
        final BigDecimal whole = new BigDecimal(sum).multiply(unit);

        return NumberText.charted(
            count == 1 ? whole : whole.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128));
    }
}
