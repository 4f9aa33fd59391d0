package io.leadline.bench.result;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.SideResult;

/** Runs as Markdown: conditions once, then a line for every side of every row. */
public final class RunTable
{
    private static final double WHOLE_FROM = 100;
    private static final double TENTHS_FROM = 10;

    private RunTable()
    {
    }

    /** The runs of several JVMs, JDK by JDK in the order given. */
    public static String markdown(final List<Run> runs)
    {
        final StringBuilder text = new StringBuilder();
        for (final String jdk : runs.stream().map(run -> run.conditions().jdkFeature()).distinct().toList())
        {
            final List<Run> ofJdk = runs.stream().filter(run -> run.conditions().jdkFeature().equals(jdk)).toList();
            text.append(conditions(ofJdk)).append("\n\n")
                .append(lines(ofJdk.stream().flatMap(run -> run.rows().stream()).toList())).append('\n');
        }

        return text.toString();
    }

    /** The table alone. */
    public static String lines(final List<Row> rows)
    {
        final StringBuilder text = new StringBuilder();
        text.append("| row | unit | side | median | p10 – p90 | B/op | ratio | quarters of the run | by CPU | asked ")
            .append("| |\n");
        text.append("|---|---|---|--:|--:|--:|--:|--:|--:|--:|---|\n");
        rows.forEach(row -> line(text, row));

        return text.toString();
    }

    /** More than one where rows were measured again. */
    private static String commits(final List<Run> runs)
    {
        return runs.stream().map(run -> run.conditions().commit()).distinct().collect(Collectors.joining(" and "));
    }

    /** How the line above a JDK's table begins. */
    static String heading(final String jdk)
    {
        return "**JDK " + jdk + "**: ";
    }

    /** What runs of one JDK were measured on, as a line. */
    static String conditions(final List<Run> runs)
    {
        final StringBuilder text = new StringBuilder();
        final Conditions first = runs.get(0).conditions();
        text.append(heading(first.jdkFeature())).append(first.vm()).append(' ')
            .append(first.jdk()).append(", `").append(first.flags()).append("`; ").append(first.cpu()).append(", ")
            .append(first.cores()).append("; ").append(first.kernel()).append("; load ")
            .append(runs.stream().map(run -> run.conditions().load()).min(String::compareTo).orElseThrow())
            .append(" to ")
            .append(runs.stream().map(run -> run.conditions().load()).max(String::compareTo).orElseThrow())
            .append("; ").append(first.date()).append("; commit ").append(commits(runs));
        if (first.isQuick())
        {
            text.append("; **quick: a look only**");
        }

        return text.toString();
    }

    private static void line(final StringBuilder text, final Row row)
    {
        for (final SideResult side : row.sides())
        {
            final boolean isFirst = side == row.sides().get(0);
            text.append("| ").append(isFirst ? "**" + row.name() + "**" : "").append(" | ")
                .append(isFirst ? row.unit() : "").append(" | ").append(side.name()).append(" | ")
                .append(number(side.median())).append(" | ").append(number(side.p10())).append(" – ")
                .append(number(side.p90())).append(" | ").append(side.bytes() < 0 ? "" : bytes(side.bytes()))
                .append(" | ").append(isFirst ? "" : ratio(side.ratio())).append(" | ")
                .append(isFirst ? "" : ratio(side.ratioLow()) + " – " + ratio(side.ratioHigh())).append(" | ")
                .append(isFirst ? "" : ratio(side.cpuRatio())).append(" | ")
                .append(side.limit() > 0 ? "≤ " + ratio(side.limit()) : "").append(" | ").append(verdict(side))
                .append(" |\n");
        }
    }

    private static String verdict(final SideResult side)
    {
        return side.limit() <= 0 ? "" : side.ratio() <= side.limit() ? "met" : "**not met**";
    }

    /** Three digits that count. */
    static String number(final double value)
    {
        return String.format(Locale.ROOT, value >= WHOLE_FROM ? "%.0f" : value >= TENTHS_FROM ? "%.1f" : "%.2f", value);
    }

    static String ratio(final double value)
    {
        return String.format(Locale.ROOT, value >= TENTHS_FROM ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
    }

    private static String bytes(final double value)
    {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
