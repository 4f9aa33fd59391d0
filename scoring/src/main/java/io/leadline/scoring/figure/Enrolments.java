package io.leadline.scoring.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.leadline.program.Program;
import io.leadline.program.Program.Enrolment;

/** Who takes part in a program on which days. */
public final class Enrolments
{
    private final Map<String, List<Enrolment>> makers;

    /** Enrolments of a program. */
    public Enrolments(final Program program)
    {
        makers = program.enrolments().stream().collect(Collectors.groupingBy(Enrolment::maker));
    }

    /** Whether a maker takes part on a UTC day since 1970-01-01. */
    public boolean isEnrolled(final String maker, final long day)
    {
        return makers.isEmpty()
            || makers.getOrDefault(maker, List.of()).stream()
                .anyMatch(window -> window.contains(LocalDate.ofEpochDay(day)));
    }

    /** Whether the maker takes part on any day of the period. */
    public boolean isEnrolled(final String maker, final Period period)
    {
        for (long day = period.firstDay(); day < period.endDay(); day++)
        {
            if (isEnrolled(maker, day))
            {
                return true;
            }
        }

        return false;
    }
}
