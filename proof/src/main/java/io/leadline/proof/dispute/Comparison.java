package io.leadline.proof.dispute;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.Metric;

/**
 * What the lines add up to beside what the scorer says, metric by metric.
 *
 * @param rows in the order of the totals.
 */
public record Comparison(List<Row> rows)
{
    /**
     * One metric.
     *
     * @param lines what the lines add up to, as the outputs round it; null where they have none.
     * @param score what the scorer says; null where it has none.
     */
    public record Row(String metric, BigDecimal lines, BigDecimal score)
    {
        /** Whether both say the same, to the last digit. */
        public boolean isSame()
        {
            return lines == null ? score == null : score != null && lines.compareTo(score) == 0;
        }

        /** {@code metric: lines=1 score=2}. */
        public String text()
        {
            return metric + ": lines=" + text(lines) + " score=" + text(score);
        }

        private static String text(final BigDecimal value)
        {
            return value == null ? "none" : value.toPlainString();
        }
    }

    /** Copies the rows. */
    public Comparison
    {
        rows = List.copyOf(rows);
    }

    /**
     * Compares; a maker that the scorer has nothing of has to have nothing here.
     *
     * @param totals of the lines.
     * @param result of the maker in the market; empty where the scorer has none.
     */
    static Comparison of(final Map<String, Rational> totals, final Optional<MakerResult> result)
    {
        final List<Row> rows = new ArrayList<>();
        totals.forEach((name, value) ->
        {
            final BigDecimal rounded = new Metric(name, value.roundHalfEven(Metric.DECIMALS)).value();
            final BigDecimal score = result
                .map(maker -> maker.metric(name).orElse(null))
                .orElse(result.isEmpty() && isNothing(name, rounded) ? rounded : null);
            rows.add(new Row(name, rounded, score));
        });
        result.ifPresent(maker -> maker.metrics().stream()
            .filter(metric -> isAddedUp(metric.name()) && !totals.containsKey(metric.name()))
            .forEach(metric -> rows.add(new Row(metric.name(), null, metric.value()))));

        return new Comparison(rows);
    }

    /** The market's snapshots are counted for whoever is asked for; all else of a maker without a result is 0. */
    private static boolean isNothing(final String name, final BigDecimal value)
    {
        return name.startsWith("snapshots") && !name.equals("snapshots_active") || value.signum() == 0
            || name.equals("stake");
    }

    /** Metrics that snapshots add up to, and not other makers, thresholds or awards. */
    private static boolean isAddedUp(final String name)
    {
        return name.startsWith("snapshots") || name.equals("uptime") || name.startsWith("average_")
            || name.equals("score") || name.startsWith("score_daily:") || name.startsWith(Figure.SHARE)
            || name.equals("kpi_uptime") || name.startsWith("kpi_uptime:") || name.startsWith("quoted_")
            || name.equals(Figure.LIQUIDITY) || name.equals(Figure.BID_LIQUIDITY)
            || name.equals(Figure.ASK_LIQUIDITY) || name.equals(Figure.SNAPSHOT_SHARE);
    }

    /** Whether no row differs. */
    public boolean isSame()
    {
        return rows.stream().allMatch(Row::isSame);
    }

    /** The rows whose two sides are not the same. */
    public List<Row> differences()
    {
        return rows.stream().filter(row -> !row.isSame()).toList();
    }
}
