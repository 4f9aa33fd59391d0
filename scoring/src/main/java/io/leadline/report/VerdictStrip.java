package io.leadline.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import io.leadline.command.IsoTime;
import io.leadline.scoring.result.MakerResult;

/**
 * The heat strips of a market: one per maker, time from left to right, each bucket divided among its verdicts. Drawn
 * as SVG with one path per kind, which needs no script and prints as it is.
 */
public final class VerdictStrip
{
    static final int WIDTH = 1152;
    static final int HEIGHT = 28;

    private static final VerdictKind[] KINDS = VerdictKind.values();
    private static final int TIME_LABELS = 4;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long DAY_NS = 24 * HOUR_NS;
    private static final long TEN_DAYS_NS = 10 * DAY_NS;

    private VerdictStrip()
    {
    }

    /** The strips of a market's drawn makers, with a scale of time below. */
    static void write(final Html html, final MarketView view, final MarketTimeline timeline)
    {
        html.open("div", "class", "strips", "data-section", view.id()).line();
        final List<MakerResult> makers = view.drawn();
        for (int i = 0; i < makers.size(); i++)
        {
            write(html, timeline, makers.get(i), view.uptime().name(), i);
        }
        html.open("div", "class", "strip scale", "aria-hidden", "true").element("span", "");
        html.open("span", "class", "times");
        final long spanNs = timeline.bucketCount() * timeline.widthNs();
        for (int i = 0; i <= TIME_LABELS; i++)
        {
            html.element("span", clock(timeline.startEpochNs(0) + spanNs / TIME_LABELS * i, spanNs));
        }
        html.close("span").element("span", "UTC").close("div").close("div").line();
        writeBriefLegend(html, view, timeline);
        if (makers.size() < view.ranked().size())
        {
            html.element("p", (view.ranked().size() - makers.size()) + " more makers are not drawn.", "class", "note");
        }
    }

    /**
     * One strip alone.
     *
     * @param words  what it says, for who does not see it.
     * @param counts by bucket and position of a kind: how many snapshots said so.
     */
    public static void write(final Html html, final String words, final long[][] counts)
    {
        final int[][] bounds = new int[counts.length][];
        for (int bucket = 0; bucket < bounds.length; bucket++)
        {
            bounds[bucket] = bounds(counts[bucket], (int)LongStream.of(counts[bucket]).sum());
        }
        html.open("div", "class", "strip alone");
        writeDrawing(html, words, bounds);
        html.close("div").line();
    }

    /** Colours, patterns, words and meanings of all verdicts. */
    public static void writeLegend(final Html html)
    {
        html.open("ul", "class", "legend");
        for (final VerdictKind kind : KINDS)
        {
            writeSwatch(html.open("li"), kind);
            html.element("b", kind.label()).text(" " + kind.meaning()).close("li").line();
        }
        html.close("ul").line();
    }

    /** Colours, patterns and words of the verdicts that the strips above it show. */
    private static void writeBriefLegend(final Html html, final MarketView view, final MarketTimeline timeline)
    {
        final long[] sums = new long[KINDS.length];
        for (final MakerResult maker : view.drawn())
        {
            final long[] totals = totals(timeline, timeline.maker(maker.maker()));
            for (int kind = 0; kind < sums.length; kind++)
            {
                sums[kind] += totals[kind];
            }
        }
        html.open("ul", "class", "legend brief");
        for (final VerdictKind kind : KINDS)
        {
            if (sums[kind.ordinal()] > 0)
            {
                writeSwatch(html.open("li"), kind);
                html.text(kind.label()).close("li");
            }
        }
        html.close("ul").line();
    }

    private static void writeSwatch(final Html html, final VerdictKind kind)
    {
        html.open("svg", "viewBox", "0 0 28 14", "aria-hidden", "true")
            .open("rect", "width", "28", "height", "14", "class", "v-" + kind.styleName())
            .close("rect").close("svg");
    }

    private static void write(
        final Html html,
        final MarketTimeline timeline,
        final MakerResult result,
        final String uptime,
        final int index)
    {
        final MakerTimeline maker = timeline.maker(result.maker());
        final long[] totals = totals(timeline, maker);
        final int[][] bounds = bounds(timeline, maker);
        html.open("div", "class", "strip", "data-maker", Integer.toString(index));
        html.open("span", "class", "who").name(maker.name()).close("span");
        writeDrawing(html, maker.name() + ": " + words(totals), bounds);
        html.element("span", result.metric(uptime).map(NumberText::percent).orElse("–"), "class", "share");
        html.close("div").line();
    }

    private static void writeDrawing(final Html html, final String words, final int[][] bounds)
    {
        html.open("svg", "viewBox", "0 0 " + WIDTH + ' ' + HEIGHT, "preserveAspectRatio", "none", "role", "img",
            "aria-label", words);
        for (final VerdictKind kind : KINDS)
        {
            final String path = path(bounds, kind);
            if (!path.isEmpty())
            {
                html.open("path", "class", "v-" + kind.styleName(), "d", path).close("path");
            }
        }
        html.close("svg");
    }

    private static long[] totals(final MarketTimeline timeline, final MakerTimeline maker)
    {
        final long[] totals = new long[KINDS.length];
        for (int bucket = 0; bucket < timeline.bucketCount(); bucket++)
        {
            for (final VerdictKind kind : KINDS)
            {
                totals[kind.ordinal()] += timeline.count(maker, bucket, kind);
            }
        }

        return totals;
    }

    private static String words(final long[] totals)
    {
        final List<String> words = new ArrayList<>();
        long sum = 0;
        for (final long total : totals)
        {
            sum += total;
        }
        for (final VerdictKind kind : KINDS)
        {
            if (totals[kind.ordinal()] > 0)
            {
                words.add(kind.label() + ' ' + NumberText.percent(share(totals[kind.ordinal()], sum)));
            }
        }

        return String.join(", ", words);
    }

    private static BigDecimal share(final long part, final long whole)
    {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64);
    }

    /** Rectangles of one kind; neighbours of the same height are one. */
    private static String path(final int[][] bounds, final VerdictKind kind)
    {
        final StringBuilder path = new StringBuilder();
        int start = 0;
        for (int bucket = 1; bucket <= bounds.length; bucket++)
        {
            if (bucket == bounds.length || !isLevel(bounds[start], bounds[bucket], kind))
            {
                append(path, x(start, bounds.length), x(bucket, bounds.length), bounds[start], kind.ordinal());
                start = bucket;
            }
        }

        return path.toString();
    }

    private static boolean isLevel(final int[] one, final int[] other, final VerdictKind kind)
    {
        return one[kind.ordinal()] == other[kind.ordinal()] && one[kind.ordinal() + 1] == other[kind.ordinal() + 1];
    }

    private static void append(
        final StringBuilder path, final int left, final int right, final int[] bounds, final int kind)
    {
        final int height = bounds[kind] - bounds[kind + 1];
        if (height > 0 && right > left)
        {
            path.append('M').append(left).append(' ').append(bounds[kind + 1])
                .append('h').append(right - left).append('v').append(height)
                .append('h').append(left - right).append('z');
        }
    }

    private static int x(final int bucket, final int bucketCount)
    {
        return bucket * WIDTH / bucketCount;
    }

    /** For each bucket the lower bound of each kind, active at the bottom, and the upper bound of the last. */
    private static int[][] bounds(final MarketTimeline timeline, final MakerTimeline maker)
    {
        final int[][] bounds = new int[timeline.bucketCount()][];
        for (int bucket = 0; bucket < bounds.length; bucket++)
        {
            final long[] counts = new long[KINDS.length];
            for (final VerdictKind kind : KINDS)
            {
                counts[kind.ordinal()] = timeline.count(maker, bucket, kind);
            }
            bounds[bucket] = bounds(counts, timeline.snapshotCount(bucket));
        }

        return bounds;
    }

    /**
     * Every kind that is there is at least one unit high, so that a single bad snapshot can be seen; the lowest takes
     * what is left. A bucket without snapshots is empty.
     */
    static int[] bounds(final long[] counts, final int total)
    {
        final int[] bounds = new int[counts.length + 1];
        int below = 0;
        for (final long count : counts)
        {
            below += count > 0 ? 1 : 0;
        }
        int top = 0;
        for (int kind = counts.length - 1; kind >= 0; kind--)
        {
            bounds[kind + 1] = top;
            if (counts[kind] > 0)
            {
                below--;
                final long rounded = (2 * HEIGHT * counts[kind] + total) / (2L * total);
                top = below == 0 ? HEIGHT : (int) Math.min(HEIGHT - below, top + Math.max(1, rounded));
            }
        }
        bounds[0] = top;

        return bounds;
    }

    private static String clock(final long epochNs, final long spanNs)
    {
        final String text = IsoTime.text(epochNs);
        if (spanNs > TEN_DAYS_NS)
        {
            return text.substring(0, 10);
        }
        if (spanNs > DAY_NS)
        {
            return text.substring(5, 10) + ' ' + text.substring(11, 16);
        }

        return spanNs > HOUR_NS ? text.substring(11, 16) : text.substring(11, 19);
    }
}
