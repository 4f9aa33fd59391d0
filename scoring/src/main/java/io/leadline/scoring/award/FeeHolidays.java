package io.leadline.scoring.award;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.leadline.program.Program;
import io.leadline.program.Program.Enrolment;
import io.leadline.program.Program.FeeHoliday;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.result.Metric;

/** Fixed fee tiers of new makers in one period: those with a first day of enrolment, counted from it. */
final class FeeHolidays
{
    private final Program program;
    private final Period period;

    FeeHolidays(final Program program, final Period period)
    {
        this.program = program;
        this.period = period;
    }

    /** A maker's tier, and on how many days of the period it has it; nothing where it has none. */
    List<Metric> metrics(final String maker)
    {
        final long days = days(maker);

        return days == 0
            ? List.of()
            : List.of(
                Metric.of("fee_holiday_tier", program.feeHoliday().tier()), Metric.of("fee_holiday_days", days));
    }

    /** The tier that a maker has on all of its days of the period; empty where it has it on some or none. */
    Optional<Integer> tier(final String maker)
    {
        final long days = days(maker);
        final boolean isWhole = days > 0 && days == period.endDay() - Math.max(period.firstDay(), firstDay(maker));

        return isWhole ? Optional.of(program.feeHoliday().tier()) : Optional.empty();
    }

    private long days(final String maker)
    {
        final FeeHoliday holiday = program.feeHoliday();
        final long first = firstDay(maker);
        if (holiday == null || first == Long.MAX_VALUE)
        {
            return 0;
        }
        final long end = Math.min(period.endDay(), holiday.end(LocalDate.ofEpochDay(first)).toEpochDay());

        return Math.max(0, end - Math.max(period.firstDay(), first));
    }

    /** {@link Long#MAX_VALUE} when nobody said, or it has taken part since ever. */
    private long firstDay(final String maker)
    {
        final List<Enrolment> windows = program.enrolments().stream()
            .filter(window -> window.maker().equals(maker))
            .toList();

        return windows.stream().anyMatch(window -> window.from() == null)
            ? Long.MAX_VALUE
            : windows.stream().mapToLong(window -> window.from().toEpochDay()).min().orElse(Long.MAX_VALUE);
    }
}
