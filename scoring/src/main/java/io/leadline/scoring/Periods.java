package io.leadline.scoring;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.figure.Period;

/** Which periods a program is scored over, and which of its rules each of them takes. Any thread. */
public final class Periods
{
    private Periods()
    {
    }

    /** A period and the rule that it takes. */
    public record Applied(Period period, Rule rule)
    {
        /** Whether the rule's dates hold the whole period. */
        public boolean isCovered()
        {
            return startNs(rule) <= period.fromEpochNs() && period.toEpochNs() <= endNs(rule);
        }

        /** What is said of it where they do not. */
        public String notCovered(final Program program)
        {
            return "period lies outside the dates of the rule: program=" + program.name() + " period="
                + period.text() + " rule=" + rule.dates();
        }
    }

    /** The whole as one period under the rule that has most of it; of a program that is not one of brokers. */
    public static List<Applied> whole(final Program program, final Period whole)
    {
        return List.of(new Applied(whole, nearest(program, whole)));
    }

    /** The program's own weeks or months that touch the whole, cut at its bounds and at the dates of their rules. */
    static List<Applied> split(final Program program, final Period whole)
    {
        final List<Applied> periods = new ArrayList<>();
        long fromEpochNs = whole.fromEpochNs();
        while (fromEpochNs < whole.toEpochNs())
        {
            final long from = fromEpochNs;
            final Rule rule = nearest(program, new Period(from, from + 1));
            long to = Math.min(whole.toEpochNs(), endOf(rule, from));
            // A rule that starts or ends inside the week or month ends the period there.
            for (final Rule other : program.rules())
            {
                to = cut(from, to, startNs(other));
                to = cut(from, to, endNs(other));
            }
            periods.add(new Applied(new Period(from, to), rule));
            fromEpochNs = to;
        }

        return periods;
    }

    /**
     * Whether a period is one of its rule's weeks or months, or what lies of one within the rule's dates. A rule that
     * is dated to start or end within a week or month says by that what its short one pays, but only where it pays for
     * that one alone: where another rule pays for some of it too, each would pay a whole pool.
     */
    static boolean isWhole(final Program program, final Applied applied)
    {
        final Rule rule = applied.rule();
        final long from = applied.period().fromEpochNs();
        final long to = applied.period().toEpochNs();
        final boolean isStart = from == startNs(rule) || from == startOf(rule, from);
        final boolean isEnd = to == endOf(rule, from) || to == endNs(rule) && to < endOf(rule, from);

        return isStart && isEnd && others(program, applied).isEmpty();
    }

    /** Rules that pay for another part of the week or month that a period is cut from; none where it is not cut. */
    static List<Rule> others(final Program program, final Applied applied)
    {
        final long from = applied.period().fromEpochNs();
        final Period uncut = new Period(startOf(applied.rule(), from), endOf(applied.rule(), from));
        if (uncut.equals(applied.period()))
        {
            return List.of();
        }

        return program.rules().stream()
            .filter(rule -> rule != applied.rule() && overlapNs(rule, uncut) > 0)
            .toList();
    }

    /** The week, month or epoch in which a period starts, as far as its rule's dates go. */
    static Period wholeAround(final Applied applied)
    {
        final Rule rule = applied.rule();
        final long start = startOf(rule, applied.period().fromEpochNs());
        final long end = endOf(rule, applied.period().fromEpochNs());
        final long from = Math.max(start, startNs(rule));
        final long to = Math.min(end, endNs(rule));

        return from < to ? new Period(from, to) : new Period(start, end);
    }

    private static long startOf(final Rule rule, final long epochNs)
    {
        final LocalDate day = LocalDate.ofEpochDay(Period.dayOf(epochNs));
        final LocalDate start = switch (rule.period())
        {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.with(TemporalAdjusters.firstDayOfMonth());
            case EPOCH -> day.minusDays(
                Math.floorMod(day.toEpochDay() - rule.from().toEpochDay(), (long)rule.epochDays()));
        };

        return start.toEpochDay() * Period.NS_PER_DAY;
    }

    private static long cut(final long from, final long to, final long bound)
    {
        return from < bound && bound < to ? bound : to;
    }

    private static Rule nearest(final Program program, final Period period)
    {
        return program.rules().stream()
            .min(Comparator.comparingLong((Rule rule) -> -overlapNs(rule, period))
                .thenComparingLong(rule -> distanceNs(rule, period)))
            .orElseThrow();
    }

    private static long overlapNs(final Rule rule, final Period period)
    {
        final long from = Math.max(startNs(rule), period.fromEpochNs());
        final long to = Math.min(endNs(rule), period.toEpochNs());

        return Math.max(0, to - from);
    }

    private static long distanceNs(final Rule rule, final Period period)
    {
        return Math.max(0, Math.max(startNs(rule) - period.toEpochNs(), period.fromEpochNs() - endNs(rule)));
    }

    private static long endOf(final Rule rule, final long epochNs)
    {
        final LocalDate day = LocalDate.ofEpochDay(Period.dayOf(epochNs));
        final LocalDate end = switch (rule.period())
        {
            case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case MONTH -> day.with(TemporalAdjusters.firstDayOfNextMonth());
            case EPOCH -> LocalDate.ofEpochDay(startOf(rule, epochNs) / Period.NS_PER_DAY + rule.epochDays());
        };

        return end.toEpochDay() * Period.NS_PER_DAY;
    }

    private static long startNs(final Rule rule)
    {
        return rule.from().toEpochDay() * Period.NS_PER_DAY;
    }

    private static long endNs(final Rule rule)
    {
        return rule.to() == null ? Long.MAX_VALUE : rule.to().toEpochDay() * Period.NS_PER_DAY;
    }
}
