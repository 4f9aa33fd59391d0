package io.leadline.proof.dispute;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;

import io.leadline.command.IsoTime;
import io.leadline.report.VerdictKind;
import io.leadline.scoring.output.PlainText;

/** A dispute as text: lines as they come, then runs, reasons and totals; what is too wide goes on below. */
final class DisputeText
{
    private static final int VALUE_COLUMN = 9;
    private static final int INDENT = 4;
    private static final int DATE_LENGTH = 10;
    private static final int CLOCK_START = 11;
    private static final int CLOCK_END = 19;

    private final PrintWriter out;
    private final DisputeCase disputed;

    DisputeText(final PrintWriter out, final DisputeCase disputed)
    {
        this.out = out;
        this.disputed = disputed;
    }

    void head()
    {
        line("program", disputed.program().name() + " (" + disputed.rule().dates() + ")");
        line("market", disputed.market().name());
        line("maker", disputed.maker());
        line("period", IsoTime.text(disputed.period().fromEpochNs()) + " to "
            + IsoTime.text(disputed.period().toEpochNs()));
    }

    private void line(final String name, final String value)
    {
        print(String.format(Locale.ROOT, "%-8s %s", name, value), VALUE_COLUMN);
    }

    /** One snapshot. */
    void line(final Line line)
    {
        final String figures = line.figures().stream()
            .filter(figure -> figure.value().signum() != 0 || !figure.name().startsWith(Figure.SHARE))
            .map(figure -> figure.name() + '=' + Digits.text(figure.value()))
            .collect(Collectors.joining(" "));
        print(IsoTime.text(line.timeEpochNs()) + ' ' + line.interval() + ' ' + line.status() + ' '
            + line.reasons().stream().map(Reason::text).collect(Collectors.joining("; "))
            + (figures.isEmpty() ? "" : " | " + figures));
    }

    void runs(final Runs runs)
    {
        print("");
        print("runs" + (runs.longest().size() < runs.runCount()
            ? ", the " + runs.longest().size() + " longest of " + runs.runCount() : ""));
        String day = "";
        for (final Run run : runs.longest())
        {
            final String from = IsoTime.text(run.firstEpochNs());
            if (!from.substring(0, DATE_LENGTH).equals(day))
            {
                day = from.substring(0, DATE_LENGTH);
                print(day);
            }
            print(cut("  " + words(run), FittedText.WIDTH));
        }
    }

    /** {@code inactive 14:03:10–14:07:52, 283 snapshots, ask missing}. */
    static String words(final Run run)
    {
        final String from = IsoTime.text(run.firstEpochNs());
        final String to = IsoTime.text(run.lastEpochNs());
        final String day = to.startsWith(from.substring(0, DATE_LENGTH)) ? "" : to.substring(0, CLOCK_START);
        final boolean isActive = run.verdict() == VerdictKind.ACTIVE;

        return state(run.verdict()) + ' ' + from.substring(CLOCK_START, CLOCK_END) + '–' + day.replace('T', ' ')
            + to.substring(CLOCK_START, CLOCK_END) + ", " + snapshots(run.count())
            + (isActive ? "" : ", " + run.label());
    }

    private static String state(final VerdictKind verdict)
    {
        return switch (verdict)
        {
            case ACTIVE -> "active  ";
            case MARKET_EXCLUDED, NOT_ENROLLED -> "no count";
            default -> "inactive";
        };
    }

    private static String snapshots(final long count)
    {
        return count + (count == 1 ? " snapshot" : " snapshots");
    }

    void reasons(final Runs runs)
    {
        print("");
        print(String.format(Locale.ROOT, "%-42s %10s %7s %8s %9s", "reasons", "snapshots", "%", "runs", "longest"));
        for (final Runs.ReasonSum reason : runs.reasons())
        {
            final BigDecimal percent = BigDecimal.valueOf(100 * reason.count())
                .divide(BigDecimal.valueOf(runs.lineCount()), 2, RoundingMode.HALF_EVEN);
            print(String.format(
                Locale.ROOT, "%-42s %10d %7s %8d %9d", cut(reason.label(), 42), reason.count(),
                percent.toPlainString(), reason.runCount(), reason.longest()));
        }
    }

    void totals(final Comparison comparison)
    {
        print("");
        print(String.format(Locale.ROOT, "%-26s %34s %18s", "totals", "lines", "score"));
        for (final Comparison.Row row : comparison.rows())
        {
            print(String.format(
                Locale.ROOT, "%-26s %34s %18s", row.metric(), text(row.lines()),
                row.isSame() ? "the same" : text(row.score())));
        }
    }

    void instant(final InstantView view)
    {
        head();
        print("");
        InstantText.lines(view).forEach(this::print);
    }

    private static String text(final BigDecimal value)
    {
        return value == null ? "none" : value.toPlainString();
    }

    private static String cut(final String text, final int most)
    {
        return ShownText.of(text, most);
    }

    private void print(final String text)
    {
        print(text, INDENT + text.length() - text.stripLeading().length());
    }

    private void print(final String text, final int indent)
    {
        FittedText.lines(PlainText.printable(text), indent).forEach(line -> out.print(line + "\n"));
    }
}
