package io.leadline.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.SideResult;

/**
 * Two runs, side by side. What is compared is the ratio of a row's first side to each other one, since both were
 * measured in turn in one JVM: the baselines carry whatever the machine did. An error is the worst that the quarters of
 * both runs allow.
 */
public final class Comparison
{
    private final List<Line> lines = new ArrayList<>();
    private final double limit;

    /**
     * Compares what two runs have in common.
     *
     * @param limit the highest ratio of new to old that is no loss; above 1.
     */
    public Comparison(final List<Run> before, final List<Run> after, final double limit)
    {
        this.limit = limit;
        for (final Run run : after)
        {
            for (final Row row : run.rows())
            {
                row.sides().stream().skip(1).forEach(side -> find(before, run, row, side)
                    .ifPresent(old -> lines.add(new Line(run.conditions().jdkFeature(), row.name(), old, side))));
            }
        }
    }

    private static Optional<SideResult> find(
        final List<Run> runs, final Run like, final Row row, final SideResult side)
    {
        return runs.stream()
            .filter(run -> run.conditions().jdkFeature().equals(like.conditions().jdkFeature()))
            .flatMap(run -> run.rows().stream())
            .filter(each -> each.name().equals(row.name()))
            .flatMap(each -> each.sides().stream().skip(1))
            .filter(each -> each.name().equals(side.name()))
            .findFirst();
    }

    /** What both runs have. */
    public List<Line> lines()
    {
        return lines;
    }

    /** Whether any row has lost more than the limit allows and more than its errors explain. */
    public boolean isLoss()
    {
        return lines.stream().anyMatch(line -> verdict(line).equals("LOSS"));
    }

    /** A line each: old and new ratio, their ratio and its error. */
    public String text()
    {
        final StringBuilder text = new StringBuilder(String.format(
            Locale.ROOT, "%-4s %-24s %-24s %8s %8s %8s %17s\n", "jdk", "row", "beside", "old", "new", "new/old",
            "error"));
        for (final Line line : lines)
        {
            text.append(String.format(
                Locale.ROOT, "%-4s %-24s %-24s %8s %8s %8.3f %8.3f-%8.3f %s\n", line.jdk(), line.row(),
                line.after().name(), RunTable.ratio(line.before().ratio()), RunTable.ratio(line.after().ratio()),
                line.change(), line.changeLow(), line.changeHigh(), verdict(line)));
        }

        return text.toString();
    }

    private String verdict(final Line line)
    {
        if (line.change() <= limit)
        {
            return line.changeHigh() < 1 ? "gain" : "";
        }

        return line.changeLow() > 1 ? "LOSS" : "unsure";
    }

    /** One side of one row in both runs. */
    public record Line(String jdk, String row, SideResult before, SideResult after)
    {
        /** Above 1: the first side became slower beside this one. */
        double change()
        {
            return after.ratio() / before.ratio();
        }

        double changeLow()
        {
            return after.ratioLow() / before.ratioHigh();
        }

        double changeHigh()
        {
            return after.ratioHigh() / before.ratioLow();
        }
    }
}
