package io.leadline.report;

import java.time.LocalDate;
import java.util.List;

import io.leadline.program.Program;
import io.leadline.scoring.figure.Period;

/** Whether a maker takes part in a program, day by day. Remembers the last day that was asked for; single thread. */
final class Standing
{
    private final boolean isDisqualified;
    private final boolean isOpen;
    private final List<Program.Enrolment> windows;

    private long day = Long.MIN_VALUE;
    private boolean isEnrolled;

    Standing(final Program program, final String maker)
    {
        isDisqualified = program.disqualified().stream().anyMatch(entry -> entry.maker().equals(maker));
        isOpen = program.enrolments().isEmpty();
        windows = program.enrolments().stream().filter(window -> window.maker().equals(maker)).toList();
    }

    /** {@code NOT_ENROLLED}, {@code DISQUALIFIED}, or {@code ACTIVE} when nothing keeps it from being so. */
    VerdictKind at(final long timeEpochNs)
    {
        final long asked = Period.dayOf(timeEpochNs);
        if (asked != day)
        {
            day = asked;
            isEnrolled = isOpen
                || windows.stream().anyMatch(window -> window.contains(LocalDate.ofEpochDay(asked)));
        }
        if (!isEnrolled)
        {
            return VerdictKind.NOT_ENROLLED;
        }

        return isDisqualified ? VerdictKind.DISQUALIFIED : VerdictKind.ACTIVE;
    }
}
