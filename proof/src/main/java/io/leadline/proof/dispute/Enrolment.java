package io.leadline.proof.dispute;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.leadline.proof.dispute.Reason.Value;
import io.leadline.program.Program;
import io.leadline.program.Program.Disqualified;
import io.leadline.report.VerdictKind;

/** Who takes part in a program on which UTC days, and who is out of it altogether. */
final class Enrolment
{
    private final Program program;

    Enrolment(final Program program)
    {
        this.program = program;
    }

    /** Whether a maker takes part on a day since 1970-01-01: where nobody is listed, everybody does. */
    boolean contains(final String maker, final long day)
    {
        return program.enrolments().isEmpty() || windows(maker).stream()
            .anyMatch(window -> window.contains(LocalDate.ofEpochDay(day)));
    }

    private List<Program.Enrolment> windows(final String maker)
    {
        return program.enrolments().stream().filter(window -> window.maker().equals(maker)).toList();
    }

    Reason notEnrolled(final String maker, final long day)
    {
        final String windows = windows(maker).stream()
            .map(window -> (window.from() == null ? ".." : window.from().toString()) + '/'
                + (window.to() == null ? ".." : window.to().toString()))
            .collect(Collectors.joining(" "));

        return Reason.of(
            VerdictKind.NOT_ENROLLED, "", "not enrolled",
            new Value("day", LocalDate.ofEpochDay(day).toString()),
            new Value("enrolled", windows.isEmpty() ? "never" : windows));
    }

    /** Why the maker's awards are forfeited; empty where they are not. */
    Optional<Reason> disqualified(final String maker)
    {
        return program.disqualified().stream()
            .filter(entry -> entry.maker().equals(maker))
            .map(Disqualified::reason)
            .findFirst()
            .map(reason -> Reason.of(
                VerdictKind.DISQUALIFIED, "", "disqualified: " + ShownText.of(reason, Exclusion.MOST_SHOWN),
                new Value("reason", reason)));
    }
}
