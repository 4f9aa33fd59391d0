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
    private static final String GAIN = "gain";
    private static final String LOSS = "LOSS";
    /** Beyond the limit, but not beyond the errors: to be measured again. */
    private static final String UNSURE = "UNSURE";
    private static final String MISSING = "MISSING";

    private final List<Line> lines = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private final double limit;

    /**
     * Compares what two runs have in common, and keeps what the later one lacks.
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
        for (final Run run : before)
        {
            for (final Row row : run.rows())
            {
                row.sides().stream().skip(1).filter(side -> find(after, run, row, side).isEmpty()).forEach(
                    side -> missing.add(new Missing(run.conditions().jdkFeature(), row.name(), side)));
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

    /** What the earlier run has and the later one lacks: a row, a side of it, or a JDK. */
    public List<Missing> missing()
    {
        return missing;
    }

    /** Whether any row has lost more than the limit allows and more than its errors explain. */
    public boolean isLoss()
    {
        return count(LOSS) > 0;
    }

    /** Whether any row is beyond the limit, but within its errors. */
    public boolean isUnsure()
    {
        return count(UNSURE) > 0;
    }

    private long count(final String verdict)
    {
        return lines.stream().filter(line -> verdict(line).equals(verdict)).count();
    }

    /** A line each: old and new ratio, their ratio and its error; what is missing; and how many there are of each. */
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

        for (final Missing each : missing)
        {
            text.append(String.format(
                Locale.ROOT, "%-4s %-24s %-24s %8s %8s %8s %17s %s\n", each.jdk(), each.row(), each.before().name(),
                RunTable.ratio(each.before().ratio()), "-", "-", "-", MISSING));
        }
        text.append(String.format(
            Locale.ROOT, "compared=%d gains=%d losses=%d unsure=%d missing=%d limit=%s\n", lines.size(), count(GAIN),
            count(LOSS), count(UNSURE), missing.size(), limit));

        return text.toString();
    }

    private String verdict(final Line line)
    {
        if (line.change() <= limit)
        {
            return line.changeHigh() < 1 ? GAIN : "";
        }

        return line.changeLow() > 1 ? LOSS : UNSURE;
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

    /** One side of one row that the earlier run alone has. */
    public record Missing(String jdk, String row, SideResult before)
    {
    }
}
