package io.leadline.proof.precision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.leadline.config.DurationText;
import io.leadline.config.Ladder;
import io.leadline.proof.precision.MarketPrecision.MakerPrecision;
import io.leadline.proof.precision.MarketPrecision.SchedulePrecision;
import io.leadline.scoring.output.PlainText;
import io.leadline.scoring.output.TextColumns;

/** What a study comes to as lines of at most 80 characters, for people. */
public final class PrecisionTable
{
    private static final int LINE_LENGTH = 80;
    private static final int UPTIME_DECIMALS = 4;
    /** One less, for names to have room. */
    private static final int COMPARED_DECIMALS = 3;
    private static final int SHARE_DECIMALS = 1;
    private static final MathContext SCORE_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
    /** Of the widest figures so many fit a line beside a name. */
    private static final int MOST_SCHEDULES = 4;
    private static final int MOST_MAKERS = 50;
    private static final String NONE = "-";

    private PrecisionTable()
    {
    }

    /** The lines. */
    public static List<String> lines(final PrecisionReport report)
    {
        final List<String> lines = new ArrayList<>();
        for (final PrecisionReport.RuleReport rule : report.programs())
        {
            final Presence presence = rule.presence().presence();
            lines.add(name(rule.presence().label()));
            lines.add("present within "
                + Ladder.edgeText(presence.withinBpsE2()) + " bps of the "
                + presence.ladder().reference().name().toLowerCase(Locale.ROOT) + " on both sides");
            lines.add(report.period().text());
            for (final MarketPresence market : rule.presence().markets())
            {
                lines.add("");
                lines.add(name(market.market()));
                lines.add(seconds(market.counted().lengthNs()) + " s count");
                add(lines, rule, market, report);
                if (market.makers().size() > MOST_MAKERS)
                {
                    lines.add("of " + market.makers().size() + " makers the " + MOST_MAKERS
                        + " that were there for longest;");
                    lines.add("all of them in the files of --out");
                }
            }
            lines.add("");
        }
        report.scores().forEach(score -> addScores(lines, score, report.scoreTrialCount()));

        return lines;
    }

    /** A line of its own, so that a name as long as names may be is cut and not what stands behind it. */
    private static String name(final String name)
    {
        final TextColumns line = new TextColumns(LINE_LENGTH);
        line.row(List.of(PlainText.printable(name)));

        return line.lines().get(0);
    }

    /** Those with the largest values, as many as a person looks at, in their order. */
    private static <T> List<T> most(final List<T> makers, final ToDoubleFunction<T> value)
    {
        if (makers.size() <= MOST_MAKERS)
        {
            return makers;
        }
        final double[] values = makers.stream().mapToDouble(value).sorted().toArray();
        final double least = values[values.length - MOST_MAKERS];

        return makers.stream().filter(maker -> value.applyAsDouble(maker) >= least).limit(MOST_MAKERS).toList();
    }

    private static void addScores(final List<String> lines, final ScorePrecision score, final int trialCount)
    {
        lines.add(name(score.program()));
        lines.add(name(score.market()));
        lines.add(score.metric().replace('_', ' ') + ", and 1.96 times its rms error in percent of it");
        lines.add("at random instants, of " + trialCount + " sampled logs each, one every");
        for (int from = 0; from < score.orders().size(); from += MOST_SCHEDULES)
        {
            lines.addAll(scores(score, IntStream.range(
                from, Math.min(score.orders().size(), from + MOST_SCHEDULES)).boxed().toList()));
        }
        lines.add("");
    }

    private static List<String> scores(final ScorePrecision score, final List<Integer> places)
    {
        final TextColumns columns = new TextColumns(LINE_LENGTH);
        final List<String> heads = new ArrayList<>(List.of("maker", "mean"));
        places.forEach(place -> heads.add(
            DurationText.UP_TO_HOURS.text(score.orders().get(place).kind().everyNs())));
        columns.row(heads);
        for (final ScorePrecision.MakerScore maker : most(score.makers(), ScorePrecision.MakerScore::score))
        {
            final List<String> cells = new ArrayList<>(List.of(
                PlainText.printable(maker.maker()),
                new BigDecimal(maker.score()).round(SCORE_DIGITS).toString()));
            places.forEach(place -> cells.add(maker.score() == 0 ? NONE : Decimals.percent(
                SamplingError.Z * maker.errors().get(place) / maker.score(), 2)));
            columns.row(cells);
        }
        addOrder(columns, score.orders(), places, "order reversed %", SchedulePrecision::reversed);
        addOrder(columns, score.orders(), places, "order left open %", SchedulePrecision::open);

        return columns.lines();
    }

    private static void add(
        final List<String> lines,
        final PrecisionReport.RuleReport rule,
        final MarketPresence market,
        final PrecisionReport report)
    {
        final MarketPrecision precision = rule.precision().stream()
            .filter(of -> of.market().equals(market.market())).findFirst().orElse(null);
        final List<UptimeComparison> comparisons = rule.comparisons().stream()
            .filter(of -> of.market().equals(market.market())).toList();
        if (precision == null && comparisons.isEmpty())
        {
            addExact(lines, market);
        }
        if (!comparisons.isEmpty())
        {
            addComparisons(lines, comparisons);
        }
        if (precision != null && !precision.makers().isEmpty())
        {
            addErrors(lines, precision, true, report.trialCount());
            addErrors(lines, precision, false, report.trialCount());
        }
    }

    private static void addExact(final List<String> lines, final MarketPresence market)
    {
        final TextColumns columns = new TextColumns(LINE_LENGTH);
        columns.row(List.of("maker", "uptime %", "active s", "counted s", "times"));
        for (final MakerPresence maker : most(market.makers(), maker -> maker.active().lengthNs()))
        {
            columns.row(List.of(
                PlainText.printable(maker.maker()),
                maker.uptime() == null ? NONE : Decimals.percent(maker.uptime(), UPTIME_DECIMALS),
                seconds(maker.active().lengthNs()),
                seconds(maker.counted().lengthNs()),
                Integer.toString(maker.active().boundCount() / 2)));
        }
        lines.addAll(columns.lines());
    }

    private static void addComparisons(final List<String> lines, final List<UptimeComparison> comparisons)
    {
        final TextColumns columns = new TextColumns(LINE_LENGTH);
        columns.row(List.of("maker", "exact %", "sampled", "off", "stated 95 %", "in", "wilson 95 %", "in"));
        for (final UptimeComparison comparison : most(comparisons, UptimeComparison::activeNs))
        {
            final SamplingError.Interval stated = comparison.stated();
            columns.row(List.of(
                PlainText.printable(comparison.maker()),
                Decimals.percent(comparison.exact(), COMPARED_DECIMALS),
                Decimals.percent(comparison.sampled(), COMPARED_DECIMALS),
                Decimals.percent(comparison.sampled().minus(comparison.exact()), COMPARED_DECIMALS),
                stated == null ? NONE : Decimals.percent(stated.low(), 2) + ".." + Decimals.percent(stated.high(), 2),
                stated == null ? NONE : yes(comparison.isInStated()),
                Decimals.percent(comparison.wilson().low(), 2) + ".."
                    + Decimals.percent(comparison.wilson().high(), 2),
                yes(comparison.isInWilson())));
        }
        lines.addAll(columns.lines());
    }

    private static String yes(final boolean isSo)
    {
        return isSo ? "yes" : "no";
    }

    private static void addErrors(
        final List<String> lines, final MarketPrecision precision, final boolean isRandom, final int trialCount)
    {
        lines.add(isRandom
            ? "95 % of samples lie within so many points of it, at random instants (order:"
            : "1.96 times the rms error at fixed instants, over all phases of the interval");
        if (isRandom)
        {
            lines.add("of " + trialCount + " seeded schedules), one every");
        }
        final int[] places = IntStream.range(0, precision.schedules().size())
            .filter(place -> precision.schedules().get(place).kind().isRandom() == isRandom)
            .toArray();
        for (int from = 0; from < places.length; from += MOST_SCHEDULES)
        {
            lines.addAll(errors(precision, Arrays.stream(
                places, from, Math.min(places.length, from + MOST_SCHEDULES)).boxed().toList()));
        }
    }

    private static List<String> errors(final MarketPrecision precision, final List<Integer> places)
    {
        final TextColumns columns = new TextColumns(LINE_LENGTH);
        final List<String> heads = new ArrayList<>(List.of("maker", "uptime %"));
        places.forEach(place -> heads.add(
            DurationText.UP_TO_HOURS.text(precision.schedules().get(place).kind().everyNs())));
        columns.row(heads);
        for (final MakerPrecision maker : most(precision.makers(), MakerPrecision::activeNs))
        {
            final List<String> cells = new ArrayList<>(List.of(
                PlainText.printable(maker.maker()), Decimals.percent(maker.uptime(), UPTIME_DECIMALS)));
            places.forEach(place -> cells.add(Decimals.percent(
                SamplingError.Z * maker.errors().get(place).standardError(), UPTIME_DECIMALS)));
            columns.row(cells);
        }
        addOrder(columns, precision.schedules(), places, "order reversed %", SchedulePrecision::reversed);
        addOrder(columns, precision.schedules(), places, "order left open %", SchedulePrecision::open);

        return columns.lines();
    }

    private static void addOrder(
        final TextColumns columns,
        final List<SchedulePrecision> schedules,
        final List<Integer> places,
        final String name,
        final ToDoubleFunction<SchedulePrecision> share)
    {
        final List<String> cells = new ArrayList<>(List.of(name, ""));
        places.forEach(place -> cells.add(Decimals.percent(
            share.applyAsDouble(schedules.get(place)), SHARE_DECIMALS)));
        columns.row(cells);
    }

    private static String seconds(final long ns)
    {
        return BigDecimal.valueOf(ns, 9).setScale(3, RoundingMode.HALF_EVEN).toPlainString();
    }
}
